#pragma once
// When methods are compiled: the thresholds and what happens at them. Method::counter counts calls and backward jumps down.

#include "runtime/method.h"
#include "runtime/thread.h"

namespace cortado::jit {

// The interpreter asks after so many calls and backward jumps of a method. Most of its bytecodes are resolved at the first
// time. Chosen by measuring: docs/decisions/002-compile-threshold.md.
inline constexpr uint32_t kCompileInterval = 128;
inline constexpr uint32_t kFirstInterval = 2;  // with -Xcomp
inline constexpr uint32_t kLargestInterval = 1u << 20;
// Compiled code is thrown away, to be made again, after so many exits at bytecodes that were not resolved when it was made
// and are by now.
inline constexpr uint32_t kStaleExits = 50;

// Fills the interpreter's hook, if options and processor allow compiled code.
void initialize();

// Code with inlined bodies was left because classes were redefined or linked since it was made, and other bodies are to be
// run now: it is made again when it is hot.
void note_old_version(Method* method);
// The method's compiled code, in the thread's top frame, its own or that of an inlined body, leaves at a bytecode that was
// not resolved when it was made.
void note_unresolved_exit(const Thread& thread, Method* method);

}  // namespace cortado::jit
