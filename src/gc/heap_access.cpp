#include "gc/heap_access.h"

namespace cortado {

namespace {

// Each element is read and written as one, whatever the compiler makes of the loop. Upwards if the target is not inside
// the source, else downwards.
template <class V>
void copy_typed(void* to, const void* from, size_t count) {
  auto* target = static_cast<V*>(to);
  auto* source = static_cast<const V*>(from);
  if (reinterpret_cast<uintptr_t>(target) - reinterpret_cast<uintptr_t>(source) >= count * sizeof(V)) {
    for (size_t i = 0; i < count; i++) {
      __atomic_store_n(target + i, __atomic_load_n(source + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    }
  } else {
    for (size_t i = count; i-- > 0;) {
      __atomic_store_n(target + i, __atomic_load_n(source + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    }
  }
}

bool same_alignment(const void* a, const void* b) {
  return ((reinterpret_cast<uintptr_t>(a) ^ reinterpret_cast<uintptr_t>(b)) & 7) == 0;
}

// Copies whole words between the edges: a word holds whole elements, so they stay atomic.
template <class V>
void copy_by_words(void* to, const void* from, size_t count) {
  constexpr size_t kPerWord = sizeof(uint64_t) / sizeof(V);
  auto* target = static_cast<V*>(to);
  auto* source = static_cast<const V*>(from);
  bool overlaps = reinterpret_cast<uintptr_t>(target) - reinterpret_cast<uintptr_t>(source) < count * sizeof(V) ||
                  reinterpret_cast<uintptr_t>(source) - reinterpret_cast<uintptr_t>(target) < count * sizeof(V);
  if (overlaps || count < 4 * kPerWord || !same_alignment(to, from)) return copy_typed<V>(to, from, count);
  size_t head = ((8 - (reinterpret_cast<uintptr_t>(target) & 7)) & 7) / sizeof(V);
  copy_typed<V>(target, source, head);
  size_t words = (count - head) / kPerWord;
  copy_typed<uint64_t>(target + head, source + head, words);
  size_t done = head + words * kPerWord;
  copy_typed<V>(target + done, source + done, count - done);
}

}  // namespace

void HeapAccess::copy_elements(void* to, const void* from, size_t count, uint32_t shift) {
  switch (shift) {
    case 0: std::memmove(to, from, count); break;  // bytes cannot tear
    case 1: copy_by_words<uint16_t>(to, from, count); break;
    case 2: copy_by_words<uint32_t>(to, from, count); break;
    default: copy_typed<uint64_t>(to, from, count); break;
  }
}

void HeapAccess::copy_references(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count) {
  auto* target = reinterpret_cast<NarrowRef*>(to->elements()) + to_index;
  auto* source = reinterpret_cast<const NarrowRef*>(const_cast<Array*>(from)->elements()) + from_index;
  copy_elements(target, source, static_cast<size_t>(count), 2);
  Barrier::stored_range(to, target, static_cast<size_t>(count));
}

}  // namespace cortado
