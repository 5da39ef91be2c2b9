#pragma once
// Which thread waits for what, and who has it. The world is stopped.

#include <vector>

#include "runtime/monitor_table.h"

namespace cortado {

struct BlockedThread {
  Thread* thread = nullptr;
  Thread* holder = nullptr;    // has what the thread waits for
  Object* object = nullptr;    // the object whose monitor it is, or an AbstractOwnableSynchronizer
  Monitor* monitor = nullptr;  // null: `object` is a synchronizer
};

// Null if nobody holds it.
Thread* holder_of(Monitor& monitor, const std::vector<Thread*>& threads);
// Fills `blocked` if the thread waits to enter a monitor, or (not if `monitors_only`) is parked for an ownable
// synchronizer, that another of `threads` holds.
bool find_holder(Thread& thread, const std::vector<Thread*>& threads, bool monitors_only, BlockedThread& blocked);
// The cycle of threads that wait for each other which `start` is part of, beginning with it; empty if there is none.
std::vector<BlockedThread> find_deadlock(Thread& start, const std::vector<Thread*>& threads, bool monitors_only);

}  // namespace cortado
