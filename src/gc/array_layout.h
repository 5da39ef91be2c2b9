#pragma once
// Where the elements of arrays are. Layout::element_base repeats it by class, for who has an array only.

#include <cstdint>

namespace cortado {

// Offset of element 0 in arrays of elements of 1 << shift bytes: behind the length, 8-byte ones at the next multiple of 8.
constexpr uint8_t element_base_of(uint32_t element_shift) { return element_shift == 3 ? 16 : 12; }

}  // namespace cortado
