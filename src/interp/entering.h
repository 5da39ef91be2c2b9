#pragma once
// Handlers at which methods are entered, for the files that choose between them (entries.cpp, small_entries.cpp,
// frameless_entries.cpp), and how a frame is linked.
// From interpreted callers: frame = the caller's, pc = its call, sp = the home of the last argument, locals = the arguments,
// aux = the Method. From compiled ones pc, sp and dispatch mean nothing.

#include "interp/linkage.h"

namespace cortado::interp {

template <ResumeKind K>
CORTADO_ALWAYS_INLINE const void* resume_for() {
  if constexpr (K == ResumeKind::kInterpretedVoid) return reinterpret_cast<const void*>(continue_interpreted_void);
  if constexpr (K == ResumeKind::kInterpretedOne) return reinterpret_cast<const void*>(continue_interpreted_one);
  if constexpr (K == ResumeKind::kInterpretedTwo) return reinterpret_cast<const void*>(continue_interpreted_two);
  return reinterpret_cast<const void*>(cortado_return_to_compiled);
}

// Where the frame of `method` goes whose arguments are at `locals`.
CORTADO_ALWAYS_INLINE Frame* new_frame(Slot* locals, const Method* method) {
  return reinterpret_cast<Frame*>(locals + method->max_locals);
}
// The stack check is the poll: both fail against the thread's poll word. What lies behind the locals has its place in the
// reserve above the limit, so only methods with larger operand stacks ask exactly.
inline constexpr uint32_t kUncheckedOperands = 128;
CORTADO_ALWAYS_INLINE bool has_room(const Thread* thread, Frame* frame) { return !poll_requested(thread, frame); }
// The fields, then the link by the frame register: by an instruction of its own, which the compiler neither moves nor makes
// part of another.
#define LINK_FRAME(new_header, method, kind, first_position)                 \
  do {                                                                       \
    Frame* header_ = (new_header);                                           \
    header_->linked_caller = frame;                                          \
    header_->method_word = reinterpret_cast<uintptr_t>(method);              \
    header_->linked_position = (first_position);                             \
    header_->resume = resume_for<kind>();                                    \
    __asm__ volatile("mov %1, %0" : "=&r"(frame) : "r"(header_) : "memory"); \
  } while (0)

// The ordinary entry for whoever was asked to stop, or found no room: looks at both exactly.
template <ResumeKind K>
LINKING_HANDLER(slow_enter);
// Any method with bytecode that is neither synchronized nor has a large operand stack.
template <ResumeKind K>
HANDLER(op_enter);
// Its counter ran out: the tier policy is asked, then it is entered by whatever entry it has.
template <ResumeKind K>
HANDLER(slow_enter_hot);

// The entry, for interpreted callers, of any method that op_enter serves, by what it has (small_entries.cpp).
Handler entry_with_frame(const Method* method);
// The entry, for interpreted callers, of a method that is executed without a frame; null for others. Looks at the rewritten
// code; what the entry needs is written behind it.
Handler frameless_entry(const Method* method);

// Rewritten code of at most so many bytes may be such a method's: it has a word of its own at that place.
inline constexpr uint32_t kLongestFrameless = 8;

}  // namespace cortado::interp
