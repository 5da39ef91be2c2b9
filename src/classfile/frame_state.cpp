#include "classfile/frame_state.h"

#include <algorithm>

namespace cortado::classfile {

FrameState::Cell FrameState::get(uint32_t slot) const {
  if (is_reference(slot)) return kReference;
  for (const ReturnAddress& address : returns_) {
    if (address.slot == slot) return kFirstReturn + address.bci;
  }
  return kOther;
}

void FrameState::set(uint32_t slot, Cell cell) {
  uint64_t mask = uint64_t{1} << (slot % 64);
  if (cell == kReference) {
    bits_[slot / 64] |= mask;
  } else {
    bits_[slot / 64] &= ~mask;
  }
  if (returns_.empty() && cell < kFirstReturn) return;
  auto at = std::lower_bound(returns_.begin(), returns_.end(), slot,
                             [](const ReturnAddress& address, uint32_t wanted) { return address.slot < wanted; });
  bool present = at != returns_.end() && at->slot == slot;
  if (cell < kFirstReturn) {
    if (present) returns_.erase(at);
  } else if (present) {
    at->bci = cell - kFirstReturn;
  } else {
    returns_.insert(at, {slot, cell - kFirstReturn});
  }
}

bool FrameState::push(Cell cell) {
  if (depth_ == max_stack_) return false;
  set(locals_ + depth_++, cell);
  return true;
}

bool FrameState::pop(uint32_t count) {
  if (count > depth_) return false;
  for (; count > 0; --count) set(locals_ + --depth_, kOther);
  return true;
}

void FrameState::enter_handler() {
  (void)pop(depth_);
  (void)push(kReference);
}

void FrameState::forget_return(uint32_t bci) {
  std::erase_if(returns_, [bci](const ReturnAddress& address) { return address.bci == bci; });
}

bool FrameState::merge(const FrameState& other) {
  bool changed = false;
  for (size_t i = 0; i < bits_.size(); ++i) {
    uint64_t both = bits_[i] & other.bits_[i];
    changed |= both != bits_[i];
    bits_[i] = both;
  }
  size_t before = returns_.size();
  std::erase_if(returns_, [&other](const ReturnAddress& address) {
    return other.get(address.slot) != kFirstReturn + address.bci;
  });
  return changed || returns_.size() != before;
}

}  // namespace cortado::classfile
