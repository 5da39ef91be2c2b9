// HeapAccess::copy_elements: the elements of arrays, in place too.
#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <vector>

#include "base/copy_bytes.h"
#include "gc/heap_access.h"

namespace cortado::testing {
namespace {

// All directions and alignments of elements, with what lies around untouched.
TEST(CopyElements, IsMemmoveOfWholeElements) {
  std::mt19937 random(7);
  constexpr size_t kBytes = 1024;
  alignas(64) uint8_t memory[kBytes];
  for (uint32_t shift = 0; shift <= 3; shift++) {
    size_t elements = kBytes >> shift;
    for (int round = 0; round < 4000; round++) {
      size_t from = random() % elements, to = round % 2 == 0 ? random() % elements : from + random() % 20;
      if (to >= elements) to = elements - 1;
      size_t count = random() % (elements - std::max(from, to) + 1);
      for (uint8_t& byte : memory) byte = static_cast<uint8_t>(random());
      std::vector<uint8_t> expected(memory, memory + kBytes);
      std::memmove(expected.data() + (to << shift), expected.data() + (from << shift), count << shift);
      HeapAccess::copy_elements(memory + (to << shift), memory + (from << shift), count, shift);
      ASSERT_EQ(std::memcmp(memory, expected.data(), kBytes), 0)
          << "shift " << shift << " from " << from << " to " << to << " count " << count;
    }
  }
}

TEST(CopyBytes, IsMemmove) {
  uint8_t memory[160];
  for (size_t count = 0; count <= 70; count++) {
    for (size_t from = 0; from < 80; from += 7) {
      for (size_t to = 0; to < 80; to++) {
        for (size_t i = 0; i < sizeof memory; i++) memory[i] = static_cast<uint8_t>(i * 37);
        std::vector<uint8_t> expected(memory, memory + sizeof memory);
        std::memmove(expected.data() + to, expected.data() + from, count);
        copy_bytes(memory + to, memory + from, count);
        ASSERT_EQ(std::memcmp(memory, expected.data(), sizeof memory), 0) << count << " from " << from << " to " << to;
      }
    }
  }
}

}  // namespace
}  // namespace cortado::testing
