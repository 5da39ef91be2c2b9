// AES with the AES extensions of x86-64, several blocks at a time: one instruction takes a few cycles, but several may be on
// their way.

#if defined(__x86_64__)

#include <immintrin.h>

#include "jit/intrinsics/aes.h"

#define AES_TARGET __attribute__((target("aes,sse4.1,ssse3")))
#define AES_INLINE AES_TARGET __attribute__((always_inline)) inline

namespace cortado::jit {

namespace {

constexpr size_t kLanes = 8;
constexpr uint32_t kMaxRounds = 14;

AES_INLINE __m128i load(const void* at) { return _mm_loadu_si128(static_cast<const __m128i*>(at)); }
AES_INLINE void store(void* at, __m128i value) { _mm_storeu_si128(static_cast<__m128i*>(at), value); }
AES_INLINE __m128i reverse_words(__m128i value) {
  return _mm_shuffle_epi8(value, _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
}
AES_INLINE __m128i reverse_bytes(__m128i value) {
  return _mm_shuffle_epi8(value, _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f));
}

struct Encrypting {
  AES_INLINE static __m128i round(__m128i block, __m128i key) { return _mm_aesenc_si128(block, key); }
  AES_INLINE static __m128i last(__m128i block, __m128i key) { return _mm_aesenclast_si128(block, key); }
  static constexpr uint32_t kFirst = 0;
};
struct Decrypting {
  AES_INLINE static __m128i round(__m128i block, __m128i key) { return _mm_aesdec_si128(block, key); }
  AES_INLINE static __m128i last(__m128i block, __m128i key) { return _mm_aesdeclast_si128(block, key); }
  static constexpr uint32_t kFirst = 1;  // the key at 0 is the last
};

// The round keys in the order of use.
template <class Direction>
struct Schedule {
  AES_INLINE explicit Schedule(const AesKey& key) : rounds(key.rounds) {
    for (uint32_t i = 0; i <= rounds; i++) {
      uint32_t at = (i + Direction::kFirst) % (rounds + 1);
      keys[i] = reverse_words(load(key.words + 4 * at));
    }
  }

  template <size_t N>
  AES_INLINE void apply(__m128i* blocks) const {
    for (size_t i = 0; i < N; i++) blocks[i] = _mm_xor_si128(blocks[i], keys[0]);
    for (uint32_t round = 1; round < rounds; round++) {
      __m128i key = keys[round];
      for (size_t i = 0; i < N; i++) blocks[i] = Direction::round(blocks[i], key);
    }
    for (size_t i = 0; i < N; i++) blocks[i] = Direction::last(blocks[i], keys[rounds]);
  }

  uint32_t rounds;
  __m128i keys[kMaxRounds + 1];
};

template <size_t N>
AES_INLINE void load_blocks(__m128i* blocks, const uint8_t* in) {
  for (size_t i = 0; i < N; i++) blocks[i] = load(in + kAesBlock * i);
}
template <size_t N>
AES_INLINE void store_blocks(const __m128i* blocks, uint8_t* out) {
  for (size_t i = 0; i < N; i++) store(out + kAesBlock * i, blocks[i]);
}

template <class Direction>
AES_TARGET void each_block(const AesKey& key, const uint8_t* in, uint8_t* out, size_t blocks) {
  const Schedule<Direction> schedule(key);
  __m128i lanes[kLanes];
  for (; blocks >= kLanes; blocks -= kLanes, in += kLanes * kAesBlock, out += kLanes * kAesBlock) {
    load_blocks<kLanes>(lanes, in);
    schedule.template apply<kLanes>(lanes);
    store_blocks<kLanes>(lanes, out);
  }
  for (; blocks > 0; blocks--, in += kAesBlock, out += kAesBlock) {
    load_blocks<1>(lanes, in);
    schedule.template apply<1>(lanes);
    store_blocks<1>(lanes, out);
  }
}

// A 128-bit number in a big-endian block.
struct Counter {
  AES_INLINE explicit Counter(const uint8_t* at) {
    __m128i value = reverse_bytes(load(at));
    low = static_cast<uint64_t>(_mm_cvtsi128_si64(value));
    high = static_cast<uint64_t>(_mm_extract_epi64(value, 1));
  }
  AES_INLINE __m128i block() const {
    return reverse_bytes(_mm_set_epi64x(static_cast<int64_t>(high), static_cast<int64_t>(low)));
  }
  AES_INLINE __m128i next() {
    __m128i value = block();
    if (++low == 0) high++;
    return value;
  }

  uint64_t low, high;
};

template <size_t N>
AES_INLINE void count_blocks(const Schedule<Encrypting>& schedule, Counter& counter, const uint8_t* in, uint8_t* out) {
  __m128i stream[N], text[N];
  for (size_t i = 0; i < N; i++) stream[i] = counter.next();
  schedule.apply<N>(stream);
  load_blocks<N>(text, in);
  for (size_t i = 0; i < N; i++) text[i] = _mm_xor_si128(text[i], stream[i]);
  store_blocks<N>(text, out);
}

}  // namespace

bool has_aes_instructions() {
  static const bool has =
      __builtin_cpu_supports("aes") && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
  return has;
}

AES_TARGET void aes_encrypt(const AesKey& key, const uint8_t* in, uint8_t* out, size_t blocks) {
  each_block<Encrypting>(key, in, out, blocks);
}

AES_TARGET void aes_decrypt(const AesKey& key, const uint8_t* in, uint8_t* out, size_t blocks) {
  each_block<Decrypting>(key, in, out, blocks);
}

AES_TARGET void aes_cbc_encrypt(const AesKey& key, uint8_t* chain, const uint8_t* in, uint8_t* out, size_t blocks) {
  const Schedule<Encrypting> schedule(key);
  __m128i block = load(chain);
  for (size_t i = 0; i < blocks; i++) {
    block = _mm_xor_si128(block, load(in + kAesBlock * i));
    schedule.apply<1>(&block);
    store(out + kAesBlock * i, block);
  }
  store(chain, block);
}

AES_TARGET void aes_cbc_decrypt(const AesKey& key, uint8_t* chain, const uint8_t* in, uint8_t* out, size_t blocks) {
  const Schedule<Decrypting> schedule(key);
  __m128i before = load(chain);
  __m128i lanes[kLanes], encrypted[kLanes];
  for (; blocks >= kLanes; blocks -= kLanes, in += kLanes * kAesBlock, out += kLanes * kAesBlock) {
    load_blocks<kLanes>(encrypted, in);
    for (size_t i = 0; i < kLanes; i++) lanes[i] = encrypted[i];
    schedule.apply<kLanes>(lanes);
    lanes[0] = _mm_xor_si128(lanes[0], before);
    for (size_t i = 1; i < kLanes; i++) lanes[i] = _mm_xor_si128(lanes[i], encrypted[i - 1]);
    before = encrypted[kLanes - 1];
    store_blocks<kLanes>(lanes, out);
  }
  for (; blocks > 0; blocks--, in += kAesBlock, out += kAesBlock) {
    encrypted[0] = lanes[0] = load(in);
    schedule.apply<1>(lanes);
    store(out, _mm_xor_si128(lanes[0], before));
    before = encrypted[0];
  }
  store(chain, before);
}

AES_TARGET void aes_counter(const AesKey& key, uint8_t* counter_block, const uint8_t* in, uint8_t* out, size_t blocks) {
  const Schedule<Encrypting> schedule(key);
  Counter counter(counter_block);
  for (; blocks >= kLanes; blocks -= kLanes, in += kLanes * kAesBlock, out += kLanes * kAesBlock)
    count_blocks<kLanes>(schedule, counter, in, out);
  for (; blocks > 0; blocks--, in += kAesBlock, out += kAesBlock) count_blocks<1>(schedule, counter, in, out);
  store(counter_block, counter.block());
}

}  // namespace cortado::jit

#endif
