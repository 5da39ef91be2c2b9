#pragma once
// Modules and packages as the VM knows them (JVMS 5.3.6; contract section 3.5). Entries live as long as their loader.

#include "runtime/java_result.h"
#include "runtime/loader_data.h"

namespace cortado {

struct ModuleEntry {
  Symbol* name = nullptr;      // null: an unnamed module
  Symbol* version = nullptr;   // or null
  Symbol* location = nullptr;  // or null
  LoaderData* loader = nullptr;
  Object* module_object = nullptr;  // java.lang.Module; a root; null until defined
  bool is_open = false;
  bool has_default_read_edges = false;
  struct Reads;
  Reads* reads = nullptr;
  ModuleEntry* next = nullptr;
  bool is_named() const { return name != nullptr; }
};

struct PackageEntry {
  Symbol* name = nullptr;  // with '/'
  ModuleEntry* module = nullptr;
  bool exported_to_all = false;
  bool exported_to_all_unnamed = false;
  bool has_classes = false;  // a class of it was defined by the boot loader (GetSystemPackages)
  Symbol* boot_append_location = nullptr;
  struct Exports;
  Exports* exports = nullptr;
};

class Modules {
 public:
  static ModuleEntry* java_base();
  // JVM_DefineModule and friends, with their exceptions. Package names with '/'.
  static JavaResult<void> define(Thread& thread, Handle<Object> module, bool open, std::string_view version,
                                 std::string_view location, const std::vector<Symbol*>& packages) MAY_GC;
  static JavaResult<void> set_boot_unnamed_module(Thread& thread, Handle<Object> module) MAY_GC;
  static JavaResult<void> add_reads(Thread& thread, Handle<Object> from, Handle<Object> to) MAY_GC;
  // to null: to all; all_unnamed: to all unnamed modules.
  static JavaResult<void> add_exports(Thread& thread, Handle<Object> from, Symbol* package, Handle<Object> to,
                                      bool to_all_unnamed) MAY_GC;
  static ModuleEntry* of(Thread& thread, Handle<Object> module) MAY_GC;  // the unnamed one if not defined to the VM
  static ModuleEntry* of_class(const Class* c);
  // The java.lang.Module of a class, what Class.module must hold; null before java.base is defined.
  static Unrooted<Object> object_of_class(const Class* c) IN_VM;
  static PackageEntry* find_package(LoaderData* loader, const Symbol* package_name);
  // Found or made in the loader's unnamed module.
  static PackageEntry* package_for_definition(LoaderData* loader, Symbol* package_name);
  // Makes the loader's unnamed module known (at the latest when its first class is defined); takes the module object
  // from ClassLoader.unnamedModule once the constructor has set it.
  static void ensure_unnamed_module(LoaderData* loader) IN_VM;
  static bool can_read(const ModuleEntry* from, const ModuleEntry* to);
  static bool is_exported_to(const PackageEntry* package, const ModuleEntry* to);
  static void for_each_boot_package(const std::function<void(PackageEntry*)>& visit);
  static void visit_roots(RootVisitor& visitor);
  // In ClassUnloading::unload_unmarked: frees the entries of these loaders (linked by `next`), which were not reached;
  // nobody reads or exports to them any more.
  static void forget_unreached(LoaderData* dead);
};

}  // namespace cortado
