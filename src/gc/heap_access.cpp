#include "gc/heap_access.h"

#include <cstring>

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

using Vector = uint64_t __attribute__((vector_size(16)));
Vector load_vector(const uint8_t* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}
void store_vector(uint8_t* to, Vector vector) { std::memcpy(to, &vector, sizeof vector); }

// The processor may do a vector in halves of eight bytes, and divides it where a cache line ends: both hold whole elements, as
// the vector begins with one.
template <class V>
void copy_by_vectors(void* to, const void* from, size_t count) {
  constexpr size_t kSize = sizeof(Vector), kAtOnce = 4 * kSize;
  auto* target = static_cast<uint8_t*>(to);
  auto* source = static_cast<const uint8_t*>(from);
  size_t bytes = count * sizeof(V), done = 0;
  if (reinterpret_cast<uintptr_t>(target) - reinterpret_cast<uintptr_t>(source) < bytes) {
    size_t left = bytes;
    for (; left >= kSize; left -= kSize) store_vector(target + left - kSize, load_vector(source + left - kSize));
    return copy_typed<V>(to, from, left / sizeof(V));
  }
  for (; bytes - done >= kAtOnce; done += kAtOnce) {
    Vector vectors[4];
    for (size_t i = 0; i < 4; i++) vectors[i] = load_vector(source + done + i * kSize);
    for (size_t i = 0; i < 4; i++) store_vector(target + done + i * kSize, vectors[i]);
  }
  for (; bytes - done >= kSize; done += kSize) store_vector(target + done, load_vector(source + done));
  copy_typed<V>(target + done, source + done, (bytes - done) / sizeof(V));
}

}  // namespace

void HeapAccess::copy_elements(void* to, const void* from, size_t count, uint32_t shift) {
  switch (shift) {
    case 0: std::memmove(to, from, count); break;  // bytes cannot tear
    case 1: copy_by_vectors<uint16_t>(to, from, count); break;
    case 2: copy_by_vectors<uint32_t>(to, from, count); break;
    default: copy_by_vectors<uint64_t>(to, from, count); break;
  }
}

void HeapAccess::copy_references(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count) {
  auto* target = reinterpret_cast<NarrowRef*>(to->elements()) + to_index;
  auto* source = reinterpret_cast<const NarrowRef*>(const_cast<Array*>(from)->elements()) + from_index;
  copy_elements(target, source, static_cast<size_t>(count), 2);
  Barrier::stored_range(to, target, static_cast<size_t>(count));
}

}  // namespace cortado
