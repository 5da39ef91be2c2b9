#include "os/interrupt_timer.h"

#include <csignal>

#include "os/thread.h"

namespace cortado::os {

bool InterruptTimer::create(Clock clock, int signal, int mark) {
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = signal;
  event.sigev_value.sival_int = mark;
  event._sigev_un._tid = current_thread_id();
  clockid_t id = clock == Clock::kProcessor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
  exists_ = timer_create(id, &event, &timer_) == 0;
  return exists_;
}

void InterruptTimer::start(int64_t interval_ns) {
  constexpr int64_t kSecond = 1'000'000'000;
  timespec interval{static_cast<time_t>(interval_ns / kSecond), static_cast<long>(interval_ns % kSecond)};
  itimerspec setting{interval, interval};
  if (exists_) (void)timer_settime(timer_, 0, &setting, nullptr);
}

void InterruptTimer::drop() {
  if (exists_) (void)timer_delete(timer_);
  exists_ = false;
}

int InterruptTimer::mark_of(const void* signal_info) {
  const auto& info = *static_cast<const siginfo_t*>(signal_info);
  return info.si_code == SI_TIMER ? info.si_value.sival_int : -1;
}

}  // namespace cortado::os
