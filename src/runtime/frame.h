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

#include "base/annotations.h"
#include "base/assert.h"
#include "runtime/java_value.h"
#include "runtime/method.h"

namespace cortado {

class Thread;

// Compiled code writes one word of the header of a body that it has in place: `method_word` with kUnlinkedBit names the place
// of the call (runtime/inlined_places.h). Whoever looks at such a frame writes its header and those of the bodies around it,
// first: the functions here do. The words themselves are for code that knows the frame to be linked, as interpreted ones are.
struct Frame {
  Frame* linked_caller;   // null in the entry frame of a run
  uintptr_t method_word;  // the Method; 0 in an entry frame
  const uint8_t*
      linked_position;  // the instruction being executed, in the rewritten code (interpreted frames write it at
                        // calls, polls and slow paths). Native: null. Entry frames: the EntryRecord
  const void* resume;   // where the return handler tail-jumps to; see src/interp/linkage.h

  static constexpr uintptr_t kUnlinkedBit = 1;

  bool is_linked() const { return (method_word & kUnlinkedBit) == 0; }
  // Safe in signal handlers, and while the frame's thread or another does the same.
  void link() const {
    if (CORTADO_UNLIKELY(!is_linked())) link_inlined();
  }
  bool is_entry() const { return method_word == 0; }
  Method* linked_method() const {
    CORTADO_ASSERT(is_linked());
    return reinterpret_cast<Method*>(method_word);
  }

  Method* method() const {
    link();
    return linked_method();
  }
  Frame* caller() const {
    link();
    return linked_caller;
  }
  const uint8_t* position() const {
    link();
    return linked_position;
  }
  Slot* locals() { return reinterpret_cast<Slot*>(this) - method()->max_locals; }
  Slot* header_end() { return reinterpret_cast<Slot*>(this + 1); }
  // Synchronized methods only.
  Object** lock_cell() { return reinterpret_cast<Object**>(header_end()); }
  Slot* spare() { return header_end() + (method()->is_synchronized() ? 1 : 0); }
  Slot* operands() { return spare() + 1; }
  uint32_t bci_of(const uint8_t* pc) const { return static_cast<uint32_t>(pc - method()->code.get()); }
  uint32_t bci() const { return position() == nullptr ? 0 : bci_of(position()); }

 private:
  void link_inlined() const;
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
