#pragma once
// How C++ types stand for Java types, and the descriptors (JVMS 4.3) that follow, all at compile time.
//
//   bool byte char16_t short int long float double void     jboolean jbyte jchar jshort jint jlong jfloat jdouble V
//   Object<"java/util/List">                               a reference to an instance of that class
//   Array<int>, Array<Object<"java/lang/String">>           arrays
//   String                                                  Object<"java/lang/String"> with text access

#include <jni.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cortado {

// A string as a template argument.
template <size_t N>
struct Name {
  char text[N]{};
  constexpr Name(const char (&source)[N]) { std::copy_n(source, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
  static constexpr size_t size = N - 1;
};

template <Name ClassName>
class Object;
template <class Element>
class Array;
class String;

namespace detail {

// Compile-time text of known length.
template <size_t N>
struct Text {
  std::array<char, N + 1> chars{};
  constexpr const char* c_str() const { return chars.data(); }
  constexpr std::string_view view() const { return {chars.data(), N}; }
  static constexpr size_t size = N;
};
template <size_t... N>
constexpr auto concat(const Text<N>&... parts) {
  Text<(N + ... + 0)> result;
  size_t at = 0;
  ((std::copy_n(parts.chars.data(), N, result.chars.data() + at), at += N), ...);
  return result;
}
template <size_t N>
constexpr Text<N - 1> text(const char (&source)[N]) {
  Text<N - 1> result;
  std::copy_n(source, N - 1, result.chars.data());
  return result;
}
template <Name N>
constexpr auto text_of() {
  Text<N.size> result;
  std::copy_n(N.text, N.size, result.chars.data());
  return result;
}

// JavaType<T>: descriptor, the JNI type, conversions both ways. No primary definition: a type without one is an error at
// compile time.
template <class T>
struct JavaType;

template <class Cpp, class Jni, char Letter>
struct PrimitiveType {
  using jni = Jni;
  static constexpr bool is_reference = false;
  static constexpr Text<1> descriptor{{Letter, 0}};
  static jvalue to_jvalue(Cpp value) {
    jvalue v{};
    if constexpr (Letter == 'Z') v.z = value ? JNI_TRUE : JNI_FALSE;
    if constexpr (Letter == 'B') v.b = value;
    if constexpr (Letter == 'C') v.c = value;
    if constexpr (Letter == 'S') v.s = value;
    if constexpr (Letter == 'I') v.i = value;
    if constexpr (Letter == 'J') v.j = value;
    if constexpr (Letter == 'F') v.f = value;
    if constexpr (Letter == 'D') v.d = value;
    return v;
  }
  static Cpp from_jni(JNIEnv*, Jni value) { return static_cast<Cpp>(value); }
  static Jni to_jni(Cpp value) { return static_cast<Jni>(value); }
};
template <>
struct JavaType<bool> : PrimitiveType<bool, jboolean, 'Z'> {};
template <>
struct JavaType<int8_t> : PrimitiveType<int8_t, jbyte, 'B'> {};
template <>
struct JavaType<char16_t> : PrimitiveType<char16_t, jchar, 'C'> {};
template <>
struct JavaType<int16_t> : PrimitiveType<int16_t, jshort, 'S'> {};
template <>
struct JavaType<int32_t> : PrimitiveType<int32_t, jint, 'I'> {};
template <>
struct JavaType<int64_t> : PrimitiveType<int64_t, jlong, 'J'> {};
template <>
struct JavaType<long long> : PrimitiveType<long long, jlong, 'J'> {};
template <>
struct JavaType<float> : PrimitiveType<float, jfloat, 'F'> {};
template <>
struct JavaType<double> : PrimitiveType<double, jdouble, 'D'> {};
template <>
struct JavaType<void> {
  using jni = void;
  static constexpr bool is_reference = false;
  static constexpr Text<1> descriptor{{'V', 0}};
};

// References of every kind: objects, strings, arrays.
template <class T>
struct ReferenceType {
  using jni = jobject;
  static constexpr bool is_reference = true;
  static jvalue to_jvalue(const T& value) {
    jvalue v{};
    v.l = value.get();
    return v;
  }
  static T from_jni(JNIEnv* env, jobject value) { return T::adopt(env, value); }
};
template <Name ClassName>
struct JavaType<Object<ClassName>> : ReferenceType<Object<ClassName>> {
  static constexpr auto descriptor = concat(text("L"), text_of<ClassName>(), text(";"));
};
template <>
struct JavaType<String>;
template <class Element>
struct JavaType<Array<Element>> : ReferenceType<Array<Element>> {
  static constexpr auto descriptor = concat(text("["), JavaType<Element>::descriptor);
};

// Signature<R(A…)>: the method descriptor.
template <class F>
struct Signature;
template <class R, class... A>
struct Signature<R(A...)> {
  using result = R;
  static constexpr auto descriptor = concat(text("("), JavaType<A>::descriptor..., text(")"), JavaType<R>::descriptor);
};

}  // namespace detail

// The descriptor of a C++ type or function type, e.g. descriptor_of<int(String)>() == "(Ljava/lang/String;)I".
template <class T>
constexpr std::string_view descriptor_of() {
  if constexpr (requires { typename detail::Signature<T>::result; }) {
    return detail::Signature<T>::descriptor.view();
  } else {
    return detail::JavaType<T>::descriptor.view();
  }
}

}  // namespace cortado
