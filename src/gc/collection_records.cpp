#include "gc/collection_records.h"

#include <algorithm>
#include <utility>

#include "gc/collection.h"
#include "gc/heap_state.h"
#include "os/time.h"

namespace cortado {

CollectionRecord last_young_collection() {
  MutexLock lock(heap_state().record_mutex);
  return heap_state().last_young;
}
CollectionRecord last_full_collection() {
  MutexLock lock(heap_state().record_mutex);
  return heap_state().last_full;
}

void set_collection_listener(void (*listener)()) { heap_state().collection_listener.store(listener); }

bool take_overhead_limit(Mutator& thread) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  return std::erase(heap.failed_by_overhead, &thread) > 0;
}

bool is_idle_collection_due() {
  constexpr size_t kMegabyte = size_t{1} << 20;
  constexpr size_t kMuch = 64 * kMegabyte;   // so that a collection may give something worth its while back
  constexpr size_t kLittle = 1 * kMegabyte;  // what an idle program may allocate meanwhile
  constexpr int64_t kIdleNs = 10 * os::kNanosPerSecond;
  HeapState& heap = heap_state();
  size_t used = heap.used();
  int64_t now = os::monotonic_ns();
  bool is_busy = heap.collections.load() != heap.idle_collections_seen || used > heap.idle_used_seen + kLittle;
  if (is_busy || heap.idle_since_ns == 0) {
    heap.idle_collections_seen = heap.collections.load();
    heap.idle_used_seen = used;
    heap.idle_since_ns = now;
    return false;
  }
  if (now - heap.idle_since_ns < kIdleNs) return false;
  heap.idle_since_ns = now;
  uint64_t since = heap.collections.load() - heap.collections_at_idle;
  return since >= uint64_t{1} << heap.idle_doubt && heap.resident_estimate() > kMuch;
}

// What is dead is known afterwards only. A program that keeps nearly all it has is asked again after twice as many
// collections of its own each time.
void collect_when_idle(Mutator& thread) {
  constexpr uint32_t kMostDoubt = 16;
  constexpr size_t kWorthwhile = 8;  // the part of the memory that has to come back
  HeapState& heap = heap_state();
  size_t before = heap.resident_estimate();
  // A collection that went on meanwhile was not idleness.
  collect_garbage(thread, {.cause = CollectionCause::kSystemGc, .idle = true, .seen = heap.idle_collections_seen});
  bool helped = heap.resident_estimate() < before - before / kWorthwhile;
  heap.idle_doubt = helped ? 0 : std::min(heap.idle_doubt + 1, kMostDoubt);
  heap.collections_at_idle = heap.collections.load();
}

}  // namespace cortado
