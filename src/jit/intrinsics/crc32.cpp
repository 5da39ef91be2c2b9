#include "jit/intrinsics/crc32.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cortado::jit {

#if defined(__x86_64__)

namespace {

#define CLMUL_TARGET __attribute__((target("pclmul,sse4.1")))
#define CLMUL_INLINE CLMUL_TARGET __attribute__((always_inline)) inline

constexpr uint64_t kPolynomial = uint64_t{1} << 32 | 0x04C11DB7;

constexpr uint64_t reversed(uint64_t value, int bits) {
  uint64_t result = 0;
  for (int i = 0; i < bits; i++) result |= (value >> i & 1) << (bits - 1 - i);
  return result;
}
// x^power modulo the polynomial, in reverse order, one place up: what leaves a reversed product where it belongs.
consteval uint64_t power_of_x(int power) {
  uint64_t rest = 1;
  for (int i = 0; i < power; i++) rest = (rest << 1) ^ ((rest >> 31 & 1) != 0 ? kPolynomial : 0);
  return reversed(rest, 32) << 1;
}
// x^64 divided by the polynomial.
consteval uint64_t quotient() {
  uint64_t result = 0;
  uint64_t rest = 0;
  for (int i = 64; i >= 0; i--) {
    rest = rest << 1 | (i == 64 ? 1 : 0);
    bool goes = (rest >> 32 & 1) != 0;
    result = result << 1 | (goes ? 1 : 0);
    if (goes) rest ^= kPolynomial;
  }
  return result;
}

constexpr size_t kVector = 16;
constexpr size_t kLanes = 4;

CLMUL_INLINE __m128i load(const uint8_t* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
CLMUL_INLINE __m128i constants(uint64_t low, uint64_t high) {
  return _mm_set_epi64x(static_cast<int64_t>(high), static_cast<int64_t>(low));
}
// `vector`, moved behind the bits that `by` stands for, and added to what is there.
CLMUL_INLINE __m128i fold(__m128i vector, __m128i by, __m128i there) {
  __m128i low = _mm_clmulepi64_si128(vector, by, 0x00);
  __m128i high = _mm_clmulepi64_si128(vector, by, 0x11);
  return _mm_xor_si128(there, _mm_xor_si128(low, high));
}

// The rest of 128 bits: to 96 bits, to 64, and then by a multiplication with the quotient (Barrett).
CLMUL_INLINE uint32_t reduce(__m128i vector, __m128i by_one) {
  const __m128i low_words = _mm_set_epi32(0, -1, 0, -1);
  vector = _mm_xor_si128(_mm_srli_si128(vector, 8), _mm_clmulepi64_si128(vector, by_one, 0x10));
  __m128i upper = _mm_srli_si128(vector, 4);
  vector = _mm_clmulepi64_si128(_mm_and_si128(vector, low_words), constants(power_of_x(64), 0), 0x00);
  vector = _mm_xor_si128(vector, upper);
  constexpr uint64_t kDivisor = reversed(kPolynomial, 33), kQuotient = reversed(quotient(), 33);
  const __m128i divisor = constants(kDivisor, kQuotient);
  __m128i product = _mm_clmulepi64_si128(_mm_and_si128(vector, low_words), divisor, 0x10);
  product = _mm_clmulepi64_si128(_mm_and_si128(product, low_words), divisor, 0x00);
  return static_cast<uint32_t>(_mm_extract_epi32(_mm_xor_si128(vector, product), 1));
}

// A whole number of vectors, at least kLanes of them.
CLMUL_TARGET uint32_t crc32_vectors(uint32_t sum, const uint8_t* bytes, size_t count) {
  const __m128i by_lanes = constants(power_of_x(kLanes * 128 + 32), power_of_x(kLanes * 128 - 32));
  const __m128i by_one = constants(power_of_x(128 + 32), power_of_x(128 - 32));
  __m128i lanes[kLanes];
  for (size_t i = 0; i < kLanes; i++) lanes[i] = load(bytes + kVector * i);
  lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128(static_cast<int32_t>(~sum)));
  bytes += kVector * kLanes;
  count -= kVector * kLanes;
  for (; count >= kVector * kLanes; bytes += kVector * kLanes, count -= kVector * kLanes) {
    for (size_t i = 0; i < kLanes; i++) lanes[i] = fold(lanes[i], by_lanes, load(bytes + kVector * i));
  }
  __m128i vector = lanes[0];
  for (size_t i = 1; i < kLanes; i++) vector = fold(vector, by_one, lanes[i]);
  for (; count >= kVector; bytes += kVector, count -= kVector) vector = fold(vector, by_one, load(bytes));
  return ~reduce(vector, by_one);
}

bool can_multiply() {
  static const bool can = __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
  return can;
}

}  // namespace

uint32_t crc32(uint32_t sum, const uint8_t* bytes, size_t count) {
  if (count >= kVector * kLanes && can_multiply()) {
    size_t vectors = count & ~(kVector - 1);
    sum = crc32_vectors(sum, bytes, vectors);
    bytes += vectors;
    count -= vectors;
  }
  return static_cast<uint32_t>(crc32_z(sum, bytes, count));
}

#else

uint32_t crc32(uint32_t sum, const uint8_t* bytes, size_t count) {
  return static_cast<uint32_t>(crc32_z(sum, bytes, count));
}

#endif

}  // namespace cortado::jit
