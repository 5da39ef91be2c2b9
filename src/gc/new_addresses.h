#pragma once
// Where a full collection will have moved what is alive: the plan of FullCollector, by value, for loops that ask often.

#include <cstddef>
#include <cstdint>

#include "gc/bitmap.h"

namespace cortado {

class NewAddresses {
 public:
  // `units`: for each word of the marks, the units of alignment that are alive below it. Objects below `stays_below` stay.
  NewAddresses(const HeapBitmap& marks, const uint32_t* units, uint8_t* target, const uint8_t* stays_below)
      : marks_(marks), units_(units), target_(target), stays_below_(stays_below) {}

  // Of an object that is alive and not pinned.
  CORTADO_ALWAYS_INLINE Object* of(Object* object) const {
    if (reinterpret_cast<uint8_t*>(object) < stays_below_) return object;
    size_t units = units_[marks_.word_index(object)] + marks_.count_below(object);
    return reinterpret_cast<Object*>(target_ + units * kObjectAlignment);
  }
  CORTADO_ALWAYS_INLINE void prefetch(const Object* object) const {
    size_t word = marks_.word_index(object);
    __builtin_prefetch(&units_[word]);
    __builtin_prefetch(static_cast<const uint64_t*>(marks_.table()) + word);
  }

 private:
  const HeapBitmap marks_;
  const uint32_t* const units_;
  uint8_t* const target_;
  const uint8_t* const stays_below_;
};

}  // namespace cortado
