#include "runtime/monitor_table.h"

#include <cstdlib>
#include <new>
#include <vector>

#include "os/thread.h"
#include "runtime/monitor.h"

namespace cortado {

void MonitorQueue::append(MonitorWaiter* waiter) {
  waiter->next = nullptr;
  waiter->previous = tail;
  if (tail != nullptr) {
    tail->next = waiter;
  } else {
    head.store(waiter, std::memory_order_seq_cst);
  }
  tail = waiter;
}
void MonitorQueue::remove(MonitorWaiter* waiter) {
  if (waiter->next != nullptr) waiter->next->previous = waiter->previous;
  if (waiter->previous != nullptr) waiter->previous->next = waiter->next;
  if (head.load(std::memory_order_relaxed) == waiter) head.store(waiter->next, std::memory_order_seq_cst);
  if (tail == waiter) tail = waiter->previous;
  waiter->next = waiter->previous = nullptr;
}

namespace {

// A bucket's word: the first Monitor, bit 0 set while a thread has it locked.
using Bucket = std::atomic<uintptr_t>;
constexpr uintptr_t kLocked = 1;
constexpr size_t kFirstBuckets = 256;

Bucket first_buckets[kFirstBuckets];
// Replaced at safepoints only.
Bucket* buckets = first_buckets;
size_t bucket_mask = kFirstBuckets - 1;
std::atomic<size_t> monitor_count{0};

class BucketLock {
 public:
  explicit BucketLock(uint32_t hash) : bucket_(buckets[hash & bucket_mask]) {
    for (uint32_t spins = 0;; spins++) {
      uintptr_t word = bucket_.load(std::memory_order_relaxed);
      if ((word & kLocked) == 0 && bucket_.compare_exchange_weak(word, word | kLocked, std::memory_order_acquire)) {
        first = reinterpret_cast<Monitor*>(word);
        return;
      }
      if (spins < 64) {
        os::spin_pause();
      } else {
        os::yield();
      }
    }
  }
  ~BucketLock() { bucket_.store(reinterpret_cast<uintptr_t>(first), std::memory_order_release); }
  BucketLock(const BucketLock&) = delete;

  Monitor* search(const Object* object) const {
    for (Monitor* m = first; m != nullptr; m = m->next) {
      if (m->object == object) return m;
    }
    return nullptr;
  }
  Monitor* first;

 private:
  Bucket& bucket_;
};

bool says_inflated(uint32_t state) {
  return (state & Object::kLockMask) == static_cast<uint32_t>(LockState::kInflated);
}

// The world is stopped.
void grow_if_crowded() {
  size_t size = bucket_mask + 1;
  if (monitor_count.load(std::memory_order_relaxed) < size * 2) return;
  size_t new_size = size * 8;
  auto* grown = static_cast<Bucket*>(std::calloc(new_size, sizeof(Bucket)));
  if (grown == nullptr) return;
  for (size_t i = 0; i < size; i++) {
    auto* m = reinterpret_cast<Monitor*>(buckets[i].load(std::memory_order_relaxed));
    while (m != nullptr) {
      Monitor* next = m->next;
      Bucket& bucket = grown[m->hash & (new_size - 1)];
      m->next = reinterpret_cast<Monitor*>(bucket.load(std::memory_order_relaxed));
      bucket.store(reinterpret_cast<uintptr_t>(m), std::memory_order_relaxed);
      m = next;
    }
  }
  if (buckets != first_buckets) std::free(buckets);
  buckets = grown;
  bucket_mask = new_size - 1;
}

}  // namespace

Monitor* MonitorTable::find(Object* object) {
  if (!says_inflated(object->state().load(std::memory_order_acquire))) return nullptr;
  BucketLock bucket(object->hash_bits());
  return bucket.search(object);
}

Monitor* MonitorTable::inflate(Object* object) {
  auto hash = static_cast<uint32_t>(identity_hash_of(object));
  if (Monitor* m = find(object)) return m;
  auto* made = new (std::nothrow) Monitor;
  if (made == nullptr) return nullptr;
  made->object = object;
  made->hash = hash;
  BucketLock bucket(hash);
  uint32_t state = object->state().load(std::memory_order_acquire);
  for (;;) {
    if (says_inflated(state)) {
      delete made;
      return bucket.search(object);
    }
    bool is_locked = (state & Object::kLockMask) == static_cast<uint32_t>(LockState::kFast);
    made->owner.store(is_locked ? Monitor::anonymous() : nullptr, std::memory_order_relaxed);
    uint32_t inflated = (state & ~Object::kLockMask) | static_cast<uint32_t>(LockState::kInflated);
    // Others find the monitor only after this thread lets the bucket go.
    if (object->state().compare_exchange_weak(state, inflated, std::memory_order_acq_rel)) break;
  }
  made->next = bucket.first;
  bucket.first = made;
  monitor_count.fetch_add(1, std::memory_order_relaxed);
  return made;
}

void MonitorTable::for_each(void* context, void (*visit)(void*, Monitor&)) {
  if (count() == 0) return;
  for (size_t i = 0; i <= bucket_mask; i++) {
    BucketLock bucket(static_cast<uint32_t>(i));
    for (Monitor* m = bucket.first; m != nullptr; m = m->next) visit(context, *m);
  }
}
size_t MonitorTable::count() { return monitor_count.load(std::memory_order_relaxed); }

void MonitorTable::visit_strong(RootVisitor& visitor) {
  for_each(&visitor, [](void* context, Monitor& m) {
    if (!m.is_idle()) static_cast<RootVisitor*>(context)->visit(&m.object);
  });
}

void MonitorTable::visit_weak(WeakVisitor& visitor, CollectionScope scope) {
  if (count() == 0) return;
  for (size_t i = 0; i <= bucket_mask; i++) {
    BucketLock bucket(static_cast<uint32_t>(i));
    Monitor** link = &bucket.first;
    while (Monitor* m = *link) {
      // No monitor goes away in the second visit of a collection.
      bool idle = scope != CollectionScope::kUpdate && m->is_idle();
      bool alive = visitor.visit(&m->object);
      if (alive && !idle) {
        link = &m->next;
        continue;
      }
      if (alive) m->object->state().fetch_and(~Object::kLockMask, std::memory_order_relaxed);
      *link = m->next;
      delete m;
      monitor_count.fetch_sub(1, std::memory_order_relaxed);
    }
  }
  if (scope != CollectionScope::kUpdate) grow_if_crowded();
}

}  // namespace cortado
