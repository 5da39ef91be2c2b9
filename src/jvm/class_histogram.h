#pragma once
// Objects and bytes per class, the largest first, as `jmap -histo` shows them.

#include <string>

#include "runtime/thread.h"

namespace cortado {

// `collect_first`: only what is live.
std::string class_histogram(Thread& thread, bool collect_first) MAY_GC;

}  // namespace cortado
