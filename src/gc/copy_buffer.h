#pragma once
// A part of a space that one thread of a young collection copies objects to. Buffers of the old space end at a card, so
// that neither cards nor words of the object starts are shared between threads.

#include <cstddef>
#include <cstdint>

#include "gc/space.h"
#include "os/mutex.h"

namespace cortado {

class CopyBuffer {
 public:
  // Buffers lie below `limit` bytes from the base of the space, whose allocation `lock` guards.
  CopyBuffer(Space& space, Mutex& lock, size_t limit, bool ends_at_card)
      : space_(space), lock_(lock), limit_(limit), ends_at_card_(ends_at_card) {}

  // Null if the space is full. The memory holds anything.
  uint8_t* allocate(size_t size) {
    if (size > static_cast<size_t>(end_ - top_)) return allocate_slowly(size);
    uint8_t* memory = top_;
    top_ += size;
    return memory;
  }
  // Takes back what allocate() answered last: another thread has copied the object.
  void undo(uint8_t* memory, size_t size);
  // Gives the rest back to the space, or clears it: who walks the space skips zeros.
  void retire();

 private:
  static constexpr size_t kSize = size_t{32} << 10;
  uint8_t* allocate_slowly(size_t size);
  // If there are not `wanted` bytes, `least`.
  Space::Allocation take(size_t wanted, size_t least);

  Space& space_;
  Mutex& lock_;
  const size_t limit_;
  const bool ends_at_card_;
  size_t too_large_ = SIZE_MAX;  // the space had no room for this
  uint8_t* top_ = nullptr;
  uint8_t* end_ = nullptr;
};

}  // namespace cortado
