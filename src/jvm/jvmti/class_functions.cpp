#include "jvm/jvmti/class_functions.h"

#include <cstdlib>
#include <cstring>

#include "jvm/entry.h"
#include "jvm/jvmti/environment.h"
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

// Enters the VM; JVMTI_ERROR_UNATTACHED_THREAD on a thread that it does not know.
#define CORTADO_JVMTI_ENTRY()                                                                \
  if (::cortado::Thread::current_or_null() == nullptr) return JVMTI_ERROR_UNATTACHED_THREAD; \
  CORTADO_JVM_ENTRY_CURRENT()

namespace cortado::jvmti {

namespace {

jvmtiError give_classes(Thread& thread, const std::vector<Class*>& from, jint* count, jclass** classes) IN_VM {
  auto* array = static_cast<jclass*>(std::malloc(std::max<size_t>(1, from.size()) * sizeof(jclass)));
  if (array == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  for (size_t i = 0; i < from.size(); i++) array[i] = mirror_reference(thread, from[i]);
  *count = static_cast<jint>(from.size());
  *classes = array;
  return JVMTI_ERROR_NONE;
}

bool is_class(jobject reference) IN_VM {
  Handle<Object> handle = handle_of(reference);
  return !handle.is_null() && Class::of(handle) == wk.classes.Class.get();
}

char* copy_text(const std::string& text) { return ::strdup(text.c_str()); }

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

// Those for which it is an initiating loader.
jvmtiError JNICALL GetClassLoaderClasses(jvmtiEnv*, jobject loader, jint* count, jclass** classes) {
  if (count == nullptr || classes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  std::vector<Class*> all;
  LoaderData* data = loader == nullptr ? Loaders::boot() : Loaders::of_or_null(handle_of(loader));
  if (data != nullptr) {
    MutexLock lock(loader_tables_mutex);
    for (const auto& [name, c] : data->tables->dictionary) all.push_back(c);
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

jvmtiError JNICALL GetClassSignature(jvmtiEnv*, jclass reference, char** signature, char** generic) {
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  Class* c = class_of_reference(reference);
  if (signature != nullptr) {
    std::string text = c->name->string();
    if (c->is_primitive())
      text = std::string(1, "\0\0\0\0ZCFDBSIJ\0\0V\0"[static_cast<size_t>(c->primitive_type) & 15]);
    else if (!c->is_array())
      text = "L" + text + ";";
    *signature = copy_text(text);
  }
  if (generic != nullptr) {
    bool has = has_members(c) && c->generic_signature != 0;
    *generic = has ? copy_text(std::string(c->pool->utf8(c->generic_signature))) : nullptr;
  }
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetClassModifiers(jvmtiEnv*, jclass reference, jint* modifiers) {
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  *modifiers = class_of_reference(reference)->access_flags;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetClassLoader(jvmtiEnv*, jclass reference, jobject* loader) {
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  Class* c = class_of_reference(reference);
  *loader = c->loader == nullptr || loader_of(c).is_null() ? nullptr : new_local(thread, loader_of(c));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsInterface(jvmtiEnv*, jclass reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  *answer = class_of_reference(reference)->is_interface();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsArrayClass(jvmtiEnv*, jclass reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  *answer = class_of_reference(reference)->is_array();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsModifiableClass(jvmtiEnv*, jclass reference, jboolean* answer) {
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  *answer = is_modifiable(class_of_reference(reference));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetObjectSize(jvmtiEnv*, jobject object, jlong* size) {
  if (size == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  Handle<Object> handle = handle_of(object);
  if (handle.is_null()) return JVMTI_ERROR_INVALID_OBJECT;
  NoGc no_gc;
  *size = static_cast<jlong>((object_size(handle.raw(no_gc)) + 7) & ~size_t{7});
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetSystemProperty(jvmtiEnv*, const char* key, char** value) {
  if (key == nullptr || value == nullptr) return JVMTI_ERROR_NULL_POINTER;
  const std::string* text = arguments.property(key);
  if (text == nullptr) return JVMTI_ERROR_NOT_AVAILABLE;
  *value = copy_text(*text);
  return JVMTI_ERROR_NONE;
}

// The world is stopped meanwhile: lookups of other threads take no lock.
jvmtiError JNICALL AddToBootstrapClassLoaderSearch(jvmtiEnv*, const char* path) {
  if (path == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (current_phase() == JVMTI_PHASE_ONLOAD) {
    BootClassPath::append(path);
    return JVMTI_ERROR_NONE;
  }
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
  CORTADO_JVMTI_ENTRY();
  return append_to_system_loader(thread, path);
}

// --- New versions of classes.

namespace {

jvmtiError check_class(jclass reference, Class*& c) IN_VM {
  if (!is_class(reference)) return JVMTI_ERROR_INVALID_CLASS;
  c = class_of_reference(reference);
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

jvmtiError JNICALL RedefineClasses(jvmtiEnv* env, jint count, const jvmtiClassDefinition* definitions) {
  if (!Environment::of(env).capabilities.can_redefine_classes) return JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
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

jvmtiError JNICALL RetransformClasses(jvmtiEnv* env, jint count, const jclass* classes) {
  if (!Environment::of(env).capabilities.can_retransform_classes) return JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
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
