#pragma once
// The heap as an HPROF file (JAVA PROFILE 1.0.2), which jhat, VisualVM and Eclipse MAT read.

#include <string>

#include "runtime/thread.h"

namespace cortado {

struct HeapDumpResult {
  std::string error;  // empty: it is there
  uint64_t bytes = 0;
  double seconds = 0;
};

// Stops the world while it writes. `collect_first`: only what is live. An existing file is an error unless `overwrite`.
HeapDumpResult dump_heap(Thread& thread, const std::string& path, bool collect_first, bool overwrite) MAY_GC;

}  // namespace cortado
