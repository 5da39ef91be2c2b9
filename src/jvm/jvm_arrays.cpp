// java.lang.reflect.Array.

#include <vector>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/widening.h"

namespace cortado {
namespace {

constexpr int32_t kMaximumDimensions = 255;

// The array behind a reference: NullPointerException, IllegalArgumentException.
JavaResult<Handle<Array>> checked_array(Thread& thread, jobject reference) MAY_GC {
  if (reference == nullptr) return throw_null_pointer(thread);
  Handle<Object> object = handle_of(reference);
  if (Class::of(object)->is_array()) return object.cast<Array>();
  return throw_new(thread, wk.classes.IllegalArgumentException, "Argument is not an array");
}

JavaResult<Handle<Array>> checked_element(Thread& thread, jobject reference, jint index) MAY_GC {
  Handle<Array> array = TRY(checked_array(thread, reference));
  int32_t length = array.length();
  if (index < 0 || index >= length) return throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException);
  return array;
}

// An element as a slot holds it: sign- or zero-extended.
uint64_t load_bits(BasicType type, Handle<Array> array, int32_t index) IN_VM {
  switch (type) {
    case BasicType::kBoolean: return HeapAccess::load_element<uint8_t>(array, index);
    case BasicType::kByte:
      return static_cast<uint32_t>(static_cast<int32_t>(HeapAccess::load_element<int8_t>(array, index)));
    case BasicType::kChar: return HeapAccess::load_element<uint16_t>(array, index);
    case BasicType::kShort:
      return static_cast<uint32_t>(static_cast<int32_t>(HeapAccess::load_element<int16_t>(array, index)));
    case BasicType::kInt:
    case BasicType::kFloat: return HeapAccess::load_element<uint32_t>(array, index);
    default: return HeapAccess::load_element<uint64_t>(array, index);
  }
}

void store_bits(BasicType type, Handle<Array> array, int32_t index, uint64_t bits) IN_VM {
  switch (heap_size_shift(type)) {
    case 0: return HeapAccess::store_element<uint8_t>(array, index, static_cast<uint8_t>(bits));
    case 1: return HeapAccess::store_element<uint16_t>(array, index, static_cast<uint16_t>(bits));
    case 2: return HeapAccess::store_element<uint32_t>(array, index, static_cast<uint32_t>(bits));
    default: return HeapAccess::store_element<uint64_t>(array, index, bits);
  }
}

JavaResult<Unrooted<Object>> get_element(Thread& thread, jobject reference, jint index) MAY_GC {
  Handle<Array> array = TRY(checked_element(thread, reference, index));
  const Class* c = Class::of(array);
  if (c->is_object_array()) return HeapAccess::load_reference_element(array, index);
  return box(thread, c->primitive_type, JavaValue(load_bits(c->primitive_type, array, index)));
}

JavaResult<uint64_t> get_primitive(Thread& thread, jobject reference, jint index, BasicType type) MAY_GC {
  Handle<Array> array = TRY(checked_array(thread, reference));
  const Class* c = Class::of(array);
  if (c->is_object_array()) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Argument is not an array of primitive type");
  }
  TRY(checked_element(thread, reference, index));
  JavaValue value(load_bits(c->primitive_type, array, index));
  std::optional<Argument> widened = widen_primitive(c->primitive_type, type, value);
  if (!widened) return throw_new(thread, wk.classes.IllegalArgumentException, "argument type mismatch");
  return widened->slot();
}

JavaResult<void> store_primitive(Thread& thread, Handle<Array> array, jint index, BasicType from, JavaValue value)
    MAY_GC {
  BasicType to = Class::of(array)->primitive_type;
  std::optional<Argument> widened;
  if (from != BasicType::kVoid) widened = widen_primitive(from, to, value);
  if (!widened) return throw_new(thread, wk.classes.IllegalArgumentException, "argument type mismatch");
  store_bits(to, array, index, widened->slot());
  return {};
}

JavaResult<void> set_element(Thread& thread, jobject reference, jint index, Handle<Object> value) MAY_GC {
  Handle<Array> array = TRY(checked_array(thread, reference));
  Class* c = Class::of(array);
  JavaValue unboxed;
  BasicType type = BasicType::kVoid;
  if (!c->is_object_array()) {
    if (value.is_null()) return throw_new(thread, wk.classes.IllegalArgumentException);
    type = unbox(value, unboxed);
  }
  TRY(checked_element(thread, reference, index));
  if (c->is_object_array() && !value.is_null() && !Class::of(value)->is_subtype_of(c->element_class)) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "array element type mismatch");
  }
  if (!c->is_object_array()) return store_primitive(thread, array, index, type, unboxed);
  HeapAccess::store_reference_element(array, index, value);
  return {};
}

JavaResult<void> set_primitive(Thread& thread, jobject reference, jint index, BasicType from, JavaValue value) MAY_GC {
  Handle<Array> array = TRY(checked_array(thread, reference));
  if (Class::of(array)->is_object_array()) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Argument is not an array of primitive type");
  }
  TRY(checked_element(thread, reference, index));
  return store_primitive(thread, array, index, from, value);
}

// A jvalue's member of that type, as a slot holds it.
JavaValue slot_of(jvalue value, BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return JavaValue(value.z & 1u);
    case BasicType::kByte: return JavaValue(static_cast<uint32_t>(static_cast<int32_t>(value.b)));
    case BasicType::kChar: return JavaValue(value.c);
    case BasicType::kShort: return JavaValue(static_cast<uint32_t>(static_cast<int32_t>(value.s)));
    case BasicType::kInt:
    case BasicType::kFloat: return JavaValue(static_cast<uint32_t>(value.i));
    default: return JavaValue(static_cast<uint64_t>(value.j));
  }
}

JavaResult<Class*> checked_component(Thread& thread, jclass mirror) MAY_GC {
  if (mirror == nullptr) return throw_null_pointer(thread);
  Class* c = class_of_reference(mirror);
  if (c == primitive_class(BasicType::kVoid)) return throw_new(thread, wk.classes.IllegalArgumentException);
  return c;
}

JavaResult<Unrooted<Object>> new_array(Thread& thread, jclass mirror, jint length) MAY_GC {
  Class* component = TRY(checked_component(thread, mirror));
  if (length < 0) return throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(length));
  Class* array_class = TRY(array_class_of(thread, component));
  return Unrooted<Object>(TRY(new_array_of(thread, array_class, length)));
}

JavaResult<Unrooted<Object>> new_multi(Thread& thread, jclass mirror, jintArray dimensions) MAY_GC {
  Class* c = TRY(checked_component(thread, mirror));
  if (dimensions == nullptr) return throw_null_pointer(thread);
  Handle<Array> lengths_array = array_handle_of(dimensions);
  int32_t count = lengths_array.length();
  if (count == 0) return throw_new(thread, wk.classes.IllegalArgumentException);
  if (count + c->dimensions > kMaximumDimensions) return throw_new(thread, wk.classes.IllegalArgumentException);
  std::vector<int32_t> lengths;
  for (int32_t i = 0; i < count; i++) {
    lengths.push_back(HeapAccess::load_element<int32_t>(lengths_array, i));
    if (lengths.back() < 0) {
      return throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(lengths.back()));
    }
  }
  for (int32_t i = 0; i < count; i++) c = TRY(array_class_of(thread, c));
  return new_multi_array(thread, c, lengths.data(), static_cast<uint32_t>(count));
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jint JNICALL JVM_GetArrayLength(JNIEnv* env, jobject array) {
  CORTADO_JVM_ENTRY(env);
  return CORTADO_TRY_OR(0, checked_array(thread, array)).length();
}

JNIEXPORT jobject JNICALL JVM_GetArrayElement(JNIEnv* env, jobject array, jint index) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, get_element(thread, array, index));
}

JNIEXPORT jvalue JNICALL JVM_GetPrimitiveArrayElement(JNIEnv* env, jobject array, jint index, jint type) {
  CORTADO_JVM_ENTRY(env);
  jvalue result;
  result.j = 0;
  result.j =
      static_cast<jlong>(CORTADO_TRY_OR(result, get_primitive(thread, array, index, static_cast<BasicType>(type))));
  return result;
}

JNIEXPORT void JNICALL JVM_SetArrayElement(JNIEnv* env, jobject array, jint index, jobject value) {
  CORTADO_JVM_ENTRY(env);
  (void)set_element(thread, array, index, handle_of(value));
}

JNIEXPORT void JNICALL JVM_SetPrimitiveArrayElement(JNIEnv* env, jobject array, jint index, jvalue value,
                                                    unsigned char type) {
  CORTADO_JVM_ENTRY(env);
  auto from = static_cast<BasicType>(type);
  (void)set_primitive(thread, array, index, from, slot_of(value, from));
}

JNIEXPORT jobject JNICALL JVM_NewArray(JNIEnv* env, jclass component, jint length) {
  CORTADO_JVM_ENTRY(env);
  return to_made_local(thread, new_array(thread, component, length));
}

JNIEXPORT jobject JNICALL JVM_NewMultiArray(JNIEnv* env, jclass component, jintArray dimensions) {
  CORTADO_JVM_ENTRY(env);
  return to_made_local(thread, new_multi(thread, component, dimensions));
}

}  // extern "C"
