#include "jit/intrinsics/aes.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <vector>

#if defined(__x86_64__)

#include <immintrin.h>

namespace cortado::jit {
namespace {

uint8_t times(uint8_t a, uint8_t b) {  // in the field of FIPS 197, 4.2
  uint8_t product = 0;
  for (; b != 0; b >>= 1) {
    if ((b & 1) != 0) product ^= a;
    a = static_cast<uint8_t>(a << 1 ^ ((a & 0x80) != 0 ? 0x1B : 0));
  }
  return product;
}

uint8_t substitute(uint8_t value) {
  uint8_t inverse = 0;
  for (unsigned i = 1; i < 256; i++) {
    if (times(static_cast<uint8_t>(i), value) == 1) inverse = static_cast<uint8_t>(i);
  }
  uint8_t result = 0x63;
  for (int i = 0; i < 5; i++) result ^= std::rotl(inverse, i);
  return result;
}

uint32_t substitute_word(uint32_t word) {
  uint32_t result = 0;
  for (int shift = 0; shift < 32; shift += 8)
    result |= static_cast<uint32_t>(substitute(static_cast<uint8_t>(word >> shift))) << shift;
  return result;
}

__attribute__((target("aes,ssse3"))) void unmix(const uint32_t* from, uint32_t* to) {
  const __m128i reverse = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i block = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)), reverse);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_shuffle_epi8(_mm_aesimc_si128(block), reverse));
}

// Round keys for both directions, as AESCrypt orders them.
struct Keys {
  explicit Keys(const std::vector<uint32_t>& key) {
    auto size = static_cast<uint32_t>(key.size());
    rounds = size + 6;
    encrypting = key;
    uint8_t constant = 1;
    for (uint32_t i = size; i < 4 * (rounds + 1); i++) {
      uint32_t word = encrypting[i - 1];
      if (i % size == 0) {
        word = substitute_word(std::rotl(word, 8)) ^ static_cast<uint32_t>(constant) << 24;
        constant = times(constant, 2);
      } else if (size > 6 && i % size == 4) {
        word = substitute_word(word);
      }
      encrypting.push_back(encrypting[i - size] ^ word);
    }
    decrypting.resize(encrypting.size());
    for (uint32_t i = 0; i <= rounds; i++) {
      const uint32_t* from = encrypting.data() + 4 * (i == 0 ? 0 : rounds - i + 1);
      if (i < 2) std::copy_n(from, 4, decrypting.data() + 4 * i);
      if (i >= 2) unmix(from, decrypting.data() + 4 * i);
    }
  }
  AesKey encryption() const { return {encrypting.data(), rounds}; }
  AesKey decryption() const { return {decrypting.data(), rounds}; }

  std::vector<uint32_t> encrypting, decrypting;
  uint32_t rounds;
};

using Block = std::array<uint8_t, kAesBlock>;

std::vector<uint8_t> some_bytes(size_t size) {
  std::vector<uint8_t> bytes(size);
  for (size_t i = 0; i < size; i++) bytes[i] = static_cast<uint8_t>(i * 151 + i / 256 + 7);
  return bytes;
}

class Aes : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_aes_instructions() || !has_carryless_multiplication()) GTEST_SKIP() << "no AES instructions here";
  }
};

// FIPS 197, appendix C.
TEST_F(Aes, ExamplesOfTheStandard) {
  const Block plain = {0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff};
  const uint8_t first[] = {0x69, 0xdd, 0x8e};  // of 128, 192 and 256 bits
  std::vector<uint32_t> key = {0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f};
  for (int i = 0; i < 3; i++) {
    Keys keys(key);
    Block encrypted, decrypted;
    aes_encrypt(keys.encryption(), plain.data(), encrypted.data(), 1);
    EXPECT_EQ(first[i], encrypted[0]) << 128 + 64 * i;
    aes_decrypt(keys.decryption(), encrypted.data(), decrypted.data(), 1);
    EXPECT_EQ(plain, decrypted) << 128 + 64 * i;
    for (int word = 0; word < 2; word++) key.push_back(key.back() + 0x04040404);
  }
}

// Several blocks at a time give what one at a time gives, in place too.
TEST_F(Aes, ModesAgreeWithSingleBlocks) {
  Keys keys({0x2b7e1516, 0x28aed2a6, 0xabf71588, 0x09cf4f3c});
  for (size_t blocks = 0; blocks < 36; blocks++) {
    std::vector<uint8_t> plain = some_bytes(kAesBlock * blocks + 3), expected(plain.size()), got(plain.size());
    const uint8_t* in = plain.data() + 3;
    for (size_t i = 0; i < blocks; i++)
      aes_encrypt(keys.encryption(), in + kAesBlock * i, expected.data() + kAesBlock * i, 1);
    aes_encrypt(keys.encryption(), in, got.data(), blocks);
    EXPECT_EQ(expected, got) << blocks;
    aes_decrypt(keys.decryption(), got.data(), got.data(), blocks);
    EXPECT_TRUE(std::equal(in, in + kAesBlock * blocks, got.begin())) << blocks;

    Block chain = {1, 2, 3}, decrypting_chain = chain, last = chain;
    for (size_t i = 0; i < blocks; i++) {
      for (size_t j = 0; j < kAesBlock; j++) last[j] ^= in[kAesBlock * i + j];
      aes_encrypt(keys.encryption(), last.data(), last.data(), 1);
      std::copy(last.begin(), last.end(), expected.begin() + static_cast<ptrdiff_t>(kAesBlock * i));
    }
    aes_cbc_encrypt(keys.encryption(), chain.data(), in, got.data(), blocks);
    EXPECT_EQ(expected, got) << blocks;
    EXPECT_EQ(last, chain) << blocks;
    std::vector<uint8_t> decrypted(got.size());
    aes_cbc_decrypt(keys.decryption(), decrypting_chain.data(), got.data(), decrypted.data(), blocks);
    EXPECT_TRUE(std::equal(in, in + kAesBlock * blocks, decrypted.begin())) << blocks;
    EXPECT_EQ(last, decrypting_chain) << blocks;
  }
}

// The carry goes through all sixteen bytes.
TEST_F(Aes, CountersCarry) {
  Keys keys({1, 2, 3, 4});
  constexpr size_t kBlocks = 19;
  Block counter, one_by_one;
  counter.fill(0xff);
  counter[0] = 0x7f;
  counter[15] = 0xf0;
  one_by_one = counter;
  std::vector<uint8_t> in = some_bytes(kAesBlock * kBlocks), out(in.size()), expected(in.size());
  aes_counter(keys.encryption(), counter.data(), in.data(), out.data(), kBlocks);
  for (size_t i = 0; i < kBlocks; i++) {
    Block stream;
    aes_encrypt(keys.encryption(), one_by_one.data(), stream.data(), 1);
    for (size_t j = 0; j < kAesBlock; j++) expected[kAesBlock * i + j] = in[kAesBlock * i + j] ^ stream[j];
    size_t digit = kAesBlock;
    do {
      digit--;
      one_by_one[digit]++;
    } while (one_by_one[digit] == 0 && digit > 0);
  }
  EXPECT_EQ(expected, out);
  EXPECT_EQ(one_by_one, counter);
  EXPECT_EQ(0x80, counter[0]);
}

// The multiplication of SP 800-38D, 6.3, bit by bit.
void multiply(uint64_t* x, const uint64_t* y) {
  uint64_t z[2] = {0, 0}, v[2] = {y[0], y[1]};
  for (int i = 0; i < 128; i++) {
    if ((x[i / 64] >> (63 - i % 64) & 1) != 0) {
      z[0] ^= v[0];
      z[1] ^= v[1];
    }
    uint64_t carry = v[1] & 1;
    v[1] = v[1] >> 1 | v[0] << 63;
    v[0] = v[0] >> 1 ^ carry * (uint64_t{0xe1} << 56);
  }
  x[0] = z[0];
  x[1] = z[1];
}

uint64_t big_endian(const uint8_t* at) {
  uint64_t value = 0;
  for (int i = 0; i < 8; i++) value = value << 8 | at[i];
  return value;
}

TEST_F(Aes, HashAgreesWithTheDefinition) {
  for (uint64_t seed : {uint64_t{0x66e94bd4ef8a2c3b}, ~uint64_t{0}, uint64_t{1}, uint64_t{1} << 63}) {
    const uint64_t subkey[] = {seed, seed * 0x9e3779b97f4a7c15 ^ 0x884cfa59ca342b2e};
    for (size_t blocks = 0; blocks < 50; blocks++) {
      std::vector<uint8_t> data = some_bytes(kAesBlock * blocks + 1);
      uint64_t expected[] = {seed, 5}, got[] = {seed, 5};
      for (size_t i = 0; i < blocks; i++) {
        expected[0] ^= big_endian(data.data() + 1 + kAesBlock * i);
        expected[1] ^= big_endian(data.data() + 9 + kAesBlock * i);
        multiply(expected, subkey);
      }
      ghash_blocks(got, subkey, data.data() + 1, blocks);
      EXPECT_EQ(expected[0], got[0]) << blocks;
      EXPECT_EQ(expected[1], got[1]) << blocks;
    }
  }
}

}  // namespace
}  // namespace cortado::jit

#endif
