#include "jvm/interrupted_stack.h"

#include "interp/handler_range.h"
#include "interp/linkage.h"
#include "jit/code_index.h"
#include "jit/compiled_code.h"
#include "os/memory.h"
#include "runtime/inlined_places.h"
#include "runtime/leaf_call.h"
#include "runtime/metadata_check.h"

namespace cortado {

using interp::InterpreterPlace;
using interp::MachineRegister;
using jit::CodePosition;
using jit::FrameState;

namespace {

uintptr_t value_of(const os::InterruptedRegisters& registers, MachineRegister number) {
  return registers.general[static_cast<int>(number)];
}
const Frame& frame_at(uintptr_t address) { return *reinterpret_cast<const Frame*>(address); }

}  // namespace

StackWalk InterruptedStack::walk(const os::InterruptedRegisters* registers) {
  record_ = thread_.entry_record;
  StackWalk found = registers == nullptr ? find_top_below() : find_top(*registers);
  if (found != StackWalk::kWalked || is_enough_) return found;
  return walk_frames(position_);
}

StackWalk InterruptedStack::find_top(const os::InterruptedRegisters& registers) {
  switch (interp::interpreter_place(registers.pc)) {
    case InterpreterPlace::kHandler: return find_top_of_handler(registers);
    case InterpreterPlace::kLinking: return StackWalk::kLinking;
    case InterpreterPlace::kBoundary:
      frame_ = record_ == nullptr ? 0 : reinterpret_cast<uintptr_t>(record_->last_frame_below);
      return frame_ == 0 ? StackWalk::kNoFrames : StackWalk::kWalked;
    case InterpreterPlace::kNone: break;
  }
  uintptr_t stack_pointer = value_of(registers, MachineRegister::kRsp);
  if (const jit::CompiledCode* code = jit::code_index::find(registers.pc)) {
    bool is_behind_exit = code->is_behind_exit(registers.pc);
    uintptr_t pc = is_behind_exit ? *reinterpret_cast<const uintptr_t*>(stack_pointer) - 1 : registers.pc;
    return find_top_of_code(pc, value_of(registers, interp::kFrameRegister));
  }
  // What that handler interrupted need not have said where its frames are.
  if (os::is_on_alternate_stack(stack_pointer)) return StackWalk::kSignal;
  if (is_in_leaf_call(thread_.top_frame)) return find_top_of_leaf_call(stack_pointer);
  return find_top_below();
}

// C++ and native code, whatever it does: who calls it from Java says where.
StackWalk InterruptedStack::find_top_below() {
  if (is_in_leaf_call(thread_.top_frame)) return StackWalk::kTopFrame;
  frame_ = reinterpret_cast<uintptr_t>(thread_.top_frame);
  return frame_ == 0 ? StackWalk::kNoFrames : StackWalk::kWalked;
}

// The pc may still be the callee's, or be the caller's already: then it is in another method's code, unless the method
// calls itself, and the caller's own position is right.
StackWalk InterruptedStack::find_top_of_handler(const os::InterruptedRegisters& registers) {
  was_in_java_ = true;
  frame_ = value_of(registers, interp::kFrameRegister);
  bool is_plausible = value_of(registers, interp::kThreadRegister) == reinterpret_cast<uintptr_t>(&thread_);
  if (!is_plausible || !is_on_stack(frame_)) return StackWalk::kRegisters;
  if (frame_at(frame_).is_entry()) return StackWalk::kWalked;
  if (!is_linked(frame_)) return StackWalk::kRegisters;
  uintptr_t pc = value_of(registers, interp::kPcRegister);
  if (bci_of_position(frame_at(frame_).method(), pc) >= 0) position_ = pc;
  return StackWalk::kWalked;
}

// In a function that compiled code called without linking the frames of inlined bodies. The return address is there as long as
// the function runs: between the interrupted stack pointer and the entry of the run.
StackWalk InterruptedStack::find_top_of_leaf_call(uintptr_t stack_pointer) {
  auto at_call = reinterpret_cast<uintptr_t>(thread_.top_sp);
  bool is_on_native_stack = at_call % sizeof(Slot) == 0 && at_call >= stack_pointer + sizeof(uintptr_t) &&
                            at_call < reinterpret_cast<uintptr_t>(record_);
  if (!is_on_native_stack) return StackWalk::kTopFrame;
  uintptr_t return_address = reinterpret_cast<const uintptr_t*>(at_call)[-1];
  auto frame = reinterpret_cast<uintptr_t>(without_leaf_mark(thread_.top_frame));
  return find_top_of_code(return_address - 1, frame);
}

// `pc` is in the code, or its return address. `frame`: the frame register.
StackWalk InterruptedStack::find_top_of_code(uintptr_t pc, uintptr_t frame) {
  was_in_java_ = true;
  const jit::CompiledCode* code = jit::code_index::find(pc);
  if (code == nullptr) return StackWalk::kCode;
  const jit::CodePositions& positions = code->positions;
  CodePosition place = code->position_at(pc);
  frame_ = frame;
  if (!is_on_stack(frame)) return StackWalk::kRegisters;
  if (place.state == FrameState::kTop) return StackWalk::kWalked;
  if (place.state == FrameState::kCaller) {
    Method* method = positions.scope(0).method;
    report(method, method->is_native() ? kNativeBci : 0);
    return StackWalk::kWalked;
  }
  if (!is_linked(frame)) return StackWalk::kRegisters;
  if (place.state == FrameState::kScope) {
    frame_ = frame + static_cast<uintptr_t>(static_cast<intptr_t>(positions.scope(place.scope).header_offset));
    return is_on_stack(frame_) ? StackWalk::kWalked : StackWalk::kRegisters;
  }
  uint32_t bci = place.bci;
  for (uint32_t at = place.scope; at != 0 && !is_enough_; at = positions.scope(at).caller) {
    const CodeScope& scope = positions.scope(at);
    report(scope.method, static_cast<int32_t>(bci));
    bci = scope.call_bci;
  }
  position_ = reinterpret_cast<uintptr_t>(frame_at(frame).method()->code.get()) + bci;
  return StackWalk::kWalked;
}

void InterruptedStack::report(Method* method, int32_t bci) {
  if (!is_enough_) is_enough_ = !visit_(context_, method, bci);
}

// Callers lie below: the walk ends. `position` is the first frame's, if it is not 0.
StackWalk InterruptedStack::walk_frames(uintptr_t position) {
  bool is_first = true;
  uintptr_t above = UINTPTR_MAX;
  while (!is_enough_) {
    StackWalk failure = is_first ? StackWalk::kTopFrame : StackWalk::kCaller;
    if (frame_ >= above || !is_on_stack(frame_)) return failure;
    above = frame_;
    const Frame& frame = frame_at(frame_);
    if (frame.is_entry()) {
      if (!leave_run(frame)) return failure;
      if (frame_ == 0) break;
      continue;
    }
    if (!is_linked(frame_)) return failure;
    Method* method = frame.method();
    uintptr_t own = reinterpret_cast<uintptr_t>(frame.linked_position);
    int32_t bci =
        method->is_native() ? kNativeBci : bci_of_position(method, is_first && position != 0 ? position : own);
    if (bci == kUnknownBci && !is_first) return failure;
    report(method, bci);
    frame_ = reinterpret_cast<uintptr_t>(frame.linked_caller);
    is_first = false;
  }
  return StackWalk::kWalked;
}

// The records of the runs are linked from the thread: of what the entry frame says nothing is read.
bool InterruptedStack::leave_run(const Frame& entry) {
  const auto* named = reinterpret_cast<const EntryRecord*>(entry.linked_position);
  while (record_ != nullptr && record_ != named) record_ = record_->previous;
  if (record_ == nullptr) return false;
  frame_ = reinterpret_cast<uintptr_t>(record_->last_frame_below);
  record_ = record_->previous;
  return true;
}

bool InterruptedStack::is_on_stack(uintptr_t frame) const {
  auto base = reinterpret_cast<uintptr_t>(thread_.java_stack_base);
  return frame % sizeof(Slot) == 0 && frame >= base &&
         frame - base <= thread_.java_stack_mapping - os::page_size() - sizeof(Frame);
}

// A frame of a method, its header written, now or before. It is on the stack.
bool InterruptedStack::is_linked(uintptr_t address) const {
  const Frame& frame = frame_at(address);
  if (!frame.is_linked() && !InlinedPlaces::is_filled(frame.method_word)) return false;
  frame.link();
  auto caller = reinterpret_cast<uintptr_t>(frame.linked_caller);
  return caller < address && is_on_stack(caller) && is_method(frame.method());
}

}  // namespace cortado
