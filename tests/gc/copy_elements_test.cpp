// HeapAccess::copy_elements: the elements of arrays, in place too.
#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <vector>

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

}  // namespace
}  // namespace cortado::testing
