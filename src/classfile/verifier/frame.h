// Type states: the current frame while a method is verified, and the frames that its StackMapTable declares.
#pragma once

#include <cstdint>
#include <vector>

#include "classfile/verifier/verification_type.h"

namespace cortado::classfile {

// A frame to be read. flag: an uninitialized `this` is around (JVMS 4.10.1.4, flagThisUninit).
struct FrameView {
  uint32_t bci = 0;
  bool this_uninitialized = false;
  const VerificationType* locals = nullptr;
  uint32_t local_count = 0;
  const VerificationType* stack = nullptr;
  uint32_t stack_depth = 0;
};

// The current frame. Popped entries stay in the array until others take their place: messages show the frame as it was
// when the instruction began, up to `mark`.
class CurrentFrame {
 public:
  void reset(uint32_t max_locals, uint32_t max_stack) {
    locals.assign(max_locals, kTop);
    stack.assign(max_stack, kTop);
    local_count = stack_depth = mark = bci = 0;
    this_uninitialized = false;
  }
  FrameView view() const { return {bci, this_uninitialized, locals.data(), local_count, stack.data(), stack_depth}; }
  FrameView view_at_mark() const { return {bci, this_uninitialized, locals.data(), local_count, stack.data(), mark}; }

  void assign(const FrameView& other);
  // After invokespecial <init>: the object is initialized wherever it is.
  void initialize(VerificationType from, VerificationType to);
  // Stores make halves of longs and doubles unusable whose other half they overwrite. The index is in range.
  void set_local(uint32_t index, VerificationType type);
  void set_local2(uint32_t index, VerificationType low);

  std::vector<VerificationType> locals;  // all max_locals; beyond local_count they are kTop
  std::vector<VerificationType> stack;   // all max_stack
  uint32_t local_count = 0;
  uint32_t stack_depth = 0;
  uint32_t mark = 0;
  uint32_t bci = 0;
  bool this_uninitialized = false;
};

}  // namespace cortado::classfile
