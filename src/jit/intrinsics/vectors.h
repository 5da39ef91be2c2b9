#pragma once
// Loops over elements of primitive arrays, sixteen bytes at a time (SSE2 is part of x86-64; elsewhere one by one). Vectors
// hold whole elements, so nobody sees a torn one.

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cortado::jit {

// The first byte in which two blocks differ, or `size`.
inline size_t first_difference(const uint8_t* a, const uint8_t* b, size_t size) {
  size_t at = 0;
#if defined(__x86_64__)
  for (; at + 16 <= size; at += 16) {
    __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a + at));
    __m128i y = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + at));
    auto equal = static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(x, y)));
    if (equal != 0xFFFF) return at + static_cast<size_t>(__builtin_ctz(~equal));
  }
#endif
  while (at < size && a[at] == b[at]) at++;
  return at;
}

// The first of `count` UTF-16 units that is `unit`, or `count`.
inline size_t find_unit(const uint16_t* units, size_t count, uint16_t unit) {
  size_t at = 0;
#if defined(__x86_64__)
  const __m128i wanted = _mm_set1_epi16(static_cast<int16_t>(unit));
  for (; at + 8 <= count; at += 8) {
    __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units + at));
    auto equal = static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi16(x, wanted)));
    if (equal != 0) return at + static_cast<size_t>(__builtin_ctz(equal)) / 2;
  }
#endif
  while (at < count && units[at] != unit) at++;
  return at;
}

// Bytes to UTF-16 units, zero-extended.
inline void inflate(uint16_t* to, const uint8_t* from, size_t count) {
  size_t at = 0;
#if defined(__x86_64__)
  const __m128i zero = _mm_setzero_si128();
  for (; at + 16 <= count; at += 16) {
    __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), _mm_unpacklo_epi8(x, zero));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at + 8), _mm_unpackhi_epi8(x, zero));
  }
#endif
  for (; at < count; at++) to[at] = from[at];
}

// UTF-16 units to bytes, up to the first that is above `most` (0xFF or 0x7F). How many were written.
inline size_t narrow(uint8_t* to, const uint16_t* from, size_t count, uint16_t most) {
  size_t at = 0;
#if defined(__x86_64__)
  const __m128i above = _mm_set1_epi16(static_cast<int16_t>(~most));
  const __m128i zero = _mm_setzero_si128();
  for (; at + 16 <= count; at += 16) {
    __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
    __m128i y = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at + 8));
    __m128i bad = _mm_and_si128(_mm_or_si128(x, y), above);
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(bad, zero)) != 0xFFFF) break;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), _mm_packus_epi16(x, y));
  }
#endif
  for (; at < count && from[at] <= most; at++) to[at] = static_cast<uint8_t>(from[at]);
  return at;
}

inline bool any_negative(const uint8_t* bytes, size_t count) {
  size_t at = 0;
#if defined(__x86_64__)
  for (; at + 16 <= count; at += 16) {
    if (_mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at))) != 0) return true;
  }
#endif
  for (; at < count; at++) {
    if (bytes[at] >= 0x80) return true;
  }
  return false;
}

// All elements become `value`.
template <class T>
void fill(T* to, size_t count, T value) {
  size_t at = 0;
#if defined(__x86_64__)
  constexpr size_t kElements = 16 / sizeof(T);
  T block[kElements];
  for (T& element : block) element = value;
  __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
  // The compiler would make a memset of zeros, which may write parts of elements.
  __asm__("" : "+x"(x));
  for (; at + kElements <= count; at += kElements) _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), x);
#endif
  for (; at < count; at++) __atomic_store_n(to + at, value, __ATOMIC_RELAXED);
}

// 31 * hash + element over all elements, from `hash`. Four steps at a time: their products do not wait for each other.
template <class T>
uint32_t polynomial_hash(const T* elements, size_t count, uint32_t hash) {
  constexpr uint32_t k1 = 31, k2 = k1 * 31, k3 = k2 * 31, k4 = k3 * 31;
  size_t at = 0;
  auto element = [&](size_t i) { return static_cast<uint32_t>(static_cast<int32_t>(elements[at + i])); };
  for (; at + 4 <= count; at += 4) {
    hash = k4 * hash + (k3 * element(0) + k2 * element(1)) + (k1 * element(2) + element(3));
  }
  for (; at < count; at++) hash = 31 * hash + element(0);
  return hash;
}

}  // namespace cortado::jit
