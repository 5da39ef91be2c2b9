#pragma once
// Which environment wants which events of which thread, and what that means for the threads (runtime/code_watching.h).

#include "jvm/jvmti/environment.h"

namespace cortado::jvmti {

// What agents want of one thread. Made when it is needed, freed at the thread's end.
struct ThreadWishes {
  struct Enabled {
    Environment* environment;
    uint64_t events;
  };
  struct FramePop {
    Environment* environment;
    Frame* frame;
  };
  std::vector<Enabled> enabled;
  std::vector<FramePop> frame_pops;
};
// Guards the wishes of all threads. The innermost lock.
std::mutex& wishes_lock();
// Under the lock. Null: none so far, or no memory for them.
ThreadWishes* wishes_of(const Thread& thread);
ThreadWishes& make_wishes(Thread& thread);
// At the thread's end.
void forget_wishes(Thread& thread);

// Is the event to be posted to the environment now, in this thread?
bool is_wanted(const Environment& environment, jvmtiEvent event, const Thread& thread);

// Of a thread that is the current one, or stopped.
void update_watch(Thread& thread);
// Of all, after something has changed that concerns them.
void update_watches(Thread& current) MAY_GC;
// The table of wanted events anew.
void update_agent_events();
// VMStart is about to be posted.
void begin_start_phase();
bool start_phase_has_begun();
// VMInit is about to be posted: the live phase has begun. VMDeath was posted: there are no more events.
void begin_live_events(Thread& current) MAY_GC;
void end_events();
bool events_have_ended();

}  // namespace cortado::jvmti
