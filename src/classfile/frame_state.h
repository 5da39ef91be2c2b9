// The abstract frame of frame_map.h: for every local variable and stack slot whether it holds a reference, a return
// address (and which), or something else.
#pragma once

#include <cstdint>
#include <vector>

namespace cortado::classfile {

class FrameState {
 public:
  // What a slot holds: kOther (a primitive, half of one, nothing, or not the same on all paths), kReference, or
  // kFirstReturn + the bci to return to.
  using Cell = uint32_t;
  static constexpr Cell kOther = 0;
  static constexpr Cell kReference = 1;
  static constexpr Cell kFirstReturn = 2;

  struct ReturnAddress {
    uint32_t slot;
    uint32_t bci;
    bool operator==(const ReturnAddress&) const = default;
  };

  FrameState() = default;
  FrameState(uint32_t locals, uint32_t max_stack) : locals_(locals), max_stack_(max_stack) {
    bits_.assign((locals + max_stack + 63) / 64, 0);
  }

  uint32_t locals() const { return locals_; }
  uint32_t depth() const { return depth_; }
  const std::vector<ReturnAddress>& returns() const { return returns_; }

  bool is_reference(uint32_t slot) const { return (bits_[slot / 64] >> (slot % 64) & 1) != 0; }
  Cell get(uint32_t slot) const;
  void set(uint32_t slot, Cell cell);

  // False: the operand stack overflows or underflows.
  bool push(Cell cell);
  bool pop(uint32_t count);
  Cell top(uint32_t from_top) const { return get(locals_ + depth_ - 1 - from_top); }  // 0: the topmost

  // Drops the stack and pushes one reference: the state in which an exception handler begins.
  void enter_handler();
  // After ret: the address is used up.
  void forget_return(uint32_t bci);
  void forget_all_returns() { returns_.clear(); }

  bool same_returns(const FrameState& other) const { return returns_ == other.returns_; }
  // Keeps what both agree on. The depths must be equal. Says whether this changed.
  bool merge(const FrameState& other);

 private:
  std::vector<uint64_t> bits_;
  std::vector<ReturnAddress> returns_;  // sorted by slot; nearly always empty
  uint32_t locals_ = 0;
  uint32_t max_stack_ = 0;
  uint32_t depth_ = 0;
};

}  // namespace cortado::classfile
