#pragma once
// What the options say is to be done when memory runs out: -XX:+HeapDumpOnOutOfMemoryError, -XX:OnOutOfMemoryError=,
// -XX:+CrashOnOutOfMemoryError, -XX:+ExitOnOutOfMemoryError.

#include <string>
#include <string_view>

#include "runtime/thread.h"

namespace cortado {

// `message` is the OutOfMemoryError's. Only the first call does something.
void react_to_out_of_memory(Thread& thread, std::string_view message) MAY_GC;

// "%p" is the process, "%%" a percent sign: commands and file names of options.
std::string expand_process_id(std::string_view text);
// Runs a command by the shell and waits for it. Usable in a process that is about to die.
void run_shell(const char* command);

}  // namespace cortado
