#pragma once
// memmove for what is mostly short: texts of a few characters are copied without a call.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/annotations.h"

namespace cortado {

namespace copy_bytes_internal {
// Of one to two words: both ends, which may overlap. All is read before anything is written.
template <class Word>
CORTADO_ALWAYS_INLINE void copy_ends(uint8_t* to, const uint8_t* from, size_t count) {
  Word first, last;
  std::memcpy(&first, from, sizeof first);
  std::memcpy(&last, from + count - sizeof last, sizeof last);
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + count - sizeof last, &last, sizeof last);
}
}  // namespace copy_bytes_internal

CORTADO_ALWAYS_INLINE void copy_bytes(uint8_t* to, const uint8_t* from, size_t count) {
  using Vector = uint64_t __attribute__((vector_size(16)));
  if (count == 1) {
    *to = *from;
  } else if (count > 32) {
    std::memmove(to, from, count);
  } else if (count >= 16) {
    copy_bytes_internal::copy_ends<Vector>(to, from, count);
  } else if (count >= 8) {
    copy_bytes_internal::copy_ends<uint64_t>(to, from, count);
  } else if (count >= 4) {
    copy_bytes_internal::copy_ends<uint32_t>(to, from, count);
  } else if (count >= 2) {
    copy_bytes_internal::copy_ends<uint16_t>(to, from, count);
  }
}

}  // namespace cortado
