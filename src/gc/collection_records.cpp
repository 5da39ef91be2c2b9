#include "gc/collection_records.h"

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
  constexpr size_t kMuch = 64 * kMegabyte;   // what a collection may give back, and half of what it has to look at
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
  return heap.resident_estimate() > heap.used_after_full + std::max(kMuch, heap.used_after_full / 2);
}

void collect_when_idle(Mutator& thread) { collect_garbage(thread, {.cause = CollectionCause::kSystemGc, .idle = true}); }

}  // namespace cortado
