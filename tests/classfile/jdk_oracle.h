// A TypeOracle over the installed class library.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "classfile/class_file.h"
#include "classfile/verifier/verifier.h"

namespace cortado::classfile::test {

class JdkOracle {
 public:
  JdkOracle();

  // The class under verification; it need not be in the class library. If it is `alone`, no other class is in its
  // run-time package (it has a loader of its own).
  void set_current(const ClassFile& file, bool alone) {
    current_ = &file;
    alone_ = alone;
  }
  const TypeOracle& table() const { return table_; }
  // As the current class's loader finds it: the current class itself by its own name, else the class library's.
  const ClassFile* find(std::string_view name);
  const ClassFile* find_in_library(std::string_view name);
  // What the last kError was about.
  const std::string& missing() const { return missing_; }

 private:
  Answer is_assignable(std::string_view from, std::string_view to);
  Answer is_superclass_of_current(std::string_view name);
  Answer is_foreign_protected(std::string_view owner, std::string_view name, std::string_view descriptor,
                              bool is_method);
  Answer is_interface(std::string_view name);
  Answer missing(std::string_view name);
  const ClassFile* super_of(const ClassFile& file);
  bool is_foreign(const ClassFile& declaring) const;

  TypeOracle table_;
  const ClassFile* current_ = nullptr;
  bool alone_ = false;
  std::unordered_map<std::string, std::string> modules_;
  std::unordered_map<std::string, std::unique_ptr<ClassFile>> classes_;
  std::string missing_;
};

}  // namespace cortado::classfile::test
