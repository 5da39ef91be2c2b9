#pragma once
// What compiled code leaves in its thread when it calls C++ that reaches no safepoint: Thread::top_frame is its method's own
// frame and this mark, Thread::top_sp the native stack pointer, below which is the return address. It is for those who
// interrupt such C++; everybody else comes where top_frame was written since.

#include "runtime/frame.h"

namespace cortado {

inline constexpr int32_t kInLeafCall = 1;

inline bool is_in_leaf_call(const Frame* top_frame) {
  return (reinterpret_cast<uintptr_t>(top_frame) & kInLeafCall) != 0;
}
inline Frame* without_leaf_mark(Frame* top_frame) {
  return reinterpret_cast<Frame*>(reinterpret_cast<uintptr_t>(top_frame) & ~uintptr_t{kInLeafCall});
}

}  // namespace cortado
