#include "os/spare_stack.h"

#include <gtest/gtest.h>

#include "os/memory.h"
#include "os/thread.h"

namespace cortado::os {
namespace {

#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
constexpr size_t kSize = 256 * 1024;

struct Seen {
  SpareStack stack;
  SpareStack current;
  StackBounds bounds = {nullptr, nullptr};
  bool here = false;
  int depth = 0;
};

int recurse(int depth) {
  volatile char use[1024];
  use[0] = static_cast<char>(depth);
  return depth == 0 ? use[0] : recurse(depth - 1) + 1;
}

void look(void* argument) {
  auto* seen = static_cast<Seen*>(argument);
  int local = 0;
  seen->here = seen->stack.contains(&local);
  seen->current = current_spare_stack();
  seen->bounds = current_stack_bounds();
  seen->depth = recurse(150);
}

TEST(SpareStack, RunsThereAndComesBack) {
  SpareStack stack = make_spare_stack(kSize);
  ASSERT_NE(stack.low, nullptr);
  EXPECT_EQ(static_cast<size_t>(stack.high - stack.low), kSize);
  StackBounds own = current_stack_bounds();
  for (int i = 0; i < 3; i++) {
    Seen seen;
    seen.stack = stack;
    run_on_stack(stack, look, &seen);
    EXPECT_TRUE(seen.here);
    EXPECT_EQ(seen.current.low, stack.low);
    EXPECT_EQ(seen.bounds.low, stack.low);
    EXPECT_EQ(seen.bounds.high, stack.high);
    EXPECT_EQ(seen.depth, 150);
    EXPECT_EQ(current_spare_stack().low, nullptr);
    EXPECT_EQ(current_stack_bounds().low, own.low);
  }
  free_spare_stack(stack);
}

TEST(SpareStack, Nests) {
  struct Two {
    SpareStack outer, inner;
    bool inside = false, back = false;
  } two;
  two.outer = make_spare_stack(kSize);
  two.inner = make_spare_stack(kSize);
  run_on_stack(
      two.outer,
      [](void* argument) {
        auto* t = static_cast<Two*>(argument);
        run_on_stack(
            t->inner,
            [](void* a) {
              auto* u = static_cast<Two*>(a);
              u->inside = current_spare_stack().low == u->inner.low;
            },
            t);
        t->back = current_spare_stack().low == t->outer.low;
      },
      &two);
  EXPECT_TRUE(two.inside);
  EXPECT_TRUE(two.back);
  free_spare_stack(two.outer);
  free_spare_stack(two.inner);
}
#endif

TEST(SpareStack, NothingToFree) { free_spare_stack({}); }

}  // namespace
}  // namespace cortado::os
