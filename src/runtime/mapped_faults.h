#pragma once
// Faults in memory-mapped files: a page behind the end of a file that was truncated. The access of a Java thread goes on
// with a page of zeros in its place, and the thread throws InternalError at its next poll, when the mapping is put back.

#include <cstddef>
#include <cstdint>

#include "base/annotations.h"
#include "runtime/java_result.h"

namespace cortado {

class Thread;

// A thread's faults since its latest poll.
struct MappedFaults {
  static constexpr uint32_t kMostSaved = 24;
  struct Range {
    uint8_t* place;
    uint8_t* mapping;  // the file's pages, mapped once more
    size_t size;
  };
  uint32_t count = 0;
  uint32_t saved = 0;
  Range ranges[kMostSaved];  // each twice as large as the one before, if the mapping is
};

// Runs in the handler of SIGBUS, on the thread that faulted. False: the fault is a real one.
bool replace_faulting_page(Thread& thread, void* address);
// At a poll: puts the mappings back and throws.
Thrown throw_mapped_fault(Thread& thread) MAY_GC;

}  // namespace cortado
