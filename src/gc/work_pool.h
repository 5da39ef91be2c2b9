#pragma once
// Work that the threads of one collection share. Each has a stack of its own, in no need of locks; who runs out of work
// waits here, and others, who see is_hungry(), give the oldest part of theirs: it leads to the most. The work is done
// when all who joined wait.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "os/mutex.h"

namespace cortado {

class WorkPool {
 public:
  using Item = uint64_t;  // what it means is between the workers

  // False if the work is done: there is nothing to join.
  bool join();
  // Moves work to `stack`, waiting for some. False when the work is done, for this worker too.
  bool take(std::vector<Item>& stack);
  // Moves up to a packet of the oldest items of `stack` here.
  void give(std::vector<Item>& stack);
  bool is_hungry() const { return hungry_.load(std::memory_order_relaxed) > 0; }

 private:
  static constexpr size_t kPacketSize = 256;
  struct Packet {
    size_t count = 0;
    std::array<Item, kPacketSize> items;
  };
  bool take_now(std::vector<Item>& stack) CORTADO_REQUIRES(mutex_);
  void spin() const;

  Mutex mutex_{LockRank::kLeaf, "collection work"};
  Condition changed_;
  std::vector<std::unique_ptr<Packet>> packets_ CORTADO_GUARDED_BY(mutex_);
  uint32_t joined_ CORTADO_GUARDED_BY(mutex_) = 0;
  uint32_t waiting_ CORTADO_GUARDED_BY(mutex_) = 0;
  bool done_ CORTADO_GUARDED_BY(mutex_) = false;
  std::atomic<uint32_t> hungry_{0};     // who are in take()
  std::atomic<uint32_t> available_{0};  // packets
};

}  // namespace cortado
