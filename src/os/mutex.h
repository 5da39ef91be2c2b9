#pragma once
// Mutex and Condition of the VM itself (never for Java monitors). Constant-initialised: may be globals.
//
// Ranks: a thread takes a mutex only if its rank is lower than the ranks of all it holds; debug builds check it. A thread
// in state InVm that takes a mutex does not look at safepoints while it waits, so nobody may hold one over a MAY_GC
// call; threads that wait long do it in a BlockedScope.

#include <pthread.h>

#include <cstdint>

#include "base/annotations.h"
#include "base/assert.h"

namespace cortado {

// Outermost first. Two mutexes of the same rank are never held together.
enum class LockRank : uint8_t {
  kLeaf = 0,  // nothing else is taken under it
  kLog = 5,
  kMethodArea = 10,
  kSymbolTable = 15,
  kParker = 20,
  kMonitor = 25,
  kMonitorTable = 30,
  kSignals = 35,
  kPendingReferences = 40,
  kJniReferences = 45,
  kStringTable = 50,
  kCodeCache = 55,
  kFrameMaps = 60,
  kLoaderTables = 65,
  kModules = 70,
  kClassHierarchy = 75,
  kLinking = 80,
  kMethodHandles = 85,
  kNativeLibraries = 90,
  kThreadList = 95,
  kHandshake = 100,
  kHeap = 105,
  kSafepoint = 110,
  kAgents = 115,
  kVm = 120,  // start and end of the VM
};

class CORTADO_CAPABILITY("mutex") Mutex {
 public:
  constexpr explicit Mutex(LockRank rank = LockRank::kLeaf, const char* name = "") : rank_(rank), name_(name) {}
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  void lock() CORTADO_ACQUIRE();
  bool try_lock() CORTADO_TRY_ACQUIRE(true);
  void unlock() CORTADO_RELEASE();
  // Debug builds: is it held by the calling thread? Always true in others.
  bool held_by_current() const;
  void assert_held() const CORTADO_ASSERT_CAPABILITY(this) { CORTADO_ASSERT(held_by_current()); }
  LockRank rank() const { return rank_; }
  const char* name() const { return name_; }

 private:
  friend class Condition;
  pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
  LockRank rank_;
  const char* name_;
};

class CORTADO_SCOPED MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) CORTADO_ACQUIRE(mutex) : mutex_(mutex) { mutex.lock(); }
  ~MutexLock() CORTADO_RELEASE() { mutex_.unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mutex_;
};

class Condition {
 public:
  constexpr Condition() = default;
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;

  // Both may return early without cause.
  void wait(Mutex& mutex) CORTADO_REQUIRES(mutex);
  // False if the deadline, of os::monotonic_ns(), has passed.
  bool wait_until(Mutex& mutex, int64_t deadline_ns) CORTADO_REQUIRES(mutex);
  void notify_one();
  void notify_all();

 private:
  pthread_cond_t condition_ = PTHREAD_COND_INITIALIZER;
};

}  // namespace cortado
