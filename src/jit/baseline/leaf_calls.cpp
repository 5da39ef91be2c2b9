// Tier 1: calls of C++ that reaches no safepoint (LeafFunction). What such a function keeps stays in its registers; should it
// leave the work to a method, that is called behind the rest of the code, which sees to the others.

#include "runtime/leaf_call.h"

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"

namespace cortado::jit {

using interp::LinkageOffsets;

namespace {

// Of those that values are in.
constexpr uint32_t kKeptGps = 1u << Gp::kIdBx | 1u << Gp::kIdBp | 1u << Gp::kIdR13 | 1u << Gp::kIdR14;

}  // namespace

// C++ that reaches no safepoint is called with no frame of an inlined body linked: whoever interrupts it finds the method's
// frame, marked, and the place of the call (runtime/leaf_call.h). Needs the scratch register.
void BaselineCompiler::note_leaf_call() {
  a_.lea(kScratch, x86::ptr(kFrame, kInLeafCall));
  a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kScratch);
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), x86::rsp);
}

// Before the call: the topmost operands, its arguments, go home, and what the function does not keep.
void BaselineCompiler::flush_for_leaf_call(uint32_t slots) {
  if (!has_operands(slots)) return;
  size_t first = stack_.size() - slots;
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    Value& value = stack_[slot];
    bool is_lost =
        value.kind == Value::Kind::kXmm || (value.kind == Value::Kind::kGp && (kKeptGps >> value.reg & 1) == 0);
    if (value.kind == Value::Kind::kUpper || (slot < first && !is_lost)) continue;
    flush_value(slot, value, valid_);
    value.kind = Value::Kind::kHome;
  }
  VariableSet kept = 0;
  for_each_variable(valid_, [&](uint32_t variable) {
    bool is_kept =
        registers_.kind_of(variable) != VariableKind::kFloating && (kKeptGps >> variable_gp(variable).id() & 1) != 0;
    if (is_kept) kept |= VariableSet{1} << variable;
  });
  write_back(dirty_ & ~kept);
  dirty_ &= kept;
  valid_ &= kept;
}

// What is called if the function does not do it; null: the method that the receiver selects. Behind flush_for_leaf_call.
BaselineCompiler::LeafCall BaselineCompiler::begin_leaf_call(const MethodEntry& entry, Method* method) {
  SlowPath& path = new_slow_path(SlowPath::Kind::kInvoke);
  path.stack = stack_;
  path.resume = a_.newLabel();
  path.entry = &entry;
  path.callee = method;
  return {slow_paths_.size() - 1, path.start};
}

// The function's arguments: the thread, and where those of the method lie.
void BaselineCompiler::load_leaf_arguments(uint32_t slots) {
  Mem arguments = operand_home(stack_.size() - slots);
  arguments.setSize(0);
  a_.lea(x86::rsi, arguments);
  a_.mov(x86::rdi, kThread);
  note_leaf_call();
}

// It answered a value in rax, and in rdx whether it did the work (LeafResult).
void BaselineCompiler::end_leaf_call(const LeafCall& call) {
  const MethodEntry& entry = *slow_paths_[call.path].entry;
  auto result = static_cast<BasicType>(entry.result_type);
  a_.test(x86::edx, x86::edx);
  a_.jz(call.otherwise);
  stack_.resize(stack_.size() - entry.argument_slots);
  if (is_floating(result)) a_.movq(x86::xmm0, x86::rax);
  if (result != BasicType::kVoid) push_result(result);
  is_current_ = false;
  SlowPath& path = slow_paths_[call.path];
  a_.bind(path.resume);
  path.end_stack = stack_;
  path.end_locals = {valid_, dirty_};
}

}  // namespace cortado::jit
