#include "runtime/chunk_pool.h"

#include <bit>
#include <cstdlib>
#include <cstring>

#include "os/memory.h"

namespace cortado {

bool ChunkPool::initialize(uint8_t* region, size_t size) {
  // Touched as the region is: the system gives zero pages.
  states_ = {static_cast<uint8_t*>(std::calloc(size >> kSmallestShift, 1)), std::free};
  if (states_ == nullptr) return false;
  region_ = top_ = region;
  end_ = region + size;
  return true;
}

uint8_t* ChunkPool::take_fresh(size_t size) {
  if (size > static_cast<size_t>(end_ - top_) || !os::commit(top_, size)) return nullptr;
  uint8_t* chunk = top_;
  top_ += size;
  return chunk;
}

void ChunkPool::push(uint8_t* chunk, uint32_t shift, bool clean) {
  auto* links = reinterpret_cast<FreeChunk*>(chunk);
  links->previous = nullptr;
  links->next = free_[shift];
  if (links->next != nullptr) links->next->previous = links;
  free_[shift] = links;
  states_.get()[unit_of(chunk)] = static_cast<uint8_t>(shift | (clean ? kClean : 0));
  if (!clean) dirty_free_ += size_t{1} << shift;
}

bool ChunkPool::unlink(uint8_t* chunk, uint32_t shift) {
  auto* links = reinterpret_cast<FreeChunk*>(chunk);
  (links->previous == nullptr ? free_[shift] : links->previous->next) = links->next;
  if (links->next != nullptr) links->next->previous = links->previous;
  *links = {};
  uint8_t& state = states_.get()[unit_of(chunk)];
  bool clean = (state & kClean) != 0;
  state = 0;
  if (!clean) dirty_free_ -= size_t{1} << shift;
  return clean;
}

void* ChunkPool::take(size_t size) {
  if (size > kBlockSize) {
    void* chunk = take_fresh(size);
    if (chunk != nullptr) used_ += size;
    return chunk;
  }
  auto wanted = static_cast<uint32_t>(std::countr_zero(size));
  uint32_t shift = wanted;
  while (shift <= kLargestShift && free_[shift] == nullptr) shift++;
  uint8_t* chunk;
  bool clean = true;
  if (shift <= kLargestShift) {
    chunk = reinterpret_cast<uint8_t*>(free_[shift]);
    clean = unlink(chunk, shift);
  } else {
    shift = kLargestShift;
    chunk = take_fresh(kBlockSize);
    if (chunk == nullptr) return nullptr;
  }
  while (shift > wanted) {
    shift--;
    push(chunk + (size_t{1} << shift), shift, clean);
  }
  if (!clean) std::memset(chunk, 0, size);
  used_ += size;
  return chunk;
}

void ChunkPool::give_back(void* chunk, size_t size) {
  used_ -= size;
  auto* at = static_cast<uint8_t*>(chunk);
  if (size <= kBlockSize) return add_free(at, static_cast<uint32_t>(std::countr_zero(size)));
  for (size_t offset = 0; offset < size; offset += kBlockSize) add_free(at + offset, kLargestShift);
}

void ChunkPool::add_free(uint8_t* chunk, uint32_t shift) {
  bool clean = false;
  for (;;) {
    size_t size = size_t{1} << shift;
    if (!clean && shift >= kDiscardShift) clean = os::discard(chunk, size);
    if (shift == kLargestShift) break;
    uint8_t* buddy = region_ + (static_cast<size_t>(chunk - region_) ^ size);
    if (buddy >= top_ || (states_.get()[unit_of(buddy)] & ~kClean) != shift) break;
    bool both = unlink(buddy, shift) && clean;
    clean = both;
    if (buddy < chunk) chunk = buddy;
    shift++;
  }
  push(chunk, shift, clean);
}

}  // namespace cortado
