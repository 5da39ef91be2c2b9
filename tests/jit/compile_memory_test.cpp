#include "jit/compile_memory.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace cortado::jit {
namespace {

TEST(CompileMemory, IsUsedAgainAfterACompilation) {
  void* first;
  {
    CompileMemory::Scope memory;
    first = CompileMemory::allocate(40);
  }
  CompileMemory::Scope memory;
  void* again = CompileMemory::allocate(24);
  EXPECT_EQ(again, first);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(again) % 16, 0U);
  EXPECT_GE(static_cast<char*>(CompileMemory::allocate(1)) - static_cast<char*>(again), 24);
}

TEST(CompileMemory, HoldsWhatIsLargerThanItsFirstChunk) {
  CompileMemory::Scope memory;
  CompileVector<uint64_t> values;
  for (uint64_t i = 0; i < 200'000; i++) values.push_back(i);
  CompileMap<int, CompileVector<uint64_t>> copies;
  for (int i = 0; i < 3; i++) copies[i] = values;
  for (const auto& [number, copy] : copies) EXPECT_EQ(copy, values) << number;
}

}  // namespace
}  // namespace cortado::jit
