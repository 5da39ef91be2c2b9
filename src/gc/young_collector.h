#pragma once
// A young collection: copies what is alive in eden and the survivors to the other survivor space, or into the old space
// when it is old enough or there is no room (Cheney's algorithm with two scan pointers), on the calling thread, while
// the world is stopped. Its roots are the strong roots, metadata cells written lately, and dirty cards of the old space.

#include "gc/heap.h"
#include "gc/heap_state.h"
#include "gc/reference_processor.h"

namespace cortado {

class YoungCollector final : Tracer {
 public:
  // The old space is committed for the case that everything is promoted, the empty survivor space up to
  // `survivor_limit` bytes.
  YoungCollector(HeapState& heap, int64_t soft_lifetime_ms, uint32_t tenuring_age, size_t survivor_limit);

  void run();
  size_t pending_count() const { return references_.pending_count(); }
  size_t promoted_bytes() const { return static_cast<size_t>(old_top_ - old_start_top_); }
  // Bytes that survived, by age after this collection.
  const size_t* bytes_by_age() const { return bytes_by_age_; }

 private:
  class Roots;
  class WeakRoots;

  Object* survivor(Object* object) override;
  Object* keep_alive(Object* object) override;
  void drain() override;

  void trace_roots();
  void trace_metadata_cells();
  void scan_cards();
  void scan_dirty_range(uint8_t* begin, uint8_t* end);
  void scan_part(Object* object, const uint8_t* begin, const uint8_t* end);
  bool is_in_from(const Object* object) const {
    return static_cast<size_t>(reinterpret_cast<const uint8_t*>(object) - from_start_) < from_size_;
  }
  bool is_old(const void* address) const { return static_cast<const uint8_t*>(address) < heap_.young_start; }
  Object* copy(Object* object);
  template <bool IsOld>
  void scan(Object* object);
  template <bool IsOld>
  void scan_cells(NarrowRef* cells, size_t count);

  HeapState& heap_;
  uint8_t* from_start_;
  size_t from_size_;
  const uint32_t tenuring_age_;
  uint8_t* const old_start_top_;
  uint8_t* old_scanned_;
  uint8_t* old_top_;
  uint8_t* to_scanned_;
  uint8_t* to_top_;
  uint8_t* const to_end_;
  Object* last_scanned_ = nullptr;     // the object that overlapped the dirty cards before
  Object* last_discovered_ = nullptr;  // a Reference on two dirty cards is discovered once
  size_t bytes_by_age_[16] = {};
  ReferenceProcessor references_;
};

}  // namespace cortado
