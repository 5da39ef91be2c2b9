// Allocation: from the thread's buffer, with a new buffer, or straight from the space.

#include <algorithm>

#include "gc/card_table.h"
#include "gc/collection.h"
#include "gc/heap.h"
#include "gc/heap_policy.h"
#include "gc/heap_state.h"

namespace cortado {

namespace {

constexpr size_t kSmallestBuffer = 8 * 1024;
constexpr size_t kLargestBuffer = 32 * 1024;
constexpr size_t kLargeObject = 32 * 1024;

// Straight in the old space. Without `may_exceed`, only up to the size at which a full collection is due.
uint8_t* allocate_old(Mutator& thread, size_t size, bool may_exceed) {
  HeapState& heap = heap_state();
  Space::Allocation memory;
  {
    MutexLock lock(heap.mutex);
    Space& old = heap.old_space();
    if (size > heap.maximum || heap.used() > heap.maximum - size) return nullptr;
    if (!may_exceed && old.used() + size > heap.old_threshold) return nullptr;
    // So it can stay where it is (FullCollector::place_large_object).
    if (size >= LargeObjects::kLeastBytes) old.align_top(HeapBitmap::kBytesPerWord);
    memory = old.allocate(size, old.size());
    if (memory.start == nullptr) return nullptr;
    heap.object_starts.set(memory.start);
    heap_policy::limit_eden(heap);
  }
  if (size >= LargeObjects::kLeastBytes) heap.large_objects.born_old(size);
  // Code that has just made a small object stores in it without a barrier.
  if (size < kLargeObject) CardTable::mark_range(memory.start, size);
  thread.allocated_bytes += size;
  return memory.clear();
}

Space::Allocation take_from_eden(size_t size) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  return heap.eden().allocate(size, heap.eden_limit.load(std::memory_order_relaxed));
}

uint8_t* allocate_eden(Mutator& thread, size_t size) {
  Space::Allocation memory = take_from_eden(size);
  if (memory.start != nullptr) {
    thread.allocated_bytes += size;
    if (size >= LargeObjects::kLeastBytes) heap_state().large_objects.born_in_eden(size);
  }
  return memory.clear();
}

uint8_t* refill(Mutator& thread, size_t size) {
  HeapState& heap = heap_state();
  size_t limit = heap.eden_limit.load(std::memory_order_relaxed);
  size_t wanted = std::clamp<size_t>(thread.buffer_size, kSmallestBuffer, kLargestBuffer);
  // A small eden is not to be filled by the buffers of a few threads.
  wanted = std::max(std::min(wanted, limit / 64), size);
  wanted = (wanted + kObjectAlignment - 1) & ~(kObjectAlignment - 1);
  Space::Allocation allocation = take_from_eden(wanted);
  if (allocation.start == nullptr) {
    wanted = size;
    allocation = take_from_eden(wanted);
    if (allocation.start == nullptr) return nullptr;
  }
  uint8_t* memory = allocation.clear();
  retire_buffer(thread);
  thread.buffer_size = static_cast<uint32_t>(std::min(wanted * 2, kLargestBuffer));
  thread.allocation_buffer = {memory + size, memory + wanted, memory};
  return memory;
}

// What would take much of eden, or lives long if it is like others of its size, is not worth copying.
bool is_large(const HeapState& heap, size_t size) {
  if (size < kLargeObject) return false;
  if (size > heap.eden_limit.load(std::memory_order_relaxed) / 4) return true;
  return size >= LargeObjects::kLeastBytes && heap.large_objects.are_born_old();
}

// Without a collection.
uint8_t* allocate_now(Mutator& thread, size_t size) {
  AllocationBuffer& buffer = thread.allocation_buffer;
  auto room = static_cast<size_t>(buffer.end - buffer.top);
  if (CORTADO_LIKELY(size <= room)) {
    uint8_t* memory = buffer.top;
    buffer.top += size;
    return memory;
  }
  HeapState& heap = heap_state();
  if (is_large(heap, size)) return allocate_old(thread, size, false);
  if (heap.options.collect_at_every_allocation) return allocate_eden(thread, size);
  size_t buffer_size = std::max<size_t>(thread.buffer_size, kSmallestBuffer);
  // A larger object does not waste the rest of a buffer that is still useful.
  if (size > buffer_size / 4 || room > buffer_size / 8) return allocate_eden(thread, size);
  return refill(thread, size);
}

// Once for each time that the limit is reached: the next allocations have a chance again.
bool fails_by_overhead(Mutator& thread) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  if (!heap_policy::is_overhead_limit_reached(heap)) return false;
  heap.poor_collections = 0;
  heap.failed_by_overhead.push_back(&thread);
  return true;
}

// The program learns that there is no room: what it does about that has to show first.
void forget_overhead() {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  heap.poor_collections = 0;
}

// A young collection if that may do, a full one, one that clears soft references.
constexpr uint32_t kTrials = 3;

uint8_t* allocate_or_collect(Mutator& thread, size_t size) MAY_GC {
  HeapState& heap = heap_state();
  if (CORTADO_UNLIKELY(heap.options.collect_at_every_allocation)) {
    collect_garbage(thread, {.cause = CollectionCause::kStress, .needed = size});
  }
  if (uint8_t* memory = allocate_now(thread, size)) return memory;
  if (size > heap.maximum) return nullptr;
  // What takes long to clear is allocated when the others run again.
  bool in_pause = size < LargeObjects::kLeastBytes && !heap.options.collect_at_every_allocation;
  bool full = is_large(heap, size);
  for (uint32_t failures = 0; failures < kTrials;) {
    CollectionOutcome outcome = collect_garbage(
        thread, {.cause = failures == kTrials - 1 ? CollectionCause::kLastDitch : CollectionCause::kAllocation,
                 .full = full || failures > 0,
                 .again = failures > 0,
                 .needed = size,
                 .seen = heap.collections.load(),
                 .allocate = in_pause ? allocate_now : nullptr});
    if (fails_by_overhead(thread)) return nullptr;
    if (outcome.memory != nullptr) return outcome.memory;
    if (uint8_t* memory = allocate_now(thread, size)) return memory;
    if (full || failures > 0) {
      if (uint8_t* memory = allocate_old(thread, size, true)) return memory;
    }
    // Where another thread collected, it or others may just have been faster.
    if (outcome.collected) failures++;
  }
  forget_overhead();
  return nullptr;
}

CORTADO_ALWAYS_INLINE uint8_t* take_from_buffer(Mutator& thread, size_t size) {
  AllocationBuffer& buffer = thread.allocation_buffer;
  if (CORTADO_UNLIKELY(size > static_cast<size_t>(buffer.end - buffer.top))) return nullptr;
  uint8_t* memory = buffer.top;
  buffer.top += size;
  return memory;
}

}  // namespace

void retire_buffer(Mutator& thread) {
  AllocationBuffer& buffer = thread.allocation_buffer;
  thread.allocated_bytes += static_cast<uint64_t>(buffer.top - buffer.start);
  buffer = {};
}

Unrooted<Object> Heap::allocate(Mutator& thread, Layout* layout, size_t size) {
  uint8_t* memory = take_from_buffer(thread, size);
  if (CORTADO_UNLIKELY(memory == nullptr)) memory = allocate_or_collect(thread, size);
  if (CORTADO_UNLIKELY(memory == nullptr)) return nullptr;
  auto* object = reinterpret_cast<Object*>(memory);
  object->initialize_header(layout);
  return Unrooted<Object>(object);
}

Unrooted<Array> Heap::allocate_array(Mutator& thread, Layout* layout, int32_t length) {
  Unrooted<Object> object = allocate(thread, layout, array_size(layout, length));
  auto* array = static_cast<Array*>(object.release());
  if (array != nullptr) array->initialize_length(length);
  return Unrooted<Array>(array);
}

Object* Heap::try_allocate(Mutator& thread, Layout* layout, size_t size) {
  uint8_t* memory = take_from_buffer(thread, size);
  if (memory == nullptr) memory = allocate_now(thread, size);
  if (memory == nullptr) return nullptr;
  auto* object = reinterpret_cast<Object*>(memory);
  object->initialize_header(layout);
  return object;
}

void Heap::forget_mutator(Mutator& thread) { retire_buffer(thread); }

}  // namespace cortado
