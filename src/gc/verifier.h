#pragma once
// Checks of the whole heap while the world is stopped: every reference of every object and every root names an object,
// every reference from an old to a young object is on a dirty card, every metadata cell that names a young object is on
// the list of such cells.

#include "gc/heap_state.h"
#include "gc/space.h"

namespace cortado {

// Every object of the heap. Unused ends of allocation buffers are zero and skipped.
void walk_heap(HeapState& heap, void* context, void (*visit)(void* context, Object* object));
// Aborts with a description of the first wrong reference. `when` says so in the message.
void verify_heap(HeapState& heap, const char* when);

}  // namespace cortado
