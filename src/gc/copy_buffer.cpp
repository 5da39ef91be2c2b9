#include "gc/copy_buffer.h"

#include <cstring>

#include "gc/card_table.h"

namespace cortado {

Space::Allocation CopyBuffer::take(size_t wanted, size_t least) {
  MutexLock lock(lock_);
  if (ends_at_card_) {
    auto end = reinterpret_cast<uintptr_t>(space_.top()) + wanted;
    wanted += (end + CardTable::kCardSize - 1) / CardTable::kCardSize * CardTable::kCardSize - end;
  }
  Space::Allocation memory = space_.allocate(wanted, limit_);
  return memory.start != nullptr ? memory : space_.allocate(least, limit_);
}

uint8_t* CopyBuffer::allocate_slowly(size_t size) {
  if (size >= too_large_) return nullptr;
  bool own = size > kSize / 4;  // a large object does not waste the rest of a buffer
  if (!own) retire();
  Space::Allocation memory = take(own ? size : kSize, size);
  if (memory.start == nullptr) {
    too_large_ = size;
    return nullptr;
  }
  memory.populate();
  if (own) {
    if (memory.dirty > size) std::memset(memory.start + size, 0, memory.dirty - size);
    return memory.start;
  }
  top_ = memory.start + size;
  end_ = memory.start + memory.size;
  return memory.start;
}

void CopyBuffer::undo(uint8_t* memory, size_t size) {
  if (memory + size == top_) {
    top_ = memory;
  } else {
    std::memset(memory, 0, size);
  }
}

void CopyBuffer::retire() {
  if (top_ < end_) {
    MutexLock lock(lock_);
    if (!space_.give_back(top_, end_)) std::memset(top_, 0, static_cast<size_t>(end_ - top_));
  }
  top_ = end_ = nullptr;
}

}  // namespace cortado
