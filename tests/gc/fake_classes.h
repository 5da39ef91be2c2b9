#pragma once
// Layouts and a client for tests of the heap without a runtime.

#include <sys/mman.h>

#include <new>
#include <vector>

#include "gc/heap.h"
#include "gc/heap_access.h"

namespace cortado::testing {

// Memory that MetaPtr reaches.
inline void* metadata(size_t size) {
  static uint8_t* top = [] {
#if CORTADO_HIGH_METADATA
    constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS;
#else
    constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT;
#endif
    auto* memory = static_cast<uint8_t*>(mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, kFlags, -1, 0));
#if CORTADO_HIGH_METADATA
    metadata_base = reinterpret_cast<uintptr_t>(memory) - 4096;
#endif
    return memory;
  }();
  uint8_t* result = top;
  top += (size + 15) & ~size_t{15};
  return result;
}

template <class T>
MetaArray<T> metadata_array(std::initializer_list<T> values) {
  MetaArray<T> array;
  auto* data = static_cast<T*>(metadata(sizeof(T) * values.size()));
  std::uninitialized_copy(values.begin(), values.end(), data);
  array.data = data;
  array.length = static_cast<uint32_t>(values.size());
  return array;
}

// A node: int at 8, references at 12 and 16.
inline constexpr uint32_t kValue = 8, kLeft = 12, kRight = 16;
inline Layout* node_layout() {
  static Layout* layout = [] {
    auto* l = new (metadata(sizeof(Layout))) Layout;
    l->instance_size = 24;
    l->references = metadata_array<ReferenceRun>({{kLeft, 2}});
    return l;
  }();
  return layout;
}

// A Reference: referent 8, queue 12, next 16, discovered 20, timestamp 24.
inline constexpr uint32_t kReferent = 8, kQueue = 12, kNext = 16, kDiscovered = 20, kTimestamp = 24;
inline Layout* reference_layout(ReferenceStrength strength) {
  static Layout* layouts[5];
  Layout*& layout = layouts[static_cast<size_t>(strength)];
  if (layout == nullptr) {
    layout = new (metadata(sizeof(Layout))) Layout;
    layout->instance_size = 32;
    layout->kind = ObjectKind::kReference;
    layout->strength = strength;
    layout->references = metadata_array<ReferenceRun>({{kQueue, 2}});
  }
  return layout;
}
inline Layout* array_layout(ObjectKind kind, uint8_t shift) {
  static Layout* layouts[8][4];
  Layout*& layout = layouts[static_cast<size_t>(kind)][shift];
  if (layout == nullptr) {
    layout = new (metadata(sizeof(Layout))) Layout;
    layout->kind = kind;
    layout->element_shift = shift;
    layout->element_base = shift == 3 ? 16 : 12;
  }
  return layout;
}

class FakeMutator : public Mutator {};

// One heap for one thread.
class HeapTest {
 public:
  explicit HeapTest(HeapOptions options) {
    if (options.maximum_size == 0) options.maximum_size = size_t{64} << 20;
    current = &mutator;
    weak_cells.clear();
    phantom_cells.clear();
    pending_calls = 0;
    soft_clock = 0;
    HeapClient client;
    client.for_each_mutator = [](void* context, void (*visit)(void*, Mutator&)) { visit(context, *current); };
    client.visit_weak_roots = [](WeakVisitor& v, CollectionScope) {
      for (Object** cell : weak_cells) v.visit(cell);
    };
    client.visit_phantom_roots = [](WeakVisitor& v) {
      for (Object** cell : phantom_cells) v.visit(cell);
    };
    client.reference_offsets = {kReferent, kNext, kDiscovered, kTimestamp};
    client.soft_reference_clock = [] { return soft_clock; };
    client.set_soft_reference_clock = [](int64_t) {};
    client.references_pending = [] { pending_calls++; };
    const char* error = nullptr;
    if (!Heap::initialize(options, client, &error)) std::abort();
  }
  ~HeapTest() { Heap::shut_down_for_test(); }

  FakeMutator mutator;
  static inline FakeMutator* current = nullptr;
  static inline std::vector<Object**> weak_cells, phantom_cells;
  static inline int pending_calls = 0;
  static inline int64_t soft_clock = 0;
};

}  // namespace cortado::testing
