#pragma once
// The semi-space collector: copies everything reachable from one space to the other (Cheney's algorithm), on the calling
// thread, while the world is stopped.

#include "gc/heap.h"
#include "gc/reference_processor.h"
#include "gc/space.h"

namespace cortado {

struct CollectionRequest {
  bool clear_all_soft = false;
  int64_t soft_lifetime_ms = 0;  // soft references not used for longer are cleared
};

class Collector final : Tracer {
 public:
  // `to` is empty and committed as far as `from` is used.
  Collector(Space& from, Space& to, const HeapClient& client, const CollectionRequest& request);

  // `global_roots` and the head of the pending list are the heap's own roots.
  void run(const std::vector<Object**>& global_roots, Object*& pending_list);
  size_t pending_count() const { return references_.pending_count(); }

 private:
  class Roots;
  class WeakRoots;

  Object* survivor(Object* object) override;
  Object* keep_alive(Object* object) override;
  void drain() override;

  void trace_roots(const std::vector<Object**>& global_roots, Object*& pending_list);
  bool is_in_from(const Object* object) const {
    return static_cast<size_t>(reinterpret_cast<const uint8_t*>(object) - from_start_) < from_used_;
  }
  Object* copy(Object* object);
  void scan(Object* object);
  void scan_runs(Object* object, const MetaArray<ReferenceRun>& runs);
  void scan_cells(NarrowRef* cells, size_t count);

  Space& to_;
  const HeapClient& client_;
  uint8_t* const from_start_;
  size_t const from_used_;
  uint8_t* scanned_;  // [to_.base(), scanned_) is scanned, [scanned_, top_) is copied only
  uint8_t* top_;
  ReferenceProcessor references_;
};

}  // namespace cortado
