#pragma once
// How collections work, beside HeapOptions. Set before Heap::initialize.

#include <cstdint>

namespace cortado {

struct CollectorOptions {
  uint32_t threads = 1;         // -XX:ParallelGCThreads
  bool huge_pages = true;       // asked for, except at the bottom of each space
  bool limits_overhead = true;  // -XX:UseGCOverheadLimit: an allocation fails when collections of the whole heap take
  uint32_t overhead_time_percent = 98;  // more of the time than this (-XX:GCTimeLimit) and leave
  uint32_t overhead_free_percent = 2;   // less of the heap free (-XX:GCHeapFreeLimit), several times in a row
};
extern CollectorOptions collector_options;

}  // namespace cortado
