#include "jit/intrinsics/compress.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace cortado::jit {

namespace {

uint32_t big_32(const uint8_t* at) {
  uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return __builtin_bswap32(value);
}
uint64_t big_64(const uint8_t* at) {
  uint64_t value;
  std::memcpy(&value, at, sizeof value);
  return __builtin_bswap64(value);
}

// RFC 1321, 3.4: the integer part of 2^32 * |sin(i + 1)|.
struct Md5Constants {
  Md5Constants() {
    for (int i = 0; i < 64; i++) values[i] = static_cast<uint32_t>(std::fabs(std::sin(i + 1.0)) * 4294967296.0);
  }
  uint32_t values[64];
};

constexpr int kMd5Shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

template <int Round>
uint32_t md5_mix(uint32_t b, uint32_t c, uint32_t d) {
  if constexpr (Round == 0) return d ^ (b & (c ^ d));
  if constexpr (Round == 1) return c ^ (d & (b ^ c));
  if constexpr (Round == 2) return b ^ c ^ d;
  return c ^ (b | ~d);
}

template <int Round>
inline void md5_round(uint32_t (&s)[4], const uint32_t* words, const uint32_t* constants) {
  constexpr int kStep[4] = {1, 5, 3, 7}, kStart[4] = {0, 1, 5, 0};
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) {
    uint32_t& a = s[(16 - i) % 4];
    uint32_t b = s[(17 - i) % 4], c = s[(18 - i) % 4], d = s[(19 - i) % 4];
    uint32_t sum = a + md5_mix<Round>(b, c, d) + words[(kStart[Round] + kStep[Round] * i) % 16] +
                   constants[16 * Round + i];
    a = b + std::rotl(sum, kMd5Shifts[Round][i % 4]);
  }
}

// One step of SHA-1 (FIPS 180-4, 6.1.2).
template <int Part>
uint32_t sha1_mix(uint32_t b, uint32_t c, uint32_t d) {
  if constexpr (Part == 0) return d ^ (b & (c ^ d));
  if constexpr (Part == 2) return (b & c) | (d & (b | c));
  return b ^ c ^ d;
}
template <int Part>
inline void sha1_part(uint32_t (&s)[5], const uint32_t* words) {
  constexpr uint32_t kConstants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  for (int i = 20 * Part; i < 20 * Part + 20; i++) {
    uint32_t next = std::rotl(s[0], 5) + sha1_mix<Part>(s[1], s[2], s[3]) + s[4] + kConstants[Part] + words[i];
    s[4] = s[3];
    s[3] = s[2];
    s[2] = std::rotl(s[1], 30);
    s[1] = s[0];
    s[0] = next;
  }
}

void sha1_blocks_plain(uint32_t* state, const uint8_t* data, size_t blocks) {
  for (; blocks > 0; blocks--, data += 64) {
    uint32_t words[80];
    for (int i = 0; i < 16; i++) words[i] = big_32(data + 4 * i);
    for (int i = 16; i < 80; i++) words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    uint32_t s[5];
    std::memcpy(s, state, sizeof s);
    sha1_part<0>(s, words);
    sha1_part<1>(s, words);
    sha1_part<2>(s, words);
    sha1_part<3>(s, words);
    for (int i = 0; i < 5; i++) state[i] += s[i];
  }
}

// SHA-256 and SHA-512 differ in width, rotations and rounds (FIPS 180-4, 4.1 and 6).
struct Sha256 {
  using Word = uint32_t;
  static constexpr int kRounds = 64;
  static constexpr int kSum0[3] = {2, 13, 22}, kSum1[3] = {6, 11, 25};
  static constexpr int kSigma0[3] = {7, 18, 3}, kSigma1[3] = {17, 19, 10};
  static Word load(const uint8_t* at) { return big_32(at); }
  static const Word* constants() { return kSha256Constants; }
};
struct Sha512 {
  using Word = uint64_t;
  static constexpr int kRounds = 80;
  static constexpr int kSum0[3] = {28, 34, 39}, kSum1[3] = {14, 18, 41};
  static constexpr int kSigma0[3] = {1, 8, 7}, kSigma1[3] = {19, 61, 6};
  static Word load(const uint8_t* at) { return big_64(at); }
  static const Word* constants() { return kSha512Constants; }
};

template <class W>
W sum_of(W x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ std::rotr(x, by[2]);
}
template <class W>
W sigma_of(W x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ (x >> by[2]);
}

template <class Sha>
void sha2_blocks(typename Sha::Word* state, const uint8_t* data, size_t blocks) {
  using Word = typename Sha::Word;
  const Word* constants = Sha::constants();
  for (; blocks > 0; blocks--, data += 16 * sizeof(Word)) {
    Word words[16];
    for (size_t i = 0; i < 16; i++) words[i] = Sha::load(data + sizeof(Word) * i);
    Word s[8];
    std::memcpy(s, state, sizeof s);
    for (int round = 0; round < Sha::kRounds; round += 16) {
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++) {
        if (round > 0) {
          words[i] += sigma_of(words[(i + 14) % 16], Sha::kSigma1) + words[(i + 9) % 16] +
                      sigma_of(words[(i + 1) % 16], Sha::kSigma0);
        }
        // The names turn instead of the values: a is at -i.
        auto at = [&](int name) -> Word& { return s[(name + 32 - i) % 8]; };
        Word e = at(4), a = at(0);
        Word first = at(7) + sum_of(e, Sha::kSum1) + (at(6) ^ (e & (at(5) ^ at(6)))) + constants[round + i] + words[i];
        Word second = sum_of(a, Sha::kSum0) + ((a & at(1)) | (at(2) & (a | at(1))));
        at(3) += first;
        at(7) = first + second;
      }
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
  }
}

// FIPS 202, 3.2.
struct KeccakConstants {
  KeccakConstants() {
    uint32_t shift_register = 1;
    for (uint64_t& constant : values) {
      constant = 0;
      for (int j = 0; j < 7; j++) {
        if ((shift_register & 1) != 0) constant |= uint64_t{1} << ((1 << j) - 1);
        shift_register = shift_register << 1 ^ ((shift_register & 0x80) != 0 ? 0x171 : 0);
      }
    }
  }
  uint64_t values[24];
};

void keccak(uint64_t (&lanes)[25]) {
  static const KeccakConstants constants;
  static constexpr int kRotations[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                         27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
  static constexpr int kPlaces[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                      15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};
  for (uint64_t round_constant : constants.values) {
    uint64_t columns[5];
    for (int x = 0; x < 5; x++) {
      columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      uint64_t mixed = columns[(x + 4) % 5] ^ std::rotl(columns[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5) lanes[x + y] ^= mixed;
    }
    uint64_t carried = lanes[1];
    for (int i = 0; i < 24; i++) {
      uint64_t next = lanes[kPlaces[i]];
      lanes[kPlaces[i]] = std::rotl(carried, kRotations[i]);
      carried = next;
    }
    for (int y = 0; y < 25; y += 5) {
      uint64_t row[5];
      std::memcpy(row, lanes + y, sizeof row);
      for (int x = 0; x < 5; x++) lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
    lanes[0] ^= round_constant;
  }
}

}  // namespace

void md5_blocks(uint32_t* state, const uint8_t* data, size_t blocks) {
  static const Md5Constants constants;
  for (; blocks > 0; blocks--, data += 64) {
    uint32_t words[16], s[4];
    std::memcpy(words, data, sizeof words);
    std::memcpy(s, state, sizeof s);
    md5_round<0>(s, words, constants.values);
    md5_round<1>(s, words, constants.values);
    md5_round<2>(s, words, constants.values);
    md5_round<3>(s, words, constants.values);
    for (int i = 0; i < 4; i++) state[i] += s[i];
  }
}

void sha1_blocks(uint32_t* state, const uint8_t* data, size_t blocks) {
#if defined(__x86_64__)
  if (has_sha_instructions()) return sha1_blocks_x86(state, data, blocks);
#endif
  sha1_blocks_plain(state, data, blocks);
}
void sha256_blocks(uint32_t* state, const uint8_t* data, size_t blocks) {
#if defined(__x86_64__)
  if (has_sha_instructions()) return sha256_blocks_x86(state, data, blocks);
#endif
  sha2_blocks<Sha256>(state, data, blocks);
}
void sha512_blocks(uint64_t* state, const uint8_t* data, size_t blocks) { sha2_blocks<Sha512>(state, data, blocks); }

void sha3_blocks(uint8_t* state, const uint8_t* data, size_t size, size_t blocks) {
  uint64_t lanes[25];
  std::memcpy(lanes, state, sizeof lanes);
  for (; blocks > 0; blocks--, data += size) {
    for (size_t i = 0; i < size / 8; i++) {
      uint64_t word;
      std::memcpy(&word, data + 8 * i, sizeof word);
      lanes[i] ^= word;
    }
    keccak(lanes);
  }
  std::memcpy(state, lanes, sizeof lanes);
}

}  // namespace cortado::jit
