#include "runtime/method_area.h"

#include <algorithm>
#include <bit>

#include "base/assert.h"
#include "os/memory.h"
#include "os/mutex.h"

namespace cortado {

namespace {

constexpr size_t kRegionSize = size_t{1} << 30;
constexpr size_t kCommitStep = size_t{1} << 20;
constexpr uint32_t kSmallestChunkShift = 10;
constexpr uint32_t kLargestPooledShift = 20;

struct FreeChunk {
  FreeChunk* next;
};

Mutex area_mutex(LockRank::kMethodArea, "method area");
uint8_t* region_start = nullptr;
uint8_t* region_end = nullptr;
uint8_t* region_top CORTADO_GUARDED_BY(area_mutex) = nullptr;        // end of what was ever handed out
uint8_t* region_committed CORTADO_GUARDED_BY(area_mutex) = nullptr;  // end of accessible memory
size_t bytes_in_use CORTADO_GUARDED_BY(area_mutex) = 0;
FreeChunk* free_chunks[kLargestPooledShift + 1] CORTADO_GUARDED_BY(area_mutex) = {};

uint8_t* reserve_region(size_t& size) {
#if CORTADO_HIGH_METADATA
  size = kRegionSize;
  auto* region = static_cast<uint8_t*>(os::reserve(size));
  // The first page is never used, so that no offset is 0.
  metadata_base = reinterpret_cast<uintptr_t>(region);
  return region;
#else
  constexpr uintptr_t kLowest = 0x10000000, kHighest = uintptr_t{1} << 32, kStep = 0x4000000;
  for (size = kRegionSize; size >= kRegionSize / 8; size /= 2) {
    if (void* region = os::reserve_between(kLowest, kHighest, size, kStep)) return static_cast<uint8_t*>(region);
  }
  return nullptr;
#endif
}

// Chunks of 2^shift bytes up to the largest pooled size are kept for reuse; larger ones are multiples of the page size
// and are not given back (they hold single tables of very large classes).
void* take_chunk(size_t size) {
  MutexLock lock(area_mutex);
  if (std::has_single_bit(size) && size <= (size_t{1} << kLargestPooledShift)) {
    FreeChunk*& head = free_chunks[std::countr_zero(size)];
    if (head != nullptr) {
      FreeChunk* chunk = head;
      head = chunk->next;
      std::memset(static_cast<void*>(chunk), 0, size);
      bytes_in_use += size;
      return chunk;
    }
  }
  if (size > static_cast<size_t>(region_end - region_top)) return nullptr;
  uint8_t* chunk = region_top;
  if (chunk + size > region_committed) {
    size_t more = os::align_up(static_cast<size_t>(chunk + size - region_committed), kCommitStep);
    more = std::min(more, static_cast<size_t>(region_end - region_committed));
    if (!os::commit(region_committed, more)) return nullptr;
    region_committed += more;
  }
  region_top += size;
  bytes_in_use += size;
  return chunk;
}

void give_chunk_back(void* chunk, size_t size) {
  MutexLock lock(area_mutex);
  bytes_in_use -= size;
  if (!std::has_single_bit(size) || size > (size_t{1} << kLargestPooledShift)) return;
  auto* free = static_cast<FreeChunk*>(chunk);
  free->next = free_chunks[std::countr_zero(size)];
  free_chunks[std::countr_zero(size)] = free;
}

}  // namespace

bool MethodArea::initialize() {
  if (region_start != nullptr) return true;
  size_t size = 0;
  uint8_t* region = reserve_region(size);
  if (region == nullptr) return false;
  MutexLock lock(area_mutex);
  region_end = region + size;
  region_committed = region;
  region_top = region;
#if CORTADO_HIGH_METADATA
  region_committed = region_top = region + os::page_size();
#endif
  region_start = region;
  return true;
}

bool MethodArea::contains(const void* address) { return address >= region_start && address < region_end; }

size_t MethodArea::used() {
  MutexLock lock(area_mutex);
  return bytes_in_use;
}

size_t MethodArea::reserved() { return static_cast<size_t>(region_end - region_start); }

struct MetadataArena::Chunk {
  Chunk* next;
  size_t size;
};

MetadataArena::~MetadataArena() {
  for (Chunk* chunk = chunks_; chunk != nullptr;) {
    Chunk* next = chunk->next;
    give_chunk_back(chunk, chunk->size);
    chunk = next;
  }
}

void* MetadataArena::allocate(size_t size) {
  size = (size + 7) & ~size_t{7};
  while (lock_.test_and_set(std::memory_order_acquire)) __builtin_ia32_pause();
  void* result = nullptr;
  if (size > static_cast<size_t>(end_ - top_)) {
    // Arenas double, so that a small one wastes little and a large one has few chunks.
    size_t wanted = std::bit_ceil(std::max({size + sizeof(Chunk), used_ / 2, size_t{1} << kSmallestChunkShift}));
    size_t chunk_size = std::min(wanted, size_t{1} << 18);
    if (chunk_size < size + sizeof(Chunk)) chunk_size = wanted;
    if (chunk_size > (size_t{1} << kLargestPooledShift))
      chunk_size = os::align_up(size + sizeof(Chunk), os::page_size());
    auto* chunk = static_cast<Chunk*>(take_chunk(chunk_size));
    if (chunk != nullptr) {
      chunk->next = chunks_;
      chunk->size = chunk_size;
      chunks_ = chunk;
      uint8_t* start = reinterpret_cast<uint8_t*>(chunk + 1);
      uint8_t* end = reinterpret_cast<uint8_t*>(chunk) + chunk_size;
      // Keep the chunk with more room for what comes.
      if (end - (start + size) >= end_ - top_) {
        top_ = start + size;
        end_ = end;
      }
      result = start;
    }
  } else {
    result = top_;
    top_ += size;
  }
  if (result != nullptr) used_ += size;
  lock_.clear(std::memory_order_release);
  return result;
}

}  // namespace cortado
