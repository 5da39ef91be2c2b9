#pragma once
// A memory barrier that one thread runs in all others (membarrier(2)). Where two threads each write a word and then read
// the other's, and one of them does so often and the other seldom, the first only has to keep the order in its code, and
// the second calls issue() between its write and its read. Any state.

#include <atomic>

namespace cortado::os {

class ProcessBarrier {
 public:
  // True: issue() works from now on. Until then the frequent side needs a barrier of its own as well.
  static bool is_ready() { return ready_.load(std::memory_order_acquire); }
  // Makes it ready if the system can: at once if it was told while the process had one thread, which is so when this
  // library was loaded early enough. Later that takes the system milliseconds, and a thread of its own sees to it.
  static void prepare();
  // Every other thread of the process runs a full barrier between call and return; without effect unless it is ready.
  static void issue();
  // Code was changed: no other thread runs what stood there before, once this returns.
  static void synchronize_code();
  // Whether the system can do that. Takes it milliseconds the first time, unless this library was loaded early enough.
  static bool can_synchronize_code();

 private:
  static void* prepare_slowly(void*);

  static constinit inline std::atomic<bool> ready_{false};
};

}  // namespace cortado::os
