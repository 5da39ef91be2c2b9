#pragma once
// Strings and arrays.

#include <span>
#include <string>
#include <vector>

#include "cortado/exception.h"
#include "cortado/reference.h"

namespace cortado {

namespace detail {
// Standard UTF-8 to UTF-16; a malformed byte becomes U+FFFD.
inline std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  for (size_t i = 0; i < text.size();) {
    auto lead = static_cast<unsigned char>(text[i]);
    int more = lead < 0x80 ? 0 : lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
    char32_t point = more <= 0 ? lead : lead & (0x3F >> more);
    bool good = more >= 0 && lead < 0xF5 && i + static_cast<size_t>(more) < text.size();
    for (int k = 1; good && k <= more; k++) {
      auto next = static_cast<unsigned char>(text[i + static_cast<size_t>(k)]);
      good = (next & 0xC0) == 0x80;
      point = point << 6 | (next & 0x3F);
    }
    if (!good) {
      out += u'\xFFFD';
      i++;
      continue;
    }
    i += static_cast<size_t>(more) + 1;
    if (point < 0x10000) {
      out += static_cast<char16_t>(point);
    } else {
      out += static_cast<char16_t>(0xD7C0 + (point >> 10));
      out += static_cast<char16_t>(0xDC00 + (point & 0x3FF));
    }
  }
  return out;
}
inline std::string to_utf8(std::u16string_view units) {
  std::string out;
  for (size_t i = 0; i < units.size(); i++) {
    char32_t point = units[i];
    if (point >= 0xD800 && point < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (units[++i] - 0xDC00);
    }
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else if (point < 0x800) {
      out += static_cast<char>(0xC0 | point >> 6);
      out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out += static_cast<char>(0xE0 | point >> 12);
      out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | point >> 18);
      out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
      out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (point & 0x3F));
    }
  }
  return out;
}
}  // namespace detail

class String : public TypedReference<String> {
 public:
  String() = default;
  // From standard UTF-8.
  String(JNIEnv* env, std::string_view text) : TypedReference(env, make(env, text), Kind::kLocal) {}
  std::u16string utf16(JNIEnv* env) const {
    if (is_null()) return {};
    auto string = static_cast<jstring>(get());
    std::u16string units(static_cast<size_t>(env->GetStringLength(string)), u'\0');
    env->GetStringRegion(string, 0, static_cast<jsize>(units.size()), reinterpret_cast<jchar*>(units.data()));
    return units;
  }
  std::string utf8(JNIEnv* env) const { return detail::to_utf8(utf16(env)); }

 private:
  friend class TypedReference<String>;
  using TypedReference<String>::TypedReference;
  static jobject make(JNIEnv* env, std::string_view text) {
    std::u16string units = detail::to_utf16(text);
    jstring string = env->NewString(reinterpret_cast<const jchar*>(units.data()), static_cast<jsize>(units.size()));
    detail::check(env);
    return string;
  }
};

namespace detail {
template <>
struct JavaType<String> : ReferenceType<String> {
  static constexpr auto descriptor = text("Ljava/lang/String;");
};

// The JNI functions of one element type.
template <class Element>
struct ArrayFunctions;
template <class ArrayType, class JniElement, auto Make, auto Read, auto Write>
struct PrimitiveArrayFunctions {
  static jobject make(JNIEnv* env, jsize length) { return (env->*Make)(length); }
  static void read(JNIEnv* env, jobject array, jsize start, jsize count, void* to) {
    (env->*Read)(static_cast<ArrayType>(array), start, count, static_cast<JniElement*>(to));
  }
  static void write(JNIEnv* env, jobject array, jsize start, jsize count, const void* from) {
    (env->*Write)(static_cast<ArrayType>(array), start, count, static_cast<const JniElement*>(from));
  }
};
template <>
struct ArrayFunctions<bool> : PrimitiveArrayFunctions<jbooleanArray, jboolean, &JNIEnv::NewBooleanArray,
                                                      &JNIEnv::GetBooleanArrayRegion, &JNIEnv::SetBooleanArrayRegion> {
};
template <>
struct ArrayFunctions<int8_t> : PrimitiveArrayFunctions<jbyteArray, jbyte, &JNIEnv::NewByteArray,
                                                        &JNIEnv::GetByteArrayRegion, &JNIEnv::SetByteArrayRegion> {};
template <>
struct ArrayFunctions<char16_t> : PrimitiveArrayFunctions<jcharArray, jchar, &JNIEnv::NewCharArray,
                                                          &JNIEnv::GetCharArrayRegion, &JNIEnv::SetCharArrayRegion> {};
template <>
struct ArrayFunctions<int16_t> : PrimitiveArrayFunctions<jshortArray, jshort, &JNIEnv::NewShortArray,
                                                         &JNIEnv::GetShortArrayRegion, &JNIEnv::SetShortArrayRegion> {};
template <>
struct ArrayFunctions<int32_t> : PrimitiveArrayFunctions<jintArray, jint, &JNIEnv::NewIntArray,
                                                         &JNIEnv::GetIntArrayRegion, &JNIEnv::SetIntArrayRegion> {};
template <>
struct ArrayFunctions<int64_t> : PrimitiveArrayFunctions<jlongArray, jlong, &JNIEnv::NewLongArray,
                                                         &JNIEnv::GetLongArrayRegion, &JNIEnv::SetLongArrayRegion> {};
template <>
struct ArrayFunctions<float> : PrimitiveArrayFunctions<jfloatArray, jfloat, &JNIEnv::NewFloatArray,
                                                       &JNIEnv::GetFloatArrayRegion, &JNIEnv::SetFloatArrayRegion> {};
template <>
struct ArrayFunctions<double> : PrimitiveArrayFunctions<jdoubleArray, jdouble, &JNIEnv::NewDoubleArray,
                                                        &JNIEnv::GetDoubleArrayRegion, &JNIEnv::SetDoubleArrayRegion> {
};
}  // namespace detail

// The elements of a primitive array as a span while the scope lives; changes are written back at its end.
template <class Element>
class ArrayScope {
 public:
  ArrayScope(JNIEnv* env, jobject array, bool writable)
      : env_(env),
        array_(array),
        writable_(writable),
        length_(static_cast<size_t>(env->GetArrayLength(static_cast<jarray>(array)))),
        elements_(std::make_unique<Element[]>(length_)) {
    detail::ArrayFunctions<Element>::read(env, array, 0, static_cast<jsize>(length_), elements_.get());
  }
  ArrayScope(const ArrayScope&) = delete;
  ~ArrayScope() {
    if (writable_)
      detail::ArrayFunctions<Element>::write(env_, array_, 0, static_cast<jsize>(length_), elements_.get());
  }
  std::span<Element> span() { return {elements_.get(), length_}; }
  Element& operator[](size_t i) { return elements_[i]; }
  Element* begin() { return elements_.get(); }
  Element* end() { return elements_.get() + length_; }
  size_t size() const { return length_; }

 private:
  JNIEnv* env_;
  jobject array_;
  bool writable_;
  size_t length_;
  std::unique_ptr<Element[]> elements_;
};

template <class Element>
class Array : public TypedReference<Array<Element>> {
 public:
  Array() = default;
  // Primitive elements: `length` zeros, or a copy of `values`.
  Array(JNIEnv* env, size_t length)
    requires(!detail::JavaType<Element>::is_reference)
      : TypedReference<Array>(env, make(env, length), Reference::Kind::kLocal) {}
  Array(JNIEnv* env, std::span<const Element> values)
    requires(!detail::JavaType<Element>::is_reference)
      : Array(env, values.size()) {
    detail::ArrayFunctions<Element>::write(env, this->get(), 0, static_cast<jsize>(values.size()), values.data());
  }
  // Reference elements: all null.
  Array(JNIEnv* env, size_t length, jclass element_class)
    requires(detail::JavaType<Element>::is_reference)
      : TypedReference<Array>(env, env->NewObjectArray(static_cast<jsize>(length), element_class, nullptr),
                              Reference::Kind::kLocal) {
    detail::check(env);
  }

  size_t size(JNIEnv* env) const { return static_cast<size_t>(env->GetArrayLength(static_cast<jarray>(this->get()))); }
  ArrayScope<Element> elements(JNIEnv* env)
    requires(!detail::JavaType<Element>::is_reference)
  {
    return {env, this->get(), true};
  }
  std::vector<Element> to_vector(JNIEnv* env) const
    requires(!detail::JavaType<Element>::is_reference && !std::is_same_v<Element, bool>)
  {
    std::vector<Element> values(size(env));
    detail::ArrayFunctions<Element>::read(env, this->get(), 0, static_cast<jsize>(values.size()), values.data());
    return values;
  }
  Element at(JNIEnv* env, size_t index) const
    requires(detail::JavaType<Element>::is_reference)
  {
    jobject element = env->GetObjectArrayElement(static_cast<jobjectArray>(this->get()), static_cast<jsize>(index));
    detail::check(env);
    return Element::adopt(env, element);
  }
  void set(JNIEnv* env, size_t index, const Element& value)
    requires(detail::JavaType<Element>::is_reference)
  {
    env->SetObjectArrayElement(static_cast<jobjectArray>(this->get()), static_cast<jsize>(index), value.get());
    detail::check(env);
  }

 private:
  friend class TypedReference<Array<Element>>;
  using TypedReference<Array<Element>>::TypedReference;
  static jobject make(JNIEnv* env, size_t length) {
    jobject array = detail::ArrayFunctions<Element>::make(env, static_cast<jsize>(length));
    detail::check(env);
    return array;
  }
};

}  // namespace cortado
