#pragma once
// Walking the Java stack of a thread, innermost frame first, over runs. Reads the Java stack only. Valid for the current
// thread (top_frame written) and for threads that are stopped, blocked or in native. Entry frames are not shown.

#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado {

class StackWalker {
 public:
  explicit StackWalker(Thread& thread);
  bool done() const { return frame_ == nullptr; }
  void next();
  Method* method() const { return frame_->method(); }
  uint32_t bci() const;  // 0 for natives
  Frame* frame() const { return frame_; }
  Slot* locals() const { return frame_->locals(); }
  bool is_native() const { return method()->is_native(); }
  // True for the last Java frame before a native/C++ boundary (the run's outermost frame).
  bool is_outermost_of_run() const;

 private:
  void skip_entry_frames();
  Frame* frame_;
};

// The collector's view: every reference slot of every Java frame of the thread, by frame maps.
class RootVisitor;
void visit_java_stack(Thread& thread, RootVisitor& visitor);
// The method dies: frees what was remembered of its frame maps.
void release_frame_maps(Method* method);

// Hidden frames: @Hidden methods and methods of hidden classes that are lambda forms.
bool is_hidden_frame(const Method* method);
// Frames that getCallerClass and security walks ignore (contract 7.2).
bool is_ignored_by_security_walk(const Method* method);

}  // namespace cortado
