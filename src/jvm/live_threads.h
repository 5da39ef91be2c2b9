#pragma once
// The threads that live, and what JVMTI and the management interface say of their state.

#include <vector>

#include "jvm/entry.h"

namespace cortado {

enum class AgentThreads : bool { kNo, kYes };
// Local references to their java.lang.Threads, the oldest first. Threads that agents started are hidden from Java.
std::vector<jobject> live_threads(Thread& thread, AgentThreads with_agent_threads) IN_VM;

// Beside JavaThreadStatus, with the values of JVMTI.
inline constexpr int32_t kThreadIsSuspended = 0x100000, kThreadIsInterrupted = 0x200000, kThreadIsInNative = 0x400000;
// The thread is stopped, or the answer may be old.
int32_t thread_state_flags(const Thread& target) IN_VM;

}  // namespace cortado
