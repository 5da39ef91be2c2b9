#include "runtime/modules.h"

#include <algorithm>
#include <unordered_set>

#include "base/log.h"
#include "gc/heap_access.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/loader_tables.h"
#include "runtime/mirrors.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

Mutex modules_mutex(LockRank::kModules, "modules");

struct ModuleEntry::Reads {
  std::unordered_set<const ModuleEntry*> modules;
};
struct PackageEntry::Exports {
  std::unordered_set<const ModuleEntry*> modules;
};

namespace {

ModuleEntry* all_modules CORTADO_GUARDED_BY(modules_mutex) = nullptr;  // a list, for the roots

ModuleEntry* make_module(Symbol* name, LoaderData* loader) CORTADO_REQUIRES(modules_mutex) {
  auto* module = new ModuleEntry;
  module->name = name;
  module->loader = loader;
  module->reads = new ModuleEntry::Reads;
  module->next = all_modules;
  all_modules = module;
  return module;
}

PackageEntry* make_package(LoaderData* loader, Symbol* name, ModuleEntry* module) CORTADO_REQUIRES(modules_mutex) {
  auto* package = new PackageEntry;
  package->name = name;
  package->module = module;
  package->exports = new PackageEntry::Exports;
  loader->tables->packages.emplace(name, package);
  return package;
}

ModuleEntry* java_base_locked() CORTADO_REQUIRES(modules_mutex) {
  static ModuleEntry* module = make_module(Symbol::intern("java.base"), Loaders::boot());
  return module;
}

ModuleEntry* unnamed_locked(LoaderData* loader) CORTADO_REQUIRES(modules_mutex) {
  if (loader->unnamed_module == nullptr) {
    loader->unnamed_module = make_module(nullptr, loader);
    loader->unnamed_module->is_open = true;
  }
  return loader->unnamed_module;
}

PackageEntry* find_package_locked(LoaderData* loader, const Symbol* name) CORTADO_REQUIRES(modules_mutex) {
  auto found = loader->principal->tables->packages.find(name);
  return found == loader->principal->tables->packages.end() ? nullptr : found->second;
}

void set_module_entry(Object* module_object, ModuleEntry* entry) {
  HeapAccess::store<int64_t, __ATOMIC_RELEASE>(module_object, wk.fields.Module_module_entry,
                                               reinterpret_cast<int64_t>(entry));
}

// Class.module of everything that was loaded before java.base was defined (contract 3.5): its classes, the array classes
// of them and the nine primitive classes. Every class without a module belongs to it.
void patch_early_classes(Object* module_object) {
  Loaders::for_each_class([module_object](Class* c) {
    Object* mirror = decode_reference(c->mirror);
    if (mirror == nullptr || HeapAccess::load_reference(mirror, wk.fields.Class_module) != nullptr) return;
    HeapAccess::store_reference(mirror, wk.fields.Class_module, module_object);
  });
}

}  // namespace

ModuleEntry* Modules::java_base() {
  MutexLock lock(modules_mutex);
  return java_base_locked();
}

ModuleEntry* Modules::of_class(const Class* c) {
  const Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  if (bottom->is_primitive() || bottom->package == nullptr) return java_base();
  return bottom->package->module;
}

Unrooted<Object> Modules::object_of_class(const Class* c) {
  ModuleEntry* module = of_class(c);
  if (module->module_object == nullptr && !module->is_named()) ensure_unnamed_module(module->loader);
  return Unrooted<Object>(module->module_object);
}

void Modules::ensure_unnamed_module(LoaderData* loader) {
  loader = loader->principal;
  MutexLock lock(modules_mutex);
  ModuleEntry* module = unnamed_locked(loader);
  if (module->module_object != nullptr || loader->class_loader == nullptr) return;
  Object* object = HeapAccess::load_reference(loader->class_loader, wk.fields.ClassLoader_unnamedModule);
  if (object == nullptr) return;  // ClassLoader's constructor has not come so far
  module->module_object = object;
  loader->unnamed_module_object = object;
  set_module_entry(object, module);
}

// The one a java.lang.Module stands for. One that was not defined to the VM is its loader's unnamed module, whose Java side
// may be older than the loader's data. Null: a loader whose constructor has not come so far.
ModuleEntry* Modules::of(Thread& thread, Handle<Object> module) {
  auto entry_in = [](Handle<Object> object) IN_VM {
    int64_t address = HeapAccess::load<int64_t, __ATOMIC_ACQUIRE>(object, wk.fields.Module_module_entry);
    return reinterpret_cast<ModuleEntry*>(address);
  };
  if (ModuleEntry* entry = entry_in(module)) return entry;
  Rooted<Object> loader(thread, HeapAccess::load_reference(module, wk.fields.Module_loader));
  LoaderData* data = Loaders::of(thread, loader)->principal;
  ensure_unnamed_module(data);
  MutexLock lock(modules_mutex);
  return data->unnamed_module;
}

PackageEntry* Modules::find_package(LoaderData* loader, const Symbol* package_name) {
  MutexLock lock(modules_mutex);
  return find_package_locked(loader, package_name);
}

// Before the module system is up all classes come from java.base; its packages are known for certain only when it is
// defined.
PackageEntry* Modules::package_for_definition(LoaderData* loader, Symbol* package_name) {
  loader = loader->principal;
  MutexLock lock(modules_mutex);
  if (PackageEntry* package = find_package_locked(loader, package_name)) return package;
  bool early = loader->is_boot && java_base_locked()->module_object == nullptr;
  return make_package(loader, package_name, early ? java_base_locked() : unnamed_locked(loader));
}

bool Modules::can_read(const ModuleEntry* from, const ModuleEntry* to) {
  if (from == to || !from->is_named()) return true;
  MutexLock lock(modules_mutex);
  // A module that agents may have patched reads all unnamed modules by default.
  if (from->has_default_read_edges && !to->is_named() && (to->loader->is_boot || to->loader->class_loader != nullptr))
    return true;
  return from->reads->modules.contains(to);
}

bool Modules::is_exported_to(const PackageEntry* package, const ModuleEntry* to) {
  MutexLock lock(modules_mutex);
  if (package->module == nullptr || !package->module->is_named() || package->module->is_open) return true;
  if (package->exported_to_all || package->module == to) return true;
  if (package->exported_to_all_unnamed && !to->is_named()) return true;
  return package->exports->modules.contains(to);
}

void Modules::for_each_boot_package(const std::function<void(PackageEntry*)>& visit) {
  MutexLock lock(modules_mutex);
  for (auto& [name, package] : Loaders::boot()->tables->packages) visit(package);
}

void Modules::visit_roots(RootVisitor& visitor) {
  if (visitor.is_marking()) return;  // those of living loaders: ClassUnloading::reach
  MutexLock lock(modules_mutex);
  for (ModuleEntry* module = all_modules; module != nullptr; module = module->next)
    visitor.visit(&module->module_object);
}

namespace {

bool is_of_dead_loader(const ModuleEntry* module) {
  return !module->loader->is_reached.load(std::memory_order_relaxed);
}

void free_package(PackageEntry* package) {
  delete package->exports;
  delete package;
}

void forget_dead_readers() CORTADO_REQUIRES(modules_mutex) {
  for (ModuleEntry* module = all_modules; module != nullptr; module = module->next)
    std::erase_if(module->reads->modules, is_of_dead_loader);
  Loaders::for_each_loader([](LoaderData* loader) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    for (auto& [name, package] : loader->tables->packages) std::erase_if(package->exports->modules, is_of_dead_loader);
  });
}

}  // namespace

void Modules::forget_unreached(LoaderData* dead) {
  MutexLock lock(modules_mutex);
  for (LoaderData* loader = dead; loader != nullptr; loader = loader->next) {
    for (auto& [name, package] : loader->tables->packages) free_package(package);
    loader->tables->packages.clear();
  }
  bool found = false;
  for (ModuleEntry* module = all_modules; module != nullptr && !found; module = module->next)
    found = is_of_dead_loader(module);
  if (!found) return;
  forget_dead_readers();
  for (ModuleEntry** link = &all_modules; *link != nullptr;) {
    ModuleEntry* module = *link;
    if (!is_of_dead_loader(module)) {
      link = &module->next;
      continue;
    }
    *link = module->next;
    delete module->reads;
    delete module;
  }
}

// --- JVM_DefineModule and friends.

namespace {

// What is wrong with a definition; empty: nothing.
struct DefinitionError {
  bool is_state = false;  // IllegalStateException, else IllegalArgumentException
  std::string message;
};

bool is_legal_module_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.') return false;
  return name.find("..") == std::string_view::npos && name.find_first_of("/\\;[") == std::string_view::npos;
}

DefinitionError check_packages(LoaderData* loader, std::string_view module_name, const std::vector<Symbol*>& packages)
    CORTADO_REQUIRES(modules_mutex) {
  ModuleEntry* base = java_base_locked();
  bool defining_base = module_name == "java.base";
  for (Symbol* name : packages) {
    std::string_view text = name->view();
    bool is_java = text.starts_with("java/") || text == "java";
    if (is_java && !loader->is_boot_or_platform()) {
      return {false, "Class loader (instance of): " + Class::of(loader->class_loader)->external_name() +
                         " tried to define prohibited package name: " + name->dotted()};
    }
    PackageEntry* present = find_package_locked(loader, name);
    if (present == nullptr || (defining_base && present->module == base)) continue;
    std::string where = present->module->is_named() ? "module " + present->module->name->string() : "unnamed module";
    if (!present->module->is_named()) {
      return {true, "Package " + name->dotted() + " for module " + std::string(module_name) +
                        " is already in the unnamed module defined to the class loader"};
    }
    return {true, "Package " + name->dotted() + " for module " + std::string(module_name) + " is already in another " +
                      where + " defined to the class loader"};
  }
  return {};
}

ModuleEntry* define_locked(LoaderData* loader, Symbol* name, const std::vector<Symbol*>& packages,
                           DefinitionError& error) CORTADO_REQUIRES(modules_mutex) {
  ModuleEntry* base = java_base_locked();
  bool is_base = name == base->name;
  bool defined = is_base ? base->module_object != nullptr : loader->tables->modules.contains(name);
  if (defined) {
    error = {true, "Module " + name->string() + " is already defined"};
    return nullptr;
  }
  error = check_packages(loader, name->view(), packages);
  if (!error.message.empty()) return nullptr;
  ModuleEntry* module = is_base ? base : make_module(name, loader);
  loader->tables->modules.emplace(name, module);
  for (Symbol* package : packages) {
    PackageEntry* present = find_package_locked(loader, package);
    if (present == nullptr) make_package(loader, package, module);
  }
  return module;
}

Thrown throw_definition_error(Thread& thread, const DefinitionError& error) MAY_GC {
  return throw_new(thread, error.is_state ? wk.classes.IllegalStateException : wk.classes.IllegalArgumentException,
                   error.message);
}

}  // namespace

JavaResult<void> Modules::define(Thread& thread, Handle<Object> module, bool open, std::string_view version,
                                 std::string_view location, const std::vector<Symbol*>& packages) {
  if (module.is_null()) return throw_new(thread, wk.classes.NullPointerException, "Null module object");
  Rooted<Object> loader_object(thread, HeapAccess::load_reference(module, wk.fields.Module_loader));
  Rooted<Object> name_object(thread, HeapAccess::load_reference(module, wk.fields.Module_name));
  if (name_object.is_null())
    return throw_new(thread, wk.classes.IllegalArgumentException, "Module name cannot be null");
  LoaderData* loader = Loaders::of(thread, loader_object);
  Symbol* name = string_to_symbol(name_object, false, false, loader);
  if (!is_legal_module_name(name->view())) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Invalid module name: " + name->string());
  }
  bool is_base = name->view() == "java.base";
  if (is_base && !loader->is_boot) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Class loader must be the boot class loader");
  }
  DefinitionError error;
  {
    MutexLock lock(modules_mutex);
    ModuleEntry* entry = define_locked(loader, name, packages, error);
    if (entry != nullptr) {
      NoGcToken no_gc;
      entry->is_open = open;
      if (!version.empty()) entry->version = Symbol::intern(version, loader);
      if (!location.empty()) entry->location = Symbol::intern(location, loader);
      entry->module_object = module.raw(no_gc);
      set_module_entry(entry->module_object, entry);
    }
  }
  if (!error.message.empty()) return throw_definition_error(thread, error);
  LOG(kModuleLoad, kInfo, "{} location: {}", name->view(), location.empty() ? "(null)" : location);
  if (is_base) {
    NoGc no_gc;
    patch_early_classes(module.raw(no_gc));
  }
  return {};
}

JavaResult<void> Modules::set_boot_unnamed_module(Thread& thread, Handle<Object> module) {
  if (module.is_null()) return throw_new(thread, wk.classes.NullPointerException, "Null module object");
  MutexLock lock(modules_mutex);
  NoGcToken no_gc;
  LoaderData* boot = Loaders::boot();
  ModuleEntry* entry = unnamed_locked(boot);
  entry->module_object = module.raw(no_gc);
  boot->unnamed_module_object = entry->module_object;
  set_module_entry(entry->module_object, entry);
  return {};
}

JavaResult<void> Modules::add_reads(Thread& thread, Handle<Object> from, Handle<Object> to) {
  if (from.is_null()) return throw_new(thread, wk.classes.NullPointerException, "from_module is null");
  ModuleEntry* from_entry = of(thread, from);
  if (from_entry == nullptr)
    return throw_new(thread, wk.classes.IllegalArgumentException, "from_module cannot be found");
  ModuleEntry* to_entry = to.is_null() ? nullptr : of(thread, to);
  if (!to.is_null() && to_entry == nullptr) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "to_module cannot be found");
  }
  MutexLock lock(modules_mutex);
  if (to_entry == nullptr) {
    from_entry->has_default_read_edges = true;  // a null `to`: all unnamed modules
  } else if (from_entry != to_entry && from_entry->is_named()) {
    from_entry->reads->modules.insert(to_entry);
  }
  return {};
}

JavaResult<void> Modules::add_exports(Thread& thread, Handle<Object> from, Symbol* package, Handle<Object> to,
                                      bool to_all_unnamed) {
  if (from.is_null()) return throw_new(thread, wk.classes.NullPointerException, "from_module is null");
  if (package == nullptr) return throw_new(thread, wk.classes.NullPointerException, "package is null");
  ModuleEntry* from_entry = of(thread, from);
  if (from_entry == nullptr)
    return throw_new(thread, wk.classes.IllegalArgumentException, "from_module cannot be found");
  if (!from_entry->is_named() || from_entry->is_open) return {};  // everything is exported
  ModuleEntry* to_entry = to.is_null() ? nullptr : of(thread, to);
  if (!to.is_null() && to_entry == nullptr) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "to_module cannot be found");
  }
  std::string error;
  {
    MutexLock lock(modules_mutex);
    PackageEntry* entry = find_package_locked(from_entry->loader, package);
    if (entry == nullptr || entry->module != from_entry) {
      error = "Package " + package->dotted() + " not found in from_module " + from_entry->name->string();
    } else if (to_all_unnamed) {
      entry->exported_to_all_unnamed = true;
    } else if (to_entry == nullptr) {
      entry->exported_to_all = true;
    } else if (to_entry != from_entry) {
      entry->exports->modules.insert(to_entry);
    }
  }
  if (!error.empty()) return throw_new(thread, wk.classes.IllegalArgumentException, error);
  return {};
}

}  // namespace cortado
