#pragma once
// Native methods implemented by C++ callables.

#include <optional>

#include "cortado/class.h"

namespace cortado {

namespace detail {

// A pending C++ exception becomes a Java one; JavaExceptions go back as they came.
inline void throw_to_java(JNIEnv* env) {
  try {
    throw;
  } catch (const JavaException& e) {
    e.rethrow(env);
  } catch (const std::exception& e) {
    jclass type = env->FindClass("java/lang/RuntimeException");
    if (type != nullptr) env->ThrowNew(type, e.what());
  } catch (...) {
    jclass type = env->FindClass("java/lang/RuntimeException");
    if (type != nullptr) env->ThrowNew(type, "unknown C++ exception");
  }
}

template <class T>
T borrow_argument(JNIEnv* env, typename JavaType<T>::jni raw) {
  if constexpr (JavaType<T>::is_reference) {
    return T::borrow(env, raw);
  } else {
    return JavaType<T>::from_jni(env, raw);
  }
}

// The function that the VM calls. One per callable type: a callable's state lives in static storage, since JNI passes
// natives no context.
template <class Callable, class Self, class F>
struct Trampoline;
template <class Callable, class Self, class R, class... A>
struct Trampoline<Callable, Self, R(A...)> {
  static inline std::optional<Callable> callable;

  static typename JavaType<R>::jni call(JNIEnv* env, jobject self, typename JavaType<A>::jni... arguments) {
    try {
      if constexpr (std::is_void_v<R>) {
        invoke(env, self, arguments...);
        return;
      } else if constexpr (JavaType<R>::is_reference) {
        return env->NewLocalRef(invoke(env, self, arguments...).get());
      } else {
        return JavaType<R>::to_jni(invoke(env, self, arguments...));
      }
    } catch (...) {
      throw_to_java(env);
    }
    if constexpr (!std::is_void_v<R>) return {};
  }
  static R invoke(JNIEnv* env, jobject self, typename JavaType<A>::jni... arguments) {
    if constexpr (std::is_invocable_v<Callable, JNIEnv*, jclass, A...>) {
      return (*callable)(env, static_cast<jclass>(self), borrow_argument<A>(env, arguments)...);
    } else {
      return (*callable)(env, Self::borrow(env, self), borrow_argument<A>(env, arguments)...);
    }
  }
};

}  // namespace detail

template <Name ClassName>
template <class F, class Callable>
void TypedClass<ClassName>::bind_native(const char* name, Callable callable) const {
  using Bridge = detail::Trampoline<Callable, Instance, F>;
  static_assert(std::is_class_v<Callable>,
                "a native needs a callable of a type of its own: put a function pointer into a lambda");
  if (Bridge::callable.has_value()) throw Error(std::string("the callable of ") + name + " is bound already");
  Bridge::callable.emplace(std::move(callable));
  JNINativeMethod method{const_cast<char*>(name), const_cast<char*>(detail::Signature<F>::descriptor.c_str()),
                         reinterpret_cast<void*>(&Bridge::call)};
  env()->RegisterNatives(get(), &method, 1);
  detail::check(env());
}

}  // namespace cortado
