#pragma once
// JNI critical sections. Any number of threads may be in them while others allocate and collect.

#include "gc/heap.h"

namespace cortado {

// The array, of primitive elements, stays where it is, whatever is collected, until it was unpinned as often.
void pin_array(Array* array) IN_VM;
void unpin_array(Array* array) IN_VM;

}  // namespace cortado
