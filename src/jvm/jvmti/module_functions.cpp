// Modules. Changes are made by the class library, which tells the VM of them.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/loader_tables.h"
#include "runtime/modules.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"

namespace cortado::jvmti {

namespace {

jvmtiError find_module(jobject reference, Handle<Object>& module) IN_VM {
  module = handle_of(reference);
  if (module.is_null() || Class::of(module) != wk.classes.Module.get()) return JVMTI_ERROR_INVALID_MODULE;
  return JVMTI_ERROR_NONE;
}

// Calls a static method of jdk.internal.module.Modules; what it throws tells the error.
jvmtiError call_modules(Thread& thread, const char* name, const char* descriptor,
                        std::initializer_list<Argument> arguments) MAY_GC {
  JavaResult<Class*> modules = load_class(thread, Symbol::intern("jdk/internal/module/Modules"), nullptr);
  if (modules.ok() && ensure_initialized(thread, modules.value()).ok()) {
    Method* method = modules.value()->find_declared_method(Symbol::intern(name), Symbol::intern(descriptor));
    if (method == nullptr) return JVMTI_ERROR_INTERNAL;
    if (call_java(thread, method, arguments).ok()) return JVMTI_ERROR_NONE;
  }
  Rooted<Object> exception(thread, thread.take_exception());
  return Class::of(exception)->is_subclass_of(wk.classes.IllegalArgumentException) ? JVMTI_ERROR_ILLEGAL_ARGUMENT
                                                                                   : JVMTI_ERROR_INTERNAL;
}

jvmtiError add_package(const char* method, jobject from_reference, const char* package, jobject to_reference) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> from, to;
  CORTADO_JVMTI_TRY(find_module(from_reference, from));
  if (package == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_TRY(find_module(to_reference, to));
  JavaResult<Unrooted<Object>> made = new_string(thread, package);
  if (made.failed()) {
    thread.clear_exception();
    return JVMTI_ERROR_OUT_OF_MEMORY;
  }
  Rooted<Object> name(thread, std::move(made).value());
  return call_modules(thread, method, "(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V", {from, name, to});
}

}  // namespace

jvmtiError JNICALL GetAllModules(jvmtiEnv*, jint* count, jobject** modules) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr || modules == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<Object*> found;
  struct Collector final : RootVisitor {
    explicit Collector(std::vector<Object*>& to) : objects(to) {}
    void visit(Object** cell) override {
      if (*cell != nullptr && std::find(objects.begin(), objects.end(), *cell) == objects.end())
        objects.push_back(*cell);
    }
    void visit_narrow(NarrowRef*) override {}
    std::vector<Object*>& objects;
  } collector(found);
  Modules::visit_roots(collector);
  std::vector<jobject> references;
  for (Object* module : found) {
    if (Class::of(module) == wk.classes.Module.get()) references.push_back(new_local(thread, Unrooted<Object>(module)));
  }
  return give_array(references, count, modules);
}

jvmtiError JNICALL AddModuleReads(jvmtiEnv*, jobject from_reference, jobject to_reference) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> from, to;
  CORTADO_JVMTI_TRY(find_module(from_reference, from));
  CORTADO_JVMTI_TRY(find_module(to_reference, to));
  return call_modules(thread, "addReads", "(Ljava/lang/Module;Ljava/lang/Module;)V", {from, to});
}

jvmtiError JNICALL AddModuleExports(jvmtiEnv*, jobject from, const char* package, jobject to) {
  return add_package("addExports", from, package, to);
}
jvmtiError JNICALL AddModuleOpens(jvmtiEnv*, jobject from, const char* package, jobject to) {
  return add_package("addOpens", from, package, to);
}

jvmtiError JNICALL AddModuleUses(jvmtiEnv*, jobject module_reference, jclass service) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> module;
  Class* c;
  CORTADO_JVMTI_TRY(find_module(module_reference, module));
  CORTADO_JVMTI_TRY(find_class(service, c));
  return call_modules(thread, "addUses", "(Ljava/lang/Module;Ljava/lang/Class;)V", {module, handle_of(service)});
}

jvmtiError JNICALL AddModuleProvides(jvmtiEnv*, jobject module_reference, jclass service, jclass implementation) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> module;
  Class* c;
  CORTADO_JVMTI_TRY(find_module(module_reference, module));
  CORTADO_JVMTI_TRY(find_class(service, c));
  CORTADO_JVMTI_TRY(find_class(implementation, c));
  return call_modules(thread, "addProvides", "(Ljava/lang/Module;Ljava/lang/Class;Ljava/lang/Class;)V",
                      {module, handle_of(service), handle_of(implementation)});
}

jvmtiError JNICALL IsModifiableModule(jvmtiEnv*, jobject reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> module;
  CORTADO_JVMTI_TRY(find_module(reference, module));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = JNI_TRUE;
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
