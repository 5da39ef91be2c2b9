#include "jit/baseline/compiler.h"

#include <algorithm>

#include "interp/internal_opcodes.h"
#include "runtime/class.h"

namespace cortado::jit {

namespace {

// The top of the native stack holds one padding word beside the return address while a frame is compiled.
constexpr int32_t kNativePadding = 8;
constexpr size_t kTableOffset = interp::LinkageOffsets::kThreadCompiledCodeTable;

Mem table_entry(RuntimeFunction function) { return x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(function)); }

}  // namespace

BaselineCompiler::BaselineCompiler(Method* method, asmjit::CodeHolder& holder)
    : method_(method), analysis_(method), registers_(analysis_), a_(&holder) {}

bool BaselineCompiler::compile() {
  if (!analysis_.analyze()) return false;
  labels_.resize(analysis_.code().size());
  depth_at_.assign(analysis_.code().size(), -1);
  for (uint32_t bci = 0; bci < labels_.size(); bci++) {
    if (analysis_.is_leader(bci)) labels_[bci] = a_.newLabel();
  }
  registers_.allocate(kLocalGps, kLocalXmms);
  emit_entry();
  if (!emit_code() || failed_) return false;
  emit_loop_entries();
  emit_slow_paths();
  emit_unwind();
  for (auto& [bci, label] : loop_entry_labels_) {
    loop_entries_.push_back({bci, static_cast<uint32_t>(a_.code()->labelOffset(label))});
  }
  return true;
}

// Entry from compiled callers (and through the adapter from interpreted ones): r12 thread, r15 the caller's frame, rdi
// the arguments, rcx the method. The stack check is the poll; when it fails the interpreter's entry does what is needed.
void BaselineCompiler::emit_entry() {
  using interp::LinkageOffsets;
  Label slow = a_.newLabel();
  Label go = a_.newLabel();
  int32_t locals = 8 * static_cast<int32_t>(method_->max_locals);
  a_.lea(x86::rax, x86::ptr(x86::rdi, locals));
  a_.lea(x86::rdx, x86::ptr(x86::rax, static_cast<int32_t>(sizeof(Frame)) + 8 * method_->max_stack));
  a_.cmp(x86::rdx, thread_word(LinkageOffsets::kThreadPollWord));
  a_.ja(slow);
  a_.mov(x86::qword_ptr(x86::rax, LinkageOffsets::kFrameCaller), kFrame);
  a_.mov(x86::qword_ptr(x86::rax, LinkageOffsets::kFrameMethod), x86::rcx);
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.mov(kScratch, table_entry(RuntimeFunction::kReturnToCompiled));
  a_.mov(x86::qword_ptr(x86::rax, LinkageOffsets::kFrameResume), kScratch);
  a_.mov(kFrame, x86::rax);
  a_.sub(x86::rsp, kNativePadding);
  if (method_->is_synchronized()) {
    a_.mov(operand_home(0, 8).cloneAdjusted(-16), 0);
    save_state(0, 0);
    a_.mov(x86::rdi, kThread);
    a_.mov(x86::rsi, kFrame);
    call_runtime(RuntimeFunction::kLockMethod);
    Label unlocked = a_.newLabel();
    a_.test(x86::eax, x86::eax);
    a_.jnz(unlocked);
    a_.add(x86::rsp, kNativePadding);
    a_.mov(kScratch, thread_word(kTableOffset));
    a_.jmp(table_entry(RuntimeFunction::kUnwind));
    a_.bind(unlocked);
  }
  a_.jmp(go);
  a_.bind(slow);
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.jmp(table_entry(method_->is_synchronized() ? RuntimeFunction::kEnterSynchronized : RuntimeFunction::kEnter));
  a_.bind(go);
}

void BaselineCompiler::begin_block(uint32_t bci) {
  if (reachable_) merge_into(bci);
  int32_t depth = depth_at_[bci];
  reachable_ = depth >= 0;
  stack_.assign(depth < 0 ? 0 : static_cast<size_t>(depth), Value{});
  a_.bind(labels_[bci]);
  begin_with(bci);
  nonnull_ = 0;
  if (analysis_.is_loop_head(bci) && depth == 0) {
    Label entry = a_.newLabel();
    loop_entry_labels_.emplace_back(bci, entry);
  }
}

// Everything as the target block expects it: operands in their homes, locals as its state says.
void BaselineCompiler::merge_into(uint32_t target_bci) {
  flush_operands();
  agree_with(target_bci);
  set_depth(target_bci);
}

void BaselineCompiler::set_depth(uint32_t target_bci) {
  int32_t depth = static_cast<int32_t>(stack_.size());
  if (depth_at_[target_bci] < 0) depth_at_[target_bci] = depth;
  if (depth_at_[target_bci] != depth) failed_ = true;
}

bool BaselineCompiler::emit_code() {
  const uint32_t end = static_cast<uint32_t>(analysis_.code().size());
  for (bci_ = 0; bci_ < end; bci_ = next_bci_) {
    next_bci_ = bci_ + analysis_.length_at(bci_);
    if (analysis_.is_leader(bci_)) {
      // A block that only jumps from further down reach has no known depth here.
      if (!reachable_ && depth_at_[bci_] < 0) depth_at_[bci_] = analysis_.is_loop_head(bci_) ? 0 : -1;
      begin_block(bci_);
    }
    if (!reachable_) continue;
    reserve_temporaries();
    if (!emit_instruction(bci_) || failed_) return false;
  }
  return true;
}

bool BaselineCompiler::emit_instruction(uint32_t bci) {
  uint8_t opcode = analysis_.opcode_at(bci);
  return emit_constant_or_local(bci, opcode) || emit_stack(opcode) || emit_arithmetic(opcode) ||
         emit_conversion(opcode) || emit_branch(bci, opcode) || emit_return(opcode) || emit_array(opcode) ||
         emit_field(opcode) || emit_object(opcode) || emit_call(opcode) || (exit_unresolved(), true);
}

// An interpreted frame enters at a loop head: its operand stack is empty, its locals in their homes, the native stack as
// behind a call.
void BaselineCompiler::emit_loop_entries() {
  for (auto& [bci, label] : loop_entry_labels_) {
    a_.bind(label);
    a_.sub(x86::rsp, kNativePadding);
    valid_ = dirty_ = 0;
    agree_with(bci);
    a_.jmp(labels_[bci]);
  }
}

// --- Slow paths.
Label BaselineCompiler::exit() {
  SlowPath path{};
  path.kind = SlowPath::Kind::kExit;
  path.start = a_.newLabel();
  path.stack = snapshot_;
  path.locals = {valid_, dirty_};
  path.bci = bci_;
  slow_paths_.push_back(path);
  return path.start;
}

// What is not resolved yet, or not compiled by this tier, is the interpreter's from here on.
void BaselineCompiler::exit_unresolved() {
  begin_exits();
  Label label = exit();
  slow_paths_.back().kind = SlowPath::Kind::kUnresolved;
  a_.jmp(label);
  reachable_ = false;
}

// The interpreter does this one.
void BaselineCompiler::exit_always() {
  a_.jmp(exit());
  reachable_ = false;
}

BaselineCompiler::SlowPath& BaselineCompiler::slow_call(RuntimeFunction function, std::vector<Value> arguments,
                                                        int result, SlowPath::Failure on_zero) {
  SlowPath path{};
  path.kind = SlowPath::Kind::kCall;
  path.start = a_.newLabel();
  path.resume = a_.newLabel();
  path.stack = snapshot_;
  path.locals = {valid_, dirty_};
  path.bci = bci_;
  path.function = function;
  path.arguments = std::move(arguments);
  path.result = result;
  path.on_zero = on_zero;
  slow_paths_.push_back(path);
  return slow_paths_.back();
}

void BaselineCompiler::call_runtime(RuntimeFunction function) {
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.call(table_entry(function));
}

// The frame as walkers want it, before C++ that may collect.
void BaselineCompiler::save_state(uint32_t bci, size_t depth) {
  using interp::LinkageOffsets;
  a_.mov(kScratch, reinterpret_cast<uintptr_t>(method_->code.get() + bci));
  a_.mov(frame_word(LinkageOffsets::kFramePosition), kScratch);
  a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kFrame);
  Mem end = operand_home(depth);
  end.setSize(0);
  a_.lea(kScratch, end);
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), kScratch);
}

void BaselineCompiler::emit_slow_paths() {
  // Emitting one may not add others.
  for (size_t i = 0; i < slow_paths_.size(); i++) emit_slow_path(slow_paths_[i]);
}

void BaselineCompiler::emit_slow_path(const SlowPath& path) {
  auto leave = [&](RuntimeFunction to) {
    a_.add(x86::rsp, kNativePadding);
    a_.mov(kScratch, thread_word(kTableOffset));
    a_.jmp(table_entry(to));
  };
  auto exit_to_interpreter = [&] {
    a_.mov(x86::ecx, static_cast<int32_t>(path.stack.size()));
    leave(RuntimeFunction::kContinueInterpreted);
  };
  a_.bind(path.start);
  if (path.kind == SlowPath::Kind::kEdge) {
    valid_ = path.locals.valid;
    dirty_ = path.locals.dirty;
    agree_with(path.bci);
    a_.jmp(labels_[path.bci]);
    return;
  }
  for (size_t slot = 0; slot < path.stack.size(); slot++) flush_value(slot, path.stack[slot], path.locals.valid);
  write_back(path.locals.dirty);
  save_state(path.bci, path.stack.size());
  if (path.kind == SlowPath::Kind::kExit) return exit_to_interpreter();
  if (path.kind == SlowPath::Kind::kUnresolved) {
    a_.mov(x86::rdi, kThread);
    a_.mov(x86::rsi, reinterpret_cast<uintptr_t>(method_));
    call_runtime(RuntimeFunction::kUnresolved);
    return exit_to_interpreter();
  }
  emit_runtime_arguments(path);
  call_runtime(path.function);
  if (path.on_zero != SlowPath::Failure::kNone) {
    Label good = a_.newLabel();
    a_.test(x86::rax, x86::rax);
    a_.jnz(good);
    if (path.on_zero == SlowPath::Failure::kUnwind)
      leave(RuntimeFunction::kUnwind);
    else
      exit_to_interpreter();
    a_.bind(good);
  }
  if (path.result >= 0 && path.result != static_cast<int>(Gp::kIdAx)) {
    a_.mov(x86::gpq(static_cast<uint32_t>(path.result)), x86::rax);
  }
  // What was in registers may have moved, and calls keep none.
  for (size_t slot = 0; slot < path.stack.size(); slot++) {
    const Value& value = path.stack[slot];
    if (value.kind == Value::Kind::kGp && value.reg != path.result) a_.mov(x86::gpq(value.reg), operand_home(slot));
    if (value.kind == Value::Kind::kXmm) a_.movq(x86::xmm(value.reg), operand_home(slot));
  }
  valid_ = dirty_ = 0;
  load_variables(path.locals.valid);
  a_.jmp(path.resume);
}

// rdi is the thread; the others follow from what they are: constants, homes of the flushed stack, addresses of homes.
void BaselineCompiler::emit_runtime_arguments(const SlowPath& path) {
  const Gp registers[] = {x86::rsi, x86::rdx, x86::rcx};
  for (size_t i = 0; i < path.arguments.size(); i++) {
    const Value& argument = path.arguments[i];
    switch (argument.kind) {
      case Value::Kind::kConstant: a_.mov(registers[i], argument.constant); break;
      case Value::Kind::kHome:
        if (argument.is_wide())
          a_.mov(registers[i], operand_home(argument.slot));
        else
          a_.mov(registers[i].r32(), operand_home(argument.slot, 4));
        break;
      case Value::Kind::kUpper: {  // the address of a home
        Mem home = operand_home(argument.slot);
        home.setSize(0);
        a_.lea(registers[i], home);
        break;
      }
      default: a_.mov(registers[i], kFrame); break;  // kLocal: the frame
    }
  }
  a_.mov(x86::rdi, kThread);
}

}  // namespace cortado::jit
