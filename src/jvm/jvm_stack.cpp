// Throwable's natives and those that look at the callers (class-library contract, section 7).

#include <vector>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/method_handles.h"
#include "runtime/flags.h"
#include "runtime/stack_trace.h"
#include "runtime/stack_walker.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

bool is_method(const Method* method, const Class* holder, const char* name) {
  return method->holder.get() == holder && method->name->view() == name;
}

// Reflection.getCallerClass: null if there is no such frame.
JavaResult<Class*> caller_class(Thread& thread) MAY_GC {
  StackWalker walker(thread);
  for (int frame = 0; frame < 2; frame++, walker.next()) {
    if (walker.done()) return static_cast<Class*>(nullptr);
    if (!walker.method()->has(Method::kCallerSensitive)) {
      std::string message = "CallerSensitive annotation expected at frame " + std::to_string(frame);
      return throw_new(thread, wk.classes.InternalError, message);
    }
  }
  while (!walker.done() && is_ignored_by_security_walk(walker.method())) walker.next();
  return walker.done() ? nullptr : walker.method()->holder.get();
}

std::vector<Class*> class_context(Thread& thread) {
  std::vector<Class*> classes;
  StackWalker walker(thread);
  if (!walker.done()) walker.next();  // SecurityManager.getClassContext itself
  for (; !walker.done(); walker.next()) {
    const Method* method = walker.method();
    if (!method->is_native() && !is_ignored_by_security_walk(method)) classes.push_back(method->holder);
  }
  return classes;
}

bool is_reflection_class(const Class* c) {
  return c->is_subclass_of(wk.classes.MethodAccessorImpl) || c->is_subclass_of(wk.classes.ConstructorAccessorImpl);
}

const Class* latest_user_defined(Thread& thread) {
  for (StackWalker walker(thread); !walker.done(); walker.next()) {
    const Class* holder = walker.method()->holder;
    if (!holder->loader->is_boot_or_platform() && !is_reflection_class(holder)) return holder;
  }
  return nullptr;
}

// What the walk of getStackAccessControlContext finds.
struct SecurityContext {
  std::vector<jobject> domains;
  bool is_privileged = false;
  jobject privileged_context = nullptr;
};

// Local references to the distinct consecutive protection domains down to the innermost doPrivileged.
SecurityContext collect_domains(Thread& thread) IN_VM {
  SecurityContext found;
  for (StackWalker walker(thread); !walker.done() && !found.is_privileged; walker.next()) {
    const Class* domain_class = walker.method()->holder;
    if (is_method(walker.method(), wk.classes.AccessController, "executePrivileged")) {
      // (action, context, caller)
      const Slot* locals = walker.locals();
      found.is_privileged = true;
      found.privileged_context = new_local(thread, Unrooted<Object>(reinterpret_cast<Object*>(locals[1])));
      domain_class = class_of_mirror_raw(reinterpret_cast<const Object*>(locals[2]));
    }
    Rooted<Object> domain(thread, protection_domain_of(domain_class));
    if (domain.is_null()) continue;
    if (!found.domains.empty() && handle_of(found.domains.back()).same_object(domain)) continue;
    found.domains.push_back(new_local(thread, domain));
  }
  return found;
}

// Null: all code on the stack is fully trusted.
JavaResult<Unrooted<Object>> stack_access_control_context(Thread& thread) MAY_GC {
  LocalFrame frame(thread);
  SecurityContext found = collect_domains(thread);
  Rooted<Array> domains(thread);
  if (!found.domains.empty()) {
    auto count = static_cast<int32_t>(found.domains.size());
    domains = TRY(new_object_array(thread, wk.classes.ProtectionDomain, count));
    for (int32_t i = 0; i < count; i++) {
      HeapAccess::store_reference_element(domains, i, handle_of(found.domains[static_cast<size_t>(i)]));
    }
  } else if (found.is_privileged && found.privileged_context == nullptr) {
    return Unrooted<Object>();
  }
  Rooted<Object> context(thread, TRY(new_instance_initialized(thread, wk.classes.AccessControlContext)));
  HeapAccess::store_reference(context, wk.fields.AccessControlContext_context, domains);
  HeapAccess::store_reference(context, wk.fields.AccessControlContext_privilegedContext,
                              handle_of(found.privileged_context));
  HeapAccess::store<uint8_t>(context, wk.fields.AccessControlContext_isPrivileged, found.is_privileged);
  HeapAccess::store<uint8_t>(context, wk.fields.AccessControlContext_isAuthorized, 1);
  return context.get();
}

JavaResult<void> init_from_stack_frame(Thread& thread, Handle<Object> element, Handle<Object> frame) MAY_GC {
  Method* method;
  {
    NoGcToken no_gc;
    const Object* member_name = HeapAccess::load_reference(frame.raw(no_gc), wk.fields.StackFrameInfo_memberName);
    method = member_name_target(member_name);
  }
  int bci = HeapAccess::load<int32_t>(frame, wk.fields.StackFrameInfo_bci);
  return fill_stack_trace_element(thread, element, method, bci);
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT void JNICALL JVM_FillInStackTrace(JNIEnv* env, jobject throwable) {
  CORTADO_JVM_ENTRY(env);
  fill_in_stack_trace(thread, handle_of(throwable));
}

JNIEXPORT void JNICALL JVM_InitStackTraceElementArray(JNIEnv* env, jobjectArray elements, jobject throwable) {
  CORTADO_JVM_ENTRY(env);
  (void)init_stack_trace_element_array(thread, array_handle_of(elements), handle_of(throwable));
}

JNIEXPORT void JNICALL JVM_InitStackTraceElement(JNIEnv* env, jobject element, jobject stack_frame_info) {
  CORTADO_JVM_ENTRY(env);
  (void)init_from_stack_frame(thread, handle_of(element), handle_of(stack_frame_info));
}

JNIEXPORT jstring JNICALL JVM_GetExtendedNPEMessage(JNIEnv* env, jthrowable throwable) {
  CORTADO_JVM_ENTRY(env);
  if (throwable == nullptr || !Flags::boolean("ShowCodeDetailsInExceptionMessages")) return nullptr;
  std::string message = helpful_null_pointer_message(thread, handle_of(throwable));
  if (message.empty()) return nullptr;
  return to_local_as<jstring>(thread, new_string(thread, message));
}

JNIEXPORT jclass JNICALL JVM_GetCallerClass(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, caller_class(thread)));
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassContext(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  std::vector<Class*> classes = class_context(thread);
  auto count = static_cast<int32_t>(classes.size());
  Rooted<Array> array(thread, CORTADO_TRY_OR(nullptr, new_object_array(thread, wk.classes.Class, count)));
  for (int32_t i = 0; i < count; i++) {
    Rooted<Object> mirror(thread, mirror_of(classes[static_cast<size_t>(i)]));
    HeapAccess::store_reference_element(array, i, mirror);
  }
  return static_cast<jobjectArray>(new_local(thread, array));
}

JNIEXPORT jobject JNICALL JVM_LatestUserDefinedLoader(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = latest_user_defined(thread);
  return c == nullptr ? nullptr : new_local(thread, loader_of(c));
}

JNIEXPORT jobject JNICALL JVM_GetStackAccessControlContext(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, stack_access_control_context(thread));
}

JNIEXPORT jobject JNICALL JVM_GetInheritedAccessControlContext(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  return new_local(
      thread, HeapAccess::load_reference(thread.java_thread_handle(), wk.fields.Thread_inheritedAccessControlContext));
}

}  // extern "C"
