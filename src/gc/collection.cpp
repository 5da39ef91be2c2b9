#include "gc/collection.h"

#include <algorithm>

#include "base/log.h"
#include "gc/full_collector.h"
#include "gc/heap_policy.h"
#include "gc/heap_state.h"
#include "gc/verifier.h"
#include "gc/young_collector.h"
#include "os/time.h"

namespace cortado {

namespace {

void stop_the_world(Mutator& thread) {
  const HeapClient& client = heap_state().client;
  if (client.stop_the_world != nullptr) client.stop_the_world(thread);
}
void resume_the_world(Mutator& thread) {
  const HeapClient& client = heap_state().client;
  if (client.resume_the_world != nullptr) client.resume_the_world(thread);
}

// A soft reference survives its last use by a time for each megabyte that is free.
int64_t soft_lifetime_ms(HeapState& heap) {
  size_t used = heap.used();
  size_t free = heap.maximum > used ? heap.maximum - used : 0;
  return static_cast<int64_t>(free >> 20) * heap.options.soft_reference_ms_per_megabyte;
}

// The lines that log viewers read.
void log_collection(const char* kind, CollectionCause cause, size_t before, int64_t nanoseconds) {
  static constexpr const char* kCauses[] = {"Allocation Failure",    "System.gc()", "Stress",
                                            "Last ditch collection", "Shutdown",    "JvmtiEnv ForceGarbageCollection",
                                            "Metadata GC Threshold"};
  constexpr size_t kMegabyte = size_t{1} << 20;
  LOG(kGc, kInfo, "GC({}) Pause {} ({}) {}M->{}M({}M) {:.3f}ms", Heap::collections(), kind,
      kCauses[static_cast<size_t>(cause)], before / kMegabyte, Heap::used() / kMegabyte, Heap::capacity() / kMegabyte,
      static_cast<double>(nanoseconds) / 1e6);
}

// After the objects of a young space moved out. Beyond `keep` bytes its pages go back to the system.
void leave_space(HeapState& heap, Space& space, size_t keep) {
  if (heap.options.poison_free_memory) space.poison();
  space.reset(keep);
}

// In stress mode a stale pointer faults at once.
void swap_edens_under_stress(HeapState& heap) {
  if (!heap.options.collect_at_every_allocation) return;
  heap.eden().set_accessible(false);
  heap.active_eden ^= 1;
  heap.eden().set_accessible(true);
}

// Answers how many References became pending; -1 if there was no memory to promote into.
int64_t collect_young(HeapState& heap, CollectionCause cause) {
  int64_t start = os::monotonic_ns();
  size_t before = heap.used();
  size_t survivor_limit = heap.survivor_limit();
  if (!heap.old_space().commit(std::min(before, heap.old_space().size()))) return -1;
  if (!heap.empty_survivors().commit(survivor_limit)) return -1;
  YoungCollector collector(heap, soft_lifetime_ms(heap), heap.tenuring_age, survivor_limit);
  collector.run();
  leave_space(heap, heap.eden(), heap.eden_wanted);
  leave_space(heap, heap.survivors(), survivor_limit);
  heap.active_survivors ^= 1;
  swap_edens_under_stress(heap);
  int64_t now = os::monotonic_ns();
  heap_policy::after_young(heap, {.promoted = collector.promoted_bytes(),
                                  .bytes_by_age = collector.bytes_by_age(),
                                  .pause_ns = now - start,
                                  .since_last_ns = start - heap.last_collection_end_ns});
  log_collection("Young", cause, before, now - start);
  heap.young_count.fetch_add(1, std::memory_order_relaxed);
  heap.young_nanoseconds.fetch_add(static_cast<uint64_t>(now - start), std::memory_order_relaxed);
  return static_cast<int64_t>(collector.pending_count());
}

bool is_by_program(CollectionCause cause) {
  return cause != CollectionCause::kAllocation && cause != CollectionCause::kMetadata;
}

// What was asked for by the program gives back all memory that holds no object.
size_t kept_after_full(const HeapState& heap, CollectionCause cause) {
  constexpr size_t kKeptBytes = size_t{4} << 20;
  return is_by_program(cause) ? kKeptBytes : heap.eden_wanted;
}

int64_t collect_full(HeapState& heap, const CollectionWish& wish) {
  int64_t start = os::monotonic_ns();
  size_t before = heap.used();
  Space& from = heap.old_space();
  Space& target = heap.full_collection_target();
  if (&target != &from) target.set_accessible(true);
  uint8_t* old_top = from.top();
  FullCollector collector(heap, wish.cause == CollectionCause::kLastDitch, soft_lifetime_ms(heap));
  if (!collector.run()) return -1;
  size_t keep = kept_after_full(heap, wish.cause);
  leave_space(heap, heap.eden(), keep);
  leave_space(heap, heap.survivors(), std::min(keep, heap.survivor_limit()));
  if (&target != &from) {
    leave_space(heap, from, 0);
    from.set_accessible(false);
    heap.active_old ^= 1;
  } else if (heap.options.poison_free_memory) {
    from.poison_above(old_top);
  }
  swap_edens_under_stress(heap);
  heap_policy::after_full(heap, wish.needed);
  target.trim(is_by_program(wish.cause) ? 0 : heap.old_threshold);
  int64_t now = os::monotonic_ns();
  log_collection("Full", wish.cause, before, now - start);
  heap.full_count.fetch_add(1, std::memory_order_relaxed);
  heap.full_nanoseconds.fetch_add(static_cast<uint64_t>(now - start), std::memory_order_relaxed);
  return static_cast<int64_t>(collector.pending_count());
}

// The world is stopped.
void collect_now(const CollectionWish& wish) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  HeapState& heap = heap_state();
  if (heap.client.for_each_mutator != nullptr) {
    heap.client.for_each_mutator(nullptr, [](void*, Mutator& mutator) { retire_buffer(mutator); });
  }
  if (heap.options.verify) verify_heap(heap, "before collection");
  bool young = wish.cause == CollectionCause::kStress ||
               (wish.cause == CollectionCause::kAllocation && !wish.full && !heap_policy::wants_full_collection(heap));
  int64_t pending = -1;
  if (young) pending = collect_young(heap, wish.cause);
  bool full_stress = wish.cause == CollectionCause::kStress &&
                     heap.collections.load(std::memory_order_relaxed) % heap.options.stress_full_interval == 0;
  if (pending < 0 || full_stress) {
    if (young && heap.options.verify) verify_heap(heap, "between young and full collection");
    int64_t more = collect_full(heap, wish);
    pending = std::max<int64_t>(pending, 0) + std::max<int64_t>(more, 0);
  }
  if (heap.options.verify) verify_heap(heap, "after collection");
  int64_t now = os::monotonic_ns();
  heap.last_collection_end_ns = now;
  if (heap.client.set_soft_reference_clock != nullptr) heap.client.set_soft_reference_clock(now / os::kNanosPerMilli);
  heap.last_collection_ms.store(now / os::kNanosPerMilli, std::memory_order_relaxed);
  heap.collections.fetch_add(1, std::memory_order_relaxed);
  if (pending > 0 && heap.client.references_pending != nullptr) heap.client.references_pending();
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
