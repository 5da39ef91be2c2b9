#pragma once
// Handlers at which methods are entered, for the files that choose between them (entries.cpp, frameless_entries.cpp).
// From interpreted callers: frame = the caller's, pc = its call, sp = the home of the last argument, locals = the arguments,
// aux = the Method. From compiled ones pc, sp and dispatch mean nothing.

#include "interp/linkage.h"

namespace cortado::interp {

// Any method with bytecode that is neither synchronized nor has a large operand stack.
template <ResumeKind K>
HANDLER(op_enter);
// Its counter ran out: the tier policy is asked, then it is entered by whatever entry it has.
template <ResumeKind K>
HANDLER(slow_enter_hot);

// The entry, for interpreted callers, of a method that is executed without a frame; null for others. Looks at the rewritten
// code; what the entry needs is written behind it.
Handler frameless_entry(const Method* method);

// Rewritten code of at most so many bytes may be such a method's: it has a word of its own at that place.
inline constexpr uint32_t kLongestFrameless = 8;

}  // namespace cortado::interp
