#pragma once
// A set of the method area's smallest chunks, a bit for each.

#include <vector>

#include "base/meta_ptr.h"
#include "runtime/chunk_pool.h"

namespace cortado {

class MetadataRanges {
 public:
  void add(const void* start, size_t size) {
    size_t first = unit_of(start);
    size_t last = unit_of(static_cast<const uint8_t*>(start) + size - 1);
    if (last >= units_.size()) units_.resize(last + 1);
    for (size_t unit = first; unit <= last; unit++) units_[unit] = true;
  }
  void add(uint32_t bits) { add(reinterpret_cast<const void*>(metadata_base + bits), 1); }
  bool empty() const { return units_.empty(); }
  bool contains(uint32_t bits) const {  // of a MetaPtr
    size_t unit = bits >> ChunkPool::kSmallestShift;
    return unit < units_.size() && units_[unit];
  }
  bool intersects(const void* start, size_t size) const {
    size_t last = unit_of(static_cast<const uint8_t*>(start) + size - 1);
    for (size_t unit = unit_of(start); unit <= last && unit < units_.size(); unit++) {
      if (units_[unit]) return true;
    }
    return false;
  }

 private:
  static size_t unit_of(const void* address) {
    return (reinterpret_cast<uintptr_t>(address) - metadata_base) >> ChunkPool::kSmallestShift;
  }
  std::vector<bool> units_;
};

}  // namespace cortado
