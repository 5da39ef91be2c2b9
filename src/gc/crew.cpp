#include "gc/crew.h"

#include <pthread.h>
#include <signal.h>

#include <cstdio>

#include "os/mutex.h"
#include "os/thread.h"

namespace cortado {

namespace {

constexpr size_t kStackSize = size_t{256} << 10;

struct State {
  Mutex mutex{LockRank::kLeaf, "collector threads"};
  Condition wanted, left;
  Crew::Job* job = nullptr;
  uint64_t number = 0;  // of jobs so far
  uint32_t places = 0;  // helpers that may still enter the job
  uint32_t inside = 0;
  uint32_t started = 0;  // threads
};
State& state() {
  static State& crew = *new State;  // never destroyed: the threads outlive main
  return crew;
}

void* run_helper(void* argument) {
  auto helper = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(argument));
  char name[16];
  std::snprintf(name, sizeof name, "GC Thread#%u", helper + 1);
  os::set_current_thread_name(name);
  sigset_t all;
  sigfillset(&all);
  for (int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP}) sigdelset(&all, fault);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  State& crew = state();
  uint64_t seen = 0;
  crew.mutex.lock();
  for (;;) {
    while (crew.job == nullptr || crew.number == seen || crew.places == 0) crew.wanted.wait(crew.mutex);
    seen = crew.number;
    crew.places--;
    crew.inside++;
    Crew::Job* job = crew.job;
    crew.mutex.unlock();
    job->help(helper);
    crew.mutex.lock();
    if (--crew.inside == 0) crew.left.notify_all();
  }
  return nullptr;
}

}  // namespace

void Crew::begin(Job& job, uint32_t helpers) {
  State& crew = state();
  MutexLock lock(crew.mutex);
  crew.job = &job;
  crew.number++;
  crew.places = helpers;
  for (; crew.started < helpers; crew.started++) {
    pthread_t id;
    auto* argument = reinterpret_cast<void*>(uintptr_t{crew.started});
    if (os::start_thread(kStackSize, run_helper, argument, &id) != 0) break;
  }
  crew.wanted.notify_all();
}

void Crew::end() {
  State& crew = state();
  MutexLock lock(crew.mutex);
  crew.job = nullptr;
  while (crew.inside > 0) crew.left.wait(crew.mutex);
}

}  // namespace cortado
