// Loaded classes, class paths, new versions of classes.

#include <cstdio>
#include <cstring>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "os/mutex.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/loader_tables.h"
#include "runtime/modules.h"
#include "runtime/redefinition.h"
#include "runtime/safepoint.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"
#include "runtime/wellknown.h"

namespace cortado::jvmti {

namespace {

jvmtiError give_classes(Thread& thread, const std::vector<Class*>& from, jint* count, jclass** classes) IN_VM {
  std::vector<jclass> references;
  references.reserve(from.size());
  for (const Class* c : from) references.push_back(mirror_reference(thread, c));
  return give_array(references, count, classes);
}

}  // namespace

jvmtiError JNICALL GetLoadedClasses(jvmtiEnv*, jint* count, jclass** classes) {
  if (count == nullptr || classes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  std::vector<Class*> all;
  Loaders::for_each_class([&](Class* c) {
    if (!c->is_primitive() && c->mirror != NarrowRef::kNull) all.push_back(c);
  });
  return give_classes(thread, all, count, classes);
}

namespace {

void add_with_arrays(Class* c, std::vector<Class*>& to) {
  for (; c != nullptr; c = c->array_class()) to.push_back(c);
}

}  // namespace

// Those for which it is an initiating loader, and the arrays of them (JVMS 5.3.3); arrays of primitives are every loader's.
jvmtiError JNICALL GetClassLoaderClasses(jvmtiEnv*, jobject loader, jint* count, jclass** classes) {
  if (count == nullptr || classes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  std::vector<Class*> all;
  LoaderData* data = loader == nullptr ? Loaders::boot() : Loaders::of_or_null(handle_of(loader));
  if (data != nullptr) {
    MutexLock lock(loader_tables_mutex);
    for (const auto& [name, c] : data->tables->dictionary) add_with_arrays(c, all);
  }
  for (Class* array : wk.primitive_arrays) {
    if (array != nullptr) add_with_arrays(array, all);
  }
  return give_classes(thread, all, count, classes);
}

jvmtiError JNICALL GetNamedModule(jvmtiEnv*, jobject loader, const char* package, jobject* module) {
  if (package == nullptr || module == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  *module = nullptr;
  LoaderData* data = loader == nullptr ? Loaders::boot() : Loaders::of_or_null(handle_of(loader));
  const Symbol* name = Symbol::lookup(package);
  PackageEntry* entry = data == nullptr || name == nullptr ? nullptr : Modules::find_package(data, name);
  if (entry == nullptr || entry->module == nullptr || !entry->module->is_named()) return JVMTI_ERROR_NONE;
  if (entry->module->module_object == nullptr) return JVMTI_ERROR_NONE;
  *module = new_local(thread, Handle<Object>::from_cell(&entry->module->module_object));
  return JVMTI_ERROR_NONE;
}

namespace {

// Once the VM runs only such are accepted.
bool is_jar(const char* path) {
  FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  char magic[2] = {};
  bool has_magic = std::fread(magic, 1, sizeof magic, file) == sizeof magic && std::memcmp(magic, "PK", 2) == 0;
  std::fclose(file);
  return has_magic;
}

}  // namespace

// The world is stopped meanwhile: lookups of other threads take no lock.
jvmtiError JNICALL AddToBootstrapClassLoaderSearch(jvmtiEnv*, const char* path) {
  if (path == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (current_phase() == JVMTI_PHASE_ONLOAD) {
    BootClassPath::append(path);
    return JVMTI_ERROR_NONE;
  }
  if (!is_jar(path)) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  CORTADO_JVMTI_ENTRY();
  Safepoint::begin(thread, SafepointOperation::kAppendBootClassPath);
  BootClassPath::append(path);
  Safepoint::end(thread);
  return JVMTI_ERROR_NONE;
}

namespace {

jvmtiError append_to_system_loader(Thread& thread, const char* path) MAY_GC {
  Handle<Object> loader = Vm::system_loader();
  Method* append = Class::of(loader)->find_method(Symbol::intern("appendToClassPathForInstrumentation"),
                                                  Symbol::intern("(Ljava/lang/String;)V"));
  if (append == nullptr) return JVMTI_ERROR_CLASS_LOADER_UNSUPPORTED;
  JavaResult<Unrooted<Object>> made = new_string_platform(thread, path);
  if (made.ok()) {
    Rooted<Object> text(thread, std::move(made).value());
    if (call_java(thread, append, {loader, text}).ok()) return JVMTI_ERROR_NONE;
  }
  thread.clear_exception();
  return JVMTI_ERROR_INTERNAL;
}

}  // namespace

jvmtiError JNICALL AddToSystemClassLoaderSearch(jvmtiEnv*, const char* path) {
  if (path == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (current_phase() == JVMTI_PHASE_ONLOAD) {
    const std::string* before = arguments.property("java.class.path");
    arguments.set_property("java.class.path", before == nullptr || before->empty() ? path : *before + ":" + path);
    return JVMTI_ERROR_NONE;
  }
  if (current_phase() != JVMTI_PHASE_LIVE) return JVMTI_ERROR_WRONG_PHASE;
  if (!is_jar(path)) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  CORTADO_JVMTI_ENTRY();
  return append_to_system_loader(thread, path);
}

// --- New versions of classes.

namespace {

jvmtiError check_class(jclass reference, Class*& c) IN_VM {
  CORTADO_JVMTI_TRY(find_class(reference, c));
  return is_modifiable(c) ? JVMTI_ERROR_NONE : JVMTI_ERROR_UNMODIFIABLE_CLASS;
}

ClassFileEvent event_for(Class* c, std::span<const uint8_t> bytes) {
  ClassFileEvent event;
  event.name = c->name;
  event.loader = c->loader;
  event.redefined = c;
  event.bytes = bytes;
  return event;
}

void ask_agents(Thread& thread, ClassFileEvent& event) MAY_GC {
  Rooted<Object> domain(thread, protection_domain_of(event.redefined));
  event.protection_domain = domain;
  if (agents_want_class_files.load()) post_class_file_load(thread, event);
  event.protection_domain = Handle<Object>();
}

bool is_unchanged(const ClassFileEvent& event) {
  std::span<const uint8_t> now = event.redefined->current_class_file();
  return now.size() == event.bytes.size() && std::memcmp(now.data(), event.bytes.data(), now.size()) == 0;
}

jvmtiError install(Thread& thread, std::vector<ClassFileEvent>& events) MAY_GC {
  std::vector<Redefinition> redefinitions;
  for (ClassFileEvent& event : events) {
    if (!is_unchanged(event)) redefinitions.push_back({event.redefined, event.bytes});
  }
  // What the agents saw is what later retransformations start from, as in HotSpot also after a redefinition.
  for (ClassFileEvent& event : events) {
    if (!event.original.empty()) keep_original_class_file(event.redefined, event.original);
  }
  return redefinitions.empty() ? JVMTI_ERROR_NONE : static_cast<jvmtiError>(redefine_classes(thread, redefinitions));
}

}  // namespace

jvmtiError JNICALL RedefineClasses(jvmtiEnv*, jint count, const jvmtiClassDefinition* definitions) {
  if (count < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (definitions == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  LocalFrame frame(thread);
  std::vector<ClassFileEvent> events;
  events.reserve(static_cast<size_t>(count));
  for (jint i = 0; i < count; i++) {
    Class* c;
    if (jvmtiError error = check_class(definitions[i].klass, c); error != JVMTI_ERROR_NONE) return error;
    if (definitions[i].class_bytes == nullptr) return JVMTI_ERROR_NULL_POINTER;
    events.push_back(event_for(c, {definitions[i].class_bytes, static_cast<size_t>(definitions[i].class_byte_count)}));
  }
  for (ClassFileEvent& event : events) ask_agents(thread, event);
  return install(thread, events);
}

jvmtiError JNICALL RetransformClasses(jvmtiEnv*, jint count, const jclass* classes) {
  if (count < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (classes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  LocalFrame frame(thread);
  std::vector<ClassFileEvent> events;
  events.reserve(static_cast<size_t>(count));
  for (jint i = 0; i < count; i++) {
    Class* c;
    if (jvmtiError error = check_class(classes[i], c); error != JVMTI_ERROR_NONE) return error;
    events.push_back(event_for(c, original_class_file(c)));
    events.back().only_retransformers = true;
  }
  for (ClassFileEvent& event : events) ask_agents(thread, event);
  return install(thread, events);
}

}  // namespace cortado::jvmti
