#include "gc/collection.h"

#include <algorithm>

#include "base/log.h"
#include "gc/collector.h"
#include "gc/heap_state.h"
#include "gc/verifier.h"
#include "os/memory.h"
#include "os/time.h"

namespace cortado {

namespace {

// Pages of the space just left that stay with the process: touching new ones costs more than copying into these.
constexpr size_t kKeptBytes = size_t{16} << 20;
constexpr size_t kCapacityStep = size_t{1} << 20;

void stop_the_world(Mutator& thread) {
  const HeapClient& client = heap_state().client;
  if (client.stop_the_world != nullptr) client.stop_the_world(thread);
}
void resume_the_world(Mutator& thread) {
  const HeapClient& client = heap_state().client;
  if (client.resume_the_world != nullptr) client.resume_the_world(thread);
}

// More than half survived: twice as much room. Less than an eighth: half of it, but not below the first size.
void adapt_capacity(HeapState& heap, size_t needed) {
  size_t live = heap.allocation_space().used();
  size_t capacity = heap.capacity.load(std::memory_order_relaxed);
  size_t smallest = std::max(heap.options.initial_size, size_t{16} << 20);
  if (live > capacity / 2) {
    capacity = std::max(capacity * 2, live * 2);
  } else if (live < capacity / 8 && capacity / 2 >= smallest) {
    capacity /= 2;
  }
  if (live + needed > capacity - capacity / 8) capacity = live + needed + capacity / 2;
  capacity = std::min(os::align_up(capacity, kCapacityStep), heap.maximum);
  heap.capacity.store(capacity, std::memory_order_relaxed);
}

void leave_space(HeapState& heap, Space& space) {
  if (heap.options.poison_free_memory) space.poison();
  space.reset(kKeptBytes);
  if (heap.options.collect_at_every_allocation) space.set_accessible(false);
}

// A soft reference survives its last use by a time for each megabyte that is free.
int64_t soft_lifetime_ms(HeapState& heap) {
  size_t used = heap.allocation_space().used();
  size_t free = heap.maximum > used ? heap.maximum - used : 0;
  return static_cast<int64_t>(free >> 20) * heap.options.soft_reference_ms_per_megabyte;
}

// The lines that log viewers read.
void log_collection(CollectionCause cause, size_t before, size_t after, int64_t nanoseconds) {
  static constexpr const char* kCauses[] = {"Allocation Failure",    "System.gc()", "Stress",
                                            "Last ditch collection", "Shutdown",    "JvmtiEnv ForceGarbageCollection"};
  constexpr size_t kMegabyte = size_t{1} << 20;
  LOG(kGc, kInfo, "GC({}) Pause Full ({}) {}M->{}M({}M) {:.3f}ms", Heap::collections() - 1,
      kCauses[static_cast<size_t>(cause)], before / kMegabyte, after / kMegabyte, Heap::capacity() / kMegabyte,
      static_cast<double>(nanoseconds) / 1e6);
}

// The world is stopped.
void collect_now(const CollectionWish& wish) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  HeapState& heap = heap_state();
  int64_t start = os::monotonic_ns();
  if (heap.client.for_each_mutator != nullptr) {
    heap.client.for_each_mutator(nullptr, [](void*, Mutator& mutator) { retire_buffer(mutator); });
  }
  Space& from = heap.allocation_space();
  Space& to = heap.other_space();
  if (heap.options.verify) verify_heap(from, heap.client, "before collection");
  if (!to.commit(from.used())) return;  // the system has no memory: the caller runs out of it
  if (heap.options.collect_at_every_allocation) to.set_accessible(true);
  CollectionRequest request;
  request.clear_all_soft = wish.cause == CollectionCause::kLastDitch;
  request.soft_lifetime_ms = soft_lifetime_ms(heap);
  size_t before = from.used();
  Collector collector(from, to, heap.client, request);
  collector.run(heap.global_roots, heap.pending_references);
  heap.active ^= 1;
  leave_space(heap, from);
  adapt_capacity(heap, wish.needed);
  if (heap.options.verify) verify_heap(to, heap.client, "after collection");
  int64_t now = os::monotonic_ns();
  if (heap.client.set_soft_reference_clock != nullptr) heap.client.set_soft_reference_clock(now / os::kNanosPerMilli);
  heap.last_collection_ms.store(now / os::kNanosPerMilli, std::memory_order_relaxed);
  heap.nanoseconds.fetch_add(static_cast<uint64_t>(now - start), std::memory_order_relaxed);
  heap.collections.fetch_add(1, std::memory_order_relaxed);
  log_collection(wish.cause, before, to.used(), now - start);
  if (collector.pending_count() > 0 && heap.client.references_pending != nullptr) heap.client.references_pending();
}

// Until nobody is in a critical section; who wants to enter one waits meanwhile.
void wait_for_critical_sections(Mutator& thread) {
  auto wait = [](void*) {
    HeapState& heap = heap_state();
    MutexLock lock(heap.critical_mutex);
    while (heap.threads_in_critical > 0) heap.critical_changed.wait(heap.critical_mutex);
  };
  if (heap_state().client.run_blocked == nullptr) {
    wait(nullptr);
  } else {
    heap_state().client.run_blocked(thread, nullptr, wait);
  }
}
bool is_critical_section_open() {
  HeapState& heap = heap_state();
  MutexLock lock(heap.critical_mutex);
  return heap.threads_in_critical > 0;
}
void announce_waiting(int change) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.critical_mutex);
  heap.collections_waiting += static_cast<uint32_t>(change);
  heap.critical_changed.notify_all();
}

}  // namespace

void collect_garbage(Mutator& thread, const CollectionWish& wish) {
  if (thread.critical_depth > 0) return;
  HeapState& heap = heap_state();
  bool waiting = false;
  for (;;) {
    stop_the_world(thread);
    if (wish.cause == CollectionCause::kAllocation && heap.collections.load() != wish.seen) break;
    if (!is_critical_section_open()) {
      collect_now(wish);
      break;
    }
    resume_the_world(thread);
    if (!waiting) announce_waiting(+1);
    waiting = true;
    wait_for_critical_sections(thread);
  }
  resume_the_world(thread);
  if (waiting) announce_waiting(-1);
}

void Heap::collect(Mutator& thread, CollectionCause cause) { collect_garbage(thread, {.cause = cause}); }

}  // namespace cortado
