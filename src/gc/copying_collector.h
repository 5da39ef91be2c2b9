#pragma once
// A precise copying collection of one semi-space into the other (Cheney's order). The world is stopped; runs on the
// calling thread.

#include <vector>

#include "gc/heap.h"
#include "gc/semi_space.h"

namespace cortado {

class CopyingCollector {
 public:
  CopyingCollector(const HeapClient& client, SemiSpace& from, SemiSpace& to, bool clear_soft_references)
      : client_(client), from_(from), to_(to), clear_soft_references_(clear_soft_references) {}

  // Copies everything reachable from the roots, processes references, then the weak roots.
  // Prepends the references to enqueue to `pending` (linked by `discovered`).
  void collect(const std::vector<Object**>& global_roots, Object*& pending);
  bool enqueued_references() const { return enqueued_ > 0; }

 private:
  class Roots;
  class WeakRoots;

  Object* copy(Object* object);
  bool is_live(const Object* object) const { return !from_.contains(object) || object->is_forwarded(); }
  static Object* new_address(Object* object) { return object->is_forwarded() ? object->forwardee() : object; }

  void scan_roots(const std::vector<Object**>& global_roots);
  void drain();
  void scan(Object* object);
  void scan_runs(Object* object, const MetaArray<ReferenceRun>& runs);
  void scan_reference(Object* reference);
  bool discover(Object* reference, Object* referent);
  bool keeps_soft(const Object* reference) const;

  NarrowRef* cell(Object* object, uint32_t offset) const {
    return reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + offset);
  }
  void clear_dead(std::vector<Object*>& references);
  void keep_final_referents();
  void enqueue(Object* reference);

  const HeapClient& client_;
  SemiSpace& from_;
  SemiSpace& to_;
  bool clear_soft_references_;
  bool discovering_ = true;
  int64_t soft_clock_ = 0;
  int64_t soft_interval_ = 0;  // milliseconds that an unused soft referent is kept
  uint8_t* scan_ = nullptr;
  std::vector<Object*> soft_and_weak_, final_, phantom_;
  Object** pending_ = nullptr;
  size_t enqueued_ = 0;
};

}  // namespace cortado
