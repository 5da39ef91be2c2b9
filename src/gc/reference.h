#pragma once
// Reference encoding: heap references are 32 bits in fields and array elements, and decoded 64-bit pointers everywhere
// else. address = base + (bits << shift). {0,0} below 4 GiB, {0,3} up to 32 GiB, {base,3} where low memory is taken.
// The null reference is 0 in both forms.

#include <cstdint>

#include "base/annotations.h"

namespace cortado {

class Object;

// A heap reference as it is stored in the heap.
enum class NarrowRef : uint32_t { kNull = 0 };

enum class ReferenceMode : uint8_t { kUnscaled, kScaled, kBased };

struct ReferenceEncoding {
  uintptr_t base = 0;
  uint32_t shift = 3;
  ReferenceMode mode = ReferenceMode::kScaled;
};
// Written once when the heap is reserved, before the first object.
extern ReferenceEncoding reference_encoding;

template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Object* decode_reference(NarrowRef bits) {
  auto value = static_cast<uintptr_t>(bits);
  if constexpr (M == ReferenceMode::kUnscaled) return reinterpret_cast<Object*>(value);
  if constexpr (M == ReferenceMode::kScaled) return reinterpret_cast<Object*>(value << 3);
  return value == 0 ? nullptr : reinterpret_cast<Object*>(reference_encoding.base + (value << 3));
}
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE NarrowRef encode_reference(const Object* object) {
  auto value = reinterpret_cast<uintptr_t>(object);
  if constexpr (M == ReferenceMode::kUnscaled) return static_cast<NarrowRef>(value);
  if constexpr (M == ReferenceMode::kScaled) return static_cast<NarrowRef>(value >> 3);
  return value == 0 ? NarrowRef::kNull : static_cast<NarrowRef>((value - reference_encoding.base) >> 3);
}

// For code that is not instantiated per mode.
CORTADO_ALWAYS_INLINE Object* decode_reference(NarrowRef bits) {
  auto value = static_cast<uintptr_t>(bits);
  if (value == 0) return nullptr;
  return reinterpret_cast<Object*>(reference_encoding.base + (value << reference_encoding.shift));
}
CORTADO_ALWAYS_INLINE NarrowRef encode_reference(const Object* object) {
  if (object == nullptr) return NarrowRef::kNull;
  return static_cast<NarrowRef>((reinterpret_cast<uintptr_t>(object) - reference_encoding.base) >>
                                reference_encoding.shift);
}

}  // namespace cortado
