#pragma once
// Entries of methods (entries.cpp) and what they call.

#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado::interp {

// Sets both entries by the method's kind.
void set_method_entries(Method* method);
// The entry, for interpreted callers, of a method with bytecode that is neither synchronized nor has a large operand stack.
uint64_t bytecode_entry(const Method* method);
// An instruction of the method was resolved: it may need no frame now, or have an entry that executes its first ones.
// `before` was its bytecode_entry; if it has another one, compiled code's perhaps, that stays.
void reconsider_entry(Method* method, uint64_t before);

// Whether a frame of `method` with its header there stays below the Java stack's limit.
bool frame_fits(const Thread& thread, Frame* header, const Method* method);
// StackOverflowError at the caller's call, whose arguments (at `arguments`) are given up.
void throw_overflow_in(Thread& thread, Frame* caller, Slot* arguments) MAY_GC;
// Runs what was requested of this thread; top_frame is written. False: an exception is pending.
bool run_poll(Thread& thread) MAY_GC;

}  // namespace cortado::interp
