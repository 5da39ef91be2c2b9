#include "jit/code_cache.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "os/memory.h"

namespace cortado::jit {
namespace {

TEST(CodeCache, IsWrittenThroughOneMappingAndReadThroughTheOther) {
  CodeCache::Block block = CodeCache::allocate(100);
  ASSERT_NE(block.executable, nullptr);
  ASSERT_NE(block.executable, block.writable);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(block.executable) % 64, 0U);
  std::memset(block.writable, 0x90, block.size);
  for (size_t i = 0; i < block.size; i++) ASSERT_EQ(block.executable[i], 0x90);
  CodeCache::release(block);
}

TEST(CodeCache, ShiftsBlocks) {
  const size_t used = CodeCache::used();
  std::vector<CodeCache::Block> blocks;
  for (size_t shift = 0; shift < 64; shift += 4) {
    blocks.push_back(CodeCache::allocate(50, shift));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(blocks.back().executable) % 64, shift);
  }
  for (const CodeCache::Block& block : blocks) CodeCache::release(block);
  EXPECT_EQ(CodeCache::used(), used);
}

// Calls are instructions with 32-bit distances: threads' stacks and arenas of malloc must not come between blocks.
TEST(CodeCache, KeepsItsBlocksWithinReachOfACall) {
  constexpr size_t kSize = size_t{3} << 20;
  CodeCache::Block first = CodeCache::allocate(kSize);
  void* between = os::reserve(size_t{4} << 30);
  ASSERT_NE(between, nullptr);
  std::vector<CodeCache::Block> blocks;
  for (int i = 0; i < 20; i++) blocks.push_back(CodeCache::allocate(kSize));
  for (const CodeCache::Block& block : blocks) {
    ASSERT_NE(block.executable, nullptr);
    EXPECT_LT(std::abs(block.executable - first.executable), INT32_MAX);
    CodeCache::release(block);
  }
  os::release(between, size_t{4} << 30);
  CodeCache::release(first);
}

TEST(CodeCache, GivesOutWhatCameBack) {
  const size_t used = CodeCache::used();
  std::mt19937 random(17);
  std::vector<CodeCache::Block> blocks;
  auto fill_of = [](const CodeCache::Block& block) { return static_cast<uint8_t>(block.size * 31); };
  auto release_one = [&](size_t at) {
    const CodeCache::Block block = blocks[at];
    for (size_t i = 0; i < block.size; i++) ASSERT_EQ(block.executable[i], fill_of(block));
    CodeCache::release(block);
    blocks[at] = blocks.back();
    blocks.pop_back();
  };
  for (int step = 0; step < 20'000; step++) {
    if (blocks.size() > 500 || (!blocks.empty() && random() % 2 == 0)) {
      release_one(random() % blocks.size());
      continue;
    }
    CodeCache::Block block = CodeCache::allocate(1 + random() % 3000, random() % 16 * 4);
    ASSERT_NE(block.executable, nullptr);
    std::memset(block.writable, fill_of(block), block.size);
    blocks.push_back(block);
  }
  while (!blocks.empty()) release_one(0);
  EXPECT_EQ(CodeCache::used(), used);
  // One part again: most of it can be had at once (240 MiB by default).
  CodeCache::Block most = CodeCache::allocate(size_t{200} << 20);
  EXPECT_NE(most.executable, nullptr);
  EXPECT_EQ(CodeCache::allocate(size_t{200} << 20).executable, nullptr);
  CodeCache::release(most);
}

// `ulimit -f` counts the memory of the mappings as a file.
TEST(CodeCache, IsAsLargeAsALimitOfFileSizesAllows) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // the limit is there before the cache's first use
  auto most_under = [](rlim_t limit) {
    std::signal(SIGXFSZ, SIG_IGN);  // as in the virtual machine
    rlimit of_files{limit, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &of_files);
    size_t most = 0;
    while (CodeCache::allocate(64).executable != nullptr) most += 64;
    std::exit(most <= limit && most >= limit / 2 ? 0 : 1);
  };
  EXPECT_EXIT(most_under(rlim_t{5} << 20), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace cortado::jit
