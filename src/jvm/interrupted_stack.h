#pragma once
// The Java frames of a thread that a signal interrupted, wherever it was. For the handler of that signal, on that thread:
// takes no lock, allocates nothing, and reads only what is certainly mapped. What is found is so; what cannot be told is
// said to be unknown (docs/diagnostics.md).

#include <cstdint>

#include "os/interrupted.h"
#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado {

struct CompiledPlace;

enum class StackWalk : uint8_t {
#define STACK_WALK(id, text) id,
#include "jvm/stack_walks.def"
#undef STACK_WALK
};
inline constexpr int kStackWalks = 0
#define STACK_WALK(id, text) +1
#include "jvm/stack_walks.def"
#undef STACK_WALK
    ;

class InterruptedStack {
 public:
  static constexpr int32_t kUnknownBci = -1;
  static constexpr int32_t kNativeBci = -3;
  // Innermost first; false: no more, please.
  using Visit = bool (*)(void* context, Method* method, int32_t bci);

  InterruptedStack(Thread& thread, Visit visit, void* context) : thread_(thread), visit_(visit), context_(context) {}
  // `registers` null: the thread is in the VM, called from there.
  StackWalk walk(const os::InterruptedRegisters* registers);
  // Whether the innermost frame is of the code that was interrupted, not of Java that waits for C++.
  bool was_in_java() const { return was_in_java_; }

 private:
  StackWalk find_top(const os::InterruptedRegisters& registers);
  StackWalk find_top_of_handler(const os::InterruptedRegisters& registers);
  StackWalk find_top_of_code(uintptr_t pc, uintptr_t frame);
  StackWalk find_top_of_leaf_call(uintptr_t stack_pointer);
  StackWalk find_top_below();
  StackWalk walk_frames(uintptr_t position);
  bool leave_run(const Frame& entry);
  bool is_on_stack(uintptr_t frame) const;
  bool is_linked(uintptr_t frame) const;
  void report(Method* method, int32_t bci);

  Thread& thread_;
  Visit visit_;
  void* context_;
  uintptr_t frame_ = 0;                  // from where all is linked; 0: no frames
  uintptr_t position_ = 0;               // of frame_, if it is more recent than the frame's own
  const EntryRecord* record_ = nullptr;  // of the run that frame_ is in, or of one above
  bool was_in_java_ = false;
  bool is_enough_ = false;
};

}  // namespace cortado
