#include "runtime/native_linker.h"

#include <dlfcn.h>

#include <string>
#include <unordered_map>

#include "base/log.h"
#include "classfile/descriptor.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/loader_data.h"
#include "runtime/native_names.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

using NativeTables = std::unordered_map<std::string_view, const VmNative*>;
NativeTables& native_tables() {
  static NativeTables& tables = *new NativeTables;  // never destroyed
  return tables;
}

// What `registerNatives` is bound to in classes whose natives the VM supplies: they are bound one by one at their first
// call. Also right for the ones declared to return an int.
jint register_natives_of_vm_class(JNIEnv*, jclass) { return 0; }

void* find_vm_native(const Method* method, std::string_view name) {
  const VmNative* native = find_vm_natives(method->holder->name->view());
  if (native == nullptr) return nullptr;
  for (; native->name != nullptr; native++) {
    if (name == native->name && method->descriptor->view() == native->descriptor) return native->function;
  }
  return nullptr;
}

// Classes of the library that expect the VM to export their registerNatives (contract section 2.1).
bool vm_registers(const Class* c) {
  std::string_view name = c->name->view();
  return find_vm_natives(name) != nullptr || name.starts_with("jdk/internal/");
}

// ClassLoader.findNative: the libraries that the loader's classes have loaded.
JavaResult<void*> find_in_loader(Thread& thread, Handle<Object> loader, const std::string& name) MAY_GC {
  if (!wk.methods.ClassLoader_findNative) return nullptr;
  Rooted<Object> text(thread, TRY(new_string(thread, name)));
  JavaValue entry = TRY(call_java(thread, wk.methods.ClassLoader_findNative, {Argument(loader), Argument(text)}));
  return reinterpret_cast<void*>(entry.as_long());
}

JavaResult<void*> find_by_name(Thread& thread, const Class* holder, const std::string& name) MAY_GC {
  if (name.empty()) return nullptr;
  if (holder->loader->is_boot) {
    if (void* function = find_in_java_library(name.c_str())) return function;
  }
  void* function = TRY(find_in_loader(thread, holder->loader->loader_handle(), name));
  if (function == nullptr && agent_hooks.find_native != nullptr) function = agent_hooks.find_native(name.c_str());
  return function;
}

JavaResult<void*> look_up(Thread& thread, const Method* method, std::string_view name) MAY_GC {
  const Class* holder = method->holder;
  if (holder->loader->is_boot) {
    if (void* function = find_vm_native(method, name)) return function;
  }
  NativeNames names = native_names(holder->name->view(), name, method->descriptor->view());
  if (holder->loader->is_boot && name == "registerNatives" && vm_registers(holder)) {
    void* function = find_in_java_library(names.short_name.c_str());
    return function != nullptr ? function : reinterpret_cast<void*>(&register_natives_of_vm_class);
  }
  void* function = TRY(find_by_name(thread, holder, names.short_name));
  if (function == nullptr) function = TRY(find_by_name(thread, holder, names.long_name));
  return function;
}

std::vector<std::string> agents_prefixes() {
  return agent_hooks.native_method_prefixes == nullptr ? std::vector<std::string>()
                                                       : agent_hooks.native_method_prefixes();
}

// The name without what agents have put in front of it, the latest first.
std::string_view without_prefixes(std::string_view name, const std::vector<std::string>& prefixes) {
  for (auto prefix = prefixes.rbegin(); prefix != prefixes.rend(); ++prefix) {
    if (name.starts_with(*prefix)) name.remove_prefix(prefix->size());
  }
  return name;
}

// Is there a method in Java that stands in front of the native one?
bool has_wrapper(const Method* native, std::string_view name) {
  Class* holder = native->holder;
  const Symbol* symbol = Symbol::lookup(name, holder->loader);
  const Method* wrapper = symbol == nullptr ? nullptr : holder->find_method_in_supers(symbol, native->descriptor);
  return wrapper != nullptr && !wrapper->is_native();
}

// The native method that agents have wrapped in the method `name`, found by its prefixes; or null.
Method* find_wrapped_native(Class* c, const Symbol* name, const Symbol* descriptor) {
  std::string full = name->string();
  for (const std::string& prefix : agents_prefixes()) {
    std::string tried = prefix + full;
    const Symbol* symbol = Symbol::lookup(tried, c->loader);
    Method* method = symbol == nullptr ? nullptr : c->find_method_in_supers(symbol, descriptor);
    if (method == nullptr) continue;
    if (method->is_native()) return method;
    full = tried;
  }
  return nullptr;
}

}  // namespace

JavaResult<void*> bind_native(Thread& thread, Method* method) {
  if (uint64_t bound = method->native_function.load(std::memory_order_acquire)) return reinterpret_cast<void*>(bound);
  std::string_view name = method->name->view();
  void* function = TRY(look_up(thread, method, name));
  if (function == nullptr) {
    std::string_view wrapped = without_prefixes(name, agents_prefixes());
    if (wrapped.size() != name.size() && has_wrapper(method, wrapped)) function = TRY(look_up(thread, method, wrapped));
  }
  if (function == nullptr) {
    return throw_new(thread, wk.classes.UnsatisfiedLinkError, "'" + method->external_signature() + "'");
  }
  if (agents_want(JVMTI_EVENT_NATIVE_METHOD_BIND)) agent_hooks.native_bound(thread, method, &function);
  LOG(kJniResolve, kDebug, "[Dynamic-linking native method {}.{} ... JNI]", method->holder->external_name(),
      method->name->view());
  // Whoever registered one in the meantime wins.
  uint64_t expected = 0;
  if (!method->native_function.compare_exchange_strong(expected, reinterpret_cast<uint64_t>(function))) {
    return reinterpret_cast<void*>(expected);
  }
  return function;
}

JavaResult<void> register_native(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, void* function) {
  Method* method = c->find_method_in_supers(name, descriptor);
  if (method == nullptr || !method->is_native()) {
    if (Method* wrapped = find_wrapped_native(c, name, descriptor)) method = wrapped;
  }
  if (method == nullptr) {
    return throw_new(thread, wk.classes.NoSuchMethodError,
                     "Method '" + classfile::external_method_name(c->name->view(), name->view(), descriptor->view()) +
                         "' name or signature does not match");
  }
  if (!method->is_native()) {
    return throw_new(thread, wk.classes.NoSuchMethodError,
                     "Method '" + method->external_signature() + "' is not declared as native");
  }
  if (agents_want(JVMTI_EVENT_NATIVE_METHOD_BIND)) agent_hooks.native_bound(thread, method, &function);
  LOG(kJniResolve, kDebug, "[Registering JNI native method {}.{}]", method->holder->external_name(), name->view());
  method->native_function.store(reinterpret_cast<uint64_t>(function), std::memory_order_release);
  return {};
}

void unregister_natives(Class* c) {
  for (Method& method : c->methods) {
    if (method.is_native()) method.native_function.store(0, std::memory_order_release);
  }
}

void add_vm_natives(const char* class_name, const VmNative* natives) { native_tables()[class_name] = natives; }

const VmNative* find_vm_natives(std::string_view class_name) {
  auto entry = native_tables().find(class_name);
  return entry == native_tables().end() ? nullptr : entry->second;
}

void* load_java_library(const char* name) {
  std::string path = arguments.java_home + "/lib/lib" + name + ".so";
  return dlopen(path.c_str(), RTLD_LAZY);
}

void* find_in_java_library(const char* symbol) {
  static void* const library = [] {
    void* opened = load_java_library("java");
    if (opened == nullptr) {
      const char* reason = dlerror();
      CORTADO_FATAL(std::string("libjava cannot be loaded: ") + (reason == nullptr ? "" : reason));
    }
    return opened;
  }();
  return dlsym(library, symbol);
}

}  // namespace cortado
