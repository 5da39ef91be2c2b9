#include "runtime/chunk_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <vector>

#include "os/memory.h"
#include "runtime/metadata_ranges.h"

namespace cortado {
namespace {

constexpr size_t kRegion = 16 * ChunkPool::kBlockSize;

class ChunkPoolTest : public testing::Test {
 protected:
  void SetUp() override {
    region_ = static_cast<uint8_t*>(os::reserve(kRegion, ChunkPool::kBlockSize));
    ASSERT_NE(region_, nullptr);
    ASSERT_TRUE(pool_.initialize(region_, kRegion));
  }
  void TearDown() override { os::release(region_, kRegion); }

  uint8_t* region_ = nullptr;
  ChunkPool pool_;
};

TEST_F(ChunkPoolTest, BuddiesJoin) {
  std::vector<void*> chunks;
  for (size_t i = 0; i < 1024; i++) chunks.push_back(pool_.take(1024));
  EXPECT_EQ(pool_.used(), ChunkPool::kBlockSize);
  std::shuffle(chunks.begin(), chunks.end(), std::mt19937(1));
  for (void* chunk : chunks) pool_.give_back(chunk, 1024);
  EXPECT_EQ(pool_.used(), 0u);
  EXPECT_EQ(pool_.resident(), 0u);
  EXPECT_EQ(pool_.take(ChunkPool::kBlockSize), region_);
}

TEST_F(ChunkPoolTest, ChunksAreZeroWhateverWasInThem) {
  std::mt19937 random(7);
  struct Taken {
    uint8_t* chunk;
    size_t size;
  };
  std::vector<Taken> taken;
  for (int round = 0; round < 5000; round++) {
    if (taken.size() > 60 || (!taken.empty() && random() % 3 == 0)) {
      size_t i = random() % taken.size();
      pool_.give_back(taken[i].chunk, taken[i].size);
      taken[i] = taken.back();
      taken.pop_back();
      continue;
    }
    size_t size = size_t{1024} << random() % 9;
    auto* chunk = static_cast<uint8_t*>(pool_.take(size));
    if (chunk == nullptr) continue;
    ASSERT_TRUE(std::all_of(chunk, chunk + size, [](uint8_t byte) { return byte == 0; }));
    std::memset(chunk, 0xAB, size);
    taken.push_back({chunk, size});
  }
  for (const Taken& t : taken) pool_.give_back(t.chunk, t.size);
  EXPECT_EQ(pool_.used(), 0u);
  EXPECT_EQ(pool_.resident(), 0u);
}

TEST_F(ChunkPoolTest, LargeChunksBecomeBlocks) {
  void* large = pool_.take(3 * ChunkPool::kBlockSize);
  ASSERT_NE(large, nullptr);
  std::memset(large, 1, 3 * ChunkPool::kBlockSize);
  pool_.give_back(large, 3 * ChunkPool::kBlockSize);
  EXPECT_EQ(pool_.resident(), 0u);
  for (int i = 0; i < 16; i++) EXPECT_NE(pool_.take(ChunkPool::kBlockSize), nullptr);
  EXPECT_EQ(pool_.take(1024), nullptr);
}

TEST(MetadataRangesTest, HoldsWholeUnits) {
  MetadataRanges ranges;
  auto at = [](uint32_t bits) { return reinterpret_cast<const void*>(metadata_base + bits); };
  EXPECT_TRUE(ranges.empty());
  EXPECT_FALSE(ranges.contains(0x10000400));
  ranges.add(at(0x10000400), 1024);
  ranges.add(at(0x10000000 - 4096), 2048);
  EXPECT_TRUE(ranges.contains(0x10000400));
  EXPECT_TRUE(ranges.contains(0x100007ff));
  EXPECT_FALSE(ranges.contains(0x10000800));
  EXPECT_TRUE(ranges.contains(0x10000000 - 4096));
  EXPECT_FALSE(ranges.contains(0x10000000 - 2048));
  EXPECT_TRUE(ranges.intersects(at(0x10000000), 2048));
  EXPECT_FALSE(ranges.intersects(at(0x10000000), 1024));
}

}  // namespace
}  // namespace cortado
