#include "jit/compile_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

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

TEST(CompileVector, GrowsWhileItTakesItsOwnElement) {
  CompileMemory::Scope memory;
  CompileVector<uint64_t> values{7};
  for (int i = 0; i < 1000; i++) values.push_back(values[0]);
  EXPECT_EQ(values, CompileVector<uint64_t>(1001, 7));
}

TEST(CompileVector, LosesWhatIsErased) {
  CompileMemory::Scope memory;
  CompileVector<uint32_t> values{1, 2, 3, 4, 5};
  values.erase(values.begin() + 1);
  values.erase_if([](uint32_t value) { return value == 4; });
  EXPECT_EQ(values, (CompileVector<uint32_t>{1, 3, 5}));
  values.resize(4, 9);
  EXPECT_EQ(values.back(), 9U);
  EXPECT_LT(values, (CompileVector<uint32_t>{1, 3, 6}));
}

TEST(CompileVector, HoldsVectors) {
  CompileMemory::Scope memory;
  CompileVector<CompileVector<int>> lists;
  for (int i = 0; i < 300; i++) lists.emplace_back(CompileVector<int>{i, i + 1});
  CompileVector<CompileVector<int>> copy = lists;
  lists[299].push_back(5);
  CompileVector<int> moved = std::move(lists[299]);
  EXPECT_EQ(moved, (CompileVector<int>{299, 300, 5}));
  EXPECT_EQ(copy[299], (CompileVector<int>{299, 300}));
}

}  // namespace
}  // namespace cortado::jit
