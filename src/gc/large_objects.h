#pragma once
// Where objects of a megabyte and more are born: in the old space, where they are never copied and their pages come when
// they are written; or in eden, where they cost no full collection when they die young. What those of lately did decides.

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace cortado {

class LargeObjects {
 public:
  static constexpr size_t kLeastBytes = size_t{1} << 20;

  bool are_born_old() const { return are_born_old_.load(std::memory_order_relaxed); }
  // Any thread. `size`: of a large object.
  void born_in_eden(size_t size) { in_eden_.fetch_add(size, std::memory_order_relaxed); }
  void born_old(size_t size) { old_.fetch_add(size, std::memory_order_relaxed); }
  // The world is stopped. `survived`: bytes of the large objects that were in eden.
  void after_young(size_t survived) {
    size_t born = in_eden_.exchange(0, std::memory_order_relaxed);
    if (born > 0) decide(born, born - std::min(born, survived));
    old_.fetch_add(survived, std::memory_order_relaxed);
  }
  // `live`: bytes of all large objects.
  void after_full(size_t live) {
    size_t born = in_eden_.exchange(0, std::memory_order_relaxed) + old_.exchange(0, std::memory_order_relaxed);
    size_t most = live_ + born;
    if (born > 0) decide(born, most - std::min(most, live));
    live_ = live;
  }

 private:
  void decide(size_t born, size_t died) { are_born_old_.store(died <= born / 2, std::memory_order_relaxed); }

  std::atomic<bool> are_born_old_{true};
  std::atomic<size_t> in_eden_{0}, old_{0};  // bytes since the last collection, the last full one
  size_t live_ = 0;                          // at the last full collection
};

}  // namespace cortado
