#pragma once
// Signals: crash reports, thread dumps, and the signals that Java handles (contract sections 3.8 and 12).

#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

// SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT (not under -Xrs); earlier handlers are chained. Before the first thread.
void install_signal_handlers();
// Starts the "Signal Dispatcher" thread: SIGQUIT dumps threads, others go to jdk.internal.misc.Signal.dispatch.
JavaResult<void> start_signal_dispatcher(Thread& thread) MAY_GC;

// JVM_RegisterSignal: handler 0 default, 1 ignore, 2 the dispatcher; answers the old one in the same code, -1 refused.
void* register_signal(int signal, void* handler);
bool raise_signal(int signal);      // false when refused
int find_signal(const char* name);  // without "SIG"; -1 unknown

}  // namespace cortado
