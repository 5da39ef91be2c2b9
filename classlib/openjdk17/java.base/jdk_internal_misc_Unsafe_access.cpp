// jdk.internal.misc.Unsafe: loads, stores, compare-and-exchange, blocks of memory.
//
// A null base makes the offset an absolute address. Offsets into heap objects are bytes from the object's address (in a
// mirror for static fields), as objectFieldOffset and arrayBaseOffset hand them out.

#include <algorithm>
#include <cstring>

#include "classlib/openjdk17/java.base/jdk_internal_misc_Unsafe.h"
#include "jvm/entry.h"

namespace cortado {
namespace {

// Plain accesses outside the heap may be unaligned; the others are as aligned as their caller made them.
template <class V, int Order>
V load(jobject base, jlong offset) IN_VM {
  if (base != nullptr) return HeapAccess::load<V, Order>(handle_of(base), static_cast<size_t>(offset));
  V value;
  const void* address = reinterpret_cast<const void*>(offset);
  if constexpr (Order == __ATOMIC_RELAXED) {
    std::memcpy(&value, address, sizeof value);
  } else {
    __atomic_load(static_cast<const V*>(address), &value, Order);
  }
  return value;
}

template <class V, int Order>
void store(jobject base, jlong offset, V value) IN_VM {
  if (base != nullptr) return HeapAccess::store<V, Order>(handle_of(base), static_cast<size_t>(offset), value);
  void* address = reinterpret_cast<void*>(offset);
  if constexpr (Order == __ATOMIC_RELAXED) {
    std::memcpy(address, &value, sizeof value);
  } else {
    __atomic_store(static_cast<V*>(address), &value, Order);
  }
}

// The address of a place; good only while nothing can move.
uint8_t* address_of(jobject base, jlong offset) IN_VM {
  NoGcToken no_gc;
  auto* start = base == nullptr ? nullptr : reinterpret_cast<uint8_t*>(handle_of(base).raw(no_gc));
  return reinterpret_cast<uint8_t*>(reinterpret_cast<uintptr_t>(start) + static_cast<uintptr_t>(offset));
}

template <class J, int Order>
J JNICALL get(JNIEnv* env, jobject, jobject base, jlong offset) {
  CORTADO_JVM_ENTRY(env);
  return load<J, Order>(base, offset);
}
template <class J, int Order>
void JNICALL put(JNIEnv* env, jobject, jobject base, jlong offset, J value) {
  CORTADO_JVM_ENTRY(env);
  store<J, Order>(base, offset, value);
}
// Booleans are normalised both ways.
template <int Order>
jboolean JNICALL get_boolean(JNIEnv* env, jobject, jobject base, jlong offset) {
  CORTADO_JVM_ENTRY(env);
  return load<uint8_t, Order>(base, offset) != 0;
}
template <int Order>
void JNICALL put_boolean(JNIEnv* env, jobject, jobject base, jlong offset, jboolean value) {
  CORTADO_JVM_ENTRY(env);
  store<uint8_t, Order>(base, offset, value & 1);
}
// A load of Reference.referent must keep what it hands out alive, like a weak load; the barrier decides by the object.
template <int Order>
jobject JNICALL get_reference(JNIEnv* env, jobject, jobject base, jlong offset) {
  CORTADO_JVM_ENTRY(env);
  Handle<Object> holder = handle_of(base);
  bool is_referent = Class::of(holder)->layout.kind == ObjectKind::kReference &&
                     static_cast<uint32_t>(offset) == wk.fields.Reference_referent;
  LoadStrength strength = is_referent ? LoadStrength::kWeak : LoadStrength::kStrong;
  return new_local(thread, HeapAccess::load_reference<Order>(holder, static_cast<size_t>(offset), strength));
}
template <int Order>
void JNICALL put_reference(JNIEnv* env, jobject, jobject base, jlong offset, jobject value) {
  CORTADO_JVM_ENTRY(env);
  HeapAccess::store_reference<Order>(handle_of(base), static_cast<size_t>(offset), handle_of(value));
}

template <class J>
J compare_exchange(JNIEnv* env, jobject base, jlong offset, J expected, J desired) {
  CORTADO_JVM_ENTRY(env);
  auto* cell = reinterpret_cast<J*>(address_of(base, offset));
  __atomic_compare_exchange_n(cell, &expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return expected;
}
template <class J>
jboolean JNICALL compare_and_set(JNIEnv* env, jobject, jobject base, jlong offset, J expected, J desired) {
  return compare_exchange<J>(env, base, offset, expected, desired) == expected;
}
template <class J>
J JNICALL compare_and_exchange(JNIEnv* env, jobject, jobject base, jlong offset, J expected, J desired) {
  return compare_exchange<J>(env, base, offset, expected, desired);
}

Unrooted<Object> exchange_reference(jobject base, jlong offset, jobject expected, jobject desired) IN_VM {
  NoGcToken no_gc;
  return Unrooted<Object>(
      HeapAccess::compare_exchange_reference(handle_of(base).raw(no_gc), static_cast<size_t>(offset),
                                             handle_of(expected).raw(no_gc), handle_of(desired).raw(no_gc)));
}
jboolean JNICALL compare_and_set_reference(JNIEnv* env, jobject, jobject base, jlong offset, jobject expected,
                                           jobject desired) {
  CORTADO_JVM_ENTRY(env);
  Rooted<Object> witness(thread, exchange_reference(base, offset, expected, desired));
  return witness.same_object(handle_of(expected));
}
jobject JNICALL compare_and_exchange_reference(JNIEnv* env, jobject, jobject base, jlong offset, jobject expected,
                                               jobject desired) {
  CORTADO_JVM_ENTRY(env);
  return new_local(thread, exchange_reference(base, offset, expected, desired));
}

jobject JNICALL get_uncompressed_object(JNIEnv* env, jobject, jlong address) {
  CORTADO_JVM_ENTRY(env);
  return new_local(thread, Unrooted<Object>(*reinterpret_cast<Object**>(address)));
}

// log2 of the largest element size (up to 8) to which all of these are aligned.
uint32_t common_shift(uintptr_t a, uintptr_t b, uintptr_t c) {
  return static_cast<uint32_t>(__builtin_ctzll(a | b | c | 8));
}

void JNICALL copy_memory(JNIEnv* env, jobject, jobject from_base, jlong from_offset, jobject to_base, jlong to_offset,
                         jlong bytes) {
  CORTADO_JVM_ENTRY(env);
  if (bytes == 0) return;
  const uint8_t* from = address_of(from_base, from_offset);
  uint8_t* to = address_of(to_base, to_offset);
  auto size = static_cast<size_t>(bytes);
  uint32_t shift = common_shift(reinterpret_cast<uintptr_t>(from), reinterpret_cast<uintptr_t>(to), size);
  HeapAccess::copy_elements(to, from, size >> shift, shift);
}

template <class V>
void copy_swapped(uint8_t* to, const uint8_t* from, size_t count, V (*swap)(V)) {
  bool backwards = to > from;
  for (size_t i = 0; i < count; i++) {
    size_t at = (backwards ? count - 1 - i : i) * sizeof(V);
    V value;
    std::memcpy(&value, from + at, sizeof value);
    value = swap(value);
    std::memcpy(to + at, &value, sizeof value);
  }
}

void JNICALL copy_swap_memory(JNIEnv* env, jobject, jobject from_base, jlong from_offset, jobject to_base,
                              jlong to_offset, jlong bytes, jlong element_size) {
  CORTADO_JVM_ENTRY(env);
  const uint8_t* from = address_of(from_base, from_offset);
  uint8_t* to = address_of(to_base, to_offset);
  auto count = static_cast<size_t>(bytes / element_size);
  switch (element_size) {
    case 2: return copy_swapped<uint16_t>(to, from, count, [](uint16_t v) { return __builtin_bswap16(v); });
    case 4: return copy_swapped<uint32_t>(to, from, count, [](uint32_t v) { return __builtin_bswap32(v); });
    case 8: return copy_swapped<uint64_t>(to, from, count, [](uint64_t v) { return __builtin_bswap64(v); });
    default: return (void)throw_new(thread, wk.classes.IllegalArgumentException, "element size");
  }
}

template <class V>
void fill(uint8_t* to, size_t bytes, uint64_t pattern) {
  for (size_t at = 0; at < bytes; at += sizeof(V)) {
    __atomic_store_n(reinterpret_cast<V*>(to + at), static_cast<V>(pattern), __ATOMIC_RELAXED);
  }
}

void JNICALL set_memory(JNIEnv* env, jobject, jobject base, jlong offset, jlong bytes, jbyte value) {
  CORTADO_JVM_ENTRY(env);
  uint8_t* to = address_of(base, offset);
  auto size = static_cast<size_t>(bytes);
  uint64_t pattern = static_cast<uint8_t>(value) * 0x0101010101010101u;
  switch (common_shift(reinterpret_cast<uintptr_t>(to), size, 8)) {
    case 3: return fill<uint64_t>(to, size, pattern);
    case 2: return fill<uint32_t>(to, size, pattern);
    case 1: return fill<uint16_t>(to, size, pattern);
    default: return fill<uint8_t>(to, size, pattern);
  }
}

template <class F>
constexpr void* function(F* f) {
  return reinterpret_cast<void*>(f);
}

}  // namespace

#define CORTADO_UNSAFE_PRIMITIVE(name, type, c)                                                   \
  {"get" name, "(Ljava/lang/Object;J)" c, function(&get<type, __ATOMIC_RELAXED>)},                \
      {"get" name "Volatile", "(Ljava/lang/Object;J)" c, function(&get<type, __ATOMIC_SEQ_CST>)}, \
      {"put" name, "(Ljava/lang/Object;J" c ")V", function(&put<type, __ATOMIC_RELAXED>)}, {      \
    "put" name "Volatile", "(Ljava/lang/Object;J" c ")V", function(&put<type, __ATOMIC_SEQ_CST>)  \
  }

const VmNative unsafe_access_natives[] = {
    CORTADO_UNSAFE_PRIMITIVE("Byte", jbyte, "B"),
    CORTADO_UNSAFE_PRIMITIVE("Short", jshort, "S"),
    CORTADO_UNSAFE_PRIMITIVE("Char", jchar, "C"),
    CORTADO_UNSAFE_PRIMITIVE("Int", jint, "I"),
    CORTADO_UNSAFE_PRIMITIVE("Long", jlong, "J"),
    CORTADO_UNSAFE_PRIMITIVE("Float", jfloat, "F"),
    CORTADO_UNSAFE_PRIMITIVE("Double", jdouble, "D"),
    {"getBoolean", "(Ljava/lang/Object;J)Z", function(&get_boolean<__ATOMIC_RELAXED>)},
    {"getBooleanVolatile", "(Ljava/lang/Object;J)Z", function(&get_boolean<__ATOMIC_SEQ_CST>)},
    {"putBoolean", "(Ljava/lang/Object;JZ)V", function(&put_boolean<__ATOMIC_RELAXED>)},
    {"putBooleanVolatile", "(Ljava/lang/Object;JZ)V", function(&put_boolean<__ATOMIC_SEQ_CST>)},
    {"getReference", "(Ljava/lang/Object;J)Ljava/lang/Object;", function(&get_reference<__ATOMIC_RELAXED>)},
    {"getReferenceVolatile", "(Ljava/lang/Object;J)Ljava/lang/Object;", function(&get_reference<__ATOMIC_SEQ_CST>)},
    {"putReference", "(Ljava/lang/Object;JLjava/lang/Object;)V", function(&put_reference<__ATOMIC_RELAXED>)},
    {"putReferenceVolatile", "(Ljava/lang/Object;JLjava/lang/Object;)V", function(&put_reference<__ATOMIC_SEQ_CST>)},
    {"getUncompressedObject", "(J)Ljava/lang/Object;", function(&get_uncompressed_object)},
    {"compareAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z",
     function(&compare_and_set_reference)},
    {"compareAndExchangeReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
     function(&compare_and_exchange_reference)},
    {"compareAndSetInt", "(Ljava/lang/Object;JII)Z", function(&compare_and_set<jint>)},
    {"compareAndExchangeInt", "(Ljava/lang/Object;JII)I", function(&compare_and_exchange<jint>)},
    {"compareAndSetLong", "(Ljava/lang/Object;JJJ)Z", function(&compare_and_set<jlong>)},
    {"compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J", function(&compare_and_exchange<jlong>)},
    {"copyMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJ)V", function(&copy_memory)},
    {"copySwapMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJJ)V", function(&copy_swap_memory)},
    {"setMemory0", "(Ljava/lang/Object;JJB)V", function(&set_memory)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
