#pragma once
// Thread.stop, also for agents.

#include "runtime/thread.h"

namespace cortado {

// The target throws `exception` at its next poll; waiting ends early.
void stop_thread(Thread& thread, Handle<Object> target, Handle<Object> exception) MAY_GC;

}  // namespace cortado
