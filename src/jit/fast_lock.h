#pragma once
// The fast lock of runtime/monitor_fast.cpp in compiled code. What it does not cover (recursion, contention, inflated
// monitors) goes to `slow`, nothing done.

#include "jit/assembler.h"

namespace cortado::jit {

// An unlocked object becomes fast-locked and goes on top of the thread's lock stack. Changes rax, `other` and kScratch.
void emit_fast_lock(Assembler& a, const Gp& object, const Gp& other, const Label& slow);
// The object on top of the lock stack, and nowhere else in it, becomes unlocked. Changes the same.
void emit_fast_unlock(Assembler& a, const Gp& object, const Gp& other, const Label& slow);

}  // namespace cortado::jit
