#include "runtime/image_classes.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "classfile/class_outline.h"
#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/boot_class_path.h"
#include "runtime/modules.h"
#include "runtime/package_access.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

Mutex cache_mutex(LockRank::kLeaf, "image classes");
// Null: the image has no such class. The keys are permanent symbols.
using Cache = std::unordered_map<const Symbol*, std::unique_ptr<ImageClass>>;
Cache& cache() CORTADO_REQUIRES(cache_mutex) {
  static auto* instance = new Cache;
  return *instance;
}

LoaderData* parent_of(const LoaderData* loader) IN_VM {
  if (loader->is_boot) return nullptr;
  Object* parent = HeapAccess::load_reference(loader->class_loader, wk.fields.ClassLoader_parent);
  return parent == nullptr ? Loaders::boot() : Loaders::of_or_null(Handle<Object>::from_cell(&parent));
}

const ModuleEntry* module_of_package(LoaderData* loader, const Symbol* package) {
  const PackageEntry* entry = Modules::find_package(loader, package);
  return entry == nullptr || entry->module == nullptr || !entry->module->is_named() ? nullptr : entry->module;
}

bool is_from_image(const ModuleEntry* module) {
  constexpr std::string_view kImage = "jrt:/";
  if (module->location == nullptr || !module->location->view().starts_with(kImage)) return false;
  return module->location->view().substr(kImage.size()) == module->name->view();
}

bool is_of_jdk(const ModuleEntry* module) {
  return module->name->view().starts_with("java.") || module->name->view().starts_with("jdk.");
}

// No module is patched, or replaced by one of another place.
bool modules_are_as_built() {
  static const bool as_built =
      arguments.module_patches.empty() && arguments.property("jdk.module.upgrade.path") == nullptr;
  return as_built;
}

std::unique_ptr<ImageClass> read_image_class(const ModuleEntry* module, const Symbol* name) {
  classfile::Resource resource;
  if (!find_image_class(module->name->view(), name->view(), resource)) return nullptr;
  std::optional<classfile::ClassOutline> outline = classfile::read_class_outline(resource.bytes());
  if (!outline || outline->name != name->view()) return nullptr;
  auto made = std::make_unique<ImageClass>();
  made->loader = module->loader;
  made->super = outline->super_name.empty() ? nullptr : Symbol::intern(outline->super_name);
  made->is_interface = outline->is_interface;
  return made;
}

}  // namespace

const ImageClass* ImageClasses::find(LoaderData* loader, const Symbol* name) {
  if (!loader->is_of_class_library() || agents_want_class_files.load(std::memory_order_acquire) ||
      has_security_manager()) {
    return nullptr;
  }
  const Symbol* package = Symbol::lookup(classfile::package_name(name->view()));
  if (package == nullptr) return nullptr;
  const ModuleEntry* module = nullptr;
  for (LoaderData* l = loader; l != nullptr && module == nullptr; l = parent_of(l))
    module = module_of_package(l, package);
  if (module == nullptr || !is_from_image(module)) return nullptr;
  {
    MutexLock lock(cache_mutex);
    auto found = cache().find(name);
    if (found != cache().end()) return found->second.get();
  }
  std::unique_ptr<ImageClass> made = read_image_class(module, name);
  const Symbol* key = Symbol::intern(name->view());
  MutexLock lock(cache_mutex);
  return cache().try_emplace(key, std::move(made)).first->second.get();
}

std::span<const uint8_t> ImageClasses::own_bytes(LoaderData* loader, std::string_view name,
                                                 std::span<const uint8_t> bytes) {
  if (!(loader->is_platform || loader->is_application) || agents_want_class_files.load(std::memory_order_acquire))
    return {};
  const Symbol* package = Symbol::lookup(classfile::package_name(name));
  const ModuleEntry* module = package == nullptr ? nullptr : module_of_package(loader, package);
  if (module == nullptr || !is_from_image(module) || !is_of_jdk(module) || !modules_are_as_built()) return {};
  classfile::Resource resource;
  if (!find_image_class(module->name->view(), name, resource) || !resource.is_mapped()) return {};
  return std::ranges::equal(resource.bytes(), bytes) ? resource.bytes() : std::span<const uint8_t>();
}

}  // namespace cortado
