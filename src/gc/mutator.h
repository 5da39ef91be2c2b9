#pragma once
// Mutator: what the heap keeps per thread. runtime's Thread derives from it; it comes first in the Thread, and the
// offsets of its members are known to generated code.

#include <cstddef>
#include <cstdint>

#include "gc/card_table.h"

namespace cortado {

class Object;
class RootedBase;

// Thread-local allocation buffer: [top, end) is zeroed memory that only this thread allocates from.
struct AllocationBuffer {
  uint8_t* top = nullptr;
  uint8_t* end = nullptr;
  uint8_t* start = nullptr;
};

class Mutator {
 public:
  AllocationBuffer allocation_buffer;
  RootedBase* rooted = nullptr;  // the innermost rooted local of this thread
  uint8_t* card_table;           // CardTable::biased_base, for compiled code
  uint64_t allocated_bytes = 0;  // by this thread, without the part of the current buffer that is in use
  uint32_t buffer_size = 0;      // of the next allocation buffer, bytes; adapts. 0: the smallest
  uint32_t critical_depth = 0;   // JNI critical sections it is in (Heap::enter_critical)

 protected:
  Mutator() : card_table(CardTable::biased_base) {}
  ~Mutator() = default;
};

}  // namespace cortado
