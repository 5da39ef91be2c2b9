#include "gc/heap_access.h"

namespace cortado {

namespace {

// Both directions, so that overlapping ranges work; each element moves in one access.
template <class V>
void copy_typed(void* to, const void* from, size_t count) {
  auto* destination = static_cast<V*>(to);
  auto* source = static_cast<const V*>(from);
  if (destination <= source || destination >= source + count) {
    for (size_t i = 0; i < count; i++) {
      __atomic_store_n(destination + i, __atomic_load_n(source + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    }
    return;
  }
  for (size_t i = count; i-- > 0;) {
    __atomic_store_n(destination + i, __atomic_load_n(source + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
  }
}

}  // namespace

void HeapAccess::copy_elements(void* to, const void* from, size_t count, uint32_t shift) {
  switch (shift) {
    case 0: std::memmove(to, from, count); break;  // bytes cannot tear
    case 1: copy_typed<uint16_t>(to, from, count); break;
    case 2: copy_typed<uint32_t>(to, from, count); break;
    default: copy_typed<uint64_t>(to, from, count); break;
  }
}

void HeapAccess::copy_references(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count) {
  if (count <= 0) return;
  auto* destination = reinterpret_cast<NarrowRef*>(address(to, to->element_offset(static_cast<size_t>(to_index))));
  auto* source = reinterpret_cast<NarrowRef*>(address(from, from->element_offset(static_cast<size_t>(from_index))));
  copy_elements(destination, source, static_cast<size_t>(count), 2);
  Barrier::stored_range(to, destination, static_cast<size_t>(count));
}

}  // namespace cortado
