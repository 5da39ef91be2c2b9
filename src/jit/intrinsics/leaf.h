#pragma once
// What the leaf functions of intrinsics.def are made of (LeafFunction, runtime/upcall.h). They run in state InJava, reach
// no safepoint and throw nothing: whatever is out of the ordinary (null, a bound, no memory) is left to the ordinary
// method by kNotDone, before anything was changed.

#include <bit>
#include <cstring>

#include "gc/heap_access.h"
#include "runtime/class.h"
#include "runtime/thread.h"
#include "runtime/upcall.h"

namespace cortado::jit {

inline constexpr LeafResult kNotDone = {0, 0};
inline LeafResult done() { return {0, 1}; }
inline LeafResult done_int(int32_t value) { return {static_cast<uint32_t>(value), 1}; }
inline LeafResult done_boolean(bool value) { return {value, 1}; }
inline LeafResult done_long(int64_t value) { return {static_cast<uint64_t>(value), 1}; }
inline LeafResult done_double(double value) { return {std::bit_cast<uint64_t>(value), 1}; }
inline LeafResult done_float(float value) { return {std::bit_cast<uint32_t>(value), 1}; }
inline LeafResult done_reference(Object* value) { return {reinterpret_cast<uint64_t>(value), 1}; }

// Arguments by slot: a long or double takes two, the value in the first.
inline int32_t int_in(const Slot* slot) { return static_cast<int32_t>(*slot); }
inline int64_t long_in(const Slot* slot) { return static_cast<int64_t>(*slot); }
inline double double_in(const Slot* slot) { return std::bit_cast<double>(*slot); }
inline float float_in(const Slot* slot) { return std::bit_cast<float>(static_cast<uint32_t>(*slot)); }
inline Object* object_in(const Slot* slot) { return reinterpret_cast<Object*>(*slot); }
inline Array* array_in(const Slot* slot) { return reinterpret_cast<Array*>(*slot); }

// The elements of primitive arrays. Only whole elements are read and written, by vectors of them.
template <class T>
T* elements_of(Array* array) {
  return reinterpret_cast<T*>(array->elements());
}
// [first, first + count) lies within `length` elements.
inline bool is_range(int64_t first, int64_t count, int64_t length) {
  return first >= 0 && count >= 0 && first + count <= length;
}
inline bool has_range(const Array* array, int64_t first, int64_t count) {
  return array != nullptr && is_range(first, count, array->length());
}

// A field declared by the class; null if this version of the class library has none such.
const Field* field_named(const Class* c, std::string_view name, std::string_view descriptor);

#define INTRINSIC(class_name, name, descriptor, leaf, emitter) LeafResult leaf(Thread* thread, Slot* arguments);
#define COMPILED(class_name, name, descriptor, emitter)
#include "jit/intrinsics/intrinsics.def"
#undef COMPILED
#undef INTRINSIC

}  // namespace cortado::jit
