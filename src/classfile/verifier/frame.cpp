#include "classfile/verifier/frame.h"

#include <algorithm>

namespace cortado::classfile {

void CurrentFrame::assign(const FrameView& other) {
  std::copy(other.locals, other.locals + other.local_count, locals.begin());
  if (local_count > other.local_count || stack_depth > other.stack_depth) {
    if (local_count > other.local_count) {
      std::fill(locals.begin() + other.local_count, locals.begin() + local_count, kTop);
    }
    std::fill(stack.begin() + other.stack_depth, stack.end(), kTop);
  }
  local_count = other.local_count;
  std::copy(other.stack, other.stack + other.stack_depth, stack.begin());
  stack_depth = mark = other.stack_depth;
  this_uninitialized = other.this_uninitialized;
}

void CurrentFrame::initialize(VerificationType from, VerificationType to) {
  std::replace(locals.begin(), locals.begin() + local_count, from, to);
  std::replace(stack.begin(), stack.begin() + stack_depth, from, to);
  if (from == kUninitializedThis) this_uninitialized = false;
}

void CurrentFrame::set_local(uint32_t index, VerificationType type) {
  if (locals[index].is_category2()) locals[index + 1] = kTop;
  if (locals[index].is_category2_half()) locals[index - 1] = kTop;
  locals[index] = type;
  local_count = std::max(local_count, index + 1);
}

void CurrentFrame::set_local2(uint32_t index, VerificationType low) {
  if (locals[index + 1].is_category2()) locals[index + 2] = kTop;
  if (locals[index].is_category2_half()) locals[index - 1] = kTop;
  locals[index] = low;
  locals[index + 1] = low.upper_half();
  local_count = std::max(local_count, index + 2);
}

}  // namespace cortado::classfile
