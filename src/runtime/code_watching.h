#pragma once
// Watching running code for agents (JVMTI: steps, entries and exits of methods, watched fields, breakpoints) and steering it
// (PopFrame, ForceEarlyReturn). A thread is watched by the dispatch table that it runs with (interp/watching.cpp).

#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado {

// What a thread is watched for: Thread::watched.
enum class Watch : uint32_t {
  kSteps = 1,
  kEntries = 2,
  kExits = 4,
  kFields = 8,
  kFramePops = 16,
  kSteering = 32,  // Thread::steering says what to do
};
inline constexpr uint32_t operator|(Watch a, Watch b) { return static_cast<uint32_t>(a) | static_cast<uint32_t>(b); }
inline constexpr uint32_t operator|(uint32_t a, Watch b) { return a | static_cast<uint32_t>(b); }
inline bool is_watched(const Thread& thread, Watch what) {
  return (thread.watched.load(std::memory_order_relaxed) & static_cast<uint32_t>(what)) != 0;
}
inline bool is_watched(const Thread& thread, uint32_t any) {
  return (thread.watched.load(std::memory_order_relaxed) & any) != 0;
}

inline bool is_steered(const Thread& thread, const Frame* frame) {
  return is_watched(thread, Watch::kSteering) && thread.steering.frame == frame;
}

// Filled by whoever has agents; called in the watched thread, with a walkable stack, the instruction at the top frame's
// position. Those that take a Thread are MAY_GC.
struct CodeWatchers {
  void (*step)(Thread& thread, Frame* frame) = nullptr;
  void (*breakpoint)(Thread& thread, Frame* frame) = nullptr;
  void (*method_entry)(Thread& thread, Frame* frame) = nullptr;
  // The frame ends by a return instruction, or a native method's return: `value` is what it returns, bits or a raw
  // reference that follows the collector. Null: by an exception, which is pending.
  void (*method_exit)(Thread& thread, Frame* frame, Slot* value) = nullptr;
  // `object` is null for static fields; `value` is what is to be stored, null for a read. References as raw words that
  // follow the collector.
  void (*field_access)(Thread& thread, Frame* frame, Field* field, Slot* object, Slot* value) = nullptr;
  // An exception is pending in `frame`, its innermost so far; asked at every frame that it comes to.
  void (*exception)(Thread& thread, Frame* frame) = nullptr;
  // A handler of the frame catches it at `handler_bci`.
  void (*exception_caught)(Thread& thread, Frame* frame, uint32_t handler_bci) = nullptr;
};

struct CodeWatching {
  // Some agent may watch. Set before any Java code is there, and never cleared.
  static inline bool is_possible = false;
  // Some agent does, or has done so. From then on every call makes a frame at an entry that looks whether the thread is
  // watched, instructions are not executed as one, nothing is compiled, and compiled code is left.
  static inline bool is_active = false;
  static inline CodeWatchers watchers;

  // Before anything is watched.
  static void activate(Thread& thread) MAY_GC;
  // The thread is the current one, or stopped.
  static void watch(Thread& thread, uint32_t what);

  // --- Filled by interp and jit; the world is stopped.
  // The method has watched entries and no fused instructions from now on.
  static inline void (*begin_watching)(Method* method) = nullptr;
  // If the frame returns to compiled code, that is left then.
  static inline void (*leave_caller)(Frame* frame) = nullptr;
  // Nobody enters compiled code any more.
  static inline void (*give_up_code)() = nullptr;
  // A call from the frame returns to this address: if that is in compiled code, all frames of that code are interpreted
  // ones from now on, in the middle of their calls. False: it is not.
  static inline bool (*leave_code)(Frame* frame, uintptr_t return_address) = nullptr;
};

}  // namespace cortado
