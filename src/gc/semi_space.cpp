#include "gc/semi_space.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"
#include "os/memory.h"
#include "os/mutex.h"

namespace cortado {

namespace {

constexpr size_t kCommitStep = 4u << 20;
Mutex commit_mutex(LockRank::kLeaf, "heap commit");

}  // namespace

void SemiSpace::initialize(uint8_t* start, size_t reserved) {
  start_ = start;
  reserved_ = reserved;
  top_ = start;
  committed_end_ = start;
  dirty_end_ = start;
}

bool SemiSpace::ensure_committed(uint8_t* end) {
  if (end <= committed_end_.load(std::memory_order_acquire)) return true;
  MutexLock lock(commit_mutex);
  uint8_t* from = committed_end_.load(std::memory_order_relaxed);
  if (end <= from) return true;
  auto wanted = os::align_up(static_cast<size_t>(end - start_), kCommitStep);
  uint8_t* to = start_ + std::min(wanted, reserved_);
  if (!os::commit(from, static_cast<size_t>(to - from))) return false;
  committed_end_.store(to, std::memory_order_release);
  return true;
}

uint8_t* SemiSpace::bump(size_t size, size_t limit) {
  uint8_t* at = top_.load(std::memory_order_relaxed);
  do {
    if (static_cast<size_t>(at - start_) + size > std::min(limit, reserved_)) return nullptr;
    if (!ensure_committed(at + size)) return nullptr;
  } while (!top_.compare_exchange_weak(at, at + size, std::memory_order_relaxed));
  return at;
}

uint8_t* SemiSpace::allocate(size_t size, size_t limit) {
  uint8_t* memory = bump(size, limit);
  if (memory == nullptr) return nullptr;
  // Only what an earlier life of this half wrote needs to be cleared.
  if (memory < dirty_end_) std::memset(memory, 0, std::min(size, static_cast<size_t>(dirty_end_ - memory)));
  return memory;
}

uint8_t* SemiSpace::allocate_for_copy(size_t size) {
  uint8_t* at = top_.load(std::memory_order_relaxed);
  if (!ensure_committed(at + size)) return nullptr;
  top_.store(at + size, std::memory_order_relaxed);
  return at;
}

void SemiSpace::reset(size_t keep, bool poison) {
  dirty_end_ = std::max(dirty_end_, top());
  if (poison) std::memset(start_, kPoison, static_cast<size_t>(dirty_end_ - start_));
  uint8_t* kept_end = start_ + os::align_up(std::min(keep, reserved_), kCommitStep);
  uint8_t* committed_end = committed_end_.load(std::memory_order_relaxed);
  if (kept_end < committed_end) {
    if (os::decommit(kept_end, static_cast<size_t>(committed_end - kept_end))) {
      committed_end_.store(kept_end, std::memory_order_relaxed);
      dirty_end_ = std::min(dirty_end_, kept_end);
    }
  }
  top_ = start_;
}

}  // namespace cortado
