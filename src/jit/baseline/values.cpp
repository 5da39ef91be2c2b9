// The abstract operand stack and the registers of tier 1.

#include "jit/baseline/compiler.h"

namespace cortado::jit {

namespace {

// Registers for the operand stack and for intermediate results.
const uint8_t kTemporaryGps[] = {Gp::kIdAx, Gp::kIdCx, Gp::kIdDx, Gp::kIdDi, Gp::kIdSi, Gp::kIdR8};
constexpr uint32_t kTemporaryXmms = 8;  // xmm0 - xmm7
const uint8_t kLocalGpIds[kLocalGps] = {Gp::kIdBx, Gp::kIdBp, Gp::kIdR13, Gp::kIdR14, Gp::kIdR9, Gp::kIdR10};
// Free temporaries that an instruction may count on.
constexpr uint32_t kReservedGps = 4;
constexpr uint32_t kReservedXmms = 3;

bool is_vector(ValueType type) { return type == ValueType::kFloat || type == ValueType::kDouble; }

}  // namespace

Gp local_gp(uint32_t number) { return x86::gpq(kLocalGpIds[number]); }
Xmm local_xmm(uint32_t number) { return x86::xmm(8 + number - kLocalGps); }

Mem BaselineCompiler::local_home(uint32_t local, uint32_t size) const {
  int32_t offset = -8 * (static_cast<int32_t>(root()->max_locals) - static_cast<int32_t>(local));
  return x86::Mem(kFrame, offset, size);
}

Mem BaselineCompiler::operand_home(size_t slot, uint32_t size) const {
  auto first = static_cast<int32_t>(sizeof(Frame) + 8 + (root()->is_synchronized() ? 8 : 0));
  return x86::Mem(kFrame, first + 8 * static_cast<int32_t>(slot), size);
}

// --- The stack.
void BaselineCompiler::push(Value value) {
  value.stored_in = 0;
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

void BaselineCompiler::flush_value(size_t slot, const Value& value, uint32_t valid_locals) {
  if (value.stored_in == slot + 1) return;
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
    case Value::Kind::kLocal:
      if (has_register(value.local) && (valid_locals & local_bit(value.local)) != 0) {
        auto number = static_cast<uint32_t>(local_register_[value.local]);
        if (number < kLocalGps)
          a_.mov(operand_home(slot), local_gp(number));
        else
          a_.movq(operand_home(slot), local_xmm(number));
      } else {
        if (value.is_wide())
          a_.mov(kScratch, local_home(value.local));
        else
          a_.mov(kScratch.r32(), local_home(value.local, 4));
        a_.mov(operand_home(slot), kScratch);
      }
      break;
    case Value::Kind::kGp: a_.mov(operand_home(slot), x86::gpq(value.reg)); break;
    case Value::Kind::kXmm: a_.movq(operand_home(slot), x86::xmm(value.reg)); break;
  }
}

void BaselineCompiler::flush() {
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    Value& value = stack_[slot];
    flush_value(slot, value, valid_);
    if (value.kind != Value::Kind::kUpper) value.kind = Value::Kind::kHome;
  }
}

// --- Registers.
bool BaselineCompiler::is_used(bool xmm, uint32_t id) const {
  for (const Value& value : stack_) {
    if (value.kind == (xmm ? Value::Kind::kXmm : Value::Kind::kGp) && value.reg == id) return true;
  }
  return ((xmm ? pinned_xmm_ : pinned_gp_) >> id & 1) != 0;
}

// Before an instruction: the deepest values go home until enough temporaries are free. Nothing is spilled within one.
void BaselineCompiler::reserve_temporaries() {
  pinned_gp_ = pinned_xmm_ = 0;
  auto free_gps = [&] {
    uint32_t count = 0;
    for (uint8_t id : kTemporaryGps) count += is_used(false, id) ? 0 : 1;
    return count;
  };
  auto free_xmms = [&] {
    uint32_t count = 0;
    for (uint32_t id = 0; id < kTemporaryXmms; id++) count += is_used(true, id) ? 0 : 1;
    return count;
  };
  for (size_t slot = 0; slot < stack_.size() && (free_gps() < kReservedGps || free_xmms() < kReservedXmms); slot++) {
    Value& value = stack_[slot];
    if (value.kind != Value::Kind::kGp && value.kind != Value::Kind::kXmm) continue;
    flush_value(slot, value, valid_);
    value.kind = Value::Kind::kHome;
  }
}

Gp BaselineCompiler::new_gp() {
  for (uint8_t id : kTemporaryGps) {
    if (is_used(false, id)) continue;
    pinned_gp_ |= 1u << id;
    return x86::gpq(id);
  }
  failed_ = true;
  return x86::rax;
}
Xmm BaselineCompiler::new_xmm() {
  for (uint32_t id = 0; id < kTemporaryXmms; id++) {
    if (is_used(true, id)) continue;
    pinned_xmm_ |= 1u << id;
    return x86::xmm(id);
  }
  failed_ = true;
  return x86::xmm0;
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

void BaselineCompiler::load_local_register(uint32_t local) {
  if ((valid_ & local_bit(local)) != 0) return;
  auto number = static_cast<uint32_t>(local_register_[local]);
  // Homes of narrow locals have nothing in their upper half.
  if (number < kLocalGps && root_locals_[local].wide)
    a_.mov(local_gp(number), local_home(local));
  else if (number < kLocalGps)
    a_.mov(local_gp(number).r32(), local_home(local, 4));
  else
    a_.movq(local_xmm(number), local_home(local));
  valid_ |= local_bit(local);
}

void BaselineCompiler::require_locals(uint32_t mask) {
  for (uint32_t local = 0; local < local_register_.size(); local++) {
    if (has_register(local) && (mask & local_bit(local)) != 0) load_local_register(local);
  }
}

Gp BaselineCompiler::gp_of(Value& value, bool wide) {
  if (value.kind == Value::Kind::kGp) return x86::gpq(value.reg);
  if (value.kind == Value::Kind::kLocal && has_register(value.local) &&
      static_cast<uint32_t>(local_register_[value.local]) < kLocalGps) {
    load_local_register(value.local);
    return local_gp(static_cast<uint32_t>(local_register_[value.local]));
  }
  Gp reg = new_gp();
  Gp narrow = reg.r32();
  switch (value.kind) {
    case Value::Kind::kConstant:
      if (value.constant == 0)
        a_.xor_(narrow, narrow);
      else if (wide)
        a_.mov(reg, value.constant);
      else
        a_.mov(narrow, static_cast<int32_t>(value.constant));
      break;
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
  if (value.kind == Value::Kind::kLocal && has_register(value.local) &&
      static_cast<uint32_t>(local_register_[value.local]) >= kLocalGps) {
    load_local_register(value.local);
    return local_xmm(static_cast<uint32_t>(local_register_[value.local]));
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
      } else {
        a_.mov(kScratch, value.constant);
        a_.movq(reg, kScratch);
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

// A stack entry becomes a register entry, so that it survives where its home or its local may not.
void BaselineCompiler::to_register(size_t slot) {
  Value& value = stack_[slot];
  value.stored_in = 0;  // it may come to lie in another slot
  if (value.kind == Value::Kind::kGp || value.kind == Value::Kind::kXmm || value.kind == Value::Kind::kUpper ||
      value.kind == Value::Kind::kConstant) {
    return;
  }
  ValueType type = value.type;
  Value copy = value;
  copy.slot = static_cast<uint16_t>(slot);
  if (is_vector(type)) {
    Xmm reg = xmm_of(copy, type == ValueType::kDouble);
    if (copy.kind == Value::Kind::kLocal) {
      Xmm own = new_xmm();
      a_.movaps(own, reg);
      reg = own;
    }
    value.kind = Value::Kind::kXmm;
    value.reg = static_cast<uint8_t>(reg.id());
  } else {
    Gp reg = gp_of(copy, copy.is_wide());
    if (copy.kind == Value::Kind::kLocal) {
      Gp own = new_gp();
      a_.mov(own, reg);
      reg = own;
    }
    value.kind = Value::Kind::kGp;
    value.reg = static_cast<uint8_t>(reg.id());
  }
}

// Before a local changes: what the stack still says of its old value moves to registers.
void BaselineCompiler::detach_local(uint32_t local) {
  for (size_t slot = 0; slot < stack_.size(); slot++) {
    const Value& value = stack_[slot];
    if (value.kind != Value::Kind::kLocal) continue;
    bool two = value.type == ValueType::kLong || value.type == ValueType::kDouble;
    if (value.local == local || (two && value.local + 1u == local)) {
      flush_value(slot, value, valid_);
      stack_[slot].kind = Value::Kind::kHome;
    }
  }
}

}  // namespace cortado::jit
