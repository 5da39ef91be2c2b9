// The two things about a class that its subtypes depend on, read without parsing the rest of its file.
#pragma once

#include <optional>
#include <string_view>

#include "classfile/bytes.h"

namespace cortado::classfile {

struct ClassOutline {
  bool is_interface = false;
  std::string_view name;        // a view of the bytes
  std::string_view super_name;  // empty: java/lang/Object has none
};

// Nothing if the bytes are no class file as far as they are looked at (the constant pool is skipped by its tags).
[[nodiscard]] std::optional<ClassOutline> read_class_outline(Bytes bytes);

}  // namespace cortado::classfile
