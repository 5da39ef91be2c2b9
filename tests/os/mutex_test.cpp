#include "os/mutex.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "os/time.h"

// Locks are taken here in ways that the analysis does not follow.
#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado {
namespace {

TEST(Mutex, excludesOthers) {
  static Mutex mutex(LockRank::kLeaf, "test");
  int64_t counter = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; i++) {
    threads.emplace_back([&] {
      for (int j = 0; j < 20'000; j++) {
        MutexLock lock(mutex);
        counter++;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(counter, 80'000);
}

TEST(Mutex, tryLockFailsWhileHeld) {
  Mutex mutex;
  mutex.lock();
  std::thread other([&]() CORTADO_NO_THREAD_SAFETY_ANALYSIS { EXPECT_FALSE(mutex.try_lock()); });
  other.join();
  mutex.unlock();
  ASSERT_TRUE(mutex.try_lock());
  mutex.unlock();
}

TEST(Condition, wakesAWaiter) {
  Mutex mutex;
  Condition condition;
  bool ready = false;
  std::thread waiter([&] {
    MutexLock lock(mutex);
    while (!ready) condition.wait(mutex);
  });
  {
    MutexLock lock(mutex);
    ready = true;
    condition.notify_one();
  }
  waiter.join();
}

TEST(Condition, givesUpAtTheDeadline) {
  Mutex mutex;
  Condition condition;
  int64_t start = os::monotonic_ns();
  MutexLock lock(mutex);
  while (condition.wait_until(mutex, start + 20 * os::kNanosPerMilli)) {
  }
  EXPECT_GE(os::monotonic_ns() - start, 20 * os::kNanosPerMilli);
}

#if CORTADO_ASSERTIONS
TEST(MutexDeathTest, ranksAreChecked) {
  EXPECT_DEATH(
      {
        Mutex low(LockRank::kLeaf, "low");
        Mutex high(LockRank::kHeap, "high");
        low.lock();
        high.lock();
      },
      "against the order of ranks");
}
#endif

}  // namespace
}  // namespace cortado
