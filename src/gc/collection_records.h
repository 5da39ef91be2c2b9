#pragma once
// What is told about collections: the latest of each kind, and who wants to know of each.

#include "gc/heap.h"

namespace cortado {

struct CollectionRecord {
  uint64_t number = 0;  // among those of its kind, from 1; 0: there was none
  const char* cause = "";
  int64_t start_ns = 0, end_ns = 0;  // os::monotonic_ns()
  Heap::Generations before, after;
};
CollectionRecord last_young_collection();
CollectionRecord last_full_collection();

// Called after each collection on the thread that asked for it; the world runs again. It may not allocate.
void set_collection_listener(void (*listener)());

// After an allocation has failed: because collections took nearly all the time? Answers true once.
bool take_overhead_limit(Mutator& thread);

// A collection of the whole heap would give much memory back, and the program has done little for some seconds. To be
// asked by one thread now and then.
bool is_idle_collection_due();
void collect_when_idle(Mutator& thread) MAY_GC;

}  // namespace cortado
