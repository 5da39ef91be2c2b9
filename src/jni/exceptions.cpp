// Exceptions (JNI specification chapter 4, "Exceptions").

#include "runtime/exceptions.h"

#include <fmt/format.h>

#include "jni/checks.h"
#include "jni/jni_functions.h"
#include "runtime/allocation.h"
#include "runtime/linking.h"
#include "runtime/strings.h"

namespace cortado::jni {

jint Throw(JNIEnv* env, jthrowable throwable) {
  JNI_ENTER(env);
  if (handle_of(throwable).is_null()) {
    (void)throw_null_pointer(thread);
  } else {
    (void)throw_object(thread, handle_of(throwable));
  }
  return JNI_OK;
}

namespace {
// With the constructor that takes a text, or none; unlike the VM's own throwing, a class without it is an error.
JavaResult<Unrooted<Object>> make_throwable(Thread& thread, Class* c, const char* message) MAY_GC {
  const char* descriptor = message == nullptr ? "()V" : "(Ljava/lang/String;)V";
  TRY(ensure_initialized(thread, c));
  if (c->find_declared_method(Symbol::intern("<init>"), Symbol::intern(descriptor)) == nullptr) {
    return throw_new(thread, wk.classes.NoSuchMethodError,
                     fmt::format("{}: method 'void <init>({})' not found", c->external_name(),
                                 message == nullptr ? "" : "java.lang.String"));
  }
  if (message == nullptr) return construct(thread, c, descriptor, {});
  Rooted<Object> text(thread, TRY(new_string(thread, message)));
  return construct(thread, c, descriptor, {Argument(text)});
}
}  // namespace

jint ThrowNew(JNIEnv* env, jclass exception_class, const char* message) {
  JNI_ENTER(env);
  thread.clear_exception();  // what is pending is replaced
  JavaResult<Unrooted<Object>> made = make_throwable(thread, class_of_reference(exception_class), message);
  if (made.ok()) {
    Rooted<Object> exception(thread, std::move(made).value());
    (void)throw_object(thread, exception);
  }
  return JNI_OK;
}

jthrowable ExceptionOccurred(JNIEnv* env) {
  JNI_ENTER(env);
  return static_cast<jthrowable>(new_local(thread, thread.pending_exception_handle()));
}

void ExceptionDescribe(JNIEnv* env) {
  JNI_ENTER(env);
  if (thread.has_exception()) print_and_clear_exception(thread, true);
}

void ExceptionClear(JNIEnv* env) {
  JNI_ENTER(env);
  thread.clear_exception();
}

jboolean ExceptionCheck(JNIEnv* env) { return Thread::from_jni_env(env)->has_exception(); }

void FatalError(JNIEnv* env, const char* message) {
  JNI_ENTER(env);
  report_fatal_error(thread, message == nullptr ? "(null)" : message);
}

}  // namespace cortado::jni
