#pragma once
// Parts of the method area, as sets of its smallest chunks.

#include <vector>

#include "base/meta_ptr.h"
#include "runtime/chunk_pool.h"

namespace cortado {

class MetadataRanges {
 public:
  void add(const void* start, size_t size) {
    size_t first = unit_of(start);
    size_t last = unit_of(static_cast<const uint8_t*>(start) + size - 1);
    if (units_.empty()) lowest_ = first;
    if (first < lowest_) {
      units_.insert(units_.begin(), lowest_ - first, false);
      lowest_ = first;
    }
    if (last - lowest_ >= units_.size()) units_.resize(last - lowest_ + 1);
    for (size_t unit = first; unit <= last; unit++) units_[unit - lowest_] = true;
  }
  bool empty() const { return units_.empty(); }
  // The 32 bits of a MetaPtr.
  bool contains(uint32_t bits) const {
    size_t unit = (bits >> ChunkPool::kSmallestShift) - lowest_;
    return unit < units_.size() && units_[unit];
  }
  // Whether some four bytes of the code, at any offset, are such bits.
  bool are_named_in(const uint8_t* code, size_t size) const {
    for (size_t i = 0; i + sizeof(uint32_t) <= size; i++) {
      uint32_t bits;
      __builtin_memcpy(&bits, code + i, sizeof bits);
      if (contains(bits)) return true;
    }
    return false;
  }

 private:
  static size_t unit_of(const void* address) {
    return (reinterpret_cast<uintptr_t>(address) - metadata_base) >> ChunkPool::kSmallestShift;
  }
  size_t lowest_ = 0;
  std::vector<bool> units_;
};

}  // namespace cortado
