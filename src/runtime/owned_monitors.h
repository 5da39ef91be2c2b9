#pragma once
// Which monitors a thread holds, and where on its stack they seem to have been entered. The thread is stopped.

#include <cstdint>
#include <vector>

#include "runtime/thread.h"

namespace cortado {

struct OwnedMonitor {
  Object* object;
  int32_t frame;          // number of the frame that locks it, innermost 0; -1: none does (JNI)
  int32_t visible_frame;  // the same without hidden frames
};
// Also the monitor that the thread has given up to wait on it.
std::vector<OwnedMonitor> find_owned_monitors(Thread& thread);
// Without that one; those of inner frames first, those of JNI last.
std::vector<OwnedMonitor> find_held_monitors(Thread& thread);

}  // namespace cortado
