#include "os/mappings.h"

#include <gtest/gtest.h>

#include <cstring>

#include "os/memory.h"

namespace cortado::os {
namespace {

TEST(MappingsTest, ResidentPagesAreCounted) {
  size_t size = 64 * page_size();
  auto* memory = static_cast<uint8_t*>(reserve(size));
  ASSERT_NE(memory, nullptr);
  ASSERT_TRUE(commit(memory, size));
  std::memset(memory, 1, size / 2);
  struct Search {
    uintptr_t wanted;
    size_t resident = 0;
    bool has_stack = false;
  } search{reinterpret_cast<uintptr_t>(memory)};
  ASSERT_TRUE(for_each_mapping(&search, [](void* context, const Mapping& mapping) {
    auto* s = static_cast<Search*>(context);
    if (mapping.start <= s->wanted && s->wanted < mapping.end) s->resident = mapping.resident;
    if (mapping.name == "[stack]") s->has_stack = true;
  }));
  EXPECT_GE(search.resident, size / 2);
  EXPECT_TRUE(search.has_stack);
  release(memory, size);
}

}  // namespace
}  // namespace cortado::os
