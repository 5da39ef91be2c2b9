#include "jit/intrinsics/crc32.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <vector>

namespace cortado::jit {
namespace {

TEST(Crc32, ExampleOfTheStandard) {
  const char* text = "123456789";
  EXPECT_EQ(0xCBF43926u, crc32(0, reinterpret_cast<const uint8_t*>(text), 9));
}

TEST(Crc32, AgreesWithZlib) {
  std::vector<uint8_t> bytes(1200);
  for (size_t i = 0; i < bytes.size(); i++) bytes[i] = static_cast<uint8_t>(i * 211 + i / 256 * 3);
  for (size_t count = 0; count < 1100; count++) {
    uint32_t before = static_cast<uint32_t>(count) * 0x9e3779b9;
    for (size_t first : {0, 1, 7}) {
      uint64_t expected = crc32_z(before, bytes.data() + first, count);
      EXPECT_EQ(expected, crc32(before, bytes.data() + first, count)) << count << " from " << first;
    }
  }
}

}  // namespace
}  // namespace cortado::jit
