// SHA-1 and SHA-256 with the SHA extensions of x86-64 (Intel SDM, SHA1RNDS4 … SHA256RNDS2).

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#include "jit/intrinsics/compress.h"

#define SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))

namespace cortado::jit {

namespace {

bool find_sha_instructions() {
  uint32_t a, b, c, d;
  if (!__builtin_cpu_supports("sse4.1") || !__builtin_cpu_supports("ssse3")) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0;
}

SHA_TARGET inline __m128i load(const void* at) { return _mm_loadu_si128(static_cast<const __m128i*>(at)); }
SHA_TARGET inline void store(void* at, __m128i value) { _mm_storeu_si128(static_cast<__m128i*>(at), value); }

// Four rounds of SHA-1; `e` is what the fifth word contributes, `words` the message.
template <int Part>
SHA_TARGET inline void sha1_rounds(__m128i& abcd, __m128i& e, __m128i words) {
  __m128i sum = _mm_sha1nexte_epu32(e, words);
  e = abcd;
  abcd = _mm_sha1rnds4_epu32(abcd, sum, Part);
}
// The next four words of the schedule from the sixteen before.
SHA_TARGET inline __m128i sha1_schedule(const __m128i* w) {
  return _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(w[0], w[1]), w[2]), w[3]);
}

}  // namespace

bool has_sha_instructions() {
  static const bool has = find_sha_instructions();
  return has;
}

SHA_TARGET void sha1_blocks_x86(uint32_t* state, const uint8_t* data, size_t blocks) {
  const __m128i reverse = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
  __m128i abcd = _mm_shuffle_epi32(load(state), 0x1B);
  __m128i e = _mm_set_epi32(static_cast<int>(state[4]), 0, 0, 0);
  for (; blocks > 0; blocks--, data += 64) {
    __m128i abcd_before = abcd, e_before = e;
    __m128i w[20];
    for (int i = 0; i < 4; i++) w[i] = _mm_shuffle_epi8(load(data + 16 * i), reverse);
    for (int i = 4; i < 20; i++) w[i] = sha1_schedule(w + i - 4);
    // The first group has the fifth word itself, not one still to be rotated.
    __m128i sum = _mm_add_epi32(e, w[0]);
    e = abcd;
    abcd = _mm_sha1rnds4_epu32(abcd, sum, 0);
    for (int i = 1; i < 5; i++) sha1_rounds<0>(abcd, e, w[i]);
    for (int i = 5; i < 10; i++) sha1_rounds<1>(abcd, e, w[i]);
    for (int i = 10; i < 15; i++) sha1_rounds<2>(abcd, e, w[i]);
    for (int i = 15; i < 20; i++) sha1_rounds<3>(abcd, e, w[i]);
    e = _mm_sha1nexte_epu32(e, e_before);
    abcd = _mm_add_epi32(abcd, abcd_before);
  }
  store(state, _mm_shuffle_epi32(abcd, 0x1B));
  state[4] = static_cast<uint32_t>(_mm_extract_epi32(e, 3));
}

SHA_TARGET void sha256_blocks_x86(uint32_t* state, const uint8_t* data, size_t blocks) {
  const __m128i reverse = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  // The instructions want the words as abef and cdgh.
  __m128i dcba = _mm_shuffle_epi32(load(state), 0xB1);       // cdab
  __m128i hgfe = _mm_shuffle_epi32(load(state + 4), 0x1B);   // efgh
  __m128i abef = _mm_alignr_epi8(dcba, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, dcba, 0xF0);
  for (; blocks > 0; blocks--, data += 64) {
    __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 16; i++) {
      __m128i& words = w[i % 4];
      if (i < 4) {
        words = _mm_shuffle_epi8(load(data + 16 * i), reverse);
      } else {
        const __m128i &next = w[(i + 1) % 4], &third = w[(i + 2) % 4], &last = w[(i + 3) % 4];
        words = _mm_sha256msg1_epu32(words, next);
        words = _mm_add_epi32(words, _mm_alignr_epi8(last, third, 4));
        words = _mm_sha256msg2_epu32(words, last);
      }
      __m128i sum = _mm_add_epi32(words, load(kSha256Constants + 4 * i));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  store(state, _mm_blend_epi16(feba, dchg, 0xF0));
  store(state + 4, _mm_alignr_epi8(dchg, feba, 8));
}

}  // namespace cortado::jit

#endif
