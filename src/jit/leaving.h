#pragma once
// What exits come to (exits.h).

#include <cstdint>

#include "runtime/frame.h"

namespace cortado::jit {

// Compiled code jumps here: r12 thread, r15 the method's own frame, all other registers as they were at the exit, on the native
// stack the exit's return address and the padding. Thread::top_frame says that this is a leaf call, of the exit.
extern "C" void cortado_leave_at_exit();

// CodeWatching::leave_code.
bool leave_behind_call(Frame* innermost, uintptr_t return_address);

}  // namespace cortado::jit
