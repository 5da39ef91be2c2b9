#pragma once
// Timers that send a signal to the thread that made them.

#include <ctime>

#include <cstdint>

namespace cortado::os {

class InterruptTimer {
 public:
  // kProcessor: of the time that the thread runs, in steps of the system's tick. kElapsed: exact to microseconds.
  enum class Clock : uint8_t { kProcessor, kElapsed };

  // For the calling thread; `mark` tells its signals (is_signal_of). False: the system has no more timers.
  bool create(Clock clock, int signal, int mark);
  // From now on each `interval_ns`; 0: not any more. Async-signal-safe.
  void start(int64_t interval_ns);
  void drop();
  bool exists() const { return exists_; }
  // Of a handler's second argument: the mark of the timer, or -1.
  static int mark_of(const void* signal_info);

 private:
  timer_t timer_ = {};
  bool exists_ = false;
};

}  // namespace cortado::os
