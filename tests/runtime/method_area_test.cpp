#include "runtime/method_area.h"

#include <gtest/gtest.h>

namespace cortado {
namespace {

class MethodAreaTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(MethodArea::initialize()); }
};

TEST_F(MethodAreaTest, PointersFitMetaPtr) {
  MetadataArena arena;
  void* memory = arena.allocate(24);
  ASSERT_NE(memory, nullptr);
  EXPECT_TRUE(MethodArea::contains(memory));
  EXPECT_FALSE(MethodArea::contains(&arena));
  MetaPtr<void*> pointer(static_cast<void**>(memory));
  EXPECT_EQ(static_cast<void*>(pointer.get()), memory);
}

TEST_F(MethodAreaTest, MemoryIsZeroedAndAligned) {
  for (int round = 0; round < 3; round++) {  // later rounds get the chunks of the earlier ones
    MetadataArena arena;
    for (size_t size : {1, 7, 8, 100, 5000, 70000, 3000000}) {
      auto* memory = static_cast<uint8_t*>(arena.allocate(size));
      ASSERT_NE(memory, nullptr);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(memory) % 8, 0u);
      for (size_t i = 0; i < size; i++) ASSERT_EQ(memory[i], 0);
      std::memset(memory, 0xAB, size);
    }
  }
}

TEST_F(MethodAreaTest, SmallArenasAreSmallAndGiveBack) {
  size_t before = MethodArea::used();
  {
    MetadataArena arena;
    ASSERT_NE(arena.allocate(64), nullptr);
    EXPECT_LE(MethodArea::used() - before, 1024u);
  }
  EXPECT_EQ(MethodArea::used(), before);
}

TEST_F(MethodAreaTest, FullAreaGivesNull) {
  MetadataArena arena;
  EXPECT_EQ(arena.allocate(MethodArea::reserved() + 4096), nullptr);
  EXPECT_NE(arena.allocate(8), nullptr);
}

}  // namespace
}  // namespace cortado
