#pragma once
// Checks of the whole heap while the world is stopped: every reference of every object and every root names an object.

#include "gc/heap.h"
#include "gc/space.h"

namespace cortado {

// Every object of the space from its bottom; unused ends of allocation buffers are zero and skipped.
void walk_space(const Space& space, void* context, void (*visit)(void* context, Object* object));
// Aborts with a description of the first wrong reference. `when` says so in the message.
void verify_heap(const Space& space, const HeapClient& client, const char* when);

}  // namespace cortado
