// Tier 1: jumps, switches and returns.

#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;

namespace {

constexpr int64_t kFewCases = 8;  // of a tableswitch

Condition condition_of(uint32_t number) {  // in the order of ifeq, ifne, iflt, ifge, ifgt, ifle
  constexpr Condition kConditions[] = {Condition::kEqual,    Condition::kNotEqual, Condition::kSignedLT,
                                       Condition::kSignedGE, Condition::kSignedGT, Condition::kSignedLE};
  return kConditions[number];
}

}  // namespace

// A jump backwards polls first: the interpreter, which does the poll, executes the jump then.
void BaselineCompiler::emit_poll(uint32_t target) {
  if (target > bci_) return;
  a_.cmp(thread_word(interp::LinkageOffsets::kThreadPollWord), kFrame);
  a_.jb(exit());
}

// A loop's last instruction. Where nothing is left to be done before its head, the poll is the jump.
void BaselineCompiler::jump_back(uint32_t target) {
  bool is_ready =
      stack_.empty() && !is_only_way_to(target) && transition_to(state_at(target), kept_at(target)).is_empty();
  if (!is_ready) {
    emit_poll(target);
    return go_to(target);
  }
  set_depth(target);
  a_.cmp(thread_word(interp::LinkageOffsets::kThreadPollWord), kFrame);
  a_.j(Condition::kUnsignedGE, label_at(target));
  a_.jmp(exit());
  reachable_ = false;
}

// Where a conditional jump goes: the target, or code that makes its state true first. A loop's own jump back does that
// before the condition is tested, for both ways.
Label BaselineCompiler::branch_target(uint32_t target, bool alone) {
  if (analysis_->is_gap(target)) return gap_label();
  set_depth(target);
  bool agrees = true;
  Join* join = joins_in_registers(target) ? &block_at(target).join : nullptr;
  if (join == nullptr) {
    flush_operands();
  } else if (!join->is_open) {
    open_join(*join, target, true);
  } else {
    note_way_to(*join);
    agrees = agrees_with(*join);
  }
  Transition transition = transition_to(state_at(target), kept_at(target));
  if (agrees && transition.is_empty()) return label_at(target);
  bool conflict = false;
  for_each_variable(transition.load,
                    [&](uint32_t variable) { conflict = conflict || (registers_.sharing(variable) & valid_) != 0; });
  if (alone && target <= bci_ && !conflict) {
    agree_with(state_at(target), kept_at(target));
    return label_at(target);
  }
  SlowPath& path = new_slow_path(SlowPath::Kind::kEdge);
  path.resume = label_at(target);
  if (!agrees) {
    path.stack = stack_;
    path.end_stack = join->stack;
  }
  path.end_locals = state_at(target);
  path.kept = kept_at(target);
  return path.start;
}

// The instruction is the interpreter's, or left out here: whoever comes there can go there at once.
bool BaselineCompiler::is_left_at(uint32_t bci) const {
  return analysis_->is_gap(bci) || (analysis_->is_unresolved(bci) && !analysis_->is_type_check(bci));
}

Label BaselineCompiler::leave_at(uint32_t bci) {
  if (analysis_->is_gap(bci)) return gap_label();
  uint32_t branch = std::exchange(bci_, bci);
  begin_exits();
  Label exit = new_exit(ExitKind::kUnresolved);
  bci_ = branch;
  return exit;
}

// Whether what lies between a conditional jump and its target is seldom reached, and can be made elsewhere: it throws, or
// leaves the method from within a loop.
bool BaselineCompiler::is_cold_tail(uint32_t target) const {
  uint32_t last = analysis_->end_of_tail(next_bci_, target);
  if (last == 0) return false;
  if (is_left_at(next_bci_)) return true;
  if (is_inlined() || is_covered(method_, next_bci_)) return false;
  return analysis_->loop_depth(bci_) > 0 || analysis_->opcode_at(last) == static_cast<uint8_t>(Opcode::kAthrow);
}

// Of a conditional jump. Before a cold tail it is turned round: code goes on at the target, with all that is known, and no
// jump is taken on the way there.
BaselineCompiler::Way BaselineCompiler::way_of(Condition condition, uint32_t target, const Tested& nonnull_there) {
  if (!is_cold_tail(target)) return {condition, branch_target_knowing(target, nonnull_there), false};
  Label cold = is_left_at(next_bci_) ? leave_at(next_bci_) : put_off_tail(target);
  next_bci_ = target;
  return {asmjit::x86::negateCond(condition), cold, true};
}

Label BaselineCompiler::put_off_tail(uint32_t end) {
  Tail tail{a_.newLabel(), next_bci_, end, stack_, {valid_, dirty_}, nonnull_, is_current_, known_locals_};
  for (Value& value : tail.stack) value.stored_in = 0;
  tails_.push_back(std::move(tail));
  return tails_.back().label;
}

void BaselineCompiler::emit_tails() {
  for (size_t i = 0; i < tails_.size() && !failed_; i++) {
    Tail tail = std::move(tails_[i]);
    a_.bind(tail.label);
    set_stack(tail.stack);
    valid_ = tail.locals.valid;
    dirty_ = tail.locals.dirty;
    nonnull_ = tail.nonnull;
    is_current_ = tail.is_current;
    known_locals_ = std::move(tail.known_locals);
    reachable_ = true;
    for (bci_ = tail.first; bci_ < tail.end && reachable_ && !failed_; bci_ = next_bci_) emit_bytecode();
  }
}

bool BaselineCompiler::emit_branch(uint32_t bci, uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  if (opcode == Opcode::kGoto || opcode == Opcode::kGotoW) {
    uint32_t target =
        bci + static_cast<uint32_t>(opcode == Opcode::kGoto ? analysis_->s2(bci + 1) : analysis_->s4(bci + 1));
    if (target <= bci_) {
      begin_exits();
      jump_back(target);
    } else {
      go_to(target);
    }
    return true;
  }
  if (opcode == Opcode::kJsr || opcode == Opcode::kJsrW) {
    emit_subroutine_call(analysis_->subroutine_at(bci));
    return true;
  }
  if (opcode == Opcode::kTableswitch || opcode == Opcode::kLookupswitch) {
    emit_switch(bci, opcode == Opcode::kTableswitch);
    return true;
  }
  bool null_test = opcode == Opcode::kIfnull || opcode == Opcode::kIfnonnull;
  if (!null_test && (opcode < Opcode::kIfeq || opcode > Opcode::kIfAcmpne)) return false;
  uint32_t target = bci + static_cast<uint32_t>(static_cast<int32_t>(analysis_->s2(bci + 1)));
  if (target <= bci_) begin_exits();
  emit_poll(target);
  if (null_test || opcode <= Opcode::kIfle)
    emit_test_and_branch(opcode, target);
  else
    emit_compare_and_branch(opcode, target);
  return true;
}

Label BaselineCompiler::branch_target_knowing(uint32_t target, const Tested& nonnull) {
  VariableSet before = nonnull_;
  if (nonnull.variable >= 0) nonnull_ |= VariableSet{1} << nonnull.variable;
  if (nonnull.reg.isValid()) set_nonnull(nonnull.reg, true);
  Label label = branch_target(target, true);
  nonnull_ = before;
  if (nonnull.reg.isValid()) set_nonnull(nonnull.reg, false);
  return label;
}

// Of all that is in the register.
void BaselineCompiler::set_nonnull(const Gp& reg, bool is_nonnull) {
  for (Value& value : stack_) {
    if (value.kind == Value::Kind::kGp && value.reg == reg.id()) value.is_nonnull = is_nonnull;
  }
}

// One operand: null or not, or its order to zero.
void BaselineCompiler::emit_test_and_branch(Opcode opcode, uint32_t target) {
  bool null_test = opcode == Opcode::kIfnull || opcode == Opcode::kIfnonnull;
  Value a = pop();
  if (emit_constant_branch(opcode, a, target)) return;
  int tested = null_test && a.kind == Value::Kind::kLocal ? variable_of(a) : -1;
  Gp reg = gp_of(a, null_test);
  uint32_t number = static_cast<uint32_t>(opcode) - static_cast<uint32_t>(Opcode::kIfeq);
  Condition condition =
      null_test ? (opcode == Opcode::kIfnull ? Condition::kEqual : Condition::kNotEqual) : condition_of(number);
  Way way = way_of(condition, target, opcode == Opcode::kIfnonnull ? Tested{reg, tested} : Tested{});
  if (null_test)
    test_null(reg);
  else
    a_.test(reg.r32(), reg.r32());
  a_.j(way.condition, way.to);
  if (opcode == (way.is_turned ? Opcode::kIfnonnull : Opcode::kIfnull)) note_nonnull(reg, tested);
}

// Two operands, integers or references.
void BaselineCompiler::emit_compare_and_branch(Opcode opcode, uint32_t target) {
  bool references = opcode >= Opcode::kIfAcmpeq;
  Value b = pop();
  Value a = pop();
  if (emit_constant_comparison(opcode, a, b, target)) return;
  bool constant = !references && b.kind == Value::Kind::kConstant;
  Gp x = gp_of(a, references);
  Gp y = constant ? x : gp_of(b, references);
  auto first = static_cast<uint32_t>(references ? Opcode::kIfAcmpeq : Opcode::kIfIcmpeq);
  Way way = way_of(condition_of(static_cast<uint32_t>(opcode) - first), target);
  if (references)
    a_.cmp(x, y);
  else if (constant)
    a_.cmp(x.r32(), static_cast<int32_t>(b.constant));
  else
    a_.cmp(x.r32(), y.r32());
  a_.j(way.condition, way.to);
}

void BaselineCompiler::emit_switch(uint32_t bci, bool table) {
  uint32_t operands = (bci + 4) & ~3u;
  bool backward = false;
  analysis_->for_each_target(bci, [&](uint32_t target) { backward = backward || target <= bci; });
  begin_exits();
  if (backward) emit_poll(bci);
  Value value = pop();
  Gp key = mutable_gp(value, false).r32();
  switch_labels_.clear();
  analysis_->for_each_target(bci, [&](uint32_t target) {
    if (!switch_labels_.contains(target)) switch_labels_.emplace(target, branch_target(target, false));
  });
  uint32_t fallback = bci + static_cast<uint32_t>(analysis_->s4(operands));
  if (table) {
    int32_t low = analysis_->s4(operands + 4), high = analysis_->s4(operands + 8);
    if (int64_t{high} - low < kFewCases)
      emit_comparisons(bci, key, low, high, operands + 12, fallback);
    else
      emit_table_jump(bci, key, low, high, operands + 12, fallback);
  } else {
    emit_search(bci, key, operands + 8, 0, analysis_->s4(operands + 4), fallback);
  }
  reachable_ = false;
}

void BaselineCompiler::emit_table_jump(uint32_t bci, const Gp& key, int32_t low, int32_t high, uint32_t offsets,
                                       uint32_t fallback) {
  Label table = a_.newLabel();
  if (low != 0) a_.sub(key, low);
  a_.cmp(key, high - low);
  a_.ja(switch_labels_[fallback]);
  Gp base = new_gp();
  a_.lea(base, x86::ptr(table));
  a_.movsxd(kScratch, x86::dword_ptr(base, key.r64(), 2));
  a_.add(kScratch, base);
  a_.jmp(kScratch);
  a_.align(asmjit::AlignMode::kData, 4);
  a_.bind(table);
  for (uint32_t i = 0; i <= static_cast<uint32_t>(high - low); i++) {
    a_.embed_distance(switch_labels_[bci + static_cast<uint32_t>(analysis_->s4(offsets + 4 * i))], table);
  }
}

// Few cases: comparisons in turn are foreseen better than one jump to many places. Neighbours with one target count once.
void BaselineCompiler::emit_comparisons(uint32_t bci, const Gp& key, int32_t low, int32_t high, uint32_t offsets,
                                        uint32_t fallback) {
  auto target_of = [&](int32_t value) {
    return bci + static_cast<uint32_t>(analysis_->s4(offsets + 4 * static_cast<uint32_t>(value - low)));
  };
  a_.cmp(key, low);
  a_.jl(switch_labels_[fallback]);
  for (int32_t value = low;;) {
    int32_t last = value;
    while (last < high && target_of(last + 1) == target_of(value)) last++;
    if (value != low || last != value) a_.cmp(key, last);
    a_.jle(switch_labels_[target_of(value)]);
    if (last == high) break;
    value = last + 1;
  }
  a_.jmp(switch_labels_[fallback]);
}

// Binary search over the pairs from `first` up to `last`, exclusively.
void BaselineCompiler::emit_search(uint32_t bci, const Gp& key, uint32_t pairs, int32_t first, int32_t last,
                                   uint32_t fallback) {
  if (first == last) {
    a_.jmp(switch_labels_[fallback]);
    return;
  }
  int32_t middle = first + (last - first) / 2;
  uint32_t at = pairs + 8 * static_cast<uint32_t>(middle);
  Label less = a_.newLabel();
  a_.cmp(key, analysis_->s4(at));
  a_.je(switch_labels_[bci + static_cast<uint32_t>(analysis_->s4(at + 4))]);
  a_.jl(less);
  emit_search(bci, key, pairs, middle + 1, last, fallback);
  a_.bind(less);
  emit_search(bci, key, pairs, first, middle, fallback);
}

// The comparison being compiled is only for the conditional jump behind it.
bool BaselineCompiler::branch_follows() const {
  if (next_bci_ >= analysis_->code().size() || analysis_->is_leader(next_bci_)) return false;
  auto next = static_cast<Opcode>(analysis_->opcode_at(next_bci_));
  return next >= Opcode::kIfeq && next <= Opcode::kIfle;
}

void BaselineCompiler::emit_long_compare_and_branch() {
  uint32_t target = next_bci_ + static_cast<uint32_t>(static_cast<int32_t>(analysis_->s2(next_bci_ + 1)));
  Condition condition = condition_of(analysis_->opcode_at(next_bci_) - static_cast<uint32_t>(Opcode::kIfeq));
  next_bci_ += 3;
  begin_exits();
  emit_poll(target);
  Value b = pop2();
  Value a = pop2();
  bool constant = b.kind == Value::Kind::kConstant && b.constant == static_cast<int32_t>(b.constant);
  Gp x = gp_of(a, true);
  Gp y = constant ? x : gp_of(b, true);
  Way way = way_of(condition, target);
  if (constant)
    a_.cmp(x, static_cast<int32_t>(b.constant));
  else
    a_.cmp(x, y);
  a_.j(way.condition, way.to);
}

// It is reached from the instruction in front of it alone.
bool BaselineCompiler::stands_at(uint32_t bci, Opcode opcode) const {
  return bci < analysis_->code().size() && !analysis_->is_leader(bci) &&
         analysis_->opcode_at(bci) == static_cast<uint8_t>(opcode);
}

// A conjunction of which a conditional jump only wants to know whether it is zero. False: it is another.
bool BaselineCompiler::emit_bit_test_and_branch(bool is_long) {
  uint32_t jump = next_bci_;
  if (is_long) {
    if (!stands_at(jump, Opcode::kLconst0) || !stands_at(jump + 1, Opcode::kLcmp)) return false;
    jump += 2;
  }
  bool is_ifeq = stands_at(jump, Opcode::kIfeq);
  if (!is_ifeq && !stands_at(jump, Opcode::kIfne)) return false;
  size_t slots = is_long ? 2 : 1;
  if (!has_operands(2 * slots)) return true;
  auto is_constant = [](const Value& value) { return value.kind == Value::Kind::kConstant; };
  bool is_known = is_constant(stack_[stack_.size() - slots]) && is_constant(stack_[stack_.size() - 2 * slots]);
  if (is_known) return false;
  uint32_t target = jump + static_cast<uint32_t>(static_cast<int32_t>(analysis_->s2(jump + 1)));
  next_bci_ = jump + 3;
  begin_exits();
  emit_poll(target);
  Value b = is_long ? pop2() : pop();
  Value a = is_long ? pop2() : pop();
  if (is_constant(a)) std::swap(a, b);
  bool is_small = is_constant(b) && b.constant == static_cast<int32_t>(b.constant);
  Gp x = gp_of(a, is_long);
  Gp y = is_small ? x : gp_of(b, is_long);
  Way way = way_of(is_ifeq ? Condition::kEqual : Condition::kNotEqual, target);
  if (!is_small)
    a_.test(register_of_width(x, is_long), register_of_width(y, is_long));
  else if (b.constant >= 0 && b.constant <= UINT8_MAX)
    a_.test(x.r8(), asmjit::Imm(b.constant));
  else
    a_.test(register_of_width(x, is_long), asmjit::Imm(b.constant));
  a_.j(way.condition, way.to);
  return true;
}

// "Below" and "equal" are true when a value is NaN, "above" is not: which operand comes first decides what NaN does.
void BaselineCompiler::emit_float_compare_and_branch(bool is_double, bool nan_is_greater) {
  uint32_t target = next_bci_ + static_cast<uint32_t>(static_cast<int32_t>(analysis_->s2(next_bci_ + 1)));
  auto test = static_cast<Opcode>(analysis_->opcode_at(next_bci_));
  next_bci_ += 3;
  begin_exits();
  emit_poll(target);
  Value b = is_double ? pop2() : pop();
  Value a = is_double ? pop2() : pop();
  Xmm y = xmm_of(b, is_double);
  Xmm x = xmm_of(a, is_double);
  Label to = branch_target(target, true);
  const Xmm& first = nan_is_greater ? y : x;
  const Xmm& second = nan_is_greater ? x : y;
  if (is_double)
    a_.ucomisd(first, second);
  else
    a_.ucomiss(first, second);
  if (test == Opcode::kIfeq) {
    Label not_equal = a_.newLabel();
    a_.jp(not_equal);
    a_.je(to);
    a_.bind(not_equal);
  } else if (test == Opcode::kIfne) {
    a_.jp(to);
    a_.jne(to);
  } else {
    // In the order of iflt, ifge, ifgt, ifle.
    constexpr Condition kPlain[] = {Condition::kUnsignedLT, Condition::kUnsignedGE, Condition::kUnsignedGT,
                                    Condition::kUnsignedLE};
    constexpr Condition kSwapped[] = {Condition::kUnsignedGT, Condition::kUnsignedLE, Condition::kUnsignedLT,
                                      Condition::kUnsignedGE};
    uint32_t number = static_cast<uint32_t>(test) - static_cast<uint32_t>(Opcode::kIflt);
    a_.j(nan_is_greater ? kSwapped[number] : kPlain[number], to);
  }
}

// --- Returns: rax is the result, xmm0 as well if it is floating, r15 the caller's frame.
void BaselineCompiler::emit_leave() {
  a_.pop(kFrame);
  note_position(FrameState::kTop, 0);
  a_.ret();
  reachable_ = false;
}

bool BaselineCompiler::emit_return(uint8_t raw) {
  auto opcode = static_cast<Opcode>(interp::original_opcode(raw));
  bool is_return = opcode >= Opcode::kIreturn && opcode <= Opcode::kReturn;
  bool synchronized_return = raw == static_cast<uint8_t>(InternalOpcode::kReturnSynchronized);
  if (!is_return) return false;
  if (is_inlined()) return emit_inlined_return(raw);
  BasicType type = method_->result_type;
  if (synchronized_return) emit_unlock_method();
  if (raw == static_cast<uint8_t>(InternalOpcode::kReturnFinalizable)) emit_finalizer_test();
  if (is_floating(type)) {
    Value value = is_two_slots(type) ? pop2() : pop();
    move_vector(x86::xmm0, xmm_of(value, is_two_slots(type)));
    if (is_two_slots(type))
      a_.movq(x86::rax, x86::xmm0);
    else
      a_.movd(x86::eax, x86::xmm0);
  } else if (type != BasicType::kVoid) {
    bool wide = is_two_slots(type) || is_reference(type);
    Value value = is_two_slots(type) ? pop2() : pop();
    value.type = value_type_of(type);
    value.below = value.limit();
    Gp reg = gp_of(value, wide);
    switch (value.is_within(type) ? BasicType::kInt : type) {
      case BasicType::kBoolean:
        if (reg.id() != Gp::kIdAx) a_.mov(x86::eax, reg.r32());
        a_.and_(x86::eax, 1);
        break;
      case BasicType::kByte: a_.movsx(x86::eax, reg.r8()); break;
      case BasicType::kChar: a_.movzx(x86::eax, reg.r16()); break;
      case BasicType::kShort: a_.movsx(x86::eax, reg.r16()); break;
      default:
        if (reg.id() == Gp::kIdAx) break;
        if (wide)
          a_.mov(x86::rax, reg);
        else
          a_.mov(x86::eax, reg.r32());
        break;
    }
  }
  emit_leave();
  return true;
}

// Object.<init>: the interpreter registers finalizable objects.
void BaselineCompiler::emit_finalizer_test() {
  begin_exits();
  emit_load(0, ValueType::kReference);
  Value self = pop();
  Gp object = gp_of(self, true);
  if (const Class* fresh = fresh_class(object); fresh != nullptr && !fresh->has(Class::kHasFinalizer)) return;
  a_.mov(kScratch.r32(), x86::dword_ptr(object, 4));
  a_.test(x86::dword_ptr(kScratch, static_cast<int32_t>(offsetof(Class, flags))),
          static_cast<int32_t>(Class::kHasFinalizer));
  a_.jnz(exit());
}

}  // namespace cortado::jit
