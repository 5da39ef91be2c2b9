#include "gc/space.h"

#include <algorithm>
#include <cstring>

#include "os/memory.h"

namespace cortado {

namespace {
constexpr size_t kCommitStep = size_t{4} << 20;
}

void Space::initialize(uint8_t* base, size_t size) {
  base_ = base;
  size_ = size;
  top_.store(base, std::memory_order_relaxed);
  committed_end_ = dirty_end_ = base;
}

bool Space::commit(size_t size) {
  if (size <= committed()) return true;
  size_t wanted = std::min(os::align_up(size, kCommitStep), size_);
  if (!os::commit(committed_end_, wanted - committed())) return false;
  committed_end_ = base_ + wanted;
  return true;
}

uint8_t* Space::allocate(size_t size, size_t limit, bool zeroed) {
  size_t used_after = used() + size;
  if (used_after > limit || used_after > size_ || !commit(used_after)) return nullptr;
  uint8_t* start = top();
  uint8_t* end = start + size;
  top_.store(end, std::memory_order_relaxed);
  if (zeroed && start < dirty_end_) std::memset(start, 0, static_cast<size_t>(std::min(end, dirty_end_) - start));
  dirty_end_ = std::max(dirty_end_, end);
  return start;
}

void Space::finish_copying(uint8_t* top) {
  top_.store(top, std::memory_order_relaxed);
  dirty_end_ = std::max(dirty_end_, top);
}

void Space::reset(size_t keep) {
  top_.store(base_, std::memory_order_relaxed);
  trim(keep);
}

void Space::trim(size_t keep) {
  keep = os::align_up(std::max(keep, used()), os::page_size());
  if (dirty_end_ <= base_ + keep) return;
  uint8_t* end = base_ + os::align_up(static_cast<size_t>(dirty_end_ - base_), os::page_size());
  if (os::discard(base_ + keep, static_cast<size_t>(end - (base_ + keep)))) dirty_end_ = base_ + keep;
}

void Space::poison() { std::memset(base_, kPoison, used()); }
void Space::poison_above(uint8_t* old_top) {
  if (old_top > top()) std::memset(top(), kPoison, static_cast<size_t>(old_top - top()));
}
void Space::set_accessible(bool accessible) {
  if (committed() == 0) return;
  os::protect(base_, committed(), accessible ? os::Protection::kReadWrite : os::Protection::kNone);
}

}  // namespace cortado
