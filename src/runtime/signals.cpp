// The signals that Java handles, and the thread that hands them over.

#include "runtime/signals.h"

#include <atomic>
#include <csignal>
#include <cstdio>

#include "base/log.h"
#include "os/signals.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/crash_report.h"
#include "runtime/exceptions.h"
#include "runtime/thread_dump.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

constexpr int kSignals = 65;
constexpr int kDumpSignal = SIGQUIT;
constexpr int kDispatcherPriority = 9;

std::atomic<uint32_t> pending[kSignals];
os::SignalSemaphore arrived;

// Runs in a signal handler.
void note_signal(int signal) {
  pending[signal].fetch_add(1, std::memory_order_relaxed);
  arrived.signal();
}

int take_pending_signal() {
  for (int signal = 1; signal < kSignals; signal++) {
    uint32_t count = pending[signal].load(std::memory_order_relaxed);
    while (count > 0) {
      if (pending[signal].compare_exchange_weak(count, count - 1)) return signal;
    }
  }
  return 0;
}

void dispatch(Thread& thread, int signal) MAY_GC {
  if (signal == kDumpSignal) {
    if (agent_hooks.signal_is_attach_request != nullptr && agent_hooks.signal_is_attach_request(thread)) return;
    dump_threads_to(thread, stdout);
    if (agents_want(JVMTI_EVENT_DATA_DUMP_REQUEST)) agent_hooks.data_dump_request(thread);
    return;
  }
  if (call_java(thread, wk.methods.Signal_dispatch, {Argument(static_cast<int32_t>(signal))}).failed()) {
    print_and_clear_exception(thread, true);
  }
}

// The threads of a process that a Java program started may all have these blocked: HotSpot's threads have, and the mask
// is inherited. This one takes them. The ones that end the VM only in the command, as a host may wait for them itself.
void accept_signals() {
  os::set_signal_blocked(kDumpSignal, false);
  if (!arguments.is_command) return;
  for (int signal : {SIGHUP, SIGINT, SIGTERM}) os::set_signal_blocked(signal, false);
}

void run_dispatcher(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  accept_signals();
  for (;;) {
    {
      BlockedScope blocked(thread);
      arrived.wait();
    }
    while (int signal = take_pending_signal()) dispatch(thread, signal);
  }
}

bool ends_the_vm(int signal) { return signal == SIGHUP || signal == SIGINT || signal == SIGTERM; }
bool is_ignored(int signal) {
  struct sigaction action;
  return os::current_signal_action(signal, &action) && (action.sa_flags & SA_SIGINFO) == 0 &&
         action.sa_handler == SIG_IGN;
}

}  // namespace

void install_signal_handlers() {
  install_crash_handlers();
  if (arguments.check_jni && os::libjsig_is_loaded()) {
    LOG(kJniResolve, kDebug, "Info: libjsig is activated, all active signal checking is disabled");
  }
}

JavaResult<void> start_signal_dispatcher(Thread& thread) {
  os::set_signal_disposition(kDumpSignal, note_signal, nullptr);
  TRY(Threads::start_vm_thread(thread, "Signal Dispatcher", kDispatcherPriority, run_dispatcher));
  return {};
}

void* register_signal(int signal, void* handler) {
  void* const kRefused = reinterpret_cast<void*>(intptr_t{-1});
  void* const kIgnored = reinterpret_cast<void*>(uintptr_t{1});
  void* const kDispatcher = reinterpret_cast<void*>(uintptr_t{2});
  switch (signal) {
    case SIGFPE:
    case SIGILL:
    case SIGSEGV:
    case kDumpSignal: return kRefused;
    default: break;
  }
  if (signal <= 0 || signal >= kSignals) return kRefused;
  if (ends_the_vm(signal)) {
    if (arguments.reduce_signals) return kRefused;
    if (is_ignored(signal)) return kIgnored;
  }
  auto function = handler == kDispatcher ? note_signal : reinterpret_cast<void (*)(int)>(handler);
  struct sigaction previous;
  if (!os::set_signal_disposition(signal, function, &previous)) return kRefused;
  if ((previous.sa_flags & SA_SIGINFO) == 0 && previous.sa_handler == note_signal) return kDispatcher;
  return reinterpret_cast<void*>(previous.sa_handler);
}

bool raise_signal(int signal) {
  if (arguments.reduce_signals && (ends_the_vm(signal) || signal == kDumpSignal)) return false;
  if (!arguments.reduce_signals && ends_the_vm(signal) && is_ignored(signal)) return false;
  return os::raise_signal(signal);
}

int find_signal(const char* name) { return os::signal_number(name); }

}  // namespace cortado
