#include "os/memory.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "os/container.h"
#include "os/signals.h"
#include "os/thread.h"

namespace cortado::os {
namespace {

TEST(Memory, reservesAligned) {
  size_t size = size_t{1} << 20;
  void* range = reserve(size, size);
  ASSERT_NE(range, nullptr);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(range) % size, 0u);
  EXPECT_FALSE(is_readable(range, 1));
  ASSERT_TRUE(commit(range, page_size()));
  EXPECT_TRUE(is_readable(range, page_size()));
  EXPECT_FALSE(is_readable(range, page_size() + 1));
  release(range, size);
}

TEST(Memory, commitDiscardDecommit) {
  size_t size = 4 * page_size();
  auto* range = static_cast<uint8_t*>(reserve(size));
  ASSERT_TRUE(commit(range, size));
  EXPECT_EQ(range[100], 0);
  std::memset(range, 7, size);
  ASSERT_TRUE(discard(range, size));
  EXPECT_EQ(range[100], 0);
  range[100] = 1;
  ASSERT_TRUE(decommit(range, size));
  EXPECT_FALSE(is_readable(range, 1));
  release(range, size);
}

TEST(Memory, reserveAtRefusesWhatIsTaken) {
  size_t size = 2 * page_size();
  void* range = reserve(size);
  EXPECT_EQ(reserve_at(range, size), nullptr);
  release(range, size);
  EXPECT_EQ(reserve_at(range, size), range);
  release(range, size);
}

TEST(Memory, mapsFiles) {
  char path[] = "/tmp/cortado-map-XXXXXX";
  int fd = mkstemp(path);
  ASSERT_GE(fd, 0);
  FILE* file = fdopen(fd, "w");
  std::fputs("hello", file);
  std::fclose(file);
  MappedFile mapped = map_file(path);
  ASSERT_TRUE(mapped.ok);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(mapped.data), mapped.size), "hello");
  unmap_file(mapped);
  std::remove(path);
  EXPECT_FALSE(map_file(path).ok);
}

TEST(Memory, physicalMemoryIsWithinTheContainer) {
  EXPECT_GT(physical_memory(), 0u);
  if (container_memory_limit() != 0) {
    EXPECT_LE(physical_memory(), container_memory_limit());
  }
  EXPECT_GE(processor_count(), 1u);
}

TEST(Signals, names) {
  EXPECT_EQ(signal_number("INT"), SIGINT);
  EXPECT_EQ(signal_number("NO_SUCH"), -1);
  EXPECT_STREQ(signal_name(SIGTERM), "TERM");
}

}  // namespace
}  // namespace cortado::os
