#include "runtime/monitor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "gc/fake_classes.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/heap_client.h"
#include "runtime/monitor_table.h"
#include "runtime/parker.h"
#include "runtime/safepoint.h"

// The tests enter the VM in ways that the analysis does not follow.
#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {
namespace {

// A heap without classes, and the calling thread attached.
class MonitorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    static bool once = [] {
      const char* error = nullptr;
      return Heap::initialize({.maximum_size = size_t{64} << 20, .verify = true}, make_heap_client(), &error);
    }();
    ASSERT_TRUE(once);
    main = Threads::attach_current({});
    ASSERT_NE(main, nullptr);
  }
  void TearDown() override { Threads::detach_current(main); }

  // Runs `body(thread, number)` on `count` attached threads, the caller being blocked meanwhile.
  template <class F>
  void on_threads(int count, F body) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; i++) {
      threads.emplace_back([&body, i] {
        Thread* thread = Threads::attach_current({});
        {
          VmScope vm(*thread);
          body(*thread, i);
        }
        Threads::detach_current(thread);
      });
    }
    for (std::thread& t : threads) t.join();
  }
  static Unrooted<Object> make_object(Thread& thread) { return Heap::allocate(thread, node_layout(), 24); }
  // An object that all threads share.
  Handle<Object> shared() {
    static Object* cell = nullptr;
    Heap::add_global_root(&cell);
    VmScope vm(*main);
    cell = make_object(*main).release();
    return Handle<Object>::from_cell(&cell);
  }

  Thread* main = nullptr;
};

TEST_F(MonitorTest, fastLocksAreRecursive) {
  VmScope vm(*main);
  Rooted<> object(*main, make_object(*main));
  for (int i = 0; i < 5; i++) ASSERT_TRUE(monitor_enter(*main, object).ok());
  EXPECT_EQ(main->lock_stack.count, 5u);
  EXPECT_TRUE(monitor_is_owned_by(*main, object));
  for (int i = 0; i < 5; i++) ASSERT_TRUE(monitor_exit(*main, object).ok());
  EXPECT_EQ(main->lock_stack.count, 0u);
  EXPECT_FALSE(monitor_is_owned_by(*main, object));
  EXPECT_EQ(MonitorTable::count(), 0u);
}

TEST_F(MonitorTest, unlocksInAnyOrder) {
  VmScope vm(*main);
  Rooted<> a(*main, make_object(*main)), b(*main, make_object(*main)), c(*main, make_object(*main));
  for (Handle<Object> h : {a.handle(), b.handle(), a.handle(), c.handle()}) ASSERT_TRUE(monitor_enter(*main, h).ok());
  ASSERT_TRUE(monitor_exit(*main, a).ok());
  ASSERT_TRUE(monitor_exit(*main, b).ok());
  EXPECT_TRUE(monitor_is_owned_by(*main, a));
  EXPECT_FALSE(monitor_is_owned_by(*main, b));
  ASSERT_TRUE(monitor_exit(*main, c).ok());
  ASSERT_TRUE(monitor_exit(*main, a).ok());
  EXPECT_EQ(main->lock_stack.count, 0u);
}

TEST_F(MonitorTest, inflatesWhenTheLockStackIsFull) {
  VmScope vm(*main);
  Rooted<> object(*main, make_object(*main)), other(*main, make_object(*main));
  for (uint32_t i = 0; i < LockStack::kCapacity + 3; i++) ASSERT_TRUE(monitor_enter(*main, object).ok());
  ASSERT_TRUE(monitor_enter(*main, other).ok());
  EXPECT_GT(MonitorTable::count(), 0u);
  int32_t hash = identity_hash(*main, object);
  Heap::collect(*main, CollectionCause::kSystemGc);  // does not disturb what is in use
  EXPECT_EQ(identity_hash(*main, object), hash);
  ASSERT_TRUE(monitor_exit(*main, other).ok());
  for (uint32_t i = 0; i < LockStack::kCapacity + 3; i++) {
    EXPECT_TRUE(monitor_is_owned_by(*main, object));
    ASSERT_TRUE(monitor_exit(*main, object).ok());
  }
  EXPECT_FALSE(monitor_is_owned_by(*main, object));
  Heap::collect(*main, CollectionCause::kSystemGc);
  EXPECT_EQ(MonitorTable::count(), 0u);
  ASSERT_TRUE(monitor_enter(*main, object).ok());  // deflated: fast again
  EXPECT_EQ(main->lock_stack.count, 1u);
  ASSERT_TRUE(monitor_exit(*main, object).ok());
}

TEST_F(MonitorTest, excludesUnderContentionWithCollections) {
  Handle<Object> object = shared();
  int64_t counter = 0;
  std::atomic<bool> inside{false};
  on_threads(6, [&](Thread& thread, int number) {
    for (int i = 0; i < 3'000; i++) {
      ASSERT_TRUE(monitor_enter(thread, object).ok());
      ASSERT_FALSE(inside.exchange(true));
      int64_t seen = counter;
      if (i % 64 == 0) ASSERT_TRUE(monitor_enter(thread, object).ok());
      if (i % 100 == number) Heap::collect(thread, CollectionCause::kSystemGc);
      if (i % 64 == 0) ASSERT_TRUE(monitor_exit(thread, object).ok());
      counter = seen + 1;
      inside.store(false);
      ASSERT_TRUE(monitor_exit(thread, object).ok());
      Safepoint::poll(thread);
    }
  });
  EXPECT_EQ(counter, 6 * 3'000);
}

TEST_F(MonitorTest, handsWorkOverByWaitAndNotify) {
  Handle<Object> object = shared();
  constexpr int kItems = 4'000;
  int queued = 0, produced = 0, consumed = 0;
  on_threads(4, [&](Thread& thread, int number) {
    bool producer = number < 2;
    for (;;) {
      ASSERT_TRUE(monitor_enter(thread, object).ok());
      if (producer) {
        while (queued > 3) ASSERT_TRUE(monitor_wait(thread, object, 0).ok());
        bool done = produced == kItems;
        if (!done) produced++, queued++;
        ASSERT_TRUE(monitor_notify(thread, object, true).ok());
        ASSERT_TRUE(monitor_exit(thread, object).ok());
        if (done) return;
      } else {
        while (queued == 0 && consumed < kItems) ASSERT_TRUE(monitor_wait(thread, object, number == 2 ? 0 : 50).ok());
        bool done = consumed == kItems;
        if (!done) queued--, consumed++;
        ASSERT_TRUE(monitor_notify(thread, object, false).ok());
        ASSERT_TRUE(monitor_notify(thread, object, true).ok());
        ASSERT_TRUE(monitor_exit(thread, object).ok());
        if (done) return;
      }
    }
  });
  EXPECT_EQ(consumed, kItems);
  EXPECT_EQ(queued, 0);
}

TEST_F(MonitorTest, timedWaitEndsAndKeepsRecursions) {
  VmScope vm(*main);
  Rooted<> object(*main, make_object(*main));
  for (int i = 0; i < 3; i++) ASSERT_TRUE(monitor_enter(*main, object).ok());
  int64_t start = os::monotonic_ns();
  ASSERT_TRUE(monitor_wait(*main, object, 20).ok());
  EXPECT_GE(os::monotonic_ns() - start, 20 * os::kNanosPerMilli);
  for (int i = 0; i < 3; i++) ASSERT_TRUE(monitor_exit(*main, object).ok());
  EXPECT_FALSE(monitor_is_owned_by(*main, object));
}

TEST_F(MonitorTest, identityHashIsStableAndSpread) {
  VmScope vm(*main);
  std::vector<int32_t> hashes;
  for (int i = 0; i < 1'000; i++) {
    Rooted<> object(*main, make_object(*main));
    int32_t hash = identity_hash(*main, object);
    EXPECT_NE(hash, 0);
    if (i % 100 == 0) Heap::collect(*main, CollectionCause::kSystemGc);
    EXPECT_EQ(identity_hash(*main, object), hash);
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  EXPECT_GT(std::unique(hashes.begin(), hashes.end()) - hashes.begin(), 995);
}

TEST_F(MonitorTest, parkTakesOnePermit) {
  Parker parker;
  parker.give_permit();
  parker.give_permit();
  parker.wait_for_permit(INT64_MAX);
  EXPECT_FALSE(parker.try_take_permit());
  int64_t start = os::monotonic_ns();
  parker.wait_for_permit(start + 10 * os::kNanosPerMilli);
  std::thread other([&] {
    os::yield();
    parker.give_permit();
  });
  start = os::monotonic_ns();
  parker.wait_for_permit(start + 30 * os::kNanosPerSecond);
  EXPECT_LT(os::monotonic_ns() - start, 30 * os::kNanosPerSecond);
  other.join();
}

TEST_F(MonitorTest, safepointsStopEverybody) {
  std::atomic<int> running{0};
  std::atomic<bool> stop{false};
  std::atomic<int64_t> work{0};
  on_threads(5, [&](Thread& thread, int number) {
    if (number == 0) {
      while (running < 4) {
        BlockedScope blocked(thread);
        os::yield();
      }
      for (int i = 0; i < 300; i++) {
        Safepoint::begin(thread, SafepointOperation::kDumpThreads);
        int64_t before = work;
        for (int j = 0; j < 50; j++) os::spin_pause();
        ASSERT_EQ(work, before);
        Safepoint::end(thread);
      }
      stop = true;
      return;
    }
    running++;
    while (!stop) {
      work++;
      if (number == 1) {
        NativeScope native(thread);
        os::spin_pause();
      }
      Safepoint::poll(thread);
    }
  });
}

TEST_F(MonitorTest, handshakesStopOneThread) {
  std::atomic<Thread*> targets[2] = {nullptr, nullptr};
  std::atomic<int> done{0};
  std::atomic<int64_t> work[2] = {0, 0};
  on_threads(2, [&](Thread& thread, int number) {
    targets[number] = &thread;
    while (targets[1 - number] == nullptr) Safepoint::poll(thread);
    struct Check {
      std::atomic<int64_t>* work;
      bool ok = true;
    } check{&work[1 - number]};
    for (int i = 0; i < 300; i++) {
      work[number]++;
      Safepoint::poll(thread);
      Safepoint::handshake(thread, *targets[1 - number], &check, [](void* context, Thread&) {
        auto* c = static_cast<Check*>(context);
        int64_t before = *c->work;
        for (int j = 0; j < 50; j++) os::spin_pause();
        c->ok = c->ok && *c->work == before;
      });
    }
    EXPECT_TRUE(check.ok);
    for (done++; done < 2;) Safepoint::poll(thread);
  });
}

TEST_F(MonitorTest, manyThreadsComeAndGo) {
  uint64_t started = Threads::started_count();
  for (int round = 0; round < 5; round++) {
    on_threads(40, [](Thread& thread, int) {
      Rooted<> object(thread, make_object(thread));
      Heap::collect(thread, CollectionCause::kSystemGc);
    });
  }
  EXPECT_EQ(Threads::started_count() - started, 200u);
  EXPECT_EQ(Threads::live_count(), 1u);
}

}  // namespace
}  // namespace cortado::testing
