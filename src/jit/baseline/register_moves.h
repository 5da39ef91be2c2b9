#pragma once
// Moves between registers that are to happen as if at once.

#include <bit>
#include <cstdint>

#include "base/assert.h"

namespace cortado::jit {

class RegisterMoves {
 public:
  static constexpr uint8_t kScratch = 31;  // for `move`: the register that breaks cycles

  // Of the same kind, below 31. Who wants a register that has a source already wants the same value.
  void add(uint8_t to, uint8_t from) {
    CORTADO_ASSERT(to < kScratch && from < kScratch);
    sources_[to] = from;
    pending_ |= 1u << to;
  }
  // Calls move(to, from) for each, in an order in which nothing is lost.
  template <class F>
  void emit(F&& move) {
    while (pending_ != 0) {
      bool moved = false;
      for (uint32_t left = pending_; left != 0; left &= left - 1) {
        auto to = static_cast<uint8_t>(std::countr_zero(left));
        if (is_source(to)) continue;
        move(to, sources_[to]);
        pending_ &= ~(1u << to);
        moved = true;
      }
      if (!moved) save_one(move);
    }
  }

 private:
  bool is_source(uint8_t reg) const {
    for (uint32_t left = pending_; left != 0; left &= left - 1) {
      auto to = std::countr_zero(left);
      if (to != reg && sources_[to] == reg) return true;
    }
    return false;
  }
  // Only cycles are left.
  template <class F>
  void save_one(F&& move) {
    auto saved = static_cast<uint8_t>(std::countr_zero(pending_));
    move(kScratch, saved);
    for (uint8_t& source : sources_) {
      if (source == saved) source = kScratch;
    }
  }

  uint8_t sources_[kScratch] = {};
  uint32_t pending_ = 0;
};

}  // namespace cortado::jit
