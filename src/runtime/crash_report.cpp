#include "runtime/crash_report.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/assert.h"
#include "gc/heap.h"
#include "os/signals.h"
#include "os/thread.h"
#include "runtime/arguments.h"
#include "runtime/class.h"
#include "runtime/flags.h"
#include "runtime/frame.h"
#include "runtime/inlined_places.h"
#include "runtime/leaf_call.h"
#include "runtime/mapped_faults.h"
#include "runtime/method_area.h"
#include "runtime/out_of_memory.h"
#include "runtime/safepoint.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

constexpr int kReported[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
constexpr int kMadeHarmless[] = {SIGPIPE, SIGXFSZ};
struct sigaction previous_actions[65];
std::atomic<int32_t> reporting_thread{0};

// Formats into a fixed buffer and writes: nothing here may allocate.
class Report {
 public:
  explicit Report(int fd) : fd_(fd) {}
  __attribute__((format(printf, 2, 3))) void print(const char* format, ...) {
    char buffer[2048];
    va_list arguments;
    va_start(arguments, format);
    int length = std::vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    write_all(buffer, std::min(static_cast<size_t>(std::max(length, 0)), sizeof buffer - 1));
  }
  void write_all(const char* text, size_t length) {
    while (length > 0) {
      ssize_t written = ::write(fd_, text, length);
      if (written <= 0) return;
      text += written;
      length -= static_cast<size_t>(written);
    }
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

struct Fault {
  int signal = 0;  // 0: a failed check
  siginfo_t* info = nullptr;
  const void* context = nullptr;
  uintptr_t pc = 0;
  std::string_view message;
};

void print_native_place(Report& report, uintptr_t pc) {
  Dl_info info;
  if (dladdr(reinterpret_cast<void*>(pc), &info) == 0 || info.dli_fname == nullptr) {
    report.print("C  0x%016lx", pc);
    return;
  }
  const char* slash = std::strrchr(info.dli_fname, '/');
  bool is_vm = std::strstr(info.dli_fname, "libjvm") != nullptr;
  report.print("%c  [%s+0x%lx]", is_vm ? 'V' : 'C', slash == nullptr ? info.dli_fname : slash + 1,
               pc - reinterpret_cast<uintptr_t>(info.dli_fbase));
  if (info.dli_sname != nullptr) {
    report.print("  %s+0x%lx", info.dli_sname, pc - reinterpret_cast<uintptr_t>(info.dli_saddr));
  }
}

bool is_plausible(const Method* method) {
  return MethodArea::contains(method) && MethodArea::contains(method->holder.get()) &&
         MethodArea::contains(method->name.get()) && MethodArea::contains(method->holder->name.get());
}

// Reads the Java stack with distrust: whatever it names is checked first.
void print_java_frames(Report& report, const Thread& thread) {
  constexpr int kMostFrames = 256;
  const Frame* frame = without_leaf_mark(thread.top_frame);
  for (int i = 0; frame != nullptr && i < kMostFrames; i++) {
    auto* address = reinterpret_cast<const uint8_t*>(frame);
    if (address < thread.java_stack_base || address >= thread.java_stack_base + thread.java_stack_mapping ||
        !os::is_readable(frame, sizeof(Frame))) {
      report.print("[frame at %p is not on the Java stack]\n", static_cast<const void*>(frame));
      return;
    }
    if (frame->is_entry()) {
      auto* record = reinterpret_cast<const EntryRecord*>(frame->position());
      if (!os::is_readable(record, sizeof(EntryRecord))) return;
      report.print("v  ~entry from native code\n");
      frame = record->last_frame_below;
      continue;
    }
    bool is_named = frame->is_linked() || InlinedPlaces::is_filled(frame->method_word);
    const Method* method = is_named ? frame->method() : nullptr;
    if (!is_plausible(method)) {
      report.print("[frame at %p has no method: %p]\n", static_cast<const void*>(frame),
                   static_cast<const void*>(method));
      return;
    }
    std::string_view holder = method->holder->name->view(), name = method->name->view();
    std::string_view descriptor = method->descriptor->view();
    report.print("j  %.*s.%.*s%.*s+%u\n", static_cast<int>(holder.size()), holder.data(), static_cast<int>(name.size()),
                 name.data(), static_cast<int>(descriptor.size()), descriptor.data(), frame->bci());
    frame = frame->caller();
  }
}

void print_native_frames(Report& report) {
  void* frames[64];
  int count = backtrace(frames, 64);
  for (int i = 0; i < count; i++) {
    print_native_place(report, reinterpret_cast<uintptr_t>(frames[i]));
    report.print("\n");
  }
}

void print_headline(Report& report, const Fault& fault) {
  report.print("#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n");
  if (fault.signal != 0) {
    report.print("#  SIG%s (0x%x) at pc=0x%016lx, pid=%d, tid=%d\n", os::signal_name(fault.signal),
                 static_cast<unsigned>(fault.signal), fault.pc, os::process_id(), os::current_thread_id());
  } else {
    report.print("#  %.*s, pid=%d, tid=%d\n", static_cast<int>(fault.message.size()), fault.message.data(),
                 os::process_id(), os::current_thread_id());
  }
  report.print("#\n# Java VM: %s (%s)\n", Vm::name(), Vm::version());
  if (fault.pc != 0) {
    report.print("# Problematic frame:\n# ");
    print_native_place(report, fault.pc);
    report.print("\n");
  }
  report.print("#\n");
}

void print_thread(Report& report) {
  const Thread* thread = Thread::current_or_null();
  if (thread == nullptr) {
    report.print("Current thread is native thread\n\n");
    return;
  }
  static constexpr const char* kStates[] = {"_thread_in_Java", "_thread_in_vm", "_thread_in_native", "_thread_blocked",
                                            "_thread_terminated"};
  auto state = static_cast<uint32_t>(thread->state.load());
  report.print("Current thread (%p):  JavaThread [%s, id=%d, Java stack(%p,%p)]%s%s%s\n\n",
               static_cast<const void*>(thread), state < 5 ? kStates[state] : "?", thread->native_id,
               static_cast<void*>(thread->java_stack_base), static_cast<void*>(thread->java_stack_limit),
               Safepoint::in_progress() ? ", at a safepoint" : "", thread->vm_operation == nullptr ? "" : ", in ",
               thread->vm_operation == nullptr ? "" : thread->vm_operation);
  report.print("Java frames: (J=compiled Java code, j=interpreted, v=VM code)\n");
  print_java_frames(report, *thread);
  report.print("\n");
}

void print_details(Report& report, const Fault& fault) {
  report.print("\n---------------  T H R E A D  ---------------\n\n");
  print_thread(report);
  report.print("Native frames: (C=native code)\n");
  print_native_frames(report);
  if (fault.info != nullptr) {
    report.print("\nsiginfo: si_signo: %d (SIG%s), si_code: %d, si_addr: %p\n", fault.signal,
                 os::signal_name(fault.signal), fault.info->si_code, fault.info->si_addr);
  }
  if (fault.context != nullptr) {
    char registers[1024];
    os::print_registers(fault.context, registers, sizeof registers);
    report.print("\nRegisters:\n%s\n", registers);
  }
  report.print("\n---------------  P R O C E S S  ---------------\n\n");
  report.print("Heap: used %zuK, capacity %zuK, maximum %zuK, %llu collections\n", Heap::used() >> 10,
               Heap::capacity() >> 10, Heap::maximum_size() >> 10,
               static_cast<unsigned long long>(Heap::collections()));
  int maps = ::open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (maps < 0) return;
  report.print("\nDynamic libraries:\n");
  char buffer[4096];
  for (ssize_t n; (n = ::read(maps, buffer, sizeof buffer)) > 0;) report.write_all(buffer, static_cast<size_t>(n));
  ::close(maps);
}

// What the options say, expanded before anything goes wrong.
char chosen_file[1024] = "";
char error_commands[4096] = "", expanded_commands[4096] = "";

// -XX:ErrorFile=; in the working directory, else in /tmp.
int open_report_file(char* path, size_t size) {
  if (chosen_file[0] != 0) {
    std::snprintf(path, size, "%s", chosen_file);
    int fd = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd >= 0) return fd;
  }
  char folder[1024];
  if (::getcwd(folder, sizeof folder) == nullptr) std::strcpy(folder, "/tmp");
  for (const char* place : {static_cast<const char*>(folder), "/tmp"}) {
    std::snprintf(path, size, "%s/hs_err_pid%d.log", place, os::process_id());
    int fd = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd >= 0) return fd;
  }
  return -1;
}

[[noreturn]] void end_process() {
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  os::restore_signal_handler(SIGABRT, standard);
  if (arguments.abort_hook != nullptr) arguments.abort_hook();
  std::abort();
}

void run_error_commands(Report& console) {
  if (error_commands[0] == 0) return;
  console.print("#\n# -XX:OnError=\"%s\"\n", error_commands);
  for (char* command = expanded_commands; command != nullptr;) {
    command += std::strspn(command, " ;");
    if (*command == 0) return;
    char* end = std::strchr(command, ';');
    if (end != nullptr) *end++ = 0;
    console.print("#   Executing /bin/sh -c \"%s\" ...\n", command);
    run_shell(command);
    command = end;
  }
}

// One thread reports; a second fault while it does ends the process at once.
void report_fault(const Fault& fault) {
  int32_t none = 0, self = os::current_thread_id();
  if (!reporting_thread.compare_exchange_strong(none, self)) {
    if (none == self) ::_exit(134);
    for (;;) ::pause();
  }
  Report console(STDOUT_FILENO);
  print_headline(console, fault);
  char path[1100];
  int fd = open_report_file(path, sizeof path);
  if (fd >= 0) {
    console.print("# An error report file with more information is saved as:\n# %s\n#\n", path);
    Report file(fd);
    print_headline(file, fault);
    print_details(file, fault);
    ::close(fd);
  }
  run_error_commands(console);
}

void on_fault(int signal, siginfo_t* info, void* context) {
  if (signal == SIGBUS) {
    Thread* thread = Thread::current_or_null();
    if (thread != nullptr && replace_faulting_page(*thread, info->si_addr)) return;
  }
  const struct sigaction& previous = os::host_signal_action(signal, previous_actions[signal]);
  bool has_earlier_handler = (previous.sa_flags & SA_SIGINFO) != 0
                                 ? previous.sa_sigaction != nullptr
                                 : previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN;
  if (has_earlier_handler) {
    os::call_previous_action(signal, info, context, previous);
    return;
  }
  Fault fault;
  fault.signal = signal;
  fault.info = info;
  fault.context = context;
  fault.pc = os::machine_context(context).pc;
  report_fault(fault);
  end_process();
}

void on_harmless(int signal, siginfo_t* info, void* context) {
  const struct sigaction& previous = os::host_signal_action(signal, previous_actions[signal]);
  bool is_default = (previous.sa_flags & SA_SIGINFO) == 0 && previous.sa_handler == SIG_DFL;
  if (!is_default) os::call_previous_action(signal, info, context, previous);
}

void on_fatal(std::string_view message) {
  Fault fault;
  fault.message = message;
  report_fault(fault);
}

}  // namespace

void install_crash_handlers() {
  // The first call of backtrace loads a library: not in a handler.
  void* frame;
  backtrace(&frame, 1);
  std::string file = expand_process_id(Flags::text("ErrorFile"));
  const std::string& commands = Flags::text("OnError");
  std::snprintf(chosen_file, sizeof chosen_file, "%s", file.c_str());
  std::snprintf(error_commands, sizeof error_commands, "%s", commands.c_str());
  std::snprintf(expanded_commands, sizeof expanded_commands, "%s", expand_process_id(commands).c_str());
  os::begin_signal_setting();
  for (int signal : kReported) os::install_signal_handler(signal, on_fault, false, &previous_actions[signal]);
  for (int signal : kMadeHarmless) os::install_signal_handler(signal, on_harmless, true, &previous_actions[signal]);
  os::end_signal_setting();
  set_fatal_hook(on_fatal);
}

}  // namespace cortado
