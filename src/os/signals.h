#pragma once
// Signal actions. Handlers run on the alternate stack of the thread that got the signal, if it has one.

#include <csignal>
#include <cstddef>
#include <cstdint>

namespace cortado::os {

using SignalHandler = void (*)(int signal, siginfo_t* info, void* context);

// Installs `handler` (SA_SIGINFO | SA_ONSTACK, `restart`: SA_RESTART); the action before it goes to `previous`.
bool install_signal_handler(int signal, SignalHandler handler, bool restart, struct sigaction* previous);
bool restore_signal_handler(int signal, const struct sigaction& previous);
// Plain disposition: SIG_DFL, SIG_IGN or a one-argument function, with SA_RESTART.
bool set_signal_disposition(int signal, void (*handler)(int), struct sigaction* previous);
// What is installed now.
bool current_signal_action(int signal, struct sigaction* action);
bool set_signal_blocked(int signal, bool blocked);  // for the calling thread
// True if `action` was to do something: calls it, or the default action by re-raising with it installed.
void call_previous_action(int signal, siginfo_t* info, void* context, const struct sigaction& action);
// The VM's fault handlers are set between these two, so that libjsig, if it is in the process, keeps apart what the host
// sets (JDK guide "Signal Chaining").
void begin_signal_setting();
void end_signal_setting();
bool libjsig_is_loaded();  // known once begin_signal_setting was called
// The host's action behind a handler set that way: the latest that libjsig knows of, else `replaced`, which was there before.
const struct sigaction& host_signal_action(int signal, const struct sigaction& replaced);
bool raise_signal(int signal);
// "INT" for SIGINT …; -1 if there is no signal of that name, or its number's name without SIG ("" if unknown).
int signal_number(const char* name);
const char* signal_name(int signal);

// Gives the calling thread an alternate signal stack, unless it has one; the result must be passed to drop.
void* make_alternate_signal_stack();
void drop_alternate_signal_stack(void* stack);

// The interrupted machine state of a handler's `context`.
struct MachineContext {
  uintptr_t pc, sp, frame_pointer;
};
MachineContext machine_context(const void* context);
// Registers, one `NAME=VALUE` after the other; writes at most `size` bytes with the final zero.
void print_registers(const void* context, char* to, size_t size);
// Is every byte of [address, address + size) readable? Safe in handlers.
bool is_readable(const void* address, size_t size);

// A counting semaphore that handlers may signal.
class SignalSemaphore {
 public:
  void signal();  // async-signal-safe
  void wait();

 private:
  uint32_t count_ = 0;
};

}  // namespace cortado::os
