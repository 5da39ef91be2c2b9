#pragma once
// A full collection: marks what is alive in all spaces, then slides it to the bottom of the old space in the order of
// addresses, while the world is stopped. Several threads mark (MarkWorker), update references and move objects
// (LiveBlocks, ObjectMover), the calling one does the rest. The marks are a bit for each 8 bytes of an object; where an object goes is the number of bits
// below it: no object needs room for a forwarding address, and the headers stay.
// docs/decisions/001-sliding-old-space.md says why.

#include <memory>
#include <vector>

#include "gc/heap.h"
#include "gc/heap_state.h"
#include "gc/live_blocks.h"
#include "gc/mark_worker.h"
#include "gc/new_addresses.h"
#include "gc/object_mover.h"
#include "gc/reference_processor.h"

namespace cortado {

class FullCollector final : Tracer, Crew::Job, ObjectMover::Plan {
 public:
  // Unless it is to be thorough, a large object stays where little would be gained.
  FullCollector(HeapState& heap, bool clear_all_soft, bool is_thorough, int64_t soft_lifetime_ms);

  // False, with nothing changed, if there is no memory for the tables. Afterwards all objects are in the old space.
  bool run();
  size_t pending_count() const { return references_.pending_count(); }
  size_t large_bytes() const { return large_bytes_; }  // of LargeObjects, alive
  size_t gap_bytes() const;                            // left in front of them

 private:
  class MarkingRoots;
  class MovingRoots;
  class MovingWeakRoots;
  struct Range {
    uint8_t *begin, *end;
  };

  Object* survivor(Object* object) override;
  Object* keep_alive(Object* object) override;
  void drain() override;
  void help(uint32_t helper) override;

  void visit_all_roots(RootVisitor& roots);
  void mark();
  void mark_all_reachable();
  void mark_pinned();
  void collect_large_objects();
  void settle_fixed_part();
  void exclude_pinned();
  uint32_t plan_above_dense_part(const Range& range, uint32_t units);
  void settle_dense_part();
  void plan();
  uint32_t plan_range(const Range& range, uint32_t units);
  uint32_t place_large_object(const uint8_t* object, uint32_t units);
  void update_roots();
  void update_references(const LiveBlocks::Block& block) const override;
  void update(Object* object) const;
  void note_young_reference(Object* holder, const NarrowRef* cell) const;
  void remember_young_references();
  void forget_bits(HeapBitmap& bitmap, const uint8_t* begin, const uint8_t* end) const;
  void forget_starts(const uint8_t* moving);
  void forget_marks();
  void move_objects();
  Object* new_address(Object* object) const override;
  NewAddresses new_addresses() const;

  HeapState& heap_;
  Space& target_;
  std::vector<Range> ranges_;
  uint8_t* target_top_;
  const bool is_thorough_;  // no gaps are left
  // Alive, in the order of addresses; of their marks only those in the first and in the last word are set.
  std::vector<Object*> large_objects_;
  size_t large_bytes_ = 0;
  std::vector<Range> gaps_;  // left in front of large objects that stay
  // Below the end of the highest pinned object of the old space nothing moves.
  uint8_t* fixed_end_;
  std::vector<Object*> fixed_objects_;
  uint8_t* dense_end_ = nullptr;  // of DensePart; null: there is none
  size_t dense_gap_bytes_ = 0;
  // Where cells of old objects will be that refer to what is pinned in a young space.
  mutable Mutex young_references_mutex_{LockRank::kLeaf, "references to pinned objects"};
  mutable std::vector<uint8_t*> young_references_ CORTADO_GUARDED_BY(young_references_mutex_);
  LiveBlocks live_;
  Marking marking_;
  MarkWorker worker_;
  std::vector<std::unique_ptr<MarkWorker>> helpers_;
  ReferenceProcessor references_;
};

}  // namespace cortado
