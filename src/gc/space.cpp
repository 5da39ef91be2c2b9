#include "gc/space.h"

#include <algorithm>
#include <cstring>

#include "os/memory.h"

namespace cortado {

namespace {
constexpr size_t kCommitStep = size_t{4} << 20;
// At the bottom of a space, where most programs stay, pages are small.
constexpr size_t kSmallPages = os::huge_page_size();
// Further up, huge pages are asked for where memory has proved to stay in use: their first touch may cost much more.
constexpr size_t kHugeAtOnce = size_t{128} << 20;
}  // namespace

void Space::initialize(uint8_t* base, size_t size, bool huge_pages) {
  base_ = base;
  size_ = size;
  huge_end_ = base + (huge_pages ? std::min(kSmallPages, size) : size);
  prefer_huge_pages(kHugeAtOnce);
  top_.store(base, std::memory_order_relaxed);
  committed_end_ = dirty_end_ = base;
}

void Space::prefer_huge_pages(size_t size) {
  uint8_t* end = base_ + os::align_down(std::min(size, size_), os::huge_page_size());
  if (end <= huge_end_) return;
  os::prefer_huge_pages(huge_end_, static_cast<size_t>(end - huge_end_));
  huge_end_ = end;
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
  top_.store(end, std::memory_order_relaxed);
  size_t dirty = start < dirty_end_ ? static_cast<size_t>(std::min(end, dirty_end_) - start) : 0;
  dirty_end_ = std::max(dirty_end_, end);
  return {start, dirty};
}

bool Space::give_back(const uint8_t* begin, const uint8_t* end) {
  if (end != top()) return false;
  top_.store(const_cast<uint8_t*>(begin), std::memory_order_relaxed);
  return true;
}

uint8_t* Space::Allocation::clear() const {
  if (dirty > 0) std::memset(start, 0, dirty);
  return start;
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
  if (os::discard(base_ + keep, static_cast<size_t>(end - (base_ + keep)))) dirty_end_ = base_ + keep;
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
