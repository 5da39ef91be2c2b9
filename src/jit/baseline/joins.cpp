// Tier 1: where ways meet further down. The first way there decides where each value lies; the others bring theirs to the
// same places. Behind a backward jump, and in handlers, all operands are in their homes.

#include "jit/baseline/compiler.h"
#include "jit/baseline/register_moves.h"

namespace cortado::jit {

namespace {

bool is_register(const Value& value) { return value.is_in_register(); }
bool is_same_register(const Value& a, const Value& b) { return is_register(a) && a.kind == b.kind && a.reg == b.reg; }
// Constants and locals of a join are what they are.
bool agrees(const Value& wanted, const Value& value) {
  if (is_register(wanted)) return is_same_register(wanted, value);
  if (wanted.kind != Value::Kind::kHome) return true;
  return value.kind == Value::Kind::kHome || value.kind == Value::Kind::kUpper;
}

}  // namespace

// Of an inlined body: what it cannot change, so that it may stay a constant or one of the root's locals.
bool BaselineCompiler::is_fixed(size_t slot) const {
  const Scope& scope = scopes_[scope_];
  if (!is_inlined() || slot >= scope.header) return false;
  return slot < scope.first_local || !analysis_->is_stored(static_cast<uint32_t>(slot) - scope.first_local);
}

bool BaselineCompiler::joins_in_registers(uint32_t target) const {
  return !analysis_->is_loop_head(target) && !analysis_->is_handler(target);
}

// A return of an inlined body, of which nothing else is left: nobody looks at its locals any more, and no exit may be made
// there.
bool BaselineCompiler::needs_no_locals(uint32_t bci) const {
  auto opcode = static_cast<classfile::Opcode>(analysis_->opcode_at(bci));
  return is_inlined() && opcode >= classfile::Opcode::kIreturn && opcode <= classfile::Opcode::kReturn;
}
void BaselineCompiler::drop_locals_before(uint32_t target, ValueList& values) const {
  if (!needs_no_locals(target)) return;
  const Scope& scope = scopes_[scope_];
  Value nothing;
  nothing.kind = Value::Kind::kUpper;
  std::fill(values.begin() + scope.first_local, values.begin() + scope.header, nothing);
}

// Where the returns of an inlined body meet: what its caller has, and the result in a register of its own.
void BaselineCompiler::return_to(Join& join, Value* result) {
  size_t depth = stack_.size();
  if (result != nullptr) {
    if (!join.is_open) own_register(*result);
    push(*result);
    push_wide_upper(result->type);
  }
  if (join.is_open) {
    note_way_to(join);
    move_to(join.stack, stack_);
    return;
  }
  RegisterSets shared = shared_registers();
  for (size_t slot = 0; slot < depth; slot++) {
    Value& value = stack_[slot];
    if (!names_one_of(value, shared) || !is_shared(slot)) continue;
    flush_value(slot, value, valid_);
    value.kind = Value::Kind::kHome;
  }
  join.is_open = true;
  join.is_current = is_current_;
  join.stack = stack_;
  for (Value& value : join.stack) value.stored_in = 0;
}

// The first way to `target`. `is_jump`: the way is taken or not, so that registers may not change.
void BaselineCompiler::open_join(Join& join, uint32_t target, bool is_jump) {
  if (!is_jump) drop_locals_before(target, stack_);
  make_fit_for_join(analysis_->has_one_way(target), is_jump);
  join.is_open = true;
  join.is_current = is_current_;
  join.nonnull = nonnull_;
  join.stack = stack_;
  drop_locals_before(target, join.stack);
  for (Value& value : join.stack) value.stored_in = 0;
}

// Where several ways meet, values lie in homes and registers of their own, but for what cannot change. A local may be dead
// behind the jump even where no other way leads.
void BaselineCompiler::make_fit_for_join(bool is_only_way, bool is_jump) {
  size_t top = stack_.empty() ? 0 : stack_.size() - 1;
  if (top > 0 && stack_[top].kind == Value::Kind::kUpper) top--;
  RegisterSets shared = shared_registers();
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    Value& value = stack_[slot];
    bool is_constant = value.kind == Value::Kind::kConstant || value.kind == Value::Kind::kObject;
    if (is_constant && is_only_way) continue;
    bool movable = is_constant || value.kind == Value::Kind::kLocal || (names_one_of(value, shared) && is_shared(slot));
    if (!movable || is_fixed(slot)) continue;
    if (slot == top && !is_jump && slot >= scopes_[scope_].first_operand) {
      bring_to_register(slot);
    } else {
      flush_value(slot, value, valid_);
      value.kind = Value::Kind::kHome;
    }
  }
}

// Those that more than one value is in.
BaselineCompiler::RegisterSets BaselineCompiler::shared_registers() const {
  RegisterSets once, more;
  for (const Value& value : stack_) {
    uint32_t bit = 1u << (value.reg & 31);
    if (value.kind == Value::Kind::kGp) {
      more.gps |= once.gps & bit;
      once.gps |= bit;
    } else if (value.kind == Value::Kind::kXmm) {
      more.xmms |= once.xmms & bit;
      once.xmms |= bit;
    }
  }
  return more;
}
bool BaselineCompiler::names_one_of(const Value& value, const RegisterSets& registers) {
  if (value.kind == Value::Kind::kGp) return (registers.gps >> value.reg & 1) != 0;
  return value.kind == Value::Kind::kXmm && (registers.xmms >> value.reg & 1) != 0;
}

// Another value is in the same register, now; on other ways they may differ.
bool BaselineCompiler::is_shared(size_t slot) const {
  for (size_t other = 0; other < stack_.size(); other++) {
    if (other != slot && is_same_register(stack_[slot], stack_[other])) return true;
  }
  return false;
}

// To a register of its own.
void BaselineCompiler::bring_to_register(size_t slot) {
  Value value = stack_[slot];
  value.slot = static_cast<uint16_t>(slot);
  own_register(value);
  stack_[slot] = value;
}
// A value that others on the stack may be in the same register as.
void BaselineCompiler::own_register(Value& value) {
  value.below = value.limit();  // other ways bring other constants
  bool floating = value.type == ValueType::kFloat || value.type == ValueType::kDouble;
  if (floating) {
    value.reg = static_cast<uint8_t>(mutable_xmm(value, value.type == ValueType::kDouble).id());
    value.kind = Value::Kind::kXmm;
  } else {
    value.reg = static_cast<uint8_t>(mutable_gp(value, value.is_wide()).id());
    value.kind = Value::Kind::kGp;
  }
  value.stored_in = 0;
}

bool BaselineCompiler::agrees_with(const Join& join) const {
  for (size_t slot = 0; slot < stack_.size() && slot < join.stack.size(); slot++) {
    if (!agrees(join.stack[slot], stack_[slot])) return false;
  }
  return true;
}

// What is known of values holds behind a join if it does on all ways.
void BaselineCompiler::note_way_to(Join& join) {
  if (stack_.size() != join.stack.size()) failed_ = true;
  if (failed_) return;
  join.is_current = join.is_current && is_current_;
  join.nonnull &= nonnull_;
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    join.stack[slot].meet(stack_[slot]);
  }
}

// Stores come first, then moves between registers, then what brings values from elsewhere: nothing is overwritten that is
// still wanted.
void BaselineCompiler::move_to(const ValueList& wanted, const ValueList& values) {
  RegisterMoves gps, xmms;
  for (size_t slot = 0; slot < values.size(); slot++) {
    const Value& to = wanted[slot];
    const Value& from = values[slot];
    if (agrees(to, from)) continue;
    if (is_register(to) && to.kind == from.kind) {
      (to.kind == Value::Kind::kGp ? gps : xmms).add(to.reg, from.reg);
    } else if (!is_register(to) || is_register(from)) {
      flush_value(slot, from, valid_);
    }
  }
  auto gp = [](uint8_t reg) { return reg == RegisterMoves::kScratch ? kScratch : x86::gpq(reg); };
  gps.emit([&](uint8_t to, uint8_t from) { a_.mov(gp(to), gp(from)); });
  xmms.emit([&](uint8_t to, uint8_t from) {
    if (to == RegisterMoves::kScratch)
      a_.movq(kScratch, x86::xmm(from));
    else if (from == RegisterMoves::kScratch)
      a_.movq(x86::xmm(to), kScratch);
    else
      a_.movaps(x86::xmm(to), x86::xmm(from));
  });
  for (size_t slot = 0; slot < values.size(); slot++) {
    const Value& to = wanted[slot];
    Value from = values[slot];
    if (agrees(to, from) || to.kind == from.kind) continue;
    if (is_register(from)) from.kind = Value::Kind::kHome;  // as it is now
    from.slot = static_cast<uint16_t>(slot);
    if (to.kind == Value::Kind::kGp) move_value(x86::gpq(to.reg), from, from.is_wide());
    if (to.kind == Value::Kind::kXmm) load_vector(x86::xmm(to.reg), from);
  }
}

// From where it lies, but for general registers.
void BaselineCompiler::load_vector(const Xmm& to, const Value& value) {
  switch (value.kind) {
    case Value::Kind::kConstant:
      a_.mov(kScratch, value.constant);
      a_.movq(to, kScratch);
      break;
    case Value::Kind::kLocal: {
      int variable = variable_of(value);
      if (variable >= 0 && (valid_ >> variable & 1) != 0)
        a_.movaps(to, variable_xmm(static_cast<uint32_t>(variable)));
      else
        a_.movq(to, local_home(value.local));
      break;
    }
    default: a_.movq(to, operand_home(value.slot)); break;
  }
}

// Nobody has jumped to the block, and nobody will: all jumps there are in code that is not reached. Jumps back go to loops'
// heads only, but of subroutines' returns.
bool BaselineCompiler::is_entered_by_fall(uint32_t leader) const {
  return block_at(leader).depth < 0 && !analysis_->is_loop_head(leader) && !analysis_->is_handler(leader) &&
         !analysis_->has_subroutines();
}

// The code between here and there is not reached, nor is `target` from anywhere else.
bool BaselineCompiler::is_only_way_to(uint32_t target) const {
  if (target <= bci_) return false;
  for (uint32_t bci = next_bci_; bci <= target; bci++) {
    if (analysis_->is_leader(bci) && !is_entered_by_fall(bci)) return false;
  }
  return true;
}

// A jump that is always taken. Behind it nothing is known of values where several ways meet.
void BaselineCompiler::go_to(uint32_t target) {
  if (is_only_way_to(target)) {
    next_bci_ = target;
    return;
  }
  merge_into(target);
  a_.jmp(label_at(target));
  reachable_ = false;
}

}  // namespace cortado::jit
