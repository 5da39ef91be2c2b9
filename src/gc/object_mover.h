#pragma once
// The last part of a full collection: updates the references in what is alive and slides it to where it was planned,
// downwards. Several threads take blocks in the order of addresses. Who moves one waits until all is gone that lay in its
// way, which blocks below it hold; its references are updated before, while it is brought into the cache.

#include <atomic>
#include <memory>

#include "gc/heap_state.h"
#include "gc/live_blocks.h"

namespace cortado {

class ObjectMover final : BlockPass::Work {
 public:
  class Plan {
   public:
    // Where an object goes.
    virtual Object* new_address(Object* object) const = 0;
    // In all objects of a block, which have not moved. Any thread of the crew.
    virtual void update_references(const LiveBlocks::Block& block) const = 0;

   protected:
    ~Plan() = default;
  };

  // Nothing of the target below `fixed_end` moves; what is moved ends at `target_top`.
  ObjectMover(HeapState& heap, const LiveBlocks& live, const Plan& plan, const uint8_t* fixed_end, uint8_t* target_top);
  // Also says where objects start now.
  void run(uint32_t helpers);

 private:
  void do_block(size_t number) override;
  void move_block(size_t number);
  uint8_t* address_after(Object* object) const { return reinterpret_cast<uint8_t*>(plan_.new_address(object)); }
  void wait_for_way(size_t number, const uint8_t* target_end) const;
  void sleep_until_done(uint32_t needed) const;
  void wake_sleepers();
  void move(const LiveBlocks::Block& block, uint8_t* to, const uint8_t* target_end);
  void note_start(const uint8_t* at, size_t first_word, size_t last_word);
  void finish(size_t number);

  HeapState& heap_;
  const std::vector<LiveBlocks::Block>& blocks_;
  const Plan& plan_;
  const Space& target_;
  const uint8_t* const fixed_end_;
  uint8_t* const target_top_;
  size_t first_moving_ = 0;  // of the blocks
  std::unique_ptr<std::atomic<bool>[]> is_done_;
  std::atomic<uint32_t> done_below_{0};  // so many blocks from the first one are done; who waits for more sleeps on it
  mutable std::atomic<uint32_t> sleepers_{0};
};

}  // namespace cortado
