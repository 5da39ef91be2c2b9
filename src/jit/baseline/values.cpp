// The abstract operand stack and the registers of tier 1.

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "base/assert.h"
#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"

namespace cortado::jit {

namespace {

const uint8_t kLocalGpIds[kLocalGps] = {Gp::kIdBx, Gp::kIdBp, Gp::kIdR13, Gp::kIdR14, Gp::kIdR9, Gp::kIdR10};
constexpr int kFewGps = 2;  // of kReservedGps

bool is_vector(ValueType type) { return type == ValueType::kFloat || type == ValueType::kDouble; }
// The registers that an instruction needs: so many, less one for each of its topmost operands, in slots, that is in one.
struct Needs {
  uint8_t operands;
  int8_t temporaries;
  int8_t most = kReservedGps;
};
constexpr Needs find_needs(uint8_t raw) {
  using classfile::Opcode;
  using interp::InternalOpcode;
  auto internal = static_cast<InternalOpcode>(raw);
  auto opcode = static_cast<Opcode>(raw);
  auto is_between = [&](Opcode first, Opcode last) { return opcode >= first && opcode <= last; };
  // Constants, loads and stores.
  if (is_between(Opcode::kNop, Opcode::kAload3) || is_between(Opcode::kIstore, Opcode::kAstore3)) return {0, 1};
  if (is_between(Opcode::kIaload, Opcode::kSaload)) return {2, 3};
  if (is_between(Opcode::kIastore, Opcode::kSastore)) return {3, kReservedGps};
  if (is_between(Opcode::kPop, Opcode::kDup) || opcode == Opcode::kIinc) return {0, 1};
  // Arithmetic but division: one of the operands may have to stay as it is.
  if (is_between(Opcode::kIadd, Opcode::kDmul) || is_between(Opcode::kIand, Opcode::kLxor)) return {2, 3, kFewGps};
  if (is_between(Opcode::kIfeq, Opcode::kIfle) || is_between(Opcode::kIfnull, Opcode::kIfnonnull)) return {1, 1};
  if (is_between(Opcode::kIfIcmpeq, Opcode::kIfAcmpne)) return {2, 2};
  // Calls, but of what is done in place (emit_intrinsic).
  bool few = opcode == Opcode::kGoto || opcode == Opcode::kGotoW || is_between(Opcode::kIreturn, Opcode::kReturn) ||
             (internal >= InternalOpcode::kGetfieldByte && internal <= InternalOpcode::kGetfieldReference) ||
             interp::is_method_call(internal);
  return {0, static_cast<int8_t>(few ? kFewGps : kReservedGps)};
}
constexpr std::array<Needs, 256> needs_by_opcode() {
  std::array<Needs, 256> needs{};
  for (uint32_t raw = 0; raw < needs.size(); raw++) needs[raw] = find_needs(static_cast<uint8_t>(raw));
  return needs;
}
constexpr std::array<Needs, 256> kNeeds = needs_by_opcode();

}  // namespace

ValueType value_type_of(BasicType type) {
  switch (type) {
    case BasicType::kFloat: return ValueType::kFloat;
    case BasicType::kDouble: return ValueType::kDouble;
    case BasicType::kLong: return ValueType::kLong;
    case BasicType::kObject:
    case BasicType::kArray: return ValueType::kReference;
    default: return ValueType::kInt;
  }
}

namespace {

VariableKind kind_of(ValueType type) {
  if (is_vector(type)) return VariableKind::kFloating;
  return type == ValueType::kInt ? VariableKind::kNarrow : VariableKind::kWide;
}

}  // namespace

// --- The stack.
void BaselineCompiler::push(Value value) {
  value.stored_in = 0;
  if (value.kind == Value::Kind::kGp) taken_.gps |= 1u << value.reg;
  if (value.kind == Value::Kind::kXmm) taken_.xmms |= 1u << value.reg;
  stack_.push_back(value);
}
void BaselineCompiler::push_wide_upper(ValueType type) {
  if (type != ValueType::kLong && type != ValueType::kDouble) return;
  Value upper;
  upper.kind = Value::Kind::kUpper;
  stack_.push_back(upper);
}
void BaselineCompiler::push_gp(const Gp& reg, ValueType type) {
  Value value;
  value.kind = Value::Kind::kGp;
  value.type = type;
  value.reg = static_cast<uint8_t>(reg.id());
  push(value);
  push_wide_upper(type);
}
// 0 or 1.
void BaselineCompiler::push_boolean(const Gp& reg) {
  push_gp(reg, ValueType::kInt);
  stack_.back().below = 2;
}
void BaselineCompiler::push_xmm(const Xmm& reg, ValueType type) {
  Value value;
  value.kind = Value::Kind::kXmm;
  value.type = type;
  value.reg = static_cast<uint8_t>(reg.id());
  push(value);
  push_wide_upper(type);
}
void BaselineCompiler::push_constant(int64_t constant, ValueType type) {
  Value value;
  value.kind = Value::Kind::kConstant;
  value.type = type;
  value.constant = constant;
  push(value);
  push_wide_upper(type);
}
// Perhaps in another slot than before.
void BaselineCompiler::push_again(Value popped, ValueType integer) {
  if (popped.kind != Value::Kind::kLocal) (void)gp_of(popped, integer == ValueType::kLong);
  popped.type = integer;
  push(popped);
  push_wide_upper(integer);
}
void BaselineCompiler::set_stack(const ValueList& stack) {
  stack_ = stack;
  taken_ = used_registers();
}
// A block that was entered with a guessed depth may want more than there is: then the guess was wrong.
bool BaselineCompiler::has_operands(size_t count) {
  if (stack_.size() < scopes_[scope_].first_operand + count) failed_ = true;
  return !failed_;
}
Value BaselineCompiler::pop() {
  if (!has_operands(1)) return {};
  Value value = stack_.back();
  stack_.pop_back();
  value.slot = static_cast<uint16_t>(stack_.size());
  if (value.kind == Value::Kind::kGp) pinned_gp_ |= 1u << value.reg;
  if (value.kind == Value::Kind::kXmm) pinned_xmm_ |= 1u << value.reg;
  return value;
}
Value BaselineCompiler::pop2() {
  if (!has_operands(2)) return {};
  stack_.pop_back();
  return pop();
}

void BaselineCompiler::flush_value(size_t slot, const Value& value, VariableSet valid) {
  if (value.is_at_home(slot)) return;
  switch (value.kind) {
    case Value::Kind::kHome:
    case Value::Kind::kUpper: break;
    case Value::Kind::kConstant: {
      // Slots of narrow values are zero-extended.
      int64_t bits = value.is_wide() ? value.constant : static_cast<int64_t>(static_cast<uint32_t>(value.constant));
      if (bits == static_cast<int32_t>(bits)) {
        a_.mov(operand_home(slot), bits);
      } else {
        a_.mov(kScratch, bits);
        a_.mov(operand_home(slot), kScratch);
      }
      break;
    }
    case Value::Kind::kObject:
      load_object(kScratch, static_cast<size_t>(value.constant));
      a_.mov(operand_home(slot), kScratch);
      break;
    case Value::Kind::kLocal: {
      int variable = variable_of(value);
      if (variable >= 0 && (valid >> variable & 1) != 0) {
        store_variable(operand_home(slot), static_cast<uint32_t>(variable));
        break;
      }
      if (value.is_wide())
        a_.mov(kScratch, local_home(value.local));
      else
        a_.mov(kScratch.r32(), local_home(value.local, 4));
      a_.mov(operand_home(slot), kScratch);
      break;
    }
    case Value::Kind::kGp: a_.mov(operand_home(slot), x86::gpq(value.reg)); break;
    case Value::Kind::kXmm: a_.movq(operand_home(slot), x86::xmm(value.reg)); break;
  }
}

void BaselineCompiler::flush() {
  flush_operands();
  write_back(dirty_);
  dirty_ = 0;
}

// What a local holds that is in its home only often goes to several places, to an inlined body's local and to an argument:
// it is loaded once, to a register that is free. False: nothing is done.
bool BaselineCompiler::HomeCopies::flush(BaselineCompiler& compiler, size_t slot, const Value& value) {
  if (is_vector(value.type)) return false;
  int variable = compiler.variable_of(value);
  if (variable >= 0 && (compiler.valid_ >> variable & 1) != 0) return false;
  uint32_t key = uint32_t{value.local} << 1 | (value.is_wide() ? 1u : 0u);
  size_t at = 0;
  while (at < count_ && copies_[at].local_and_width != key) at++;
  if (at == count_) {
    RegisterSet free = compiler.temporary_gps_ & ~(compiler.taken_.gps | compiler.pinned_gp_ | used_);
    if (free == 0 || count_ == copies_.size()) return false;
    Gp reg = x86::gpq(compiler.choose(free));
    compiler.a_.mov(register_of_width(reg, value.is_wide()), compiler.local_home(value.local, value.is_wide() ? 8 : 4));
    used_ |= 1u << reg.id();
    copies_[count_++] = {key, reg.id()};
  }
  compiler.a_.mov(compiler.operand_home(slot), x86::gpq(copies_[at].reg));
  return true;
}

void BaselineCompiler::flush_operands() {
  HomeCopies copies;
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    Value& value = stack_[slot];
    bool is_done = value.is_at_home(slot) || (value.kind == Value::Kind::kLocal && copies.flush(*this, slot, value));
    if (!is_done) flush_value(slot, value, valid_);
    if (value.kind == Value::Kind::kObject)
      value.stored_in = static_cast<uint16_t>(slot + 1);  // still known behind a call
    else if (value.kind != Value::Kind::kUpper)
      value.kind = Value::Kind::kHome;
  }
}

// --- Registers.
BaselineCompiler::RegisterSets BaselineCompiler::used_registers() const {
  RegisterSets used{pinned_gp_, pinned_xmm_};
  for (const Value& value : stack_) {
    if (!value.is_in_register()) continue;
    (value.kind == Value::Kind::kGp ? used.gps : used.xmms) |= 1u << value.reg;
  }
  return used;
}

// Registers that no local needs serve as well.
void BaselineCompiler::choose_temporaries() {
  temporary_gps_ = kTemporaryGpSet;
  for (uint32_t reg = registers_.general_in_use(); reg < kLocalGps; reg++) temporary_gps_ |= 1u << kLocalGpIds[reg];
}

bool BaselineCompiler::is_shift_by_constant() const {
  auto opcode = static_cast<classfile::Opcode>(analysis_->opcode_at(bci_));
  return opcode >= classfile::Opcode::kIshl && opcode <= classfile::Opcode::kLushr && !stack_.empty() &&
         stack_.back().kind == Value::Kind::kConstant;
}

// The deepest values go home until enough temporaries are free. Nothing is spilled within an instruction.
void BaselineCompiler::reserve_more_temporaries() {
  if (has_free(kReservedGps)) return;
  Needs needs = kNeeds[analysis_->opcode_at(bci_)];
  if (is_shift_by_constant()) needs = {0, kFewGps};
  int gps = needs.temporaries;
  for (uint32_t i = 1; i <= needs.operands && i <= stack_.size(); i++) {
    if (stack_[stack_.size() - i].kind == Value::Kind::kGp) gps--;
  }
  CORTADO_ASSERT(taken_.contains(used_registers()));
  spill_until_free(gps);
}
void BaselineCompiler::spill_until_free(int gps) {
  if (has_free(gps)) return;
  taken_ = used_registers();
  if (has_free(gps)) return;
  // Of registers that several values are in, one store frees none.
  RegisterSets shared = shared_registers();
  for (bool is_last_resort : {false, true}) {
    for (size_t slot = 0; slot < stack_.size(); slot++) {
      Value& value = stack_[slot];
      if (!value.is_in_register() || (!is_last_resort && names_one_of(value, shared))) continue;
      flush_value(slot, value, valid_);
      if (is_last_resort) {
        value.kind = Value::Kind::kHome;
        taken_ = used_registers();
      } else if (std::exchange(value.kind, Value::Kind::kHome) == Value::Kind::kGp) {
        taken_.gps &= ~(1u << value.reg) | pinned_gp_;
      } else {
        taken_.xmms &= ~(1u << value.reg) | pinned_xmm_;
      }
      if (has_free(gps)) return;
    }
  }
}

// One that is free; if there is a choice, one of which nothing is known.
uint32_t BaselineCompiler::choose(RegisterSet free) {
  RegisterSet unknown = free & ~known_.registers();
  auto id = static_cast<uint32_t>(unknown != 0 ? std::countr_zero(unknown) : known_.oldest(free));
  known_.forget_registers(RegisterSet{1} << id);
  return id;
}
Gp BaselineCompiler::new_gp() {
  settle();
  RegisterSet free = temporary_gps_ & ~(taken_.gps | pinned_gp_);
  if ((free & ~known_.registers()) == 0) free = temporary_gps_ & ~used_registers().gps;
  if (free == 0) {
    failed_ = true;
    return x86::rax;
  }
  uint32_t id = choose(free);
  pinned_gp_ |= 1u << id;
  taken_.gps |= 1u << id;
  return x86::gpq(id);
}
Xmm BaselineCompiler::new_xmm() {
  settle();
  RegisterSet free = RegisterSet{kTemporaryXmmSet & ~used_registers().xmms} << Assembler::kFirstVector;
  if (free == 0) {
    failed_ = true;
    return x86::xmm0;
  }
  uint32_t id = choose(free) - Assembler::kFirstVector;
  pinned_xmm_ |= 1u << id;
  taken_.xmms |= 1u << id;
  return x86::xmm(id);
}

// Makes a particular register free for an instruction that needs it; before its operands are popped.
void BaselineCompiler::free_register(uint32_t id) {
  Gp other;
  for (Value& value : stack_) {
    if (value.kind != Value::Kind::kGp || value.reg != id) continue;
    if (!other.isValid()) {
      other = new_gp();
      a_.mov(other, x86::gpq(id));
    }
    value.reg = static_cast<uint8_t>(other.id());
  }
  pinned_gp_ |= 1u << id;
}

// --- Local variables in registers.
int BaselineCompiler::variable_of(uint32_t local, ValueType type) const {
  return registers_.variable(local, kind_of(type));
}
int BaselineCompiler::variable_of(const Value& value) const { return variable_of(value.local, value.type); }
Gp BaselineCompiler::variable_gp(uint32_t variable) const {
  return x86::gpq(kLocalGpIds[registers_.register_of(variable)]);
}
Xmm BaselineCompiler::variable_xmm(uint32_t variable) const { return x86::xmm(8 + registers_.register_of(variable)); }

void BaselineCompiler::store_variable(const Mem& home, uint32_t variable) {
  if (registers_.kind_of(variable) == VariableKind::kFloating)
    a_.movq(home, variable_xmm(variable));
  else
    a_.mov(home, variable_gp(variable));
}

void BaselineCompiler::write_back(VariableSet set) {
  for_each_variable(set,
                    [&](uint32_t variable) { store_variable(local_home(registers_.local_of(variable)), variable); });
}

// The variable's register is going to hold it: whatever else is in it goes home.
void BaselineCompiler::take_register(uint32_t variable) {
  VariableSet others = registers_.sharing(variable) & ~(VariableSet{1} << variable) & valid_;
  if (others == 0) return;
  write_back(others & dirty_);
  valid_ &= ~others;
  dirty_ &= ~others;
  nonnull_ &= ~others;
}

void BaselineCompiler::load_variable(uint32_t variable) {
  if ((valid_ >> variable & 1) != 0) return;
  take_register(variable);
  uint32_t local = registers_.local_of(variable);
  switch (registers_.kind_of(variable)) {
    // Homes of narrow locals have nothing in their upper half.
    case VariableKind::kNarrow: a_.mov(variable_gp(variable).r32(), local_home(local, 4)); break;
    case VariableKind::kWide: a_.mov(variable_gp(variable), local_home(local)); break;
    case VariableKind::kFloating: a_.movq(variable_xmm(variable), local_home(local)); break;
  }
  valid_ |= VariableSet{1} << variable;
}

// For an instruction's operand: the register keeps the variable while the instruction is compiled. False: an operand that
// shares the register has it, and this one is in its home.
bool BaselineCompiler::hold_variable(uint32_t variable) {
  VariableSet self = VariableSet{1} << variable;
  if ((registers_.sharing(variable) & ~self & pinned_variables_) != 0) return false;
  load_variable(variable);
  pinned_variables_ |= self;
  return true;
}

void BaselineCompiler::load_variables(VariableSet set) {
  for_each_variable(set & ~valid_, [&](uint32_t variable) { load_variable(variable); });
}

// The local gets a new value, by the register of `variable` or, if that is -1, in its home. What it was as another kind of
// value is gone.
void BaselineCompiler::begin_store(uint32_t local, int variable) {
  detach_local(local);
  forget_home(local);
  forget_local(local);
  VariableSet all = registers_.of_local(local);
  valid_ &= ~all;
  dirty_ &= ~all;
  nonnull_ &= ~all;
  if (variable < 0) return;
  take_register(static_cast<uint32_t>(variable));
  valid_ |= VariableSet{1} << variable;
  dirty_ |= VariableSet{1} << variable;
}

// What holds where a block begins. Within an inlined body it is the same everywhere.
RegisterState BaselineCompiler::state_at(uint32_t leader) const {
  return is_inlined() ? inlined_state_ : registers_.state_at(leader);
}
// A dead number may be lost; of references the collector knows the homes.
VariableSet BaselineCompiler::kept_at(uint32_t leader) const {
  return is_inlined() ? ~VariableSet{0} : registers_.live_at(leader) | registers_.references();
}
// What has to be done before a jump to a block.
BaselineCompiler::Transition BaselineCompiler::transition_to(const RegisterState& wanted, VariableSet kept) const {
  return {wanted.valid & ~valid_, dirty_ & ~wanted.dirty & kept};
}
void BaselineCompiler::agree_with(const RegisterState& wanted, VariableSet kept) {
  Transition transition = transition_to(wanted, kept);
  write_back(transition.write);
  dirty_ &= ~transition.write;
  load_variables(transition.load);
}
void BaselineCompiler::begin_with(uint32_t leader) {
  RegisterState state = state_at(leader);
  valid_ = state.valid;
  dirty_ = state.dirty;
}

Gp BaselineCompiler::gp_of(Value& value, bool wide) {
  if (value.kind == Value::Kind::kGp) return x86::gpq(value.reg);
  if (int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
      variable >= 0 && hold_variable(static_cast<uint32_t>(variable))) {
    if (!is_vector(value.type)) return variable_gp(static_cast<uint32_t>(variable));
    value.kind = Value::Kind::kXmm;
    value.reg = static_cast<uint8_t>(variable_xmm(static_cast<uint32_t>(variable)).id());
  }
  if (const KnownObject* known = known_object(value); known != nullptr && known->cell != nullptr) {
    Gp reg = load_cell(known->cell);
    value.kind = Value::Kind::kGp;
    value.reg = static_cast<uint8_t>(reg.id());
    return reg;
  }
  if (value.kind == Value::Kind::kLocal && !is_vector(value.type)) return gp_of_home(value, wide);
  Gp reg = new_gp();
  Gp narrow = reg.r32();
  switch (value.kind) {
    case Value::Kind::kConstant: load_constant(reg, value.constant, wide); break;
    case Value::Kind::kObject: load_object(reg, static_cast<size_t>(value.constant)); break;
    case Value::Kind::kLocal:
      if (wide)
        a_.mov(reg, local_home(value.local));
      else
        a_.mov(narrow, local_home(value.local, 4));
      break;
    case Value::Kind::kXmm: a_.movq(reg, x86::xmm(value.reg)); break;
    default:
      if (wide)
        a_.mov(reg, operand_home(value.slot));
      else
        a_.mov(narrow, operand_home(value.slot, 4));
      break;
  }
  value.kind = Value::Kind::kGp;
  value.reg = static_cast<uint8_t>(reg.id());
  return reg;
}

// Of a local that has no register of its own, or whose register another operand is in.
Gp BaselineCompiler::gp_of_home(Value& value, bool wide) {
  Gp reg = known_copy(value);
  bool is_known = reg.isValid();
  if (is_known) {
    pinned_gp_ |= 1u << reg.id();
    taken_.gps |= 1u << reg.id();
  } else {
    reg = new_gp();
    a_.mov(register_of_width(reg, wide), local_home(value.local, wide ? 8 : 4));
    if (variable_of(value) < 0) note_home(value.local, value.type, reg);
  }
  value.kind = Value::Kind::kGp;
  value.reg = static_cast<uint8_t>(reg.id());
  return reg;
}

void BaselineCompiler::load_constant(const Gp& reg, int64_t constant, bool wide) {
  if (constant == 0)
    a_.xor_(reg.r32(), reg.r32());
  else if (wide && constant != static_cast<int64_t>(static_cast<uint32_t>(constant)))
    a_.mov(reg, constant);
  else
    a_.mov(reg.r32(), static_cast<int32_t>(constant));
}

void BaselineCompiler::move_value(const Gp& to, const Value& value, bool wide) {
  int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
  if (variable >= 0 && (valid_ >> variable & 1) != 0 && !is_vector(value.type)) {
    a_.mov(register_of_width(to, wide), register_of_width(variable_gp(static_cast<uint32_t>(variable)), wide));
    return;
  }
  uint32_t size = wide ? 8 : 4;
  switch (value.kind) {
    case Value::Kind::kConstant: return load_constant(to, value.constant, wide);
    case Value::Kind::kObject: return load_object(to, static_cast<size_t>(value.constant));
    case Value::Kind::kGp: a_.mov(register_of_width(to, wide), register_of_width(x86::gpq(value.reg), wide)); break;
    case Value::Kind::kXmm: a_.movq(to, x86::xmm(value.reg)); break;
    case Value::Kind::kLocal: a_.mov(register_of_width(to, wide), local_home(value.local, size)); break;
    default: a_.mov(register_of_width(to, wide), operand_home(value.slot, size)); break;
  }
}

bool BaselineCompiler::is_local_register(uint32_t gp) const { return (temporary_gps_ >> gp & 1) == 0; }

bool BaselineCompiler::is_nonnull(const Value& value) {
  if (value.is_nonnull) return true;
  settle();
  if (value.kind == Value::Kind::kGp) return known_.is_nonnull(value.reg);
  if (value.kind != Value::Kind::kLocal) return false;
  if (value.local == 0 && keeps_receiver_) return true;
  int variable = variable_of(value);
  if (variable >= 0) return (nonnull_ >> variable & 1) != 0;
  if (!known_.may_know_home(value.local)) return false;
  uint8_t copy = known_.find(home_of(value));
  return copy != Place::kNone && known_.is_nonnull(copy);
}

// Sets the flags, if the last instruction has not.
void BaselineCompiler::test_null(const Gp& reg) {
  bool known = zero_flag_at_ == a_.offset() && zero_flag_of_ == reg.id() && !a_.is_label_here();
  if (!known) a_.test(reg, reg);
}

Gp BaselineCompiler::nonnull_gp(Value& value) {
  bool known = is_nonnull(value);
  int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
  Gp reg = gp_of(value, true);
  if (known) return reg;
  test_null(reg);
  a_.jz(exit());
  note_nonnull(reg, variable);
  return reg;
}

// The reference in the register, of the variable if that is not -1, was tested.
void BaselineCompiler::note_nonnull(const Gp& reg, int variable) {
  settle();
  known_.note_nonnull(reg.id());
  if (variable >= 0) nonnull_ |= VariableSet{1} << variable;
  for (Value& other : stack_) {
    if (other.kind == Value::Kind::kGp && other.reg == reg.id()) other.is_nonnull = true;
  }
}

Gp BaselineCompiler::mutable_gp(Value& value, bool wide) {
  Gp reg = gp_of(value, wide);
  if (value.kind == Value::Kind::kGp) {
    bool shared = false;
    for (const Value& other : stack_) shared = shared || (other.kind == Value::Kind::kGp && other.reg == reg.id());
    if (!shared) return reg;
  }
  Gp copy = new_gp();
  if (wide)
    a_.mov(copy, reg);
  else
    a_.mov(copy.r32(), reg.r32());
  return copy;
}

Xmm BaselineCompiler::xmm_of(Value& value, bool is_double) {
  if (value.kind == Value::Kind::kXmm) return x86::xmm(value.reg);
  if (int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
      variable >= 0 && hold_variable(static_cast<uint32_t>(variable))) {
    return variable_xmm(static_cast<uint32_t>(variable));
  }
  Xmm reg = new_xmm();
  auto load = [&](const Mem& home8, const Mem& home4) {
    if (is_double)
      a_.movsd(reg, home8);
    else
      a_.movss(reg, home4);
  };
  switch (value.kind) {
    case Value::Kind::kConstant:
      if (value.constant == 0) {
        a_.xorps(reg, reg);
      } else if (is_double) {
        a_.movsd(reg, literal(value.constant, true));
      } else {
        a_.movss(reg, literal(value.constant, false));
      }
      break;
    case Value::Kind::kLocal: load(local_home(value.local), local_home(value.local, 4)); break;
    case Value::Kind::kGp: a_.movq(reg, x86::gpq(value.reg)); break;
    default: load(operand_home(value.slot), operand_home(value.slot, 4)); break;
  }
  value.kind = Value::Kind::kXmm;
  value.reg = static_cast<uint8_t>(reg.id());
  return reg;
}

Xmm BaselineCompiler::mutable_xmm(Value& value, bool is_double) {
  Xmm reg = xmm_of(value, is_double);
  if (value.kind == Value::Kind::kXmm) {
    bool shared = false;
    for (const Value& other : stack_) shared = shared || (other.kind == Value::Kind::kXmm && other.reg == reg.id());
    if (!shared) return reg;
  }
  Xmm copy = new_xmm();
  a_.movaps(copy, reg);
  return copy;
}

void BaselineCompiler::move_vector(const Xmm& to, const Xmm& from) {
  if (to != from) a_.movaps(to, from);
}

// A floating-point constant in memory.
Mem BaselineCompiler::literal(int64_t bits, bool is_double) {
  for (auto& [known, label] : literals_) {
    if (known == bits) return x86::ptr(label, 0, is_double ? 8 : 4);
  }
  literals_.emplace_back(bits, a_.newLabel());
  return x86::ptr(literals_.back().second, 0, is_double ? 8 : 4);
}
void BaselineCompiler::emit_literals() {
  if (literals_.empty()) return;
  a_.align(asmjit::AlignMode::kData, 8);
  for (auto& [bits, label] : literals_) {
    a_.bind(label);
    a_.embed(&bits, sizeof bits);
  }
}

// A stack entry becomes one that survives a call of the runtime: its own register, a constant, or a local's register.
// A known object can be loaded again, but not by what has come to hold it when the runtime returns.
void BaselineCompiler::to_register(size_t slot, bool may_be_known) {
  Value& value = stack_[slot];
  value.stored_in = 0;  // it may come to lie in another slot
  if (value.kind == Value::Kind::kLocal) {
    int variable = variable_of(value);
    if (variable >= 0 && hold_variable(static_cast<uint32_t>(variable))) return;
  } else if (value.kind == Value::Kind::kObject ? may_be_known : value.kind != Value::Kind::kHome) {
    return;
  }
  Value copy = value;
  copy.slot = static_cast<uint16_t>(slot);
  if (is_vector(value.type)) {
    value.reg = static_cast<uint8_t>(xmm_of(copy, value.type == ValueType::kDouble).id());
    value.kind = Value::Kind::kXmm;
  } else {
    value.reg = static_cast<uint8_t>(gp_of(copy, copy.is_wide()).id());
    value.kind = Value::Kind::kGp;
  }
}

// Before a local changes: what the stack still says of its old value moves to a register, or home.
void BaselineCompiler::detach_local(uint32_t local) {
  Gp copy;
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    Value& value = stack_[slot];
    if (value.kind != Value::Kind::kLocal) continue;
    bool two = value.type == ValueType::kLong || value.type == ValueType::kDouble;
    if (value.local != local && (!two || value.local + 1u != local)) continue;
    if (!copy.isValid() && value.local == local && !is_vector(value.type)) copy = copy_of_local(value);
    if (copy.isValid() && value.local == local) {
      value.kind = Value::Kind::kGp;
      value.reg = static_cast<uint8_t>(copy.id());
      continue;
    }
    flush_value(slot, value, valid_);
    value.kind = Value::Kind::kHome;
  }
}

// Of a local in a register, if a temporary is free; else an invalid register.
Gp BaselineCompiler::copy_of_local(const Value& value) {
  int variable = variable_of(value);
  if (variable < 0 || (valid_ >> variable & 1) == 0) return {};
  if ((temporary_gps_ & ~used_registers().gps) == 0) return {};
  Gp copy = new_gp();
  a_.mov(copy, variable_gp(static_cast<uint32_t>(variable)));
  return copy;
}

}  // namespace cortado::jit
