#pragma once
// -XX:+StressStackWalk: every thread that runs is interrupted 10,000 times a second, and its stack walked.

namespace cortado {

// Before the first thread attaches; the flags are known.
void install_stack_walk_stress();

}  // namespace cortado
