#pragma once
// Operating-system threads. Any state.

#include <pthread.h>

#include <cstddef>
#include <cstdint>

namespace cortado::os {

int32_t current_thread_id();  // gettid
int32_t process_id();
void set_current_thread_name(const char* name);  // cut to 15 bytes
void yield();
uint32_t processor_count();  // those this process may use, at least 1; obeys CPU quotas
bool set_priority(int32_t thread_id, int java_priority);

// The stack that the caller runs on, the system's or a spare one (spare_stack.h): [low, high).
struct StackBounds {
  uint8_t* low;
  uint8_t* high;
};
StackBounds current_stack_bounds();

// Starts a detached thread on its own stack of about `stack_size` bytes. 0, or an errno value.
int start_thread(size_t stack_size, void* (*body)(void*), void* argument, pthread_t* id);

// A word that threads wait on (futex). wait returns when woken, when the word is not `expected`, when the monotonic
// deadline (INT64_MAX: none) has passed, or without cause; false only for the deadline.
bool futex_wait(const uint32_t* word, uint32_t expected, int64_t deadline_ns = INT64_MAX);
void futex_wake(const uint32_t* word, int32_t count);

// One processor hint in spin loops.
inline void spin_pause() { __builtin_ia32_pause(); }

}  // namespace cortado::os
