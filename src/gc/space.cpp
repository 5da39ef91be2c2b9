#include "gc/space.h"

#include <algorithm>
#include <cstring>

#include "os/memory.h"

namespace cortado {

namespace {
constexpr size_t kCommitStep = size_t{4} << 20;
// At the bottom of a space, where most programs stay, pages are small.
constexpr size_t kSmallPages = 4 * os::huge_page_size();
}  // namespace

void Space::initialize(uint8_t* base, size_t size, PageChooser* pages) {
  base_ = base;
  size_ = size;
  pages_ = pages;
  settled_end_ = asked_end_ = base + std::min(kSmallPages, os::align_down(size, os::huge_page_size()));
  is_small_ = true;
  top_.store(base, std::memory_order_relaxed);
  committed_end_ = dirty_end_ = base;
}

// Without `may_touch`, memory that may never be written: no more than the first of it is touched, to learn what it costs.
void Space::settle_pages(const uint8_t* end, bool may_touch) {
  if (pages_ == nullptr) return;
  while (settled_end_ < end && settled_end_ + os::huge_page_size() <= base_ + size_) {
    uint8_t* page = settled_end_;
    settled_end_ += os::huge_page_size();
    if (page < dirty_end_) continue;
    is_small_ = !pages_->wants_huge_page();
    if (!is_small_) {
      os::prefer_huge_pages(page, os::huge_page_size());
      asked_end_ = std::max(asked_end_, settled_end_);
      if (may_touch || !pages_->has_learned()) pages_->touch(page);
    } else if (page < asked_end_) {
      os::prefer_small_pages(page, os::huge_page_size());
    }
  }
}

bool Space::commit(size_t size) {
  if (size <= committed()) return true;
  size_t wanted = std::min(os::align_up(size, kCommitStep), size_);
  if (!os::commit(committed_end_, wanted - committed())) return false;
  committed_end_ = base_ + wanted;
  return true;
}

// Steps over what is kept and in the way of `size` bytes. Who walks the space skips the zeros before it.
bool Space::pass_kept(size_t size) {
  if (next_kept_ == kept_.size() || top() + size <= kept_[next_kept_].begin) return false;
  const Kept& kept = kept_[next_kept_++];
  std::memset(top(), 0, static_cast<size_t>(kept.begin - top()));
  top_.store(kept.end, std::memory_order_relaxed);
  return true;
}

Space::Allocation Space::allocate(size_t size, size_t limit) {
  if (used() + size > limit) return {nullptr, 0};
  while (pass_kept(size)) {
  }
  size_t used_after = used() + size;
  if (used_after > limit || used_after > size_ || !commit(used_after)) return {nullptr, 0};
  uint8_t* start = top();
  uint8_t* end = start + size;
  if (end > settled_end_) settle_pages(end, size < os::huge_page_size());
  top_.store(end, std::memory_order_relaxed);
  size_t dirty = start < dirty_end_ ? static_cast<size_t>(std::min(end, dirty_end_) - start) : 0;
  dirty_end_ = std::max(dirty_end_, end);
  return {start, dirty, size, is_small_ ? size - dirty : 0};
}

void Space::align_top(size_t alignment) {
  auto at = reinterpret_cast<uintptr_t>(top());
  Allocation gap = allocate(os::align_up(at, alignment) - at, size_);
  if (gap.start != nullptr) gap.clear();
}

bool Space::give_back(const uint8_t* begin, const uint8_t* end) {
  if (end != top()) return false;
  top_.store(const_cast<uint8_t*>(begin), std::memory_order_relaxed);
  return true;
}

uint8_t* Space::Allocation::clear() const {
  if (dirty > 0) std::memset(start, 0, dirty);
  populate();
  return start;
}

// What is large may not be written at once, or at all.
void Space::Allocation::populate() const {
  constexpr size_t kLeast = size_t{16} << 10;
  constexpr size_t kMost = size_t{256} << 10;
  if (fresh < kLeast || fresh > kMost) return;
  auto begin = os::align_down(reinterpret_cast<uintptr_t>(start + size - fresh), os::page_size());
  auto end = os::align_down(reinterpret_cast<uintptr_t>(start + size), os::page_size());
  os::populate(reinterpret_cast<void*>(begin), end - begin);
}

void Space::finish_copying(uint8_t* top) {
  top_.store(top, std::memory_order_relaxed);
  dirty_end_ = std::max(dirty_end_, top);
}

void Space::reset(size_t keep, std::vector<Kept> kept) {
  top_.store(base_, std::memory_order_relaxed);
  kept_ = std::move(kept);
  next_kept_ = 0;
  trim(keep);
}

void Space::trim(size_t keep) {
  keep = std::max(keep, static_cast<size_t>(end_of_objects() - base_));
  // A huge page is given back as a whole.
  keep = os::align_up(keep, keep > kSmallPages ? os::huge_page_size() : os::page_size());
  if (dirty_end_ <= base_ + keep) return;
  uint8_t* end = base_ + os::align_up(static_cast<size_t>(dirty_end_ - base_), os::page_size());
  if (!os::discard(base_ + keep, static_cast<size_t>(end - (base_ + keep)))) return;
  dirty_end_ = base_ + keep;
  // What comes back later is decided on again.
  uint8_t* settled = base_ + std::max(kSmallPages, os::align_up(keep, os::huge_page_size()));
  settled_end_ = std::min(settled_end_, settled);
}

void Space::poison(const std::vector<Kept>& kept) {
  uint8_t* from = base_;
  auto fill_to = [&](uint8_t* to) {
    if (from < to) std::memset(from, kPoison, static_cast<size_t>(to - from));
  };
  for (const Kept& part : kept) {
    fill_to(std::min(part.begin, top()));
    from = part.end;
  }
  fill_to(top());
}
void Space::poison_above(uint8_t* old_top) {
  if (old_top > top()) std::memset(top(), kPoison, static_cast<size_t>(old_top - top()));
}
void Space::set_accessible(bool accessible) {
  if (committed() == 0) return;
  os::protect(base_, committed(), accessible ? os::Protection::kReadWrite : os::Protection::kNone);
}

}  // namespace cortado
