#pragma once
// A full collection: marks what is alive in all spaces, then slides it to the bottom of the old space in the order of
// addresses, on the calling thread, while the world is stopped. The marks are a bit for each 8 bytes of an object; where
// an object goes is the number of bits below it: no object needs room for a forwarding address, and the headers stay.
// docs/decisions/001-sliding-old-space.md says why.

#include <vector>

#include "gc/heap.h"
#include "gc/heap_state.h"
#include "gc/reference_processor.h"

namespace cortado {

class FullCollector final : Tracer {
 public:
  FullCollector(HeapState& heap, bool clear_all_soft, int64_t soft_lifetime_ms);

  // False, with nothing changed, if there is no memory for the tables. Afterwards all objects are in the old space.
  bool run();
  size_t pending_count() const { return references_.pending_count(); }

 private:
  class MarkingRoots;
  class MarkingWeakRoots;
  class MovingRoots;
  class MovingWeakRoots;
  struct Range {
    uint8_t *begin, *end;
  };

  Object* survivor(Object* object) override;
  Object* keep_alive(Object* object) override;
  void drain() override;

  void visit_all_roots(RootVisitor& roots);
  void mark();
  void mark_cells(const NarrowRef* cells, size_t count);
  void mark_pinned();
  void settle_pinned();
  void clear_dead_objects_below(uint8_t* end);
  void plan();
  void update_roots();
  void restore_fixed_part();
  void update_object(Object* object);
  void move_objects();
  Object* new_address(Object* object) const;

  HeapState& heap_;
  Space& target_;
  std::vector<Range> ranges_;
  std::vector<Object*> marking_;  // marked, not yet scanned
  uint8_t* target_top_;
  // Below the end of the highest pinned object of the old space nothing moves.
  uint8_t* fixed_end_;
  std::vector<Object*> fixed_objects_;
  ReferenceProcessor references_;
};

}  // namespace cortado
