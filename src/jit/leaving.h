#pragma once
// What exits come to (exits.h).

namespace cortado::jit {

// Compiled code jumps here: r12 thread, r15 the method's own frame, all other registers as they were at the exit, on the native
// stack the exit's return address and the padding. Thread::top_frame says that this is a leaf call, of the exit.
extern "C" void cortado_leave_at_exit();

}  // namespace cortado::jit
