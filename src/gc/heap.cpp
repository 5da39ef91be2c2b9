#include "gc/heap.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <vector>

#include "base/log.h"
#include "gc/copying_collector.h"
#include "gc/heap_verifier.h"
#include "gc/reference_policy.h"
#include "gc/semi_space.h"
#include "os/memory.h"
#include "os/mutex.h"
#include "os/time.h"

namespace cortado {

namespace {

constexpr size_t kMegabyte = 1u << 20;
constexpr size_t kBufferSize = 64u << 10;
constexpr size_t kDirectSize = 8u << 10;         // objects of this size and more do not go through buffers
constexpr size_t kSmallestThreshold = 32u << 20;  // bytes in use before the first collection
constexpr uintptr_t kLowestHeap = uintptr_t{4} << 30;
constexpr uintptr_t kHighestScaled = uintptr_t{32} << 30;

struct HeapState {
  HeapOptions options;
  HeapClient client;
  SemiSpace halves[2];
  int active = 0;
  // Collect when this many bytes are in use.
  std::atomic<size_t> threshold{kSmallestThreshold};
  std::vector<Object**> global_roots;
  Object* pending_references = nullptr;
  std::atomic<uint64_t> collections{0};
  std::atomic<int64_t> collection_ns{0};
  std::atomic<int64_t> last_collection_ns{0};
  // Threads that hold a critical section: while there is one, nothing moves.
  std::atomic<uint32_t> critical_threads{0};
  std::atomic<bool> collection_wanted{false};

  SemiSpace& space() { return halves[active]; }
};
HeapState state;
Mutex roots_mutex(LockRank::kHeap, "heap roots");

bool reserve_range(size_t size, const char** error) {
  void* range = nullptr;
#if !CORTADO_HIGH_METADATA
  range = os::reserve_between(kLowestHeap, kHighestScaled, size, uintptr_t{1} << 30);
#endif
  if (range != nullptr) {
    reference_encoding = {0, 3, ReferenceMode::kScaled};
  } else {
    range = os::reserve(size, 4096);
    if (range == nullptr) {
      *error = "Could not reserve enough space for object heap";
      return false;
    }
    // One page below the range, so that the first object is not encoded as null.
    reference_encoding = {reinterpret_cast<uintptr_t>(range) - 4096, 3, ReferenceMode::kBased};
  }
  auto* start = static_cast<uint8_t*>(range);
  state.halves[0].initialize(start, size / 2);
  state.halves[1].initialize(start + size / 2, size / 2);
  return true;
}

void retire_buffer(Mutator& mutator) {
  AllocationBuffer& buffer = mutator.allocation_buffer;
  mutator.allocated_bytes += static_cast<uint64_t>(buffer.top - buffer.start);
  buffer = {};
}

// The next collection comes when as much again is allocated as has survived, but never sooner than the smallest step.
size_t next_threshold(size_t live) {
  size_t smallest = std::max(kSmallestThreshold, state.options.initial_size);
  size_t wanted = std::max(smallest, live * 2 + kSmallestThreshold / 2);
  return std::min(wanted, state.options.maximum_size);
}

void log_collection(CollectionCause cause, size_t before, size_t after, int64_t nanoseconds) {
  static constexpr const char* kCauses[] = {"Allocation Failure", "System.gc()", "Stress", "Last ditch collection",
                                            "Shutdown", "JvmtiEnv ForceGarbageCollection"};
  LOG(kGc, kInfo, "GC({}) Pause Full ({}) {}M->{}M({}M) {:.3f}ms", state.collections.load() - 1,
      kCauses[static_cast<size_t>(cause)], before / kMegabyte, after / kMegabyte, Heap::capacity() / kMegabyte,
      static_cast<double>(nanoseconds) / 1e6);
}

void verify(const char* when) {
  if (state.options.verify) verify_space(state.space(), state.client, when);
}

// The world is stopped.
void collect_stopped(CollectionCause cause, bool clear_soft) {
  int64_t start = os::monotonic_ns();
  state.client.for_each_mutator(nullptr, [](void*, Mutator& mutator) { retire_buffer(mutator); });
  SemiSpace& from = state.space();
  SemiSpace& to = state.halves[1 - state.active];
  size_t before = from.used();
  CopyingCollector collector(state.client, from, to, clear_soft);
  collector.collect(state.global_roots, state.pending_references);
  state.active = 1 - state.active;
  state.threshold = next_threshold(to.used());
  from.reset(state.threshold, state.options.poison_free_memory);
  verify("after");
  state.collections++;
  int64_t end = os::monotonic_ns();
  state.collection_ns += end - start;
  state.last_collection_ns = end;
  if (state.client.set_soft_reference_clock != nullptr) state.client.set_soft_reference_clock(end / os::kNanosPerMilli);
  log_collection(cause, before, to.used(), end - start);
  if (collector.enqueued_references() && state.client.references_pending != nullptr) state.client.references_pending();
}

// Collects unless another thread did so since `seen` collections had happened.
void collect_once(Mutator& thread, CollectionCause cause, bool clear_soft, uint64_t seen) MAY_GC {
  while (true) {
    state.client.stop_the_world(thread);
    if (state.collections.load() != seen) break;
    if (state.critical_threads.load() == 0) {
      collect_stopped(cause, clear_soft);
      state.collection_wanted = false;
      break;
    }
    state.collection_wanted = true;
    state.client.resume_the_world(thread);
    state.client.wait_briefly(thread);
  }
  state.client.resume_the_world(thread);
}

uint8_t* allocate_in_space(size_t size) { return state.space().allocate(size, state.threshold.load()); }

// From the space directly or by a new buffer, without a collection.
uint8_t* allocate_slow(Mutator& thread, size_t size) {
  if (size >= kDirectSize || state.options.collect_at_every_allocation) {
    uint8_t* memory = allocate_in_space(size);
    if (memory != nullptr) thread.allocated_bytes += size;
    return memory;
  }
  uint8_t* memory = allocate_in_space(kBufferSize);
  if (memory == nullptr) return allocate_in_space(size);
  retire_buffer(thread);
  thread.allocation_buffer = {memory + size, memory + kBufferSize, memory};
  return memory;
}

// Everything that can be tried before OutOfMemoryError.
uint8_t* allocate_collecting(Mutator& thread, size_t size) MAY_GC {
  if (size > state.options.maximum_size) return nullptr;
  for (bool clear_soft : {false, true}) {
    uint64_t seen = state.collections.load();
    if (uint8_t* memory = allocate_slow(thread, size)) return memory;
    collect_once(thread, clear_soft ? CollectionCause::kLastDitch : CollectionCause::kAllocation, clear_soft, seen);
    if (uint8_t* memory = allocate_slow(thread, size)) return memory;
    // The survivors leave too little room: let the heap grow to its maximum.
    size_t needed = state.space().used() + size + kBufferSize;
    if (needed <= state.options.maximum_size && state.threshold.load() < needed) state.threshold = needed;
    if (uint8_t* memory = allocate_slow(thread, size)) return memory;
  }
  state.threshold = state.options.maximum_size;
  return allocate_slow(thread, size);
}

CORTADO_ALWAYS_INLINE uint8_t* allocate_fast(Mutator& thread, size_t size) {
  AllocationBuffer& buffer = thread.allocation_buffer;
  if (static_cast<size_t>(buffer.end - buffer.top) < size) return nullptr;
  uint8_t* memory = buffer.top;
  buffer.top += size;
  return memory;
}

uint8_t* allocate_memory(Mutator& thread, size_t size) MAY_GC {
  if (uint8_t* memory = allocate_fast(thread, size)) return memory;
  if (state.options.collect_at_every_allocation) {
    collect_once(thread, CollectionCause::kStress, false, state.collections.load());
  }
  if (uint8_t* memory = allocate_slow(thread, size)) return memory;
  return allocate_collecting(thread, size);
}

}  // namespace

bool Heap::initialize(const HeapOptions& options, const HeapClient& client, const char** error) {
  state.options = options;
  // Two halves must lie within what 32-bit references reach.
  state.options.maximum_size = std::min<size_t>(os::align_up(options.maximum_size, kMegabyte), size_t{13} << 30);
  state.client = client;
  state.threshold = next_threshold(0);
  set_soft_reference_policy(state.options.maximum_size, options.soft_reference_ms_per_megabyte);
  return reserve_range(2 * os::align_up(state.options.maximum_size, 4 * kMegabyte), error);
}

void Heap::set_client(const HeapClient& client) { state.client = client; }

Unrooted<Object> Heap::allocate(Mutator& thread, Layout* layout, size_t size) {
  uint8_t* memory = allocate_memory(thread, size);
  if (memory == nullptr) return nullptr;
  auto* object = reinterpret_cast<Object*>(memory);
  object->initialize_header(layout);
  return Unrooted<Object>(object);
}

Unrooted<Array> Heap::allocate_array(Mutator& thread, Layout* layout, int32_t length) {
  uint8_t* memory = allocate_memory(thread, array_size(layout, length));
  if (memory == nullptr) return nullptr;
  auto* array = reinterpret_cast<Array*>(memory);
  array->initialize_header(layout);
  array->initialize_length(length);
  return Unrooted<Array>(array);
}

Object* Heap::try_allocate(Mutator& thread, Layout* layout, size_t size) {
  uint8_t* memory = allocate_fast(thread, size);
  if (memory == nullptr) memory = allocate_slow(thread, size);
  if (memory == nullptr) return nullptr;
  auto* object = reinterpret_cast<Object*>(memory);
  object->initialize_header(layout);
  return object;
}

void Heap::collect(Mutator& thread, CollectionCause cause) {
  collect_once(thread, cause, cause == CollectionCause::kLastDitch, state.collections.load());
}

void Heap::enter_critical(Mutator& thread) {
  if (thread.critical_depth++ > 0) return;
  // A collection that waits goes first, so that critical sections of many threads cannot starve it.
  while (state.collection_wanted.load()) {
    collect_once(thread, CollectionCause::kAllocation, false, state.collections.load());
  }
  state.critical_threads++;
}

void Heap::leave_critical(Mutator& thread) {
  CORTADO_ASSERT(thread.critical_depth > 0);
  if (--thread.critical_depth == 0) state.critical_threads--;
}

bool Heap::contains(const void* address) { return state.halves[0].contains(address) || state.halves[1].contains(address); }
size_t Heap::capacity() { return std::max(state.threshold.load(), state.space().used()); }
size_t Heap::used() { return state.space().used(); }
size_t Heap::maximum_size() { return state.options.maximum_size; }
uint64_t Heap::collections() { return state.collections.load(); }
uint64_t Heap::collection_nanoseconds() { return static_cast<uint64_t>(state.collection_ns.load()); }
int64_t Heap::milliseconds_since_last_collection() {
  return (os::monotonic_ns() - state.last_collection_ns.load()) / os::kNanosPerMilli;
}

// The list changes only while the world is stopped or by this, called by the one Reference Handler thread.
Unrooted<Object> Heap::take_pending_references() {
  return Unrooted<Object>(std::exchange(state.pending_references, nullptr));
}
bool Heap::has_pending_references() { return state.pending_references != nullptr; }

void Heap::for_each_object(void* context, void (*visit)(void* context, Object*)) {
  // The space can be parsed only right after a collection: buffers leave gaps.
  collect_stopped(CollectionCause::kJvmti, false);
  for (uint8_t* at = state.space().start(); at < state.space().top();) {
    auto* object = reinterpret_cast<Object*>(at);
    at += object_size(object);
    visit(context, object);
  }
}

void Heap::add_global_root(Object** cell) {
  MutexLock lock(roots_mutex);
  state.global_roots.push_back(cell);
}

}  // namespace cortado
