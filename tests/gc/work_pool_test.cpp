#include "gc/work_pool.h"

#include <gtest/gtest.h>

#include <thread>

#include "gc/crew.h"

namespace cortado::testing {
namespace {

// Each item n > 0 makes two items n - 1: whoever joins, whenever, all 2^n leaves are counted once.
class Tree final : public Crew::Job {
 public:
  uint64_t count(uint64_t depth, uint32_t helpers) {
    pool_.join();
    Crew::begin(*this, helpers);
    work({depth});
    Crew::end();
    return leaves_;
  }
  void help(uint32_t) override {
    if (pool_.join()) work({});
  }

 private:
  void work(std::vector<WorkPool::Item> stack) {
    do {
      while (!stack.empty()) {
        if (pool_.is_hungry() && stack.size() > 1) pool_.give(stack);
        WorkPool::Item item = stack.back();
        stack.pop_back();
        if (item == 0) {
          leaves_.fetch_add(1, std::memory_order_relaxed);
        } else {
          stack.insert(stack.end(), 2, item - 1);
        }
      }
    } while (pool_.take(stack));
    EXPECT_TRUE(stack.empty());
  }

  WorkPool pool_;
  std::atomic<uint64_t> leaves_{0};
};

TEST(WorkPool, allWorkIsDoneOnce) {
  for (uint32_t helpers : {0, 1, 3, 7}) {
    for (int round = 0; round < 20; round++) ASSERT_EQ(Tree().count(14, helpers), uint64_t{1} << 14);
  }
}

TEST(WorkPool, nobodyJoinsFinishedWork) {
  WorkPool pool;
  std::vector<WorkPool::Item> stack;
  EXPECT_TRUE(pool.join());
  EXPECT_FALSE(pool.take(stack));
  EXPECT_FALSE(pool.join());
  EXPECT_FALSE(pool.is_hungry());
}

}  // namespace
}  // namespace cortado::testing
