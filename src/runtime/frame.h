#pragma once
// Frames of the Java stack (docs/linkage-x86_64.md). The stack grows up:
//
//   locals (arguments first: the caller's outgoing operand slots) | Frame header | operand stack
//
// The frame register points at the header; local i is at header - (max_locals - i) * 8. Operand slot j is at header +
// sizeof(Frame) + j * 8. Long and double take two slots, the value in the lower-addressed one. Each run of Java (upcall
// from C++) starts with an entry frame, which marks the run's end for walkers.

#include "runtime/java_value.h"
#include "runtime/method.h"

namespace cortado {

class Thread;

struct Frame {
  Frame* caller;        // null in the entry frame of a run
  Method* method;       // null in an entry frame; bit 0 set: a compiled frame's code id
  const uint8_t* position;  // interpreted frames: pc in the rewritten code of the instruction being executed (written at
                            // calls, polls and slow paths). Entry frames: the EntryRecord
  const void* resume;   // where the return handler tail-jumps to; see src/interp/linkage.h

  Slot* operands() { return reinterpret_cast<Slot*>(this + 1); }
  Slot* locals() { return reinterpret_cast<Slot*>(this) - method->max_locals; }
  bool is_entry() const { return method == nullptr; }
  uint32_t bci() const { return static_cast<uint32_t>(position - method->code.get()); }
};
static_assert(sizeof(Frame) == 32);

// A run of Java on a thread: what an upcall pushes. Lives on the native stack of the C++ caller, linked from the
// thread; `Frame::position` of the run's entry frame points here.
struct EntryRecord {
  EntryRecord* previous;     // the run below on this thread
  Frame* last_frame_below;   // top Java frame of the run below when this one started, or null
  void* native_stack_pointer;
};

}  // namespace cortado
