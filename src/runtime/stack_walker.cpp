#include "runtime/stack_walker.h"

#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado {

StackWalker::StackWalker(Thread& thread) : frame_(thread.top_frame) { skip_entry_frames(); }

void StackWalker::skip_entry_frames() {
  while (frame_ != nullptr && frame_->is_entry()) {
    frame_ = reinterpret_cast<const EntryRecord*>(frame_->position())->last_frame_below;
  }
}

void StackWalker::next() {
  frame_ = frame_->caller();
  skip_entry_frames();
}

uint32_t StackWalker::bci() const { return frame_->bci(); }

bool StackWalker::is_outermost_of_run() const { return frame_->caller()->is_entry(); }

bool is_hidden_frame(const Method* method) { return method->has(Method::kHidden) || method->holder->is_hidden(); }

bool is_ignored_by_security_walk(const Method* method) {
  const Class* holder = method->holder;
  if (holder == wk.classes.reflect_Method.get() && method->name->view() == "invoke") return true;
  if (holder->is_subclass_of(wk.classes.MethodAccessorImpl)) return true;
  return method->intrinsic != MethodIntrinsic::kNone || method->has(Method::kLambdaFormCompiled);
}

}  // namespace cortado
