#pragma once
// Where the boot loader finds classes (contract section 3.4).

#include <string>
#include <string_view>

#include "classfile/class_path_entry.h"

namespace cortado {

// Looks `name` up in the patches of its module, the image, and the appended entries, as the state of the module system
// allows. False: not found. `location` (may be null): where it was, as a log line names it. Does input and output.
bool find_boot_class(std::string_view name, classfile::Resource& resource, std::string* location = nullptr);
// The class as the image has it. False: not found, or the module is patched. Input and output as above.
bool find_image_class(std::string_view module, std::string_view name, classfile::Resource& resource);
// The module of the image that has the package (with '/'), or empty.
std::string_view image_module_of_package(std::string_view package);

}  // namespace cortado
