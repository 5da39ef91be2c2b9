#pragma once
// Java exceptions in C++. Calls throw JavaException when Java threw; Error stands for failures of the VM's interface
// itself (no such class or method, VM cannot be created).

#include <jni.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "cortado/reference.h"

namespace cortado {

class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what, jint code = JNI_ERR) : std::runtime_error(what), code_(code) {}
  jint code() const { return code_; }  // JNI_ERR, JNI_EEXIST, …

 private:
  jint code_;
};

namespace detail {
inline std::string utf8_of(JNIEnv* env, jstring string) {
  if (string == nullptr) return "null";
  // GetStringUTFChars gives modified UTF-8: the same but for U+0000 and supplementary characters.
  const char* chars = env->GetStringUTFChars(string, nullptr);
  std::string text = chars == nullptr ? "" : chars;
  if (chars != nullptr) env->ReleaseStringUTFChars(string, chars);
  return text;
}
// Throwable.toString(), never throwing.
inline std::string describe(JNIEnv* env, jthrowable throwable) {
  jclass type = env->GetObjectClass(throwable);
  jmethodID to_string = env->GetMethodID(type, "toString", "()Ljava/lang/String;");
  auto text = static_cast<jstring>(to_string == nullptr ? nullptr : env->CallObjectMethod(throwable, to_string));
  std::string result = "Java exception";
  if (env->ExceptionCheck() == JNI_TRUE) {
    env->ExceptionClear();
  } else {
    result = utf8_of(env, text);
  }
  env->DeleteLocalRef(text);
  env->DeleteLocalRef(type);
  return result;
}
}  // namespace detail

// Holds the throwable by a global reference, so that it may cross threads.
class JavaException : public std::runtime_error {
 public:
  JavaException(JNIEnv* env, jthrowable throwable)
      : std::runtime_error(detail::describe(env, throwable)),
        throwable_(std::make_shared<Object<"java/lang/Throwable">>(
            Object<"java/lang/Throwable">::borrow(env, throwable).global(env))) {}
  jthrowable throwable() const { return static_cast<jthrowable>(throwable_->get()); }
  bool is_instance_of(JNIEnv* env, const char* class_name) const {
    jclass type = env->FindClass(class_name);
    if (type == nullptr) {
      env->ExceptionClear();
      return false;
    }
    bool result = env->IsInstanceOf(throwable(), type) == JNI_TRUE;
    env->DeleteLocalRef(type);
    return result;
  }
  // Makes it pending again, before returning to Java.
  void rethrow(JNIEnv* env) const { env->Throw(throwable()); }

 private:
  std::shared_ptr<Object<"java/lang/Throwable">> throwable_;
};

namespace detail {
// Turns a pending Java exception into a C++ one.
inline void check(JNIEnv* env) {
  if (env->ExceptionCheck() == JNI_FALSE) return;
  jthrowable throwable = env->ExceptionOccurred();
  env->ExceptionClear();
  JavaException exception(env, throwable);
  env->DeleteLocalRef(throwable);
  throw exception;
}
}  // namespace detail

// What `attempt` gives: a value, or the Java exception in its place.
template <class T>
class [[nodiscard]] Result {
 public:
  explicit Result(T value) : content_(std::move(value)) {}
  explicit Result(JavaException exception) : content_(std::move(exception)) {}
  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return std::get<0>(content_); }                              // only if ok()
  const JavaException& exception() const { return std::get<1>(content_); }  // only if not

 private:
  std::variant<T, JavaException> content_;
};

// Runs `body()`, and makes a Java exception that leaves it a result: for those who would rather not catch.
template <class Body>
auto attempt(Body&& body) {
  using T = decltype(body());
  using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
  try {
    if constexpr (std::is_void_v<T>) {
      body();
      return Result<Value>(Value{});
    } else {
      return Result<Value>(body());
    }
  } catch (const JavaException& exception) {
    return Result<Value>(exception);
  }
}

}  // namespace cortado
