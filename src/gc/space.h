#pragma once
// Space: a contiguous part of the heap, allocated from the bottom up. Pages are committed as the top moves; memory that
// was never used since it was committed or discarded is known to be zero. Not thread safe. Objects that could not be moved
// when the space was emptied are stepped over.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gc/page_chooser.h"

namespace cortado {

class Space {
 public:
  // [base, base + size) is reserved address space. `pages` says which of it are to be huge pages, but for the first, so
  // that a space of which little is used stays small; null: none.
  void initialize(uint8_t* base, size_t size, PageChooser* pages);

  // Memory of which the first `dirty` bytes may hold anything; the rest is zero, and of it the last `fresh` bytes were
  // never touched. Whoever got it clears it with clear().
  struct Allocation {
    uint8_t* start;
    size_t dirty;
    size_t size = 0;
    size_t fresh = 0;
    // Not under the lock that guards the space: these take time.
    uint8_t* clear() const;
    // Gets the pages of what is fresh at once, which is cheaper than one by one when they are written.
    void populate() const;
  };
  // Null if fewer than `size` bytes remain below `limit` bytes from the base, or the system has no memory.
  Allocation allocate(size_t size, size_t limit);
  // Steps up to a multiple of `alignment` first. Who walks the space skips zeros.
  void align_top(size_t alignment);
  // What was allocated last is not needed: false, with no effect, if it no longer is the last.
  bool give_back(const uint8_t* begin, const uint8_t* end);
  // Makes [base, base + size) writable.
  bool commit(size_t size);
  // A collection moves objects into committed memory itself and says how far they will reach, and have reached.
  void prepare_copying(const uint8_t* top) { settle_pages(top, true); }
  void finish_copying(uint8_t* top);
  // Memory that stays in use when the space is emptied around it.
  struct Kept {
    uint8_t *begin, *end;
  };
  // Forgets all objects but those kept, in the order of addresses. What lies above `keep` bytes goes back to the system.
  void reset(size_t keep, std::vector<Kept> kept);
  const std::vector<Kept>& kept() const { return kept_; }
  // No object lies at or above it.
  uint8_t* end_of_objects() const { return kept_.empty() ? top() : std::max(top(), kept_.back().end); }
  // What lies above `keep` bytes from the base, and above top(), goes back to the system.
  void trim(size_t keep);
  void poison(const std::vector<Kept>& kept);  // fills what was used, but for what is kept, with kPoison
  void poison_above(uint8_t* old_top);         // from top() to where the top was
  void set_accessible(bool accessible);        // stress mode: stray pointers fault

  bool contains(const void* address) const {
    return static_cast<const uint8_t*>(address) >= base_ && static_cast<const uint8_t*>(address) < base_ + size_;
  }
  uint8_t* base() const { return base_; }
  // These two may be asked by any thread; the answer may be old.
  uint8_t* top() const { return top_.load(std::memory_order_relaxed); }
  size_t used() const { return static_cast<size_t>(top() - base_); }
  size_t committed() const { return static_cast<size_t>(committed_end_ - base_); }
  size_t size() const { return size_; }
  size_t resident() const { return static_cast<size_t>(dirty_end_ - base_); }

  static constexpr uint8_t kPoison = 0xDB;

 private:
  uint8_t* base_ = nullptr;
  size_t size_ = 0;
  bool pass_kept(size_t size);
  void settle_pages(const uint8_t* end, bool may_touch);

  std::atomic<uint8_t*> top_{nullptr};
  std::vector<Kept> kept_;
  size_t next_kept_ = 0;  // the first that lies above top()
  PageChooser* pages_ = nullptr;
  uint8_t* settled_end_ = nullptr;  // below it is decided which pages are huge; a multiple of a huge page
  uint8_t* asked_end_ = nullptr;    // below it huge pages may have been asked for
  bool is_small_ = true;            // what was decided last
  uint8_t* committed_end_ = nullptr;
  uint8_t* dirty_end_ = nullptr;  // above it everything committed is zero
};

}  // namespace cortado
