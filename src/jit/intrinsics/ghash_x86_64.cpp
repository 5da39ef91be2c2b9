// GHASH (NIST SP 800-38D, 6.3) by multiplication without carries.
//
// A block is a polynomial over GF(2) whose first bit is the coefficient of 1; as a number read from the block its bits are
// in the reverse order. A product of two such numbers comes out one place too low: one factor, the subkey, is therefore
// moved up one place beforehand, which in the field divides it by x. The product's lower half is then folded into the
// upper one twice, 64 bits each time, with the field's polynomial x^128 + x^7 + x^2 + x + 1, whose terms in that order
// are 0xC2 << 56.

#if defined(__x86_64__)

#include <immintrin.h>

#include "jit/intrinsics/aes.h"

#define CLMUL_TARGET __attribute__((target("pclmul,sse4.1,ssse3")))
#define CLMUL_INLINE CLMUL_TARGET __attribute__((always_inline)) inline

namespace cortado::jit {

namespace {

constexpr size_t kPowers = 8;
constexpr uint64_t kPolynomial = uint64_t{0xC2} << 56;

CLMUL_INLINE __m128i from_words(uint64_t high, uint64_t low) {
  return _mm_set_epi64x(static_cast<int64_t>(high), static_cast<int64_t>(low));
}
CLMUL_INLINE __m128i load_block(const uint8_t* at) {
  __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  return _mm_shuffle_epi8(bytes, _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f));
}
CLMUL_INLINE __m128i swap_halves(__m128i value) { return _mm_shuffle_epi32(value, 0x4E); }

// Divided by x in the field: one place up; what leaves at the top comes back as the polynomial.
CLMUL_INLINE __m128i over_x(uint64_t high, uint64_t low) {
  uint64_t carry = -(high >> 63);
  uint64_t moved = (high << 1 | low >> 63) ^ (carry & kPolynomial);
  return from_words(moved, low << 1 | (carry & 1));
}

// A sum of products, before it is reduced to 128 bits.
struct Product {
  __m128i low = _mm_setzero_si128(), middle = _mm_setzero_si128(), high = _mm_setzero_si128();

  CLMUL_INLINE void add(__m128i a, __m128i b) {
    low = _mm_xor_si128(low, _mm_clmulepi64_si128(a, b, 0x00));
    high = _mm_xor_si128(high, _mm_clmulepi64_si128(a, b, 0x11));
    middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(a, b, 0x01));
    middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(a, b, 0x10));
  }

  CLMUL_INLINE __m128i reduced() const {
    const __m128i polynomial = from_words(0, kPolynomial);
    __m128i lower = _mm_xor_si128(low, _mm_slli_si128(middle, 8));
    __m128i upper = _mm_xor_si128(high, _mm_srli_si128(middle, 8));
    for (int i = 0; i < 2; i++)
      lower = _mm_xor_si128(swap_halves(lower), _mm_clmulepi64_si128(lower, polynomial, 0x00));
    return _mm_xor_si128(upper, lower);
  }
};

CLMUL_INLINE __m128i multiply(__m128i a, __m128i b_over_x) {
  Product product;
  product.add(a, b_over_x);
  return product.reduced();
}

}  // namespace

bool has_carryless_multiplication() {
  static const bool has =
      __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
  return has;
}

CLMUL_TARGET void ghash_blocks(uint64_t* state, const uint64_t* subkey, const uint8_t* data, size_t blocks) {
  __m128i hash = from_words(state[0], state[1]);
  __m128i powers[kPowers];  // of the subkey, over x; the first is the highest
  powers[kPowers - 1] = over_x(subkey[0], subkey[1]);
  if (blocks >= 2 * kPowers) {
    for (size_t i = kPowers - 1; i-- > 0;) powers[i] = multiply(powers[i + 1], powers[kPowers - 1]);
    for (; blocks >= kPowers; blocks -= kPowers, data += kPowers * kAesBlock) {
      Product sum;
      sum.add(_mm_xor_si128(hash, load_block(data)), powers[0]);
      for (size_t i = 1; i < kPowers; i++) sum.add(load_block(data + kAesBlock * i), powers[i]);
      hash = sum.reduced();
    }
  }
  for (; blocks > 0; blocks--, data += kAesBlock)
    hash = multiply(_mm_xor_si128(hash, load_block(data)), powers[kPowers - 1]);
  state[0] = static_cast<uint64_t>(_mm_extract_epi64(hash, 1));
  state[1] = static_cast<uint64_t>(_mm_cvtsi128_si64(hash));
}

}  // namespace cortado::jit

#endif
