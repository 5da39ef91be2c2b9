// The installed JDK's class library, for tests that look at all of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "classfile/jimage.h"

namespace cortado::classfile::test {

// lib/modules of the JDK that the tests run against; opened once. Aborts if it cannot be.
const JImage& jdk_image();

// Calls visit(name, bytes) for each class file of a module, or of all modules if module is empty. Class files named
// module-info are left out.
void for_each_class(std::string_view module, const std::function<void(const std::string& name, Bytes bytes)>& visit);

Bytes class_bytes(std::string_view module, std::string_view class_name);

}  // namespace cortado::classfile::test
