#pragma once
// What a full collection found alive, in blocks that several threads go through at once. An object belongs to the block
// in which it starts. Marking notes the first one of each block.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "gc/bitmap.h"
#include "gc/crew.h"
#include "gc/object.h"

namespace cortado {

class LiveBlocks {
 public:
  static constexpr size_t kBlockBytes = size_t{64} << 10;
  struct Block {
    uint8_t* first;  // the first live object
    uint8_t* end;    // where the next block begins, or the range ends
  };

  // Of [base, base + size) of the heap.
  LiveBlocks(uint8_t* base, size_t size);

  // A live object was found. Any thread of the marking.
  void note(const Object* object) {
    size_t offset = static_cast<size_t>(reinterpret_cast<const uint8_t*>(object) - base_);
    auto rank = static_cast<uint16_t>(kUnits - offset % kBlockBytes / kObjectAlignment);
    std::atomic<uint16_t>& highest = ranks_[offset / kBlockBytes];
    uint16_t seen = highest.load(std::memory_order_relaxed);
    while (CORTADO_UNLIKELY(seen < rank) && !highest.compare_exchange_weak(seen, rank, std::memory_order_relaxed)) {
    }
  }
  // After marking, in the order of addresses: lists the blocks of a range, in which what `live_words` says is alive.
  void list(uint8_t* begin, uint8_t* end, const HeapBitmap& live_words);
  const std::vector<Block>& blocks() const { return blocks_; }

  // visit(Object*, size) for each live object at or above `at`, and `size` bytes long, that starts in the block. It may
  // move the object down.
  template <class F>
  CORTADO_ALWAYS_INLINE static void for_each_object(uint8_t* at, uint8_t* block_end, const HeapBitmap& live_words,
                                                    F&& visit) {
    constexpr size_t kAhead = 4096;
    uint8_t* fetched = at;
    while (at < block_end) {
      fetched = prefetch_live_lines(fetched, std::min(at + kAhead, block_end), live_words);
      auto* object = reinterpret_cast<Object*>(at);
      size_t size = object_size(object);
      visit(object, size);
      at += size;  // another one begins there, or nothing is alive for a while
      if (at < block_end && !live_words.test(at)) at = live_words.first_at_or_above(at, block_end);
    }
  }

 private:
  // Of [at, end), and what shares a word of the marks with its end. Answers how far it came.
  static uint8_t* prefetch_live_lines(uint8_t* at, const uint8_t* end, const HeapBitmap& live_words) {
    constexpr size_t kLine = 64;
    constexpr uint64_t kMarksOfLine = (uint64_t{1} << (kLine / kObjectAlignment)) - 1;
    at -= reinterpret_cast<uintptr_t>(at) % HeapBitmap::kBytesPerWord;
    while (at < end) {
      uint64_t marks = live_words.word(live_words.word_index(at));
      for (size_t offset = 0; marks != 0; offset += kLine, marks >>= kLine / kObjectAlignment) {
        if ((marks & kMarksOfLine) != 0) __builtin_prefetch(at + offset);
      }
      at += HeapBitmap::kBytesPerWord;
    }
    return at;
  }

  static constexpr size_t kUnits = kBlockBytes / kObjectAlignment;

  uint8_t* const base_;
  // For each block, how far the first live object lies from its end, in units of alignment; 0: none was found.
  std::unique_ptr<std::atomic<uint16_t>[]> ranks_;
  std::vector<Block> blocks_;
};

// Threads take numbers from 0 upwards and do the work of each.
class BlockPass final : Crew::Job {
 public:
  class Work {
   public:
    virtual void do_block(size_t number) = 0;

   protected:
    ~Work() = default;
  };

  // Returns when all is done. The world is stopped.
  static void run(Work& work, size_t blocks, uint32_t helpers);

 private:
  BlockPass(Work& work, size_t blocks) : work_(work), blocks_(blocks) {}
  void help(uint32_t helper) override;

  Work& work_;
  const size_t blocks_;
  std::atomic<size_t> next_{0};
};

}  // namespace cortado
