#pragma once
// The thread dump that SIGQUIT asks for (contract section 3.8).

#include <cstdio>
#include <string>

#include "runtime/thread.h"

namespace cortado {

// All threads with their stacks and locks, deadlocks, JNI references, heap. Stops the world while it looks.
void dump_threads_to(Thread& thread, FILE* file) MAY_GC;
// `synchronizers`: also the java.util.concurrent locks that each thread owns.
std::string describe_threads(Thread& thread, bool synchronizers = false) MAY_GC;
// Sizes of the heap, a line with a blank before it.
std::string describe_heap();

// "\tat pkg.Class.method(module@version/File.java:12)" without the tab.
std::string describe_frame(const Method* method, uint32_t bci);

}  // namespace cortado
