#include "runtime/method_area.h"

#include <algorithm>
#include <bit>

#include "base/assert.h"
#include "os/memory.h"
#include "os/mutex.h"
#include "runtime/chunk_pool.h"
#include "runtime/metadata_check.h"
#include "runtime/metadata_ranges.h"

namespace cortado {

namespace {

constexpr size_t kRegionSize = size_t{1} << 30;
// Of the chunks of an arena that grows. It will use all of such a chunk soon: the pages come in one go.
constexpr size_t kPopulatedChunk = size_t{1} << 16, kLargestUsualChunk = size_t{1} << 17;

Mutex area_mutex(LockRank::kMethodArea, "method area");

ChunkPool& chunks() CORTADO_REQUIRES(area_mutex) {
  static auto* pool = new ChunkPool;
  return *pool;
}

uint8_t* reserve_region(size_t& size) {
#if CORTADO_HIGH_METADATA
  size = kRegionSize;
  auto* region = static_cast<uint8_t*>(os::reserve(size, ChunkPool::kBlockSize));
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

// What was handed out stays readable: [first, end). For those who may not take the lock.
const uint8_t* first_readable = nullptr;
std::atomic<const uint8_t*> readable_end{nullptr};

void* take_chunk(size_t size) {
  MutexLock lock(area_mutex);
  void* chunk = chunks().take(size);
  readable_end.store(chunks().top(), std::memory_order_release);
  return chunk;
}

void give_chunk_back(void* chunk, size_t size) {
  MutexLock lock(area_mutex);
  chunks().give_back(chunk, size);
}

}  // namespace

bool MethodArea::initialize() {
  if (start_ != nullptr) return true;
  size_t size = 0;
  uint8_t* region = reserve_region(size);
  if (region == nullptr) return false;
  end_ = region + size;
  start_ = region;
  uint8_t* first = region;
#if CORTADO_HIGH_METADATA
  first += ChunkPool::kBlockSize;  // never used, so that no offset is 0
#endif
  MutexLock lock(area_mutex);
  first_readable = first;
  readable_end = first;
  return chunks().initialize(first, static_cast<size_t>(end_ - first));
}

size_t MethodArea::used() {
  MutexLock lock(area_mutex);
  return chunks().used();
}
size_t MethodArea::resident() {
  MutexLock lock(area_mutex);
  return chunks().resident();
}

size_t MethodArea::reserved() { return static_cast<size_t>(end_ - start_); }

bool is_readable_metadata(const void* address, size_t size) {
  auto* start = static_cast<const uint8_t*>(address);
  const uint8_t* end = readable_end.load(std::memory_order_acquire);
  return start >= first_readable && start < end && static_cast<size_t>(end - start) >= size;
}

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

void MetadataArena::add_to(MetadataRanges& ranges) const {
  for (const Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) ranges.add(chunk, chunk->size);
}

bool MetadataArena::intersects(const MetadataRanges& ranges) const {
  for (const Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) {
    if (ranges.intersects(chunk, chunk->size)) return true;
  }
  return false;
}

void* MetadataArena::allocate(size_t size) {
  size = (size + 7) & ~size_t{7};
  while (lock_.test_and_set(std::memory_order_acquire)) __builtin_ia32_pause();
  void* result = nullptr;
  if (size > static_cast<size_t>(end_ - top_)) {
    // Arenas double, so that a small one wastes little and a large one has few chunks.
    size_t wanted = std::bit_ceil(std::max({size + sizeof(Chunk), used_ / 2, size_t{1} << ChunkPool::kSmallestShift}));
    size_t chunk_size = std::min(wanted, kLargestUsualChunk);
    if (chunk_size < size + sizeof(Chunk)) chunk_size = wanted;
    if (chunk_size > ChunkPool::kBlockSize) chunk_size = os::align_up(size + sizeof(Chunk), ChunkPool::kBlockSize);
    auto* chunk = static_cast<Chunk*>(take_chunk(chunk_size));
    if (chunk != nullptr) {
      if (chunk_size >= kPopulatedChunk) os::populate(chunk, chunk_size);
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
