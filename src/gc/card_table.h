#pragma once
// The card table: one byte for each 512 bytes of the heap, dirty when a reference was stored there. A young collection
// looks for references from the old space to young objects on dirty cards only.

#include <cstddef>
#include <cstdint>

#include "base/annotations.h"

namespace cortado {

struct CardTable {
  static constexpr uint32_t kShift = 9;
  static constexpr size_t kCardSize = size_t{1} << kShift;
  static constexpr uint8_t kClean = 0;
  static constexpr uint8_t kDirty = 1;

  // The card of address a is biased_base[a >> kShift]. Written once, when the heap is reserved.
  static uint8_t* biased_base;

  CORTADO_ALWAYS_INLINE static uint8_t* card_of(const void* address) {
    return biased_base + (reinterpret_cast<uintptr_t>(address) >> kShift);
  }
  CORTADO_ALWAYS_INLINE static void mark(const void* address) {
    __atomic_store_n(card_of(address), kDirty, __ATOMIC_RELAXED);
  }
  // All that these bytes, at least one, lie on.
  CORTADO_ALWAYS_INLINE static void mark_range(const void* first, size_t bytes) {
    const uint8_t* last = card_of(static_cast<const uint8_t*>(first) + bytes - 1);
    for (uint8_t* card = card_of(first); card <= last; card++) __atomic_store_n(card, kDirty, __ATOMIC_RELAXED);
  }
  static bool is_dirty(const void* address) { return *card_of(address) != kClean; }
};

}  // namespace cortado
