#pragma once
// A collection from the request to the end, and what allocation needs of it.

#include "gc/heap.h"

namespace cortado {

struct CollectionWish {
  CollectionCause cause = CollectionCause::kSystemGc;
  bool full = false;   // kAllocation: the whole heap, even if a young collection would do; others always are
  bool idle = false;   // kSystemGc: nobody asked, but the program is idle
  bool again = false;  // kAllocation, kLastDitch: the last one was for the same allocation, and did not do
  size_t needed = 0;   // bytes that the caller wants to allocate afterwards
  uint64_t seen = 0;   // kAllocation, idle: nothing is done if there was a collection since this number
  // Called with `needed` after the collection, while the world is still stopped: nobody else takes what was freed before.
  uint8_t* (*allocate)(Mutator&, size_t) = nullptr;
};

struct CollectionOutcome {
  bool collected = false;     // false: nothing was done, as there was a collection since CollectionWish::seen
  uint8_t* memory = nullptr;  // what CollectionWish::allocate answered
};

// Stops the world and collects.
CollectionOutcome collect_garbage(Mutator& thread, const CollectionWish& wish) MAY_GC;
const char* cause_name(const CollectionWish& wish);
// Gives the rest of the thread's buffer back.
void retire_buffer(Mutator& thread);

}  // namespace cortado
