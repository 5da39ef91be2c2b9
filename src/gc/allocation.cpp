// Allocation: from the thread's buffer, with a new buffer, or straight from the space.

#include <algorithm>

#include "gc/collection.h"
#include "gc/heap.h"
#include "gc/heap_state.h"

namespace cortado {

namespace {

constexpr size_t kSmallestBuffer = 8 * 1024;
constexpr size_t kLargestBuffer = 256 * 1024;

uint8_t* allocate_shared(Mutator& thread, size_t size, size_t limit) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.mutex);
  uint8_t* memory = heap.allocation_space().allocate(size, limit, true);
  if (memory != nullptr) thread.allocated_bytes += size;
  return memory;
}

uint8_t* refill(Mutator& thread, size_t size, size_t limit) {
  HeapState& heap = heap_state();
  size_t wanted = std::clamp<size_t>(thread.buffer_size, kSmallestBuffer, kLargestBuffer);
  // Small heaps are not to be filled by the buffers of a few threads.
  wanted = std::max(std::min(wanted, heap.capacity.load(std::memory_order_relaxed) / 128), size);
  wanted = (wanted + kObjectAlignment - 1) & ~(kObjectAlignment - 1);
  MutexLock lock(heap.mutex);
  uint8_t* memory = heap.allocation_space().allocate(wanted, limit, true);
  if (memory == nullptr) {
    wanted = size;
    memory = heap.allocation_space().allocate(wanted, limit, true);
    if (memory == nullptr) return nullptr;
  }
  retire_buffer(thread);
  thread.buffer_size = static_cast<uint32_t>(std::min(wanted * 2, kLargestBuffer));
  thread.allocation_buffer = {memory + size, memory + wanted, memory};
  return memory;
}

// Without a collection.
uint8_t* allocate_now(Mutator& thread, size_t size, size_t limit) {
  AllocationBuffer& buffer = thread.allocation_buffer;
  auto room = static_cast<size_t>(buffer.end - buffer.top);
  if (CORTADO_LIKELY(size <= room)) {
    uint8_t* memory = buffer.top;
    buffer.top += size;
    return memory;
  }
  if (heap_state().options.collect_at_every_allocation) return allocate_shared(thread, size, limit);
  size_t buffer_size = std::max<size_t>(thread.buffer_size, kSmallestBuffer);
  // A large object does not waste the rest of a buffer that is still useful.
  if (size > buffer_size / 4 || room > buffer_size / 8) return allocate_shared(thread, size, limit);
  return refill(thread, size, limit);
}

uint8_t* allocate_or_collect(Mutator& thread, size_t size) MAY_GC {
  HeapState& heap = heap_state();
  if (CORTADO_UNLIKELY(heap.options.collect_at_every_allocation)) {
    collect_garbage(thread, {.cause = CollectionCause::kStress, .needed = size});
  }
  if (uint8_t* memory = allocate_now(thread, size, heap.capacity.load(std::memory_order_relaxed))) return memory;
  if (size > heap.maximum) return nullptr;
  for (CollectionCause cause : {CollectionCause::kAllocation, CollectionCause::kLastDitch}) {
    collect_garbage(thread, {.cause = cause, .needed = size, .seen = heap.collections.load()});
    // Within a critical section nothing was collected: then only growing helps.
    bool may_grow = cause == CollectionCause::kLastDitch || thread.critical_depth > 0;
    size_t limit = may_grow ? heap.maximum : heap.capacity.load(std::memory_order_relaxed);
    if (uint8_t* memory = allocate_now(thread, size, limit)) return memory;
  }
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
  if (memory == nullptr) memory = allocate_now(thread, size, heap_state().capacity.load(std::memory_order_relaxed));
  if (memory == nullptr) return nullptr;
  auto* object = reinterpret_cast<Object*>(memory);
  object->initialize_header(layout);
  return object;
}

void Heap::forget_mutator(Mutator& thread) { retire_buffer(thread); }

}  // namespace cortado
