#pragma once
// Checks, while the world is stopped right after a collection, that every reference in the heap and every root leads to
// an object. A fault is fatal, with what was found.

#include "gc/heap.h"
#include "gc/semi_space.h"

namespace cortado {

void verify_space(const SemiSpace& space, const HeapClient& client, const char* when);

}  // namespace cortado
