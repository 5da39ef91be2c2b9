#pragma once
// HeapAccess: how C++ reads and writes Java data. Element-atomic: relaxed atomics of the element's width, so that Java's
// races stay Java's. Offsets are bytes from the object's address. Reference stores run the barrier.
// The forms on raw pointers are for use within a NoGc scope; the forms on handles can be used anywhere in the VM.

#include <cstring>
#include <type_traits>

#include "gc/barrier.h"
#include "gc/rooted.h"

namespace cortado {

struct HeapAccess {
  // Memory orders are the __ATOMIC_* constants: plain Java accesses are RELAXED, volatile ones SEQ_CST.
  template <class V, int Order = __ATOMIC_RELAXED>
  static V load(const Object* object, size_t offset) {
    static_assert(std::is_trivially_copyable_v<V> && sizeof(V) <= 8);
    V value;
    __atomic_load(reinterpret_cast<const V*>(address(object, offset)), &value, Order);
    return value;
  }
  template <class V, int Order = __ATOMIC_RELAXED>
  static void store(Object* object, size_t offset, std::type_identity_t<V> value) {
    __atomic_store(reinterpret_cast<V*>(address(object, offset)), &value, Order);
  }
  template <int Order = __ATOMIC_RELAXED>
  static Object* load_reference(const Object* object, size_t offset, LoadStrength strength = LoadStrength::kStrong) {
    return Barrier::loaded(decode_reference(load<NarrowRef, Order>(object, offset)), strength);
  }
  template <int Order = __ATOMIC_RELAXED>
  static void store_reference(Object* object, size_t offset, Object* value) {
    store<NarrowRef, Order>(object, offset, encode_reference(value));
    Barrier::stored(object, reinterpret_cast<NarrowRef*>(address(object, offset)), value);
  }
  // In an object from the thread's allocation buffer, before any safepoint: it is young, or its cards are dirty already
  // (Heap::allocate), and needs no barrier.
  static void initialize_reference(Object* object, size_t offset, Object* value) {
    store<NarrowRef>(object, offset, encode_reference(value));
  }
  // Returns the witness value; the store happened if it equals `expected`.
  template <class V>
  static V compare_exchange(Object* object, size_t offset, std::type_identity_t<V> expected,
                            std::type_identity_t<V> desired) {
    __atomic_compare_exchange(reinterpret_cast<V*>(address(object, offset)), &expected, &desired, false,
                              __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return expected;
  }
  static Object* compare_exchange_reference(Object* object, size_t offset, Object* expected, Object* desired) {
    NarrowRef witness =
        compare_exchange<NarrowRef>(object, offset, encode_reference(expected), encode_reference(desired));
    if (witness == encode_reference(expected)) {
      Barrier::stored(object, reinterpret_cast<NarrowRef*>(address(object, offset)), desired);
    }
    return decode_reference(witness);
  }

  // On handles.
  template <class V, int Order = __ATOMIC_RELAXED>
  static V load(Handle<Object> object, size_t offset) IN_VM {
    NoGcToken no_gc;
    return load<V, Order>(object.raw(no_gc), offset);
  }
  template <class V, int Order = __ATOMIC_RELAXED>
  static void store(Handle<Object> object, size_t offset, std::type_identity_t<V> value) IN_VM {
    NoGcToken no_gc;
    store<V, Order>(object.raw(no_gc), offset, value);
  }
  template <int Order = __ATOMIC_RELAXED>
  static Unrooted<Object> load_reference(Handle<Object> object, size_t offset,
                                         LoadStrength strength = LoadStrength::kStrong) IN_VM {
    NoGcToken no_gc;
    return Unrooted<Object>(load_reference<Order>(object.raw(no_gc), offset, strength));
  }
  template <int Order = __ATOMIC_RELAXED>
  static void store_reference(Handle<Object> object, size_t offset, Handle<Object> value) IN_VM {
    NoGcToken no_gc;
    store_reference<Order>(object.raw(no_gc), offset, value.raw(no_gc));
  }

  // Array elements; the index was checked.
  template <class V>
  static V load_element(Handle<Array> array, int32_t index) IN_VM {
    NoGcToken no_gc;
    const Array* raw = array.raw(no_gc);
    return load<V>(raw, raw->element_offset(static_cast<size_t>(index)));
  }
  template <class V>
  static void store_element(Handle<Array> array, int32_t index, std::type_identity_t<V> value) IN_VM {
    NoGcToken no_gc;
    Array* raw = array.raw(no_gc);
    store<V>(raw, raw->element_offset(static_cast<size_t>(index)), value);
  }
  static Unrooted<Object> load_reference_element(Handle<Array> array, int32_t index) IN_VM {
    NoGcToken no_gc;
    const Array* raw = array.raw(no_gc);
    return Unrooted<Object>(load_reference(raw, raw->element_offset(static_cast<size_t>(index))));
  }
  static void store_reference_element(Handle<Array> array, int32_t index, Handle<Object> value) IN_VM {
    NoGcToken no_gc;
    Array* raw = array.raw(no_gc);
    store_reference(raw, raw->element_offset(static_cast<size_t>(index)), value.raw(no_gc));
  }

  // Copies `count` elements of 1 << shift bytes, element-atomically, overlapping allowed, no barrier.
  static void copy_elements(void* to, const void* from, size_t count, uint32_t shift);
  // The same for references of two arrays with the barrier, no store check.
  static void copy_references(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count);

 private:
  static uint8_t* address(const Object* object, size_t offset) {
    return reinterpret_cast<uint8_t*>(const_cast<Object*>(object)) + offset;
  }
};

}  // namespace cortado
