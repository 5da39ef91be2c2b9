#pragma once
// Frames of the Java stack (docs/linkage-x86_64.md). The stack grows up:
//
//   locals (arguments first: the caller's outgoing operand slots) | Frame header | [lock] | spare | operand stack
//
// The frame register points at the header; local i is at header - (max_locals - i) * 8. `lock` is there in synchronized
// methods only: the locked object (null while it is not held), a root. `spare` is one slot without meaning: an interpreted
// frame keeps the topmost operand in a register, and what is pushed on the empty stack goes there. Slots are 8 bytes; long
// and double take two, the value in the lower-addressed one. Each run of Java (upcall from C++) starts with an entry
// frame, which marks the run's end for walkers.

#include "runtime/java_value.h"
#include "runtime/method.h"

namespace cortado {

class Thread;

struct Frame {
  Frame* caller;          // null in the entry frame of a run
  uintptr_t method_word;  // the Method, bit 0 set in compiled frames; 0 in an entry frame
  const uint8_t*
      position;        // interpreted: pc in the rewritten code of the instruction being executed (written at calls,
                       // polls and slow paths). Compiled: the bci. Native: null. Entry frames: the EntryRecord
  const void* resume;  // where the return handler tail-jumps to; see src/interp/linkage.h

  static constexpr uintptr_t kCompiledBit = 1;

  bool is_entry() const { return method_word == 0; }
  bool is_compiled() const { return (method_word & kCompiledBit) != 0; }
  Method* method() const { return reinterpret_cast<Method*>(method_word & ~kCompiledBit); }
  Slot* locals() { return reinterpret_cast<Slot*>(this) - method()->max_locals; }
  Slot* header_end() { return reinterpret_cast<Slot*>(this + 1); }
  // Synchronized methods only.
  Object** lock_cell() { return reinterpret_cast<Object**>(header_end()); }
  Slot* spare() { return header_end() + (method()->is_synchronized() ? 1 : 0); }
  Slot* operands() { return spare() + 1; }
  uint32_t bci_of(const uint8_t* pc) const { return static_cast<uint32_t>(pc - method()->code.get()); }
  uint32_t bci() const {
    if (is_compiled()) return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(position));
    return position == nullptr ? 0 : static_cast<uint32_t>(position - method()->code.get());
  }
};
static_assert(sizeof(Frame) == 32);

// A run of Java on a thread: what an upcall pushes. Lives on the native stack of the C++ caller, linked from the
// thread; `Frame::position` of the run's entry frame points here.
struct EntryRecord {
  EntryRecord* previous;    // the run below on this thread
  Frame* last_frame_below;  // top Java frame of the run below when this one started, or null
  Slot* last_sp_below;      // Thread::top_sp at that moment
  void* native_stack_pointer;
};

}  // namespace cortado
