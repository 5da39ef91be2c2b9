#include "jit/baseline/compiler.h"

#include <algorithm>
#include <cstring>

#include "interp/internal_opcodes.h"
#include "jit/baseline/deoptimization_stress.h"
#include "jit/code_text.h"
#include "runtime/class.h"

namespace cortado::jit {

namespace {

// Bytes. Instructions are fetched from such blocks: a short loop in one of them is a quarter faster than across two.
constexpr uint32_t kLoopAlignment = 32;
constexpr size_t kTableOffset = interp::LinkageOffsets::kThreadCompiledCodeTable;

Mem table_entry(RuntimeFunction function) { return x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(function)); }

}  // namespace

BaselineCompiler::BaselineCompiler(Method* method, asmjit::CodeHolder& holder, size_t shift)
    : method_(method),
      root_analysis_(method),
      a_(&holder),
      registers_(root_analysis_),
      first_operand_word_(sizeof(Frame) / sizeof(Slot) + (method->is_synchronized() ? 2 : 1)),
      shift_(shift) {
  scopes_.push_back({});
  scopes_[0].method = method;
  extent_ = method->max_stack;
  is_large_ = frame_size(extent_) > Thread::kUncheckedFrame;
  slow_paths_.reserve(analysis_->code().size() / 16 + 8);
  constexpr size_t kUsualDepth = 40;
  stack_.reserve(kUsualDepth);
  snapshot_.reserve(kUsualDepth);
}

bool BaselineCompiler::compile() {
  if (!analysis_->is_compilable()) return false;
  keeps_receiver_ = analysis_->keeps_receiver();
  root_handlers_ = analysis_->handlers();
  prepare_blocks();
  __builtin_prefetch(method_->descriptor.get());
  bool has_variables = registers_.allocate(kLocalGps, kLocalXmms);
  root_analysis_.fetch_bodies_ahead();
  if (has_variables && !analysis_->is_straight()) {
    root_analysis_.find_calls([&](uint32_t bci) { return is_call_free(bci); });
    registers_.find_block_states();
  }
  choose_temporaries();
  steps_.find(*analysis_);
  find_parameter_classes();
  emit_entry();
  for (const HandlerRange& handler : analysis_->handlers()) block_at(handler.target).depth = 1;
  if (!emit_code() || failed_) return false;
  emit_tails();
  emit_entries_inside();
  emit_slow_paths();
  emit_exits();
  emit_unwinds();
  emit_literals();
  if (failed_ || !a_.finish()) return false;
  finish_positions();
  auto size = static_cast<int32_t>(frame_size(extent_));
  CORTADO_ASSERT(is_large_ || static_cast<size_t>(size) <= Thread::kUncheckedFrame);
  if (is_large_) std::memcpy(a_.bufferData() + extent_at_, &size, sizeof size);
  for (auto& [bci, label, nonnull] : entries_inside_) {
    entries_.push_back({bci, a_.offset_of(label)});
  }
  return true;
}

bool BaselineCompiler::is_call_free(uint32_t bci) {
  return inline_bodies_.is_call_free(method_, analysis_->opcode_at(bci), &analysis_->code()[bci + 1], kInlineDepth);
}

bool BaselineCompiler::describe(CompiledCode& code) {
  code.entries = std::move(entries_);
  code.named = a_.named_metadata();
  code.inlined = inlined();
  code.assumptions = assumptions();
  code.positions = std::move(positions_);
  code.exits.finish(first_exit_at_, exit_records_);
  code.calls = {direct_calls_.begin(), direct_calls_.end()};
  code.inlined_bytes = inlined_bytes_;
  return give_places(code);
}

void BaselineCompiler::prepare_blocks() {
  if (!analysis_->is_straight()) blocks_.resize(analysis_->leader_count() + 1);
}

Label BaselineCompiler::label_at(uint32_t bci) {
  uint32_t& label = block_at(bci).label;
  if (label == asmjit::Globals::kInvalidId) label = a_.newLabel().id();
  return Label(label);
}

// Entry from compiled callers (and through the adapter from interpreted ones): r12 thread, r15 the caller's frame, rdi
// the arguments, rcx the method. The stack check is the poll; when it fails the interpreter's entry does what is needed,
// also if there is room for this frame but not for those of inlined callees. A large frame's size is filled in at the end.
void BaselineCompiler::emit_entry() {
  constexpr int32_t kNotKnownYet = 1 << 24;  // wants four bytes
  using interp::LinkageOffsets;
  enter_slowly_ = a_.newLabel();
  int32_t locals = 8 * static_cast<int32_t>(method_->max_locals);
  auto header_word = [&](size_t offset) { return x86::qword_ptr(x86::rdi, locals + static_cast<int32_t>(offset)); };
  if (is_large_) {
    a_.lea(x86::rax, x86::ptr(x86::rdi, kNotKnownYet));
    extent_at_ = a_.offset() - sizeof(int32_t);
  }
  a_.cmp(is_large_ ? x86::rax : x86::rdi, thread_word(LinkageOffsets::kThreadPollWord));
  a_.ja(enter_slowly_);
  a_.mov(header_word(LinkageOffsets::kFrameCaller), kFrame);
  a_.mov(header_word(LinkageOffsets::kFrameMethod), x86::rcx);
  a_.push(kFrame);
  a_.lea(kFrame, x86::ptr(x86::rdi, locals));
  note_position(FrameState::kOwn, 0);
  if (method_->is_synchronized()) emit_lock_method();
}

void BaselineCompiler::begin_block(uint32_t bci) {
  if (reachable_ && is_entered_by_fall(bci)) {
    set_depth(bci);
    a_.bind_inside(label_at(bci));
    return;
  }
  VariableSet nonnull = nonnull_in_loop(bci);
  if (reachable_) {
    reserve_temporaries();
    merge_into(bci);
  }
  const Block& block = block_at(bci);
  int32_t depth = block.depth;
  reachable_ = depth >= 0;
  stack_.assign(depth < 0 ? 0 : static_cast<size_t>(depth), Value{});
  if (analysis_->is_loop_head(bci)) a_.align(asmjit::AlignMode::kCode, kLoopAlignment);
  a_.bind(label_at(bci));
  begin_with(bci);
  nonnull_ = nonnull;
  is_current_ = false;
  if (!is_inlined()) known_locals_ = known_parameters_;
  if (block.join.is_open) {
    set_stack(block.join.stack);
    is_current_ = block.join.is_current;
    nonnull_ = block.join.nonnull;
  }
  if (is_inlined()) return;
  if ((analysis_->is_loop_head(bci) && depth == 0) || (analysis_->is_handler(bci) && depth == 1)) {
    if (analysis_->is_handler(bci)) stack_.back().type = ValueType::kReference;
    entries_inside_.push_back({bci, a_.newLabel(), nonnull_});
  }
}

// Of references that were tested in front of a loop which does not change them.
VariableSet BaselineCompiler::nonnull_in_loop(uint32_t head) const {
  if (!reachable_ || is_inlined() || !analysis_->is_fallen_into(head)) return 0;
  return nonnull_ & registers_.unchanged_in_loop(head);
}

// Everything as the target block expects it: operands in their homes, locals as its state says.
void BaselineCompiler::merge_into(uint32_t target_bci) {
  set_depth(target_bci);
  if (failed_) return;
  if (joins_in_registers(target_bci)) {
    Join& join = block_at(target_bci).join;
    if (!join.is_open) {
      open_join(join, target_bci, false);
    } else {
      note_way_to(join);
      move_to(join.stack, stack_);
      set_stack(join.stack);
    }
  } else {
    flush_operands();
  }
  agree_with(state_at(target_bci), kept_at(target_bci));
}

void BaselineCompiler::set_depth(uint32_t target_bci) {
  auto depth = static_cast<int32_t>(stack_.size());
  int32_t& known = block_at(target_bci).depth;
  if (known < 0) known = depth;
  if (known != depth) failed_ = true;
}

bool BaselineCompiler::emit_code() {
  const uint32_t end = static_cast<uint32_t>(analysis_->code().size());
  for (bci_ = 0; bci_ < end; bci_ = next_bci_) {
    if (analysis_->is_leader(bci_)) {
      // A block that only jumps from further down reach has no known depth here.
      if (!reachable_ && block_at(bci_).depth < 0 && analysis_->is_loop_head(bci_)) {
        block_at(bci_).depth = static_cast<int32_t>(scopes_[scope_].first_operand);
      }
      begin_block(bci_);
    }
    if (reachable_) {
      emit_bytecode();
      if (failed_) return false;
    } else {
      next_bci_ = bci_ + analysis_->length_at(bci_);
    }
  }
  return true;
}

// The instruction at bci_, or more: next_bci_ is where to go on.
void BaselineCompiler::emit_bytecode() {
  next_bci_ = bci_ + analysis_->length_at(bci_);
  reserve_temporaries();
  if (a_.logger() != nullptr) note_bytecode();
  note_position(FrameState::kOwn, bci_);
  if (DeoptimizationStress::countdown != nullptr) emit_stress_exit();
  if (!emit_instruction(bci_)) emit_rest(bci_);
}

// For the listing.
void BaselineCompiler::note_bytecode() {
  std::string text = "; ";
  if (is_inlined()) text += method_->external_name() + " ";
  a_.comment((text + bytecode_text(method_, bci_)).c_str());
}

namespace {

// Who makes the code of an instruction.
enum class Kind : uint8_t {
  kRest,
  kLocal,
  kConstant,
  kPoolConstant,
  kStack,
  kArithmetic,
  kConversion,
  kBranch,
  kReturn,
  kField,
  kArray,
  kObject,
  kCall
};

constexpr Kind kind_of_internal(interp::InternalOpcode opcode) {
  using interp::InternalOpcode;
  if (opcode <= InternalOpcode::kLdc2Long) return Kind::kPoolConstant;
  if (opcode <= InternalOpcode::kPutstaticOther) return Kind::kField;
  if (opcode <= InternalOpcode::kInstanceofResolved) return Kind::kObject;
  return opcode <= InternalOpcode::kReturnSynchronized ? Kind::kReturn : Kind::kCall;
}
constexpr Kind kind_of(uint8_t raw) {
  using classfile::Opcode;
  if (interp::is_internal_opcode(raw)) return kind_of_internal(static_cast<interp::InternalOpcode>(raw));
  auto opcode = static_cast<Opcode>(raw);
  switch (opcode) {
    case Opcode::kLdc:
    case Opcode::kLdcW:
    case Opcode::kLdc2W: return Kind::kRest;
    case Opcode::kIinc:
    case Opcode::kRet:
    case Opcode::kWide: return Kind::kLocal;
    case Opcode::kArraylength: return Kind::kArray;
    case Opcode::kNewarray:
    case Opcode::kMultianewarray:
    case Opcode::kCheckcast:
    case Opcode::kInstanceof:
    case Opcode::kAthrow:
    case Opcode::kMonitorenter:
    case Opcode::kMonitorexit: return Kind::kObject;
    default: break;
  }
  auto is_between = [&](Opcode first, Opcode last) { return opcode >= first && opcode <= last; };
  if (is_between(Opcode::kIload, Opcode::kAload3) || is_between(Opcode::kIstore, Opcode::kAstore3)) return Kind::kLocal;
  if (opcode < Opcode::kIload) return Kind::kConstant;
  if (is_between(Opcode::kIaload, Opcode::kSaload) || is_between(Opcode::kIastore, Opcode::kSastore))
    return Kind::kArray;
  if (is_between(Opcode::kPop, Opcode::kSwap)) return Kind::kStack;
  if (is_between(Opcode::kIadd, Opcode::kLxor)) return Kind::kArithmetic;
  if (is_between(Opcode::kI2l, Opcode::kDcmpg)) return Kind::kConversion;
  if (is_between(Opcode::kIfeq, Opcode::kLookupswitch) || is_between(Opcode::kIfnull, Opcode::kJsrW))
    return Kind::kBranch;
  return is_between(Opcode::kIreturn, Opcode::kReturn) ? Kind::kReturn : Kind::kRest;
}
constexpr std::array<Kind, 256> kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (uint32_t raw = 0; raw < kinds.size(); raw++) kinds[raw] = kind_of(static_cast<uint8_t>(raw));
  return kinds;
}();

}  // namespace

// False: it is left to the interpreter.
bool BaselineCompiler::emit_instruction(uint32_t bci) {
  uint8_t opcode = analysis_->opcode_at(bci);
  switch (kKinds[opcode]) {
    case Kind::kLocal: return emit_local(bci, opcode);
    case Kind::kConstant: emit_constant(bci, opcode); return true;
    case Kind::kPoolConstant: return emit_pool_constant(bci, opcode);
    case Kind::kStack: return emit_stack(opcode);
    case Kind::kArithmetic: return emit_arithmetic(opcode);
    case Kind::kConversion: return emit_conversion(opcode);
    case Kind::kBranch: return emit_branch(bci, opcode);
    case Kind::kReturn: return emit_return(opcode);
    case Kind::kField: return emit_field(opcode);
    case Kind::kArray: return emit_array(opcode);
    case Kind::kObject: return emit_object(opcode);
    case Kind::kCall: return emit_call(opcode);
    case Kind::kRest: break;
  }
  return false;
}

// What is not resolved yet, or not compiled by this tier, is the interpreter's from here on.
void BaselineCompiler::emit_rest(uint32_t bci) {
  if (analysis_->is_gap(bci)) {
    a_.jmp(gap_label());
    reachable_ = false;
    return;
  }
  begin_exits();
  a_.jmp(new_exit(analysis_->is_unresolved(bci) ? ExitKind::kUnresolved : ExitKind::kPlain));
  reachable_ = false;
}

// An interpreted frame enters at a loop head or handler: operands and locals are in their homes, the native stack as behind
// a call. Its check of the stack knew nothing of inlined frames, and it may have come a way that is not compiled, where
// nobody found that a reference is not null.
void BaselineCompiler::emit_entries_inside() {
  Label not_now = a_.newLabel();
  bool larger = extent_ > root()->max_stack;
  bool is_checked = false;
  for (auto& [bci, label, nonnull] : entries_inside_) {
    a_.bind(label);
    note_position(FrameState::kOwn, bci);
    if (larger || nonnull != 0) {
      is_checked = true;
      store_address(header_place(0, interp::LinkageOffsets::kFramePosition), root()->code.get() + bci);
      a_.mov(x86::ecx, block_at(bci).depth);
    }
    if (larger) {
      a_.lea(kScratch, x86::ptr(kFrame, static_cast<int32_t>(sizeof(Frame) + 8 * extent_)));
      a_.cmp(kScratch, thread_word(interp::LinkageOffsets::kThreadPollWord));
      a_.ja(not_now);
    }
    for_each_variable(nonnull, [&](uint32_t variable) {
      a_.cmp(local_home(registers_.local_of(variable)), 0);
      a_.je(not_now);
    });
    a_.push(frame_word(interp::LinkageOffsets::kFrameCaller));
    valid_ = dirty_ = 0;
    agree_with(state_at(bci), kept_at(bci));
    a_.jmp(label_at(bci));
  }
  if (!is_checked) return;
  a_.bind(not_now);
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.jmp(table_entry(RuntimeFunction::kContinueInterpreted));
}

// --- Slow paths.
BaselineCompiler::SlowPath& BaselineCompiler::new_slow_path(SlowPath::Kind kind) {
  slow_paths_.emplace_back();
  SlowPath& path = slow_paths_.back();
  path.kind = kind;
  path.scope = scope_;
  path.start = a_.newLabel();
  path.bci = bci_;
  path.locals = {valid_, dirty_};
  return path;
}

BaselineCompiler::SlowPath& BaselineCompiler::slow_call(RuntimeFunction function, ValueList arguments, int result,
                                                        SlowPath::Failure on_zero) {
  SlowPath& path = new_slow_path(SlowPath::Kind::kCall);
  path.resume = a_.newLabel();
  path.stack = snapshot_;
  path.function = function;
  path.arguments = std::move(arguments);
  path.result = result;
  path.on_zero = on_zero;
  is_current_ = false;
  return path;
}

void BaselineCompiler::call_runtime(RuntimeFunction function) {
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.call(table_entry(function));
}

void BaselineCompiler::emit_slow_paths() {
  a_.bind(enter_slowly_);
  note_position(FrameState::kCaller, 0);
  a_.mov(kScratch, thread_word(kTableOffset));
  a_.jmp(table_entry(RuntimeFunction::kEnter));
  // Emitting one may add others.
  for (size_t i = 0; i < slow_paths_.size(); i++) {
    const SlowPath path = std::move(slow_paths_[i]);
    emit_slow_path(path);
  }
}

void BaselineCompiler::emit_slow_path(const SlowPath& path) {
  scope_ = path.scope;
  method_ = scopes_[scope_].method;
  bci_ = path.bci;
  a_.bind(path.start);
  note_position(FrameState::kOwn, bci_);
  if (path.kind == SlowPath::Kind::kEdge) {
    valid_ = path.locals.valid;
    dirty_ = path.locals.dirty;
    if (!path.end_stack.empty()) move_to(path.end_stack, path.stack);
    agree_with(path.end_locals, path.kept);
    a_.jmp(path.resume);
    return;
  }
  for (size_t slot = 0; slot < path.stack.size(); slot++) {
    const Value& value = path.stack[slot];
    if (!value.is_at_home(slot)) flush_value(slot, value, path.locals.valid);
  }
  if (path.kind == SlowPath::Kind::kObjects) {
    a_.jmp(path.resume);
    return;
  }
  write_back(path.locals.dirty);
  if (path.kind == SlowPath::Kind::kInvoke) return emit_slow_invoke(path);
  save_state(path.bci, path.stack.size());
  emit_runtime_arguments(path);
  call_runtime(path.function);
  if (path.on_zero == SlowPath::Failure::kUnwind) {
    a_.test(x86::rax, x86::rax);
    a_.jz(unwind_label());
  } else if (path.on_zero == SlowPath::Failure::kExit) {
    a_.test(x86::rax, x86::rax);
    a_.jz(exit_behind_call(path.stack.size()));
  }
  if (path.result >= 0 && path.result != static_cast<int>(Gp::kIdAx)) {
    a_.mov(x86::gpq(static_cast<uint32_t>(path.result)), x86::rax);
  }
  reload_registers(path.stack, path.locals.valid, path.result);
  a_.jmp(path.resume);
}

// What was in registers may have moved, and calls keep none.
void BaselineCompiler::reload_registers(const ValueList& stack, VariableSet locals, int except) {
  for (size_t slot = 0; slot < stack.size(); slot++) {
    const Value& value = stack[slot];
    if (value.kind == Value::Kind::kGp && value.reg != except) a_.mov(x86::gpq(value.reg), operand_home(slot));
    if (value.kind == Value::Kind::kXmm) a_.movq(x86::xmm(value.reg), operand_home(slot));
  }
  valid_ = dirty_ = 0;
  load_variables(locals);
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
      case Value::Kind::kUpper: a_.lea(registers[i], slot_address(argument.slot)); break;
      default: a_.lea(registers[i], x86::ptr(kFrame, header_offset(scope_))); break;  // kLocal: the frame
    }
  }
  a_.mov(x86::rdi, kThread);
}

}  // namespace cortado::jit
