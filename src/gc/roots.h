#pragma once
// The roots that each kind of collection visits. The world is stopped.

#include "gc/heap.h"
#include "gc/reference_processor.h"

namespace cortado {

struct HeapState;

// Those that are strong and lie outside of classes.
void visit_strong_roots(HeapState& heap, RootVisitor& roots);

// Weak cells come to hold where their object is now, or null if it is not alive.
class SurvivorsOnly final : public WeakVisitor {
 public:
  explicit SurvivorsOnly(Tracer& tracer) : tracer_(tracer) {}
  bool visit(Object** cell) override {
    *cell = tracer_.survivor(*cell);
    return *cell != nullptr;
  }
  bool visit_narrow(NarrowRef* cell) override {
    Object* object = tracer_.survivor(decode_reference(*cell));
    *cell = encode_reference(object);
    return object != nullptr;
  }

 private:
  Tracer& tracer_;
};

}  // namespace cortado
