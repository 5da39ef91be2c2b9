#include "gc/heap.h"

#include <algorithm>

#include "gc/barrier.h"
#include "gc/collection_log.h"
#include "gc/collector_options.h"
#include "gc/heap_policy.h"
#include "gc/heap_state.h"
#include "gc/verifier.h"
#include "os/memory.h"
#include "os/time.h"

namespace cortado {

HeapState& heap_state() {
  static HeapState& state = *new HeapState;
  return state;
}

namespace {

constexpr uintptr_t kGiB = uintptr_t{1} << 30;
// What {0, 3} reaches; low addresses are left to the method area and to the system.
constexpr uintptr_t kLowest = 4 * kGiB;
constexpr uintptr_t kHighest = 32 * kGiB;
constexpr uint32_t kShift = 3;
constexpr size_t kSpaceAlignment = os::huge_page_size();

// Sets reference_encoding for the place it finds.
uint8_t* reserve_heap(size_t size) {
  constexpr size_t kProbeStep = size_t{256} << 20;
#if CORTADO_HIGH_METADATA
  bool low_memory_is_free = false;
#else
  bool low_memory_is_free = true;
#endif
  if (low_memory_is_free && size <= kHighest - kLowest) {
    if (void* place = os::reserve_between(kLowest, kHighest, size, kProbeStep)) {
      reference_encoding = {0, kShift, ReferenceMode::kScaled};
      return static_cast<uint8_t*>(place);
    }
  }
  // Some more, so that no object is at the base: its reference would be null.
  if (size + kSpaceAlignment > kHighest) return nullptr;
  auto* place = static_cast<uint8_t*>(os::reserve(size + kSpaceAlignment, kSpaceAlignment));
  if (place == nullptr) return nullptr;
  reference_encoding = {reinterpret_cast<uintptr_t>(place), kShift, ReferenceMode::kBased};
  return place + kSpaceAlignment;
}

}  // namespace

uint8_t* CardTable::biased_base = nullptr;
CollectorOptions collector_options;

void HeapState::give_back_tables() {
  live_words.clear();
  object_starts.clear_from(old_space().top());
  os::discard(new_units, os::align_up(reserved / HeapBitmap::kBytesPerWord * sizeof(uint32_t), os::page_size()));
}

namespace {

// The tables beside the heap; their pages come at the first touch.
bool make_tables(HeapState& heap) {
  size_t page = os::page_size();
  heap.card_bytes = os::align_up((heap.reserved >> CardTable::kShift) + 1, page);
  size_t units_bytes = os::align_up(heap.reserved / HeapBitmap::kBytesPerWord * sizeof(uint32_t), page);
  heap.cards = static_cast<uint8_t*>(os::reserve(heap.card_bytes));
  heap.new_units = static_cast<uint32_t*>(os::reserve(units_bytes));
  if (heap.cards == nullptr || !os::commit(heap.cards, heap.card_bytes)) return false;
  if (heap.new_units == nullptr || !os::commit(heap.new_units, units_bytes)) return false;
  uintptr_t biased =
      reinterpret_cast<uintptr_t>(heap.cards) - (reinterpret_cast<uintptr_t>(heap.base) >> CardTable::kShift);
  CardTable::biased_base = reinterpret_cast<uint8_t*>(biased);
  return heap.object_starts.initialize(heap.base, heap.reserved) &&
         heap.live_words.initialize(heap.base, heap.reserved);
}

struct HeapPlan {
  size_t granule, old, eden, survivor;
  bool twice;  // stress mode: two old spaces, two edens
  // The old space can take all that is young, and what the threads of a collection leave unused beside it.
  size_t old_space() const { return old + eden / 16 + kSpaceAlignment; }
  size_t total() const {
    size_t old_and_eden = os::align_up(old_space(), kSpaceAlignment) + os::align_up(eden, kSpaceAlignment);
    return old_and_eden * (twice ? 2 : 1) + os::align_up(survivor, kSpaceAlignment) * 2;
  }
};

HeapPlan plan_for(const HeapOptions& options, size_t granule) {
  constexpr size_t kSmallestYoung = size_t{1} << 20;
  constexpr size_t kLargestYoung = size_t{2} << 30;
  HeapPlan plan{granule, os::align_up(std::max(options.maximum_size, granule), granule), 0, 0,
                options.collect_at_every_allocation};
  size_t young = options.maximum_young_size != 0 ? std::min(options.maximum_young_size, plan.old)
                                                 : std::min(plan.old / 3, kLargestYoung);
  plan.eden = os::align_up(std::max(young, kSmallestYoung), granule);
  plan.survivor = os::align_up(plan.eden / 4, granule);
  return plan;
}

void place_spaces(HeapState& heap, const HeapPlan& plan) {
  uint8_t* at = heap.base;
  auto place = [&](Space& space, size_t size) {
    space.initialize(at, size, collector_options.huge_pages ? &heap.pages : nullptr);
    at += os::align_up(size, kSpaceAlignment);
  };
  place(heap.olds[0], plan.old_space());
  if (plan.twice) place(heap.olds[1], plan.old_space());
  heap.young_start = at;
  place(heap.survivor_spaces[0], plan.survivor);
  heap.young_eden_start = at;
  place(heap.edens[0], plan.eden);
  place(heap.edens[1], plan.twice ? plan.eden : 0);
  heap.young_eden_end = at;
  place(heap.survivor_spaces[1], plan.survivor);
}

}  // namespace

bool Heap::initialize(const HeapOptions& options, const HeapClient& client, const char** error) {
  constexpr size_t kGranule = size_t{1} << 20;
  HeapState& heap = heap_state();
  HeapPlan plan = plan_for(options, std::max(os::page_size(), kGranule));
  // All spaces must be within reach of a reference.
  if (size_t excess = plan.total(); excess > kHighest - kLowest) {
    HeapOptions smaller = options;
    smaller.maximum_young_size = plan.eden;
    smaller.maximum_size = (kHighest - kLowest - plan.total() + plan.old) & ~(plan.granule - 1);
    size_t others = plan.eden + plan.eden / 16 + plan.survivor + 5 * kSpaceAlignment;
    if (plan.twice) smaller.maximum_size = (kHighest - kLowest) / 2 - others;
    plan = plan_for(smaller, plan.granule);
  }
  heap.base = reserve_heap(plan.total());
  heap.options = options;
  heap.client = client;
  heap.reserved = plan.total();
  if (heap.base == nullptr || !make_tables(heap)) {
    *error = "Could not reserve enough space for object heap";
    return false;
  }
  heap.maximum = plan.old;
  heap.young_maximum = plan.eden;
  heap.active_old = heap.active_survivors = heap.active_eden = 0;
  place_spaces(heap, plan);
  heap_policy::initialize(heap);
  heap.last_collection_ms = os::monotonic_ms();
  heap.last_collection_end_ns = os::monotonic_ns();
  log_heap_at_start();
  return true;
}

void Heap::shut_down_for_test() {
  HeapState& heap = heap_state();
  os::release(heap.base, heap.reserved);
  os::release(heap.cards, heap.card_bytes);
  os::release(heap.new_units,
              os::align_up(heap.reserved / HeapBitmap::kBytesPerWord * sizeof(uint32_t), os::page_size()));
  heap.object_starts.release();
  heap.live_words.release();
  heap.global_roots.clear();
  heap.young_metadata_cells.clear();
  heap.pending_references = nullptr;
}

void Barrier::stored_in_metadata(NarrowRef* cell) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  heap.young_metadata_cells.push_back(cell);
}

void Heap::set_client(const HeapClient& client) { heap_state().client = client; }

bool Heap::contains(const void* address) {
  HeapState& heap = heap_state();
  auto* byte = static_cast<const uint8_t*>(address);
  return byte >= heap.base && byte < heap.base + heap.reserved;
}
size_t Heap::capacity() {
  HeapState& heap = heap_state();
  return heap.capacity.load(std::memory_order_relaxed);
}
size_t Heap::used() { return heap_state().used(); }
bool Heap::is_young(const void* address) {
  HeapState& heap = heap_state();
  auto* byte = static_cast<const uint8_t*>(address);
  return byte >= heap.young_start && byte < heap.base + heap.reserved;
}
Heap::Generations Heap::generations() {
  HeapState& heap = heap_state();
  size_t eden = heap.eden_limit.load(std::memory_order_relaxed);
  size_t survivors = heap.survivor_limit();
  size_t capacity = Heap::capacity();
  size_t old_capacity = capacity > eden + survivors ? capacity - eden - survivors : 0;
  Generations all;
  all.eden = {heap.eden().used(), std::max(eden, heap.eden().used()), heap.young_maximum};
  all.survivors[0] = {heap.survivors().used(), survivors, heap.survivor_spaces[0].size()};
  all.survivors[1] = {0, survivors, heap.survivor_spaces[0].size()};
  all.old = {heap.old_space().used(), std::max(old_capacity, heap.old_space().used()), heap.maximum};
  return all;
}
Heap::CollectorTotals Heap::young_collections() {
  return {heap_state().young_count.load(std::memory_order_relaxed),
          heap_state().young_nanoseconds.load(std::memory_order_relaxed)};
}
Heap::CollectorTotals Heap::full_collections() {
  return {heap_state().full_count.load(std::memory_order_relaxed),
          heap_state().full_nanoseconds.load(std::memory_order_relaxed)};
}
size_t Heap::maximum_size() { return heap_state().maximum; }
uint64_t Heap::collections() { return heap_state().collections.load(std::memory_order_relaxed); }
uint64_t Heap::collection_nanoseconds() { return young_collections().nanoseconds + full_collections().nanoseconds; }
int64_t Heap::milliseconds_since_last_collection() {
  return os::monotonic_ms() - heap_state().last_collection_ms.load(std::memory_order_relaxed);
}

Unrooted<Object> Heap::take_pending_references() {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  return Unrooted<Object>(std::exchange(heap.pending_references, nullptr));
}
bool Heap::has_pending_references() {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  return heap.pending_references != nullptr;
}

void Heap::enter_critical(Mutator& thread) { thread.critical_depth++; }
void Heap::leave_critical(Mutator& thread) { thread.critical_depth--; }

void Heap::add_global_root(Object** cell) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  if (std::find(heap.global_roots.begin(), heap.global_roots.end(), cell) == heap.global_roots.end()) {
    heap.global_roots.push_back(cell);
  }
}

void Heap::visit_global_roots(RootVisitor& visitor) {
  for (Object** cell : heap_state().global_roots) visitor.visit(cell);
}

Heap::Range Heap::range() { return {heap_state().base, heap_state().reserved}; }

void Heap::for_each_object(void* context, void (*visit)(void*, Object*)) { walk_heap(heap_state(), context, visit); }

}  // namespace cortado
