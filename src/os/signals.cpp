#include "os/signals.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>

#include "os/memory.h"
#include "os/thread.h"

namespace cortado::os {

bool install_signal_handler(int signal, SignalHandler handler, bool restart, struct sigaction* previous) {
  struct sigaction action{};
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | (restart ? SA_RESTART : 0);
  sigfillset(&action.sa_mask);
  // A fault inside a handler must still be reported.
  for (int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigdelset(&action.sa_mask, fault);
  return sigaction(signal, &action, previous) == 0;
}
bool restore_signal_handler(int signal, const struct sigaction& previous) {
  return sigaction(signal, &previous, nullptr) == 0;
}
bool set_signal_disposition(int signal, void (*handler)(int), struct sigaction* previous) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  return sigaction(signal, &action, previous) == 0;
}
bool current_signal_action(int signal, struct sigaction* action) { return sigaction(signal, nullptr, action) == 0; }

bool set_signal_blocked(int signal, bool blocked) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  return pthread_sigmask(blocked ? SIG_BLOCK : SIG_UNBLOCK, &set, nullptr) == 0;
}

namespace {

// What libjsig exports when it is preloaded or linked: it tells the VM's handlers, set between begin and end, from the
// host's, keeps the host's, and hands them out.
struct SignalChain {
  void (*begin)() = nullptr;
  void (*end)() = nullptr;
  struct sigaction* (*action)(int) = nullptr;
};
template <class F>
void find_function(F& function, const char* name) {
  function = reinterpret_cast<F>(::dlsym(RTLD_DEFAULT, name));
}
SignalChain signal_chain;

// Runs the handler with the mask that the system would have given it.
void call_with_mask(int signal, siginfo_t* info, void* context, const struct sigaction& action) {
  sigset_t mask = action.sa_mask, before;
  if ((action.sa_flags & SA_NODEFER) == 0) sigaddset(&mask, signal);
  pthread_sigmask(SIG_SETMASK, &mask, &before);
  if ((action.sa_flags & SA_SIGINFO) != 0) {
    action.sa_sigaction(signal, info, context);
  } else {
    action.sa_handler(signal);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace

void begin_signal_setting() {
  find_function(signal_chain.begin, "JVM_begin_signal_setting");
  find_function(signal_chain.end, "JVM_end_signal_setting");
  find_function(signal_chain.action, "JVM_get_signal_action");
  if (signal_chain.begin != nullptr) signal_chain.begin();
}
void end_signal_setting() {
  if (signal_chain.end != nullptr) signal_chain.end();
}
bool libjsig_is_loaded() { return signal_chain.begin != nullptr; }
const struct sigaction& host_signal_action(int signal, const struct sigaction& replaced) {
  const struct sigaction* later = signal_chain.action != nullptr ? signal_chain.action(signal) : nullptr;
  return later != nullptr ? *later : replaced;
}

void call_previous_action(int signal, siginfo_t* info, void* context, const struct sigaction& action) {
  bool is_function = (action.sa_flags & SA_SIGINFO) != 0 ? action.sa_sigaction != nullptr
                                                         : action.sa_handler != SIG_IGN && action.sa_handler != SIG_DFL;
  if (is_function) return call_with_mask(signal, info, context, action);
  if ((action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler == SIG_IGN) return;
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  sigaction(signal, &standard, nullptr);
  set_signal_blocked(signal, false);
  ::raise(signal);
}
bool raise_signal(int signal) { return kill(getpid(), signal) == 0; }

namespace {
struct SignalName {
  int number;
  const char* name;
};
constexpr SignalName kSignalNames[] = {
    {SIGHUP, "HUP"},   {SIGINT, "INT"},       {SIGQUIT, "QUIT"}, {SIGILL, "ILL"},       {SIGTRAP, "TRAP"},
    {SIGABRT, "ABRT"}, {SIGABRT, "IOT"},      {SIGBUS, "BUS"},   {SIGFPE, "FPE"},       {SIGKILL, "KILL"},
    {SIGUSR1, "USR1"}, {SIGSEGV, "SEGV"},     {SIGUSR2, "USR2"}, {SIGPIPE, "PIPE"},     {SIGALRM, "ALRM"},
    {SIGTERM, "TERM"}, {SIGCHLD, "CHLD"},     {SIGCHLD, "CLD"},  {SIGCONT, "CONT"},     {SIGSTOP, "STOP"},
    {SIGTSTP, "TSTP"}, {SIGTTIN, "TTIN"},     {SIGTTOU, "TTOU"}, {SIGURG, "URG"},       {SIGXCPU, "XCPU"},
    {SIGXFSZ, "XFSZ"}, {SIGVTALRM, "VTALRM"}, {SIGPROF, "PROF"}, {SIGWINCH, "WINCH"},   {SIGIO, "IO"},
    {SIGIO, "POLL"},   {SIGPWR, "PWR"},       {SIGSYS, "SYS"},   {SIGSTKFLT, "STKFLT"},
};
}  // namespace

int signal_number(const char* name) {
  if (std::strncmp(name, "SIG", 3) == 0) name += 3;
  for (const SignalName& entry : kSignalNames) {
    if (std::strcmp(entry.name, name) == 0) return entry.number;
  }
  return -1;
}
const char* signal_name(int signal) {
  for (const SignalName& entry : kSignalNames) {
    if (entry.number == signal) return entry.name;
  }
  return "";
}

namespace {
constexpr size_t kAlternateStackSize = 64 * 1024;
}
void* make_alternate_signal_stack() {
  stack_t current;
  if (sigaltstack(nullptr, &current) == 0 && (current.ss_flags & SS_DISABLE) == 0) return nullptr;
  void* memory = reserve(kAlternateStackSize);
  if (memory == nullptr) return nullptr;
  if (!commit(memory, kAlternateStackSize)) {
    release(memory, kAlternateStackSize);
    return nullptr;
  }
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = kAlternateStackSize;
  if (sigaltstack(&stack, nullptr) == 0) return memory;
  release(memory, kAlternateStackSize);
  return nullptr;
}
void drop_alternate_signal_stack(void* stack) {
  if (stack == nullptr) return;
  stack_t none{};
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, nullptr);
  release(stack, kAlternateStackSize);
}

MachineContext machine_context(const void* context) {
  const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  return {static_cast<uintptr_t>(registers[REG_RIP]), static_cast<uintptr_t>(registers[REG_RSP]),
          static_cast<uintptr_t>(registers[REG_RBP])};
}
void print_registers(const void* context, char* to, size_t size) {
  struct Register {
    const char* name;
    int index;
  };
  static constexpr Register kRegisters[] = {
      {"RAX", REG_RAX}, {"RBX", REG_RBX}, {"RCX", REG_RCX}, {"RDX", REG_RDX}, {"RSP", REG_RSP}, {"RBP", REG_RBP},
      {"RSI", REG_RSI}, {"RDI", REG_RDI}, {"R8 ", REG_R8},  {"R9 ", REG_R9},  {"R10", REG_R10}, {"R11", REG_R11},
      {"R12", REG_R12}, {"R13", REG_R13}, {"R14", REG_R14}, {"R15", REG_R15}, {"RIP", REG_RIP}, {"EFLAGS", REG_EFL}};
  const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  size_t used = 0;
  int column = 0;
  for (const Register& r : kRegisters) {
    int n = std::snprintf(to + used, size - used, "%s=0x%016llx%s", r.name,
                          static_cast<unsigned long long>(registers[r.index]), ++column % 4 == 0 ? "\n" : ", ");
    if (n < 0 || used + static_cast<size_t>(n) >= size) break;
    used += static_cast<size_t>(n);
  }
}

bool is_readable(const void* address, size_t size) {
  char byte;
  auto* start = static_cast<const char*>(address);
  for (size_t offset = 0; offset < size; offset += 4096) {
    iovec local{&byte, 1};
    iovec remote{const_cast<char*>(start + offset), 1};
    if (process_vm_readv(getpid(), &local, 1, &remote, 1, 0) != 1) return false;
  }
  if (size <= 1) return true;
  iovec local{&byte, 1};
  iovec remote{const_cast<char*>(start + size - 1), 1};
  return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == 1;
}

void SignalSemaphore::signal() {
  int saved = errno;
  __atomic_fetch_add(&count_, 1, __ATOMIC_SEQ_CST);
  futex_wake(&count_, 1);
  errno = saved;
}
void SignalSemaphore::wait() {
  for (;;) {
    uint32_t count = __atomic_load_n(&count_, __ATOMIC_SEQ_CST);
    if (count == 0) {
      futex_wait(&count_, 0);
      continue;
    }
    if (__atomic_compare_exchange_n(&count_, &count, count - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return;
  }
}

}  // namespace cortado::os
