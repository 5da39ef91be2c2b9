#pragma once
// Space: a contiguous part of the heap, allocated from the bottom up. Pages are committed as the top moves; memory that
// was never used since it was committed or discarded is known to be zero. Not thread safe.

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace cortado {

class Space {
 public:
  // [base, base + size) is reserved address space.
  void initialize(uint8_t* base, size_t size);

  // Null if fewer than `size` bytes remain below `limit` bytes from the base, or the system has no memory. The memory is
  // zeroed if `zeroed`.
  uint8_t* allocate(size_t size, size_t limit, bool zeroed);
  // Makes [base, base + size) writable.
  bool commit(size_t size);
  // A collection moves objects into committed memory itself and says how far they reach.
  void finish_copying(uint8_t* top);
  // Forgets all objects. What lies above `keep` bytes goes back to the system.
  void reset(size_t keep);
  // What lies above `keep` bytes from the base, and above top(), goes back to the system.
  void trim(size_t keep);
  void poison();                         // fills what was used with kPoison
  void poison_above(uint8_t* old_top);   // from top() to where the top was
  void set_accessible(bool accessible);  // stress mode: stray pointers fault

  bool contains(const void* address) const {
    return static_cast<const uint8_t*>(address) >= base_ && static_cast<const uint8_t*>(address) < base_ + size_;
  }
  uint8_t* base() const { return base_; }
  // These two may be asked by any thread; the answer may be old.
  uint8_t* top() const { return top_.load(std::memory_order_relaxed); }
  size_t used() const { return static_cast<size_t>(top() - base_); }
  size_t committed() const { return static_cast<size_t>(committed_end_ - base_); }
  size_t size() const { return size_; }

  static constexpr uint8_t kPoison = 0xDB;

 private:
  uint8_t* base_ = nullptr;
  size_t size_ = 0;
  std::atomic<uint8_t*> top_{nullptr};
  uint8_t* committed_end_ = nullptr;
  uint8_t* dirty_end_ = nullptr;  // above it everything committed is zero
};

}  // namespace cortado
