#include "gc/roots.h"

#include "gc/heap_state.h"

namespace cortado {

void visit_strong_roots(HeapState& heap, RootVisitor& roots) {
  roots.visit(&heap.pending_references);
  for (Object** cell : heap.global_roots) roots.visit(cell);
  heap.client.for_each_mutator(&roots, [](void* context, Mutator& mutator) {
    for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) {
      static_cast<RootVisitor*>(context)->visit(r->cell());
    }
  });
  if (heap.client.visit_strong_roots != nullptr) heap.client.visit_strong_roots(roots);
}

}  // namespace cortado
