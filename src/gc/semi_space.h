#pragma once
// One half of the heap: objects packed from the start. Allocation is a bump of `top`, by any thread; everything else
// happens while the world is stopped.

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace cortado {

class SemiSpace {
 public:
  void initialize(uint8_t* start, size_t reserved);

  // `size` bytes of zeros, or null if that passes `limit` bytes in use or memory cannot be committed.
  uint8_t* allocate(size_t size, size_t limit);
  // The same without zeroing, for copies.
  uint8_t* allocate_for_copy(size_t size);
  // After its objects were copied out: empty; keeps at most `keep` bytes of its memory.
  void reset(size_t keep, bool poison);

  bool contains(const void* address) const { return address >= start_ && address < start_ + reserved_; }
  uint8_t* start() const { return start_; }
  uint8_t* top() const { return top_.load(std::memory_order_relaxed); }
  size_t used() const { return static_cast<size_t>(top() - start_); }
  size_t committed() const { return static_cast<size_t>(committed_end_.load(std::memory_order_relaxed) - start_); }

  static constexpr uint8_t kPoison = 0xDB;

 private:
  uint8_t* bump(size_t size, size_t limit);
  bool ensure_committed(uint8_t* end);

  uint8_t* start_ = nullptr;
  size_t reserved_ = 0;
  std::atomic<uint8_t*> top_{nullptr};
  std::atomic<uint8_t*> committed_end_{nullptr};
  uint8_t* dirty_end_ = nullptr;  // memory from here on was never written since it was committed: zeros
};

}  // namespace cortado
