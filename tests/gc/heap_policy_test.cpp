#include "gc/heap_policy.h"

#include <gtest/gtest.h>

namespace cortado {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;
constexpr int64_t kMillisecond = 1'000'000;

class EdenSize : public ::testing::Test {
 protected:
  EdenSize() {
    heap.maximum = 512 * kMegabyte;
    heap.young_minimum = 8 * kMegabyte;
    heap.young_maximum = 64 * kMegabyte;
    heap.eden_wanted = 8 * kMegabyte;
  }
  // A collection of a full eden that takes a tenth of the time.
  void collect(int64_t pause_ns, size_t survived_percent) {
    heap_policy::after_young(heap, {.eden_used = heap.eden_wanted,
                                    .promoted = heap.eden_wanted / 100 * survived_percent,
                                    .survival = {},
                                    .pause_ns = pause_ns,
                                    .since_last_ns = 9 * pause_ns});
  }
  int collections_until_growth(int64_t pause_ns, size_t survived_percent) {
    size_t before = heap.eden_wanted;
    for (int count = 1; count < 10'000; count++) {
      collect(pause_ns, survived_percent);
      if (heap.eden_wanted != before) return count;
    }
    return -1;
  }

  HeapState heap;
};

TEST_F(EdenSize, GrowsWhenCollectionsHaveCostAsMuchAsTheMemory) {
  collect(kMillisecond, 10);
  EXPECT_EQ(heap.eden_wanted, 8 * kMegabyte);
  EXPECT_GT(collections_until_growth(kMillisecond, 10), 3);
  EXPECT_EQ(heap.eden_wanted, 16 * kMegabyte);
  EXPECT_GT(collections_until_growth(2 * kMillisecond, 1), 5);
  EXPECT_EQ(heap.eden_wanted, 32 * kMegabyte);
  EXPECT_EQ(collections_until_growth(1000 * kMillisecond, 1), 1);
  EXPECT_EQ(heap.eden_wanted, 64 * kMegabyte);
}

TEST_F(EdenSize, GrowsAtHalfThePriceTheFirstTime) {
  int first = collections_until_growth(kMillisecond, 40);
  int second = collections_until_growth(kMillisecond, 20);  // twice the memory, at twice the price for each byte
  EXPECT_GE(second, 4 * first - 4);
  EXPECT_LE(second, 4 * first);
}

TEST_F(EdenSize, WaitsLongerWhereGrowingDidNotHelp) {
  (void)collections_until_growth(kMillisecond, 40);
  int helped = collections_until_growth(2 * kMillisecond, 20);
  int in_vain = collections_until_growth(4 * kMillisecond, 20);  // twice the memory, for collections of twice the time
  EXPECT_GE(in_vain, 2 * helped - 1);
}

TEST_F(EdenSize, KeepsItsLimits) {
  for (int i = 0; i < 20; i++) collect(1000 * kMillisecond, 1);
  EXPECT_EQ(heap.eden_wanted, 64 * kMegabyte);
  for (int i = 0; i < 100; i++) {
    heap_policy::after_young(heap, {.survival = {}, .pause_ns = 1, .since_last_ns = kMillisecond});
  }
  EXPECT_EQ(heap.eden_wanted, 8 * kMegabyte);
}

// Survivor spaces of 8 MiB at an eden of 32.
class TenuringAge : public EdenSize {
 protected:
  TenuringAge() {
    heap.survivor_spaces[0].initialize(nullptr, 16 * kMegabyte, nullptr);
    heap.eden_wanted = 32 * kMegabyte;
  }
  // As many bytes of age 1 are kept by each collection, of which `percent` are found alive by the next.
  uint32_t after_two_collections(size_t bytes, size_t percent) {
    SurvivalByAge survival;
    survival.kept[1] = bytes;
    collect(survival);
    survival.lived_on[1] = survival.kept[2] = bytes / 100 * percent;
    collect(survival);
    return heap.tenuring_age;
  }
  // It takes a share of the time at which eden keeps its size.
  void collect(const SurvivalByAge& survival) {
    heap_policy::after_young(heap, {.survival = survival, .pause_ns = 1, .since_last_ns = 100});
  }
};

TEST_F(TenuringAge, IsTheOldestWhereSurvivorsFit) {
  EXPECT_EQ(after_two_collections(kMegabyte, 50), heap.options.maximum_tenuring_age);
}

TEST_F(TenuringAge, IsThatAtWhichSurvivorsFillHalfOfTheirSpace) {
  EXPECT_EQ(after_two_collections(3 * kMegabyte, 50), 2u);
  EXPECT_EQ(after_two_collections(5 * kMegabyte, 50), 1u);
}

TEST_F(TenuringAge, IsThatFromWhichOnObjectsLive) {
  EXPECT_EQ(after_two_collections(kMegabyte, 95), 1u);
  EXPECT_EQ(after_two_collections(kMegabyte, 80), heap.options.maximum_tenuring_age);
}

TEST_F(TenuringAge, IsNotChosenByAHandfulOfObjects) {
  EXPECT_EQ(after_two_collections(kMegabyte / 4, 100), heap.options.maximum_tenuring_age);
}

TEST_F(TenuringAge, IsForgottenByAFullCollection) {
  SurvivalByAge survival;
  survival.kept[1] = survival.lived_on[1] = kMegabyte;
  collect(survival);
  heap_policy::after_full(heap, {});
  collect(survival);
  EXPECT_EQ(heap.tenuring_age, heap.options.maximum_tenuring_age);
}

}  // namespace
}  // namespace cortado
