#pragma once
// The attach mechanism (docs/agents.md): a socket that tools of the same user send commands to.

#include "runtime/thread.h"

namespace cortado::jvmti {

// SIGQUIT came: if a client asks to attach, starts the listener (once) and says true.
bool signal_is_attach_request(Thread& thread) MAY_GC;
// Removes the socket's file. Any thread.
void end_attach();

}  // namespace cortado::jvmti
