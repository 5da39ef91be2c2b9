#pragma once
// Classes, and their methods and fields, typed: `Method<int(String)>` has its descriptor from the C++ type, so a call
// with wrong arguments does not compile, and a method that is not there is an Error when it is looked up.

#include <type_traits>

#include "cortado/values.h"

namespace cortado {

namespace detail {

template <class R>
R call_result(JNIEnv* env, auto&& by_type) {
  if constexpr (std::is_void_v<R>) {
    by_type(static_cast<std::type_identity<void>*>(nullptr));
    check(env);
  } else {
    auto raw = by_type(static_cast<std::type_identity<typename JavaType<R>::jni>*>(nullptr));
    check(env);
    return JavaType<R>::from_jni(env, raw);
  }
}

// One overload per JNI result type; Kind chooses the family of JNI functions.
enum class CallKind { kVirtual, kNonvirtual, kStatic };
struct CallTarget {
  jobject receiver;
  jclass type;
  jmethodID method;
};
template <CallKind Kind>
struct Caller {
  JNIEnv* env;
  CallTarget target;
  const jvalue* arguments;

  template <auto Virtual, auto Nonvirtual, auto Static>
  auto call() const {
    if constexpr (Kind == CallKind::kVirtual) return (env->*Virtual)(target.receiver, target.method, arguments);
    if constexpr (Kind == CallKind::kNonvirtual) {
      return (env->*Nonvirtual)(target.receiver, target.type, target.method, arguments);
    }
    if constexpr (Kind == CallKind::kStatic) return (env->*Static)(target.type, target.method, arguments);
  }
  auto operator()(std::type_identity<void>*) const {
    return call<&JNIEnv::CallVoidMethodA, &JNIEnv::CallNonvirtualVoidMethodA, &JNIEnv::CallStaticVoidMethodA>();
  }
  auto operator()(std::type_identity<jobject>*) const {
    return call<&JNIEnv::CallObjectMethodA, &JNIEnv::CallNonvirtualObjectMethodA, &JNIEnv::CallStaticObjectMethodA>();
  }
  auto operator()(std::type_identity<jboolean>*) const {
    return call<&JNIEnv::CallBooleanMethodA, &JNIEnv::CallNonvirtualBooleanMethodA,
                &JNIEnv::CallStaticBooleanMethodA>();
  }
  auto operator()(std::type_identity<jbyte>*) const {
    return call<&JNIEnv::CallByteMethodA, &JNIEnv::CallNonvirtualByteMethodA, &JNIEnv::CallStaticByteMethodA>();
  }
  auto operator()(std::type_identity<jchar>*) const {
    return call<&JNIEnv::CallCharMethodA, &JNIEnv::CallNonvirtualCharMethodA, &JNIEnv::CallStaticCharMethodA>();
  }
  auto operator()(std::type_identity<jshort>*) const {
    return call<&JNIEnv::CallShortMethodA, &JNIEnv::CallNonvirtualShortMethodA, &JNIEnv::CallStaticShortMethodA>();
  }
  auto operator()(std::type_identity<jint>*) const {
    return call<&JNIEnv::CallIntMethodA, &JNIEnv::CallNonvirtualIntMethodA, &JNIEnv::CallStaticIntMethodA>();
  }
  auto operator()(std::type_identity<jlong>*) const {
    return call<&JNIEnv::CallLongMethodA, &JNIEnv::CallNonvirtualLongMethodA, &JNIEnv::CallStaticLongMethodA>();
  }
  auto operator()(std::type_identity<jfloat>*) const {
    return call<&JNIEnv::CallFloatMethodA, &JNIEnv::CallNonvirtualFloatMethodA, &JNIEnv::CallStaticFloatMethodA>();
  }
  auto operator()(std::type_identity<jdouble>*) const {
    return call<&JNIEnv::CallDoubleMethodA, &JNIEnv::CallNonvirtualDoubleMethodA, &JNIEnv::CallStaticDoubleMethodA>();
  }
};

template <class... A>
struct ArgumentList {
  jvalue values[sizeof...(A) + 1];
  explicit ArgumentList(const A&... arguments) : values{JavaType<A>::to_jvalue(arguments)..., jvalue{}} {}
};

}  // namespace detail

// An instance method; valid while its class is loaded.
template <class F>
class Method;
template <class R, class... A>
class Method<R(A...)> {
 public:
  explicit Method(jmethodID id) : id_(id) {}
  R operator()(JNIEnv* env, const Reference& receiver, const std::type_identity_t<A>&... arguments) const {
    detail::ArgumentList<A...> list(arguments...);
    return detail::call_result<R>(
        env, detail::Caller<detail::CallKind::kVirtual>{env, {receiver.get(), nullptr, id_}, list.values});
  }
  jmethodID id() const { return id_; }

 private:
  jmethodID id_;
};

template <class F>
class StaticMethod;
template <class R, class... A>
class StaticMethod<R(A...)> {
 public:
  StaticMethod(jclass type, jmethodID id) : type_(type), id_(id) {}
  R operator()(JNIEnv* env, const std::type_identity_t<A>&... arguments) const {
    detail::ArgumentList<A...> list(arguments...);
    return detail::call_result<R>(env,
                                  detail::Caller<detail::CallKind::kStatic>{env, {nullptr, type_, id_}, list.values});
  }

 private:
  jclass type_;  // the Class it came from keeps it
  jmethodID id_;
};

namespace detail {
// Reads and writes of fields by JNI type.
template <class Jni>
struct FieldFunctions;
template <auto Get, auto Set, auto GetStatic, auto SetStatic>
struct FieldFunctionsOf {
  static auto get(JNIEnv* env, jobject o, jfieldID f) { return (env->*Get)(o, f); }
  static void set(JNIEnv* env, jobject o, jfieldID f, auto v) { (env->*Set)(o, f, v); }
  static auto get_static(JNIEnv* env, jclass c, jfieldID f) { return (env->*GetStatic)(c, f); }
  static void set_static(JNIEnv* env, jclass c, jfieldID f, auto v) { (env->*SetStatic)(c, f, v); }
};
template <>
struct FieldFunctions<jobject> : FieldFunctionsOf<&JNIEnv::GetObjectField, &JNIEnv::SetObjectField,
                                                  &JNIEnv::GetStaticObjectField, &JNIEnv::SetStaticObjectField> {};
template <>
struct FieldFunctions<jboolean> : FieldFunctionsOf<&JNIEnv::GetBooleanField, &JNIEnv::SetBooleanField,
                                                   &JNIEnv::GetStaticBooleanField, &JNIEnv::SetStaticBooleanField> {};
template <>
struct FieldFunctions<jbyte> : FieldFunctionsOf<&JNIEnv::GetByteField, &JNIEnv::SetByteField,
                                                &JNIEnv::GetStaticByteField, &JNIEnv::SetStaticByteField> {};
template <>
struct FieldFunctions<jchar> : FieldFunctionsOf<&JNIEnv::GetCharField, &JNIEnv::SetCharField,
                                                &JNIEnv::GetStaticCharField, &JNIEnv::SetStaticCharField> {};
template <>
struct FieldFunctions<jshort> : FieldFunctionsOf<&JNIEnv::GetShortField, &JNIEnv::SetShortField,
                                                 &JNIEnv::GetStaticShortField, &JNIEnv::SetStaticShortField> {};
template <>
struct FieldFunctions<jint> : FieldFunctionsOf<&JNIEnv::GetIntField, &JNIEnv::SetIntField, &JNIEnv::GetStaticIntField,
                                               &JNIEnv::SetStaticIntField> {};
template <>
struct FieldFunctions<jlong> : FieldFunctionsOf<&JNIEnv::GetLongField, &JNIEnv::SetLongField,
                                                &JNIEnv::GetStaticLongField, &JNIEnv::SetStaticLongField> {};
template <>
struct FieldFunctions<jfloat> : FieldFunctionsOf<&JNIEnv::GetFloatField, &JNIEnv::SetFloatField,
                                                 &JNIEnv::GetStaticFloatField, &JNIEnv::SetStaticFloatField> {};
template <>
struct FieldFunctions<jdouble> : FieldFunctionsOf<&JNIEnv::GetDoubleField, &JNIEnv::SetDoubleField,
                                                  &JNIEnv::GetStaticDoubleField, &JNIEnv::SetStaticDoubleField> {};

template <class T>
auto to_field(const T& value) {
  if constexpr (JavaType<T>::is_reference) {
    return value.get();
  } else {
    return JavaType<T>::to_jni(value);
  }
}
}  // namespace detail

template <class T>
class Field {
  using Functions = detail::FieldFunctions<typename detail::JavaType<T>::jni>;

 public:
  explicit Field(jfieldID id) : id_(id) {}
  T get(JNIEnv* env, const Reference& object) const {
    return detail::JavaType<T>::from_jni(env, Functions::get(env, object.get(), id_));
  }
  void set(JNIEnv* env, const Reference& object, const T& value) const {
    Functions::set(env, object.get(), id_, detail::to_field(value));
  }

 private:
  jfieldID id_;
};

template <class T>
class StaticField {
  using Functions = detail::FieldFunctions<typename detail::JavaType<T>::jni>;

 public:
  StaticField(jclass type, jfieldID id) : type_(type), id_(id) {}
  T get(JNIEnv* env) const { return detail::JavaType<T>::from_jni(env, Functions::get_static(env, type_, id_)); }
  void set(JNIEnv* env, const T& value) const { Functions::set_static(env, type_, id_, detail::to_field(value)); }

 private:
  jclass type_;
  jfieldID id_;
};

// A constructor of the class that `Self` names.
template <class Self, class F>
class Constructor;
template <class Self, class... A>
class Constructor<Self, void(A...)> {
 public:
  Constructor(jclass type, jmethodID id) : type_(type), id_(id) {}
  Self operator()(JNIEnv* env, const std::type_identity_t<A>&... arguments) const {
    detail::ArgumentList<A...> list(arguments...);
    jobject object = env->NewObjectA(type_, id_, list.values);
    detail::check(env);
    return Self::adopt(env, object);
  }

 private:
  jclass type_;
  jmethodID id_;
};

// A class, held by a global reference: it may be used on every attached thread. The methods and fields that it hands out
// must not outlive it.
template <Name ClassName>
class TypedClass {
 public:
  using Instance = Object<ClassName>;
  // Finds it through the loader of the calling native, or the application's. Throws JavaException (NoClassDefFoundError).
  explicit TypedClass(JNIEnv* env) : env_(env) {
    jclass local = env->FindClass(ClassName.text);
    detail::check(env);
    class_ = Object<"java/lang/Class">::adopt(env, local).global(env);
  }
  jclass get() const { return static_cast<jclass>(class_.get()); }

  template <class F>
  Method<F> method(const char* name) const {
    return Method<F>(found(env()->GetMethodID(get(), name, detail::Signature<F>::descriptor.c_str()), name));
  }
  template <class F>
  StaticMethod<F> static_method(const char* name) const {
    return {get(), found(env()->GetStaticMethodID(get(), name, detail::Signature<F>::descriptor.c_str()), name)};
  }
  template <class F>
  Constructor<Instance, F> constructor() const {
    return {get(), found(env()->GetMethodID(get(), "<init>", detail::Signature<F>::descriptor.c_str()), "<init>")};
  }
  template <class T>
  Field<T> field(const char* name) const {
    return Field<T>(found(env()->GetFieldID(get(), name, detail::JavaType<T>::descriptor.c_str()), name));
  }
  template <class T>
  StaticField<T> static_field(const char* name) const {
    return {get(), found(env()->GetStaticFieldID(get(), name, detail::JavaType<T>::descriptor.c_str()), name)};
  }
  bool is_instance(JNIEnv* env, const Reference& object) const {
    return !object.is_null() && env->IsInstanceOf(object.get(), get()) == JNI_TRUE;
  }
  // Binds a native method to a callable `R(JNIEnv*, receiver, A…)`: the receiver is an Instance, or a jclass for static
  // natives. The callable lives for ever and is bound once: a lambda, not a function pointer, since its type tells natives
  // apart. C++ exceptions that leave it become Java exceptions. See native.h.
  template <class F, class Callable>
  void bind_native(const char* name, Callable callable) const;

 private:
  template <class Id>
  Id found(Id id, const char* name) const {
    if (id != nullptr) return id;
    detail::check(env());
    throw Error(std::string(ClassName.view()) + "." + name + " was not found");
  }
  // Looked up anew: a class may be used on another thread than the one that made it.
  JNIEnv* env() const {
    JavaVM* vm = nullptr;
    void* current = nullptr;
    env_->GetJavaVM(&vm);
    if (vm->GetEnv(&current, JNI_VERSION_10) != JNI_OK)
      throw Error("the calling thread is not attached", JNI_EDETACHED);
    return static_cast<JNIEnv*>(current);
  }

  JNIEnv* env_;
  Object<"java/lang/Class"> class_;
};

}  // namespace cortado
