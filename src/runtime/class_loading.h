#pragma once
// Creation and loading (JVMS 5.3). Functions may run Java (ClassLoader.loadClass).

#include <span>

#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/loader_data.h"

namespace cortado {

// Loads through `loader` (null handle: boot), array names too. NoClassDefFoundError with a ClassNotFoundException cause
// if it cannot be found: `load_class`; ClassNotFoundException alone: `load_class_or_cnfe` (Class.forName).
JavaResult<Class*> load_class(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC;
JavaResult<Class*> load_class_or_cnfe(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC;
// Boot loader only: null without exception if there is no such class.
JavaResult<Class*> load_boot_class_or_null(Thread& thread, Symbol* name) MAY_GC;

// What is locked to load or define through a loader that is not registered as parallel capable: itself. Null for others.
Unrooted<Object> lock_of_loader(Handle<Object> loader) IN_VM;

struct DefineOptions {
  Symbol* expected_name = nullptr;  // NoClassDefFoundError "wrong name" if it differs; null: whatever the file says
  Handle<Object> protection_domain;
  const char* source = "__JVM_DefineClass__";  // where it comes from, for log lines
  bool is_from_boot_path = false;  // source is the path's entry
  bool hidden = false;
  bool strong_hidden = true;
  Class* nest_host = nullptr;  // dynamic nest host of a hidden class
  Class* lookup_class = nullptr;
  Handle<Object> class_data;
  bool trust_vm_annotations = false;
  bool return_existing = false;  // a class of that name that is there already is the result, not a LinkageError
  bool class_bytes_are_permanent = false;  // mapped from the image: not copied
};
// Makes and records a class from class-file bytes: parse, supers, layout, tables, mirror; ClassLoader.addClass upcall.
JavaResult<Class*> define_class(Thread& thread, std::span<const uint8_t> bytes, Handle<Object> loader,
                                const DefineOptions& options) MAY_GC;
// The class of arrays whose component is `component` (JVMS 5.3.3).
JavaResult<Class*> array_class_of(Thread& thread, Class* component) MAY_GC;
Class* primitive_class(BasicType type);
// The class a field descriptor names, loaded through `loader`; primitives too.
JavaResult<Class*> class_of_descriptor(Thread& thread, std::string_view descriptor, Handle<Object> loader) MAY_GC;
// Makes java.lang.Class objects for classes that were made before java.lang.Class was there.
JavaResult<void> create_early_mirrors(Thread& thread) MAY_GC;

// Boot class path: the image, --patch-module and -Xbootclasspath/a entries.
struct BootClassPath {
  static bool initialize(const char* java_home, const char** error);
  static void append(const char* path);
  static void patch_module(const char* module, const char* path);
};

}  // namespace cortado
