#include "jit/intrinsics/compress.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

namespace cortado::jit {
namespace {

// "abc", padded: the first example of RFC 1321 and FIPS 180-4.
std::vector<uint8_t> padded_abc(size_t block, bool big) {
  std::vector<uint8_t> data(block, 0);
  std::memcpy(data.data(), "abc", 3);
  data[3] = 0x80;
  data[big ? block - 1 : block - 8] = 24;
  return data;
}

TEST(Compress, Md5) {
  uint32_t state[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  md5_blocks(state, padded_abc(64, false).data(), 1);
  EXPECT_EQ(state[0], 0x98500190u);
  EXPECT_EQ(state[3], 0x727fe128u);
}

TEST(Compress, Sha1) {
  uint32_t state[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  sha1_blocks(state, padded_abc(64, true).data(), 1);
  EXPECT_EQ(state[0], 0xa9993e36u);
  EXPECT_EQ(state[4], 0x9cd0d89du);
}

TEST(Compress, Sha256) {
  uint32_t state[] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  sha256_blocks(state, padded_abc(64, true).data(), 1);
  EXPECT_EQ(state[0], 0xba7816bfu);
  EXPECT_EQ(state[7], 0xf20015adu);
}

#if defined(__x86_64__)
// The processor's instructions and the plain code agree on many blocks.
TEST(Compress, InstructionsAgreeWithPlainCode) {
  if (!has_sha_instructions()) GTEST_SKIP() << "no SHA instructions here";
  std::vector<uint8_t> data(64 * 33 + 1);
  for (size_t i = 0; i < data.size(); i++) data[i] = static_cast<uint8_t>(i * 167 + i / 256);
  uint32_t plain[8] = {1, 2, 3, 4, 5, 6, 7, 0xffffffff}, fast[8];
  std::memcpy(fast, plain, sizeof fast);
  sha1_blocks_plain(plain, data.data() + 1, 33);
  sha1_blocks_x86(fast, data.data() + 1, 33);
  EXPECT_EQ(std::memcmp(plain, fast, 20), 0);
  std::memcpy(fast, plain, sizeof fast);
  sha256_blocks_plain(plain, data.data() + 1, 33);
  sha256_blocks_x86(fast, data.data() + 1, 33);
  EXPECT_EQ(std::memcmp(plain, fast, sizeof fast), 0);
}
#endif

}  // namespace
}  // namespace cortado::jit
