#include "gc/object_mover.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "os/thread.h"

namespace cortado {

ObjectMover::ObjectMover(HeapState& heap, const LiveBlocks& live, const Plan& plan, const uint8_t* fixed_end,
                         uint8_t* target_top)
    : heap_(heap),
      blocks_(live.blocks()),
      plan_(plan),
      target_(heap.full_collection_target()),
      fixed_end_(fixed_end),
      target_top_(target_top),
      is_done_(std::make_unique<std::atomic<bool>[]>(blocks_.size())) {
  auto stays = [&](const LiveBlocks::Block& block) { return block.end <= fixed_end && target_.contains(block.first); };
  while (first_moving_ < blocks_.size() && stays(blocks_[first_moving_])) first_moving_++;
  done_below_.store(static_cast<uint32_t>(first_moving_), std::memory_order_relaxed);
}

void ObjectMover::run(uint32_t helpers) { BlockPass::run(*this, blocks_.size(), helpers); }

namespace {
const uint32_t* word_of(const std::atomic<uint32_t>& value) { return reinterpret_cast<const uint32_t*>(&value); }
}  // namespace

// The blocks that begin below `target_end`, but for this one itself, whose objects are moved upwards one by one.
void ObjectMover::wait_for_way(size_t number, const uint8_t* target_end) const {
  auto below = std::partition_point(blocks_.begin(), blocks_.begin() + static_cast<ptrdiff_t>(number),
                                    [&](const LiveBlocks::Block& block) { return block.first < target_end; });
  auto needed = static_cast<uint32_t>(below - blocks_.begin());
  constexpr int kSpins = 1000;
  for (int i = 0; i < kSpins; i++) {
    if (done_below_.load(std::memory_order_acquire) >= needed) return;
    os::spin_pause();
  }
  sleep_until_done(needed);
}

// The other thread may wait for this processor. It would wait long after a call of sched_yield(): that gives up the rest
// of a time slice, also in favour of other programs.
void ObjectMover::sleep_until_done(uint32_t needed) const {
  sleepers_.fetch_add(1);
  for (uint32_t seen; (seen = done_below_.load()) < needed;) os::futex_wait(word_of(done_below_), seen);
  sleepers_.fetch_sub(1);
}

void ObjectMover::wake_sleepers() {
  if (sleepers_.load() > 0) os::futex_wake(word_of(done_below_), INT32_MAX);
}

void ObjectMover::do_block(size_t number) {
  plan_.update_references(blocks_[number]);
  if (number >= first_moving_) move_block(number);
}

void ObjectMover::move_block(size_t number) {
  LiveBlocks::Block block = blocks_[number];
  if (block.first < fixed_end_ && target_.contains(block.first)) {
    block.first = heap_.live_words.first_at_or_above(const_cast<uint8_t*>(fixed_end_), block.end);
  }
  if (block.first < block.end) {
    bool is_last = number + 1 == blocks_.size();
    uint8_t* target_end = is_last ? target_top_ : address_after(reinterpret_cast<Object*>(blocks_[number + 1].first));
    wait_for_way(number, target_end);
    move(block, address_after(reinterpret_cast<Object*>(block.first)), target_end);
  }
  finish(number);
}

// The first and the last word of the starts may be shared with other blocks.
void ObjectMover::note_start(const uint8_t* at, size_t first_word, size_t last_word) {
  HeapBitmap& starts = heap_.object_starts;
  size_t word = starts.word_index(at);
  if (word == first_word || word == last_word) {
    starts.set_shared(at);
  } else {
    starts.set(at);
  }
}

// What lies together is moved together.
void ObjectMover::move(const LiveBlocks::Block& block, uint8_t* to, const uint8_t* target_end) {
  size_t first_word = heap_.object_starts.word_index(to);
  size_t last_word = heap_.object_starts.word_index(target_end - kObjectAlignment);
  uint8_t* run = block.first;  // not moved yet: it ends at `run_end` and its last object will at `to`
  uint8_t* run_end = run;
  auto move_run = [&] {
    auto size = static_cast<size_t>(run_end - run);
    if (to - size != run) std::memmove(to - size, run, size);
  };
  LiveBlocks::for_each_object(block.first, block.end, heap_.live_words,
                              [&](Object* object, size_t size) CORTADO_INLINE_LAMBDA {
                                auto* at = reinterpret_cast<uint8_t*>(object);
                                // There may be a gap in front.
                                bool is_large = size >= LargeObjects::kLeastBytes;
                                if (at != run_end || CORTADO_UNLIKELY(is_large)) {
                                  move_run();
                                  run = at;
                                  if (is_large) to = address_after(object);
                                }
                                note_start(to, first_word, last_word);
                                if (object->age() != 0) object->set_age(0);
                                run_end = at + size;
                                to += size;
                              });
  move_run();
}

// In one order for all threads: of two that finish at once, one sees what the other has done.
void ObjectMover::finish(size_t number) {
  is_done_[number].store(true);
  uint32_t below = done_below_.load();
  while (below < blocks_.size() && is_done_[below].load()) {
    if (done_below_.compare_exchange_strong(below, below + 1)) below++;
  }
  wake_sleepers();
}

}  // namespace cortado
