#include "gc/collection.h"

#include <algorithm>

#include "gc/collection_log.h"
#include "gc/full_collector.h"
#include "gc/heap_policy.h"
#include "gc/heap_state.h"
#include "gc/pins.h"
#include "gc/verifier.h"
#include "gc/young_collector.h"
#include "os/time.h"

namespace cortado {

namespace {

// Another thread has collected since the wish came up, and that does.
bool is_fulfilled(const void* context) {
  const auto& wish = *static_cast<const CollectionWish*>(context);
  bool may_be_done = wish.cause == CollectionCause::kAllocation || wish.idle;
  return may_be_done && heap_state().collections.load() != wish.seen;
}
// False: the wish is fulfilled, and nothing was stopped.
bool stop_the_world(Mutator& thread, const CollectionWish& wish) {
  const HeapClient& client = heap_state().client;
  if (client.stop_the_world == nullptr) return !is_fulfilled(&wish);
  return client.stop_the_world(thread, wish.cause, is_fulfilled, &wish);
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

// After the objects of a young space moved out. Beyond `keep` bytes its pages go back to the system.
void leave_space(HeapState& heap, Space& space, size_t keep) {
  std::vector<Space::Kept> kept = pinned_in(heap, space);
  if (heap.options.poison_free_memory) space.poison(kept);
  space.reset(keep, std::move(kept));
}

// In stress mode a stale pointer faults at once.
void swap_edens_under_stress(HeapState& heap) {
  if (!heap.moves_everything()) return;
  heap.eden().set_accessible(false);
  heap.active_eden ^= 1;
  heap.eden().set_accessible(true);
}

CollectionRecord keep_record(HeapState& heap, CollectionRecord& record, const char* cause, int64_t start_ns,
                             int64_t end_ns, const Heap::Generations& before) {
  Heap::Generations after = Heap::generations();
  MutexLock lock(heap.record_mutex);
  record = {record.number + 1, cause, start_ns, end_ns, before, after};
  return record;
}

// Answers how many References became pending; -1 if there was no memory to promote into.
int64_t collect_young(HeapState& heap, const char* cause) {
  int64_t start = os::monotonic_ns();
  size_t before = heap.used();
  Heap::Generations sizes_before = Heap::generations();
  CollectionLog log("Young", cause);
  size_t survivor_limit = heap.survivor_limit();
  // What the threads leave unused comes to a small part of what they copy.
  size_t most = before + heap.young_used() / 16 + (size_t{1} << 20);
  if (!heap.old_space().commit(std::min(most, heap.old_space().size()))) return -1;
  if (!heap.empty_survivors().commit(survivor_limit)) return -1;
  YoungCollector collector(heap, soft_lifetime_ms(heap), heap.tenuring_age, survivor_limit);
  collector.run();
  leave_space(heap, heap.eden(), heap.eden_wanted);
  leave_space(heap, heap.survivors(), survivor_limit);
  heap.active_survivors ^= 1;
  swap_edens_under_stress(heap);
  heap.large_objects.after_young(collector.large_bytes());
  int64_t now = os::monotonic_ns();
  heap_policy::after_young(heap, {.eden_used = sizes_before.eden.used,
                                  .promoted = collector.promoted_bytes(),
                                  .survival = collector.survival(),
                                  .pause_ns = now - start,
                                  .since_last_ns = start - heap.last_collection_end_ns});
  log.finish(keep_record(heap, heap.last_young, cause, start, now, sizes_before));
  heap.young_count.fetch_add(1, std::memory_order_relaxed);
  heap.young_nanoseconds.fetch_add(static_cast<uint64_t>(now - start), std::memory_order_relaxed);
  return static_cast<int64_t>(collector.pending_count());
}

bool is_by_allocation(CollectionCause cause) {
  return cause == CollectionCause::kAllocation || cause == CollectionCause::kLastDitch;
}
bool is_by_program(CollectionCause cause) { return !is_by_allocation(cause) && cause != CollectionCause::kMetadata; }
// What was asked for by the program gives back all memory that holds no object.
size_t kept_after_full(const HeapState& heap, CollectionCause cause) {
  constexpr size_t kKeptBytes = size_t{4} << 20;
  return is_by_program(cause) ? kKeptBytes : heap.eden_wanted;
}

// Closes the gaps in front of large objects: when the program asks, and when they are what an allocation lacks.
bool is_thorough(HeapState& heap, const CollectionWish& wish) {
  if (wish.cause != CollectionCause::kLastDitch) return is_by_program(wish.cause);
  return heap.gap_bytes > 0 && heap.used() - std::min(heap.used(), heap.gap_bytes) + wish.needed <= heap.maximum;
}

int64_t collect_full(HeapState& heap, const CollectionWish& wish) {
  int64_t start = os::monotonic_ns();
  size_t used_before = heap.used();
  Heap::Generations sizes_before = Heap::generations();
  CollectionLog log("Full", cause_name(wish));
  Space& from = heap.old_space();
  Space& target = heap.full_collection_target();
  if (&target != &from) target.set_accessible(true);
  uint8_t* old_top = from.top();
  FullCollector collector(heap, wish.cause == CollectionCause::kLastDitch, is_thorough(heap, wish),
                          soft_lifetime_ms(heap));
  if (!collector.run()) return -1;
  size_t keep = kept_after_full(heap, wish.cause);
  leave_space(heap, heap.eden(), keep);
  for (Space& survivors : heap.survivor_spaces) {
    leave_space(heap, survivors, std::min(keep, heap.survivor_limit()));
  }
  if (&target != &from) {
    leave_space(heap, from, 0);
    from.set_accessible(false);
    heap.active_old ^= 1;
  } else if (heap.options.poison_free_memory) {
    from.poison_above(old_top);
  }
  swap_edens_under_stress(heap);
  heap.large_objects.after_full(collector.large_bytes());
  heap.gap_bytes = collector.gap_bytes();
  int64_t moved = os::monotonic_ns();
  heap_policy::after_full(heap, {.used_before = used_before,
                                 .needed = wish.needed,
                                 .start_ns = start,
                                 .end_ns = moved,
                                 .by_allocation = is_by_allocation(wish.cause),
                                 .again = wish.again});
  target.trim(is_by_program(wish.cause) ? 0 : heap.old_threshold);
  if (is_by_program(wish.cause)) heap.give_back_tables();
  int64_t now = os::monotonic_ns();
  log.finish(keep_record(heap, heap.last_full, cause_name(wish), start, now, sizes_before));
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
  heap.pages.set_may_try(false);
  bool young = wish.cause == CollectionCause::kStress ||
               (wish.cause == CollectionCause::kAllocation && !wish.full && !heap_policy::wants_full_collection(heap));
  int64_t pending = -1;
  if (young) pending = collect_young(heap, cause_name(wish));
  bool full_stress = wish.cause == CollectionCause::kStress &&
                     heap.collections.load(std::memory_order_relaxed) % heap.options.stress_full_interval == 0;
  if (pending < 0 || full_stress) {
    if (young && heap.options.verify) verify_heap(heap, "between young and full collection");
    int64_t more = collect_full(heap, wish);
    pending = std::max<int64_t>(pending, 0) + std::max<int64_t>(more, 0);
  }
  heap.pages.set_may_try(true);
  if (heap.options.verify) verify_heap(heap, "after collection");
  int64_t now = os::monotonic_ns();
  heap.last_collection_end_ns = now;
  if (heap.client.set_soft_reference_clock != nullptr) heap.client.set_soft_reference_clock(now / os::kNanosPerMilli);
  heap.last_collection_ms.store(now / os::kNanosPerMilli, std::memory_order_relaxed);
  heap.collections.fetch_add(1, std::memory_order_relaxed);
  if (pending > 0 && heap.client.references_pending != nullptr) heap.client.references_pending();
}

}  // namespace

CollectionOutcome collect_garbage(Mutator& thread, const CollectionWish& wish) {
  HeapState& heap = heap_state();
  CollectionOutcome outcome;
  outcome.collected = stop_the_world(thread, wish);
  if (!outcome.collected) return outcome;
  collect_now(wish);
  if (wish.allocate != nullptr) outcome.memory = wish.allocate(thread, wish.needed);
  resume_the_world(thread);
  void (*listener)() = heap.collection_listener.load(std::memory_order_relaxed);
  if (listener != nullptr) listener();
  return outcome;
}

void Heap::collect(Mutator& thread, CollectionCause cause) { collect_garbage(thread, {.cause = cause}); }

const char* cause_name(const CollectionWish& wish) {
  static constexpr const char* kNames[] = {"Allocation Failure",    "System.gc()", "Stress",
                                           "Last ditch collection", "Shutdown",    "JvmtiEnv ForceGarbageCollection",
                                           "Metadata GC Threshold"};
  return wish.idle ? "Idle" : kNames[static_cast<size_t>(wish.cause)];
}

}  // namespace cortado
