#pragma once
// The runtime's side of the heap: roots and services (gc/heap.h).

#include "gc/heap.h"

namespace cortado {

HeapClient make_heap_client();
// After the well-known fields are known: offsets of java.lang.ref.Reference.
void complete_heap_client();

}  // namespace cortado
