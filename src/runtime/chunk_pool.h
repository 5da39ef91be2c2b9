#pragma once
// The chunks of the method area: a buddy allocator over one reserved region. Chunks are powers of two from 1 KiB to 1
// MiB, or multiples of 1 MiB. Freed chunks join their free buddies; the memory of what is 64 KiB or larger then goes
// back to the system. Freed memory stays readable: who holds a stale pointer into it reads old data or zeros.
// Not thread safe.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace cortado {

class ChunkPool {
 public:
  static constexpr uint32_t kSmallestShift = 10;
  static constexpr uint32_t kLargestShift = 20;
  static constexpr size_t kBlockSize = size_t{1} << kLargestShift;

  // `region`: reserved memory without access, aligned to kBlockSize, a multiple of it long. False: no memory.
  bool initialize(uint8_t* region, size_t size);
  // Zeroed memory. `size`: as above. Null: the region is full or the system has no memory.
  void* take(size_t size);
  void give_back(void* chunk, size_t size);

  const uint8_t* top() const { return top_; }  // end of what was ever handed out
  size_t used() const { return used_; }        // bytes in chunks handed out
  // Bytes that the system may have to keep memory for: used ones and free ones that were written.
  size_t resident() const { return used_ + dirty_free_; }

 private:
  struct FreeChunk {
    FreeChunk *next, *previous;
  };
  static constexpr uint32_t kShifts = kLargestShift + 1;
  static constexpr uint32_t kDiscardShift = 16;
  static constexpr uint8_t kClean = 0x80;  // zero but for the links

  size_t unit_of(const void* chunk) const {
    return static_cast<size_t>(static_cast<const uint8_t*>(chunk) - region_) >> kSmallestShift;
  }
  uint8_t* take_fresh(size_t size);
  void push(uint8_t* chunk, uint32_t shift, bool clean);
  bool unlink(uint8_t* chunk, uint32_t shift);  // answers whether it was clean; the links are zeroed
  void add_free(uint8_t* chunk, uint32_t shift);

  uint8_t* region_ = nullptr;
  uint8_t* top_ = nullptr;  // end of what was ever handed out
  uint8_t* end_ = nullptr;
  size_t used_ = 0, dirty_free_ = 0;
  std::array<FreeChunk*, kShifts> free_ = {};
  // By unit of the smallest size: where a free chunk begins, its shift, with kClean; else 0.
  std::unique_ptr<uint8_t, void (*)(void*)> states_{nullptr, nullptr};
};

}  // namespace cortado
