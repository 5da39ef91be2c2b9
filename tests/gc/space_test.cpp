#include "gc/space.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "gc/bitmap.h"
#include "os/memory.h"

namespace cortado::testing {
namespace {

class SpaceTest : public ::testing::Test {
 protected:
  static constexpr size_t kSize = size_t{16} << 20;
  SpaceTest() : base(static_cast<uint8_t*>(os::reserve(kSize, os::huge_page_size()))) {
    space.initialize(base, kSize, &pages);
  }
  ~SpaceTest() override { os::release(base, kSize); }

  // Cleared memory, filled afterwards.
  uint8_t* take(size_t size) {
    uint8_t* memory = space.allocate(size, kSize).clear();
    if (memory != nullptr) {
      EXPECT_TRUE(std::all_of(memory, memory + size, [](uint8_t byte) { return byte == 0; }));
      std::memset(memory, 0xAB, size);
    }
    return memory;
  }

  uint8_t* const base;
  PageChooser pages;
  Space space;
};

TEST_F(SpaceTest, clearsWhatWasUsedBefore) {
  for (int round = 0; round < 3; round++) {
    size_t total = 0;
    while (take(100'000) != nullptr) total += 100'000;
    EXPECT_EQ(total, kSize / 100'000 * 100'000);
    space.reset(round == 1 ? 0 : kSize, {});
    EXPECT_EQ(space.used(), 0u);
  }
}

TEST_F(SpaceTest, stepsOverWhatIsKept) {
  while (take(64'000) != nullptr) {
  }
  std::vector<Space::Kept> kept = {{base + 1000, base + 3000}, {base + 500'000, base + 900'000}};
  space.reset(0, kept);
  EXPECT_EQ(space.end_of_objects(), base + 900'000);
  EXPECT_EQ(take(800), base);
  EXPECT_EQ(take(800), base + 3000);
  EXPECT_EQ(std::count(base + 800, base + 1000, 0), 200);  // who walks the space skips zeros
  EXPECT_EQ(take(499'000), base + 900'000);
  for (const Space::Kept& part : kept) EXPECT_EQ(std::count(part.begin, part.end, 0xAB), part.end - part.begin);
  EXPECT_EQ(space.end_of_objects(), base + 1'399'000);
}

TEST_F(SpaceTest, givesBackOnlyTheLast) {
  uint8_t* first = take(1000);
  uint8_t* second = take(1000);
  EXPECT_FALSE(space.give_back(first, first + 1000));
  EXPECT_TRUE(space.give_back(second + 400, second + 1000));
  EXPECT_EQ(take(1000), second + 400);
}

TEST(PageChooser, triesLessOftenWhatIsDear) {
  constexpr int64_t kDear = 10'000'000;
  PageChooser pages;
  auto small_before_next = [&] {
    int count = 0;
    while (!pages.wants_huge_page()) count++;
    return count;
  };
  EXPECT_EQ(small_before_next(), 0);
  EXPECT_FALSE(pages.has_learned());
  pages.learn(kDear);
  EXPECT_TRUE(pages.has_learned());
  int first = small_before_next();
  EXPECT_GT(first, 8);
  pages.learn(kDear);
  EXPECT_GT(small_before_next(), first);
  pages.learn(100'000);
  EXPECT_EQ(small_before_next(), 0);
}

TEST(PageChooser, triesNothingInACollection) {
  PageChooser pages;
  pages.set_may_try(false);
  EXPECT_FALSE(pages.wants_huge_page());
  pages.set_may_try(true);
  EXPECT_TRUE(pages.wants_huge_page());
  pages.learn(100'000);
  pages.set_may_try(false);
  EXPECT_TRUE(pages.wants_huge_page());  // known to be cheap
}

TEST(Bitmap, ranges) {
  static uint8_t* base = static_cast<uint8_t*>(os::reserve(size_t{1} << 20));
  HeapBitmap bits;
  ASSERT_TRUE(bits.initialize(base, size_t{1} << 20));
  EXPECT_TRUE(bits.set_range_shared(base + 8 * 60, 8 * 200));
  EXPECT_FALSE(bits.set_range_shared(base + 8 * 60, 8 * 200));
  for (size_t i = 50; i < 300; i++) EXPECT_EQ(bits.test(base + 8 * i), i >= 60 && i < 260);
  bits.clear_range(base + 8 * 100, 8 * 10);
  EXPECT_EQ(bits.first_at_or_above(base + 8 * 100, base + (1 << 20)), base + 8 * 110);
  EXPECT_EQ(bits.first_clear_at_or_above(base + 8 * 60, base + (1 << 20)), base + 8 * 100);
  EXPECT_EQ(bits.first_clear_at_or_above(base + 8 * 120, base + 8 * 200), base + 8 * 200);
  EXPECT_EQ(bits.first_clear_at_or_above(base + 8 * 120, base + 8 * 300), base + 8 * 260);
  bits.clear_range(base + 8 * 61, 8 * 198);
  for (size_t i = 50; i < 300; i++) EXPECT_EQ(bits.test(base + 8 * i), i == 60 || i == 259);
  bits.release();
  os::release(base, size_t{1} << 20);
}

TEST(Bitmap, discards) {
  constexpr size_t kBytes = size_t{16} << 20;
  static uint8_t* base = static_cast<uint8_t*>(os::reserve(kBytes));
  HeapBitmap bits;
  ASSERT_TRUE(bits.initialize(base, kBytes));
  for (auto [begin, size] :
       {std::pair{size_t{800}, size_t{8000}}, {size_t{800}, size_t{3} << 20}, {size_t{1} << 20, size_t{2} << 20}}) {
    bits.set_range(base, kBytes);
    bits.discard_range(base + begin, size);
    EXPECT_EQ(bits.count_range(base, kBytes), (kBytes - size) / kObjectAlignment);
    EXPECT_EQ(bits.first_clear_at_or_above(base, base + kBytes), base + begin);
    EXPECT_EQ(bits.first_at_or_above(base + begin, base + kBytes), base + begin + size);
  }
  bits.release();
  os::release(base, kBytes);
}

}  // namespace
}  // namespace cortado::testing
