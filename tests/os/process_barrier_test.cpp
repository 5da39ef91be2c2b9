#include "os/process_barrier.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "os/time.h"

namespace cortado::os {
namespace {

bool wait_until_ready() {
  int64_t deadline = deadline_after(10 * kNanosPerSecond);
  while (!ProcessBarrier::is_ready() && monotonic_ns() < deadline) std::this_thread::yield();
  return ProcessBarrier::is_ready();
}

// The frequent side writes and reads without a barrier; never do both sides miss the other's write.
TEST(ProcessBarrier, OrdersTheOtherSide) {
  ProcessBarrier::prepare();
  if (!wait_until_ready()) GTEST_SKIP() << "the system has no such barrier";
  constexpr int kRounds = 300;
  std::atomic<int> frequent{0}, seldom{0}, seen_by_frequent{-1}, turn{0};
  std::thread thread([&] {
    for (int round = 1; round <= kRounds; round++) {
      while (turn.load(std::memory_order_acquire) != round) {
        std::this_thread::yield();
      }
      frequent.store(round, std::memory_order_relaxed);
      std::atomic_signal_fence(std::memory_order_seq_cst);
      seen_by_frequent.store(seldom.load(std::memory_order_relaxed) == round, std::memory_order_relaxed);
      turn.store(-round, std::memory_order_release);
    }
  });
  int both_missed = 0;
  for (int round = 1; round <= kRounds; round++) {
    turn.store(round, std::memory_order_release);
    seldom.store(round, std::memory_order_relaxed);
    ProcessBarrier::issue();
    bool seen = frequent.load(std::memory_order_relaxed) == round;
    while (turn.load(std::memory_order_acquire) != -round) {
      std::this_thread::yield();
    }
    if (!seen && seen_by_frequent.load(std::memory_order_relaxed) == 0) both_missed++;
  }
  thread.join();
  EXPECT_EQ(both_missed, 0);
}

}  // namespace
}  // namespace cortado::os
