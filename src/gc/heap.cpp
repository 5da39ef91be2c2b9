#include "gc/heap.h"

#include <algorithm>

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
constexpr size_t kFirstCapacity = size_t{16} << 20;

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
  // One page more, so that no object is at the base: its reference would be null.
  size_t page = os::page_size();
  if (size + page > kHighest) return nullptr;
  auto* place = static_cast<uint8_t*>(os::reserve(size + page, page));
  if (place == nullptr) return nullptr;
  reference_encoding = {reinterpret_cast<uintptr_t>(place), kShift, ReferenceMode::kBased};
  return place + page;
}

}  // namespace

bool Heap::initialize(const HeapOptions& options, const HeapClient& client, const char** error) {
  constexpr size_t kSmallest = size_t{1} << 20;
  HeapState& heap = heap_state();
  size_t granule = std::max(os::page_size(), kSmallest);
  size_t maximum = os::align_up(std::max(options.maximum_size, kSmallest), granule);
  // Both spaces must be within reach of a reference.
  maximum = std::min(maximum, (kHighest - kLowest) / 2);
  uint8_t* place = reserve_heap(maximum * 2);
  if (place == nullptr) {
    *error = "Could not reserve enough space for object heap";
    return false;
  }
  heap.options = options;
  heap.client = client;
  heap.base = place;
  heap.reserved = maximum * 2;
  heap.maximum = maximum;
  heap.active = 0;
  heap.spaces[0].initialize(place, maximum);
  heap.spaces[1].initialize(place + maximum, maximum);
  heap.capacity = std::min(maximum, std::max(options.initial_size, kFirstCapacity));
  heap.last_collection_ms = os::monotonic_ms();
  return true;
}

void Heap::shut_down_for_test() {
  HeapState& heap = heap_state();
  os::release(heap.base, heap.reserved);
  heap.global_roots.clear();
  heap.pending_references = nullptr;
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
size_t Heap::used() { return heap_state().allocation_space().used(); }
size_t Heap::maximum_size() { return heap_state().maximum; }
uint64_t Heap::collections() { return heap_state().collections.load(std::memory_order_relaxed); }
uint64_t Heap::collection_nanoseconds() { return heap_state().nanoseconds.load(std::memory_order_relaxed); }
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

void Heap::add_global_root(Object** cell) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  if (std::find(heap.global_roots.begin(), heap.global_roots.end(), cell) == heap.global_roots.end()) {
    heap.global_roots.push_back(cell);
  }
}

void Heap::for_each_object(void* context, void (*visit)(void*, Object*)) {
  walk_space(heap_state().allocation_space(), context, visit);
}

void Heap::enter_critical(Mutator& thread) {
  if (thread.critical_depth++ > 0) return;
  HeapState& heap = heap_state();
  for (;;) {
    {
      MutexLock lock(heap.critical_mutex);
      if (heap.collections_waiting == 0) {
        heap.threads_in_critical++;
        return;
      }
    }
    auto wait = [](void*) {
      HeapState& state = heap_state();
      MutexLock lock(state.critical_mutex);
      while (state.collections_waiting > 0) state.critical_changed.wait(state.critical_mutex);
    };
    if (heap.client.run_blocked == nullptr) {
      wait(nullptr);
    } else {
      heap.client.run_blocked(thread, nullptr, wait);
    }
  }
}
void Heap::leave_critical(Mutator& thread) {
  if (--thread.critical_depth > 0) return;
  HeapState& heap = heap_state();
  MutexLock lock(heap.critical_mutex);
  if (--heap.threads_in_critical == 0) heap.critical_changed.notify_all();
}

}  // namespace cortado
