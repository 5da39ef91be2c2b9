#include "runtime/boot_class_path.h"

#include <map>
#include <string>

#include "classfile/descriptor.h"
#include "classfile/jimage.h"
#include "runtime/class_loading.h"
#include "runtime/modules.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

// Written while the VM starts (append also by agents, under the agents' lock); read by any thread.
struct State {
  std::unique_ptr<classfile::JImage> image;
  classfile::ClassPath appended;
  std::map<std::string, classfile::ClassPath, std::less<>> patches;
};

State& state() {
  static auto* instance = new State;
  return *instance;
}

bool find_in_path(const classfile::ClassPath& path, std::string_view file_name, classfile::Resource& resource,
                  std::string* location) {
  const classfile::ClassPathEntry* entry = path.find(file_name, resource);
  if (entry != nullptr && location != nullptr) *location = entry->location();
  return entry != nullptr;
}

bool find_in_module(std::string_view module, std::string_view name, std::string_view file_name,
                    classfile::Resource& resource, std::string* location) {
  auto patch = state().patches.find(module);
  if (patch != state().patches.end() && find_in_path(patch->second, file_name, resource, location)) return true;
  if (location != nullptr) *location = "jrt:/" + std::string(module);
  return state().image != nullptr && state().image->find_class(module, name, resource) == classfile::FindResult::kFound;
}

}  // namespace

bool find_image_class(std::string_view module, std::string_view name, classfile::Resource& resource) {
  return state().image != nullptr && !state().patches.contains(module) &&
         state().image->find_class(module, name, resource) == classfile::FindResult::kFound;
}

std::string_view image_module_of_package(std::string_view package) {
  return state().image == nullptr ? std::string_view() : state().image->module_of_package(package);
}

bool find_boot_class(std::string_view name, classfile::Resource& resource, std::string* location) {
  std::string file_name = std::string(name) + ".class";
  std::string_view package = classfile::package_name(name);
  if (!Vm::module_system_initialized()) {
    // Until then the boot loader defines classes of java.base only.
    auto patch = state().patches.find("java.base");
    bool is_base = image_module_of_package(package) == "java.base";
    if (!is_base && patch == state().patches.end()) return false;
    if (is_base) return find_in_module("java.base", name, file_name, resource, location);
    return find_in_path(patch->second, file_name, resource, location);
  }
  const Symbol* package_symbol = Symbol::lookup(package);
  PackageEntry* entry = package_symbol == nullptr ? nullptr : Modules::find_package(Loaders::boot(), package_symbol);
  if (entry != nullptr && entry->module != nullptr && entry->module->is_named()) {
    return find_in_module(entry->module->name->view(), name, file_name, resource, location);
  }
  return find_in_path(state().appended, file_name, resource, location);
}

bool BootClassPath::initialize(const char* java_home, const char** error) {
  static std::string message;
  std::string reason;
  state().image = classfile::JImage::open(std::string(java_home) + "/lib/modules", &reason);
  if (state().image != nullptr) return true;
  message = reason;
  *error = message.c_str();
  return false;
}

void BootClassPath::append(const char* path) { state().appended.append_path(path); }

void BootClassPath::patch_module(const char* module, const char* path) { state().patches[module].append_path(path); }

}  // namespace cortado
