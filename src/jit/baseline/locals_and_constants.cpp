// Tier 1: constants, local variables, and what only rearranges the operand stack.

#include "gc/reference.h"
#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;

namespace {

constexpr ValueType kTypes[] = {ValueType::kInt, ValueType::kLong, ValueType::kFloat, ValueType::kDouble,
                                ValueType::kReference};
constexpr int64_t kDoubleOne = 0x3FF0000000000000;
constexpr int64_t kFloatOne = 0x3F800000, kFloatTwo = 0x40000000;

bool is(uint8_t opcode, InternalOpcode internal) { return opcode == static_cast<uint8_t>(internal); }

}  // namespace

void BaselineCompiler::emit_load(uint32_t local, ValueType type) {
  if (is_inlined()) return emit_inlined_load(local, type);
  const KnownLocal* known = type == ValueType::kReference ? known_local(local) : nullptr;
  Value value;
  value.kind = Value::Kind::kLocal;
  value.type = type;
  value.local = static_cast<uint16_t>(local);
  if (known != nullptr) value.exact_class = known->exact_class;
  if (known != nullptr && known->object != KnownLocal::kNoObject) {
    value.kind = Value::Kind::kObject;
    value.constant = known->object;
    value.is_nonnull = true;
  }
  push(value);
  push_wide_upper(type);
}

void BaselineCompiler::emit_store(uint32_t local, ValueType type) {
  if (is_inlined()) return emit_inlined_store(local, type);
  bool two = type == ValueType::kLong || type == ValueType::kDouble;
  bool floating = type == ValueType::kFloat || type == ValueType::kDouble;
  bool wide = type != ValueType::kInt && type != ValueType::kFloat;
  Value value = two ? pop2() : pop();
  int variable = variable_of(local, type);
  bool nonnull = is_nonnull(value);
  const Value stored = value;
  if (floating) {
    Xmm from = xmm_of(value, type == ValueType::kDouble);
    begin_store(local, variable);
    if (variable < 0)
      a_.movq(local_home(local), from);
    else
      a_.movaps(variable_xmm(static_cast<uint32_t>(variable)), from);
  } else if (variable >= 0 && value.kind == Value::Kind::kConstant) {
    begin_store(local, variable);
    load_constant(variable_gp(static_cast<uint32_t>(variable)), value.constant, wide);
  } else {
    Gp from = gp_of(value, wide);
    bool is_tested = zero_flag_at_ == a_.offset() && zero_flag_of_ == from.id() && !a_.is_label_here();
    begin_store(local, variable);
    if (variable < 0) {
      a_.mov(local_home(local), from);
      note_home(local, type, from);
    } else {
      Gp to = variable_gp(static_cast<uint32_t>(variable));
      if (!wide || from.id() != to.id()) a_.mov(register_of_width(to, wide), register_of_width(from, wide));
      note_move(from.id(), static_cast<uint32_t>(variable));
      if (is_tested) {  // moves leave the flags
        zero_flag_at_ = a_.offset();
        zero_flag_of_ = to.id();
      }
    }
  }
  if (two) detach_local(local + 1);
  // Copies of the value are the local from here on: what is found out about one is known of the other.
  for (Value& other : stack_) {
    bool is_copy = value.kind == Value::Kind::kGp && other.kind == Value::Kind::kGp && other.reg == value.reg;
    if (!is_copy || variable < 0 || other.type != type) continue;
    other.kind = Value::Kind::kLocal;
    other.local = static_cast<uint16_t>(local);
  }
  if (nonnull && variable >= 0) nonnull_ |= VariableSet{1} << variable;
  note_local(local, stored);
}

void BaselineCompiler::emit_iinc(uint32_t local, int32_t amount) {
  if (is_inlined()) return emit_inlined_iinc(local, amount);
  detach_local(local);
  int variable = variable_of(local, ValueType::kInt);
  if (variable < 0) {
    forget_home(local);
    a_.add(local_home(local, 4), amount);
    return;
  }
  load_variable(static_cast<uint32_t>(variable));
  a_.add(variable_gp(static_cast<uint32_t>(variable)).r32(), amount);
  dirty_ |= VariableSet{1} << variable;
}

bool BaselineCompiler::emit_local(uint32_t bci, uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  std::span<const uint8_t> code = analysis_->code();
  MethodAnalysis::Access access = analysis_->access_at(bci);
  if (access.local < 0) return false;
  auto local = static_cast<uint32_t>(access.local);
  if (access.is_return) {
    emit_subroutine_return(local);
  } else if (access.is_increment) {
    emit_iinc(local, opcode == Opcode::kWide ? analysis_->s2(bci + 4) : static_cast<int8_t>(code[bci + 2]));
  } else if (access.is_store) {
    emit_store(local, kTypes[access.type]);
  } else {
    emit_load(local, kTypes[access.type]);
  }
  return true;
}

void BaselineCompiler::emit_constant(uint32_t bci, uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  switch (opcode) {
    case Opcode::kNop: return;
    case Opcode::kAconstNull: return push_constant(0, ValueType::kReference);
    case Opcode::kLconst0:
    case Opcode::kLconst1: return push_constant(raw - static_cast<int>(Opcode::kLconst0), ValueType::kLong);
    case Opcode::kFconst0: return push_constant(0, ValueType::kFloat);
    case Opcode::kFconst1: return push_constant(kFloatOne, ValueType::kFloat);
    case Opcode::kFconst2: return push_constant(kFloatTwo, ValueType::kFloat);
    case Opcode::kDconst0: return push_constant(0, ValueType::kDouble);
    case Opcode::kDconst1: return push_constant(kDoubleOne, ValueType::kDouble);
    case Opcode::kBipush: return push_constant(static_cast<int8_t>(analysis_->code()[bci + 1]), ValueType::kInt);
    case Opcode::kSipush: return push_constant(analysis_->s2(bci + 1), ValueType::kInt);
    default: return push_constant(raw - static_cast<int>(Opcode::kIconst0), ValueType::kInt);
  }
}

bool BaselineCompiler::emit_pool_constant(uint32_t bci, uint8_t raw) {
  const ConstantPool* pool = method_->pool;
  bool narrow =
      is(raw, InternalOpcode::kLdcInt) || is(raw, InternalOpcode::kLdcString) || is(raw, InternalOpcode::kLdcClass);
  bool wide = is(raw, InternalOpcode::kLdcWInt) || is(raw, InternalOpcode::kLdcWString) ||
              is(raw, InternalOpcode::kLdcWClass) || is(raw, InternalOpcode::kLdc2Long);
  if (!narrow && !wide) return false;
  uint16_t index = narrow ? analysis_->code()[bci + 1] : analysis_->u2(bci + 1);
  if (is(raw, InternalOpcode::kLdcInt) || is(raw, InternalOpcode::kLdcWInt)) {
    bool is_float = pool->tag(index) == ConstantTag::kFloat;
    push_constant(pool->int_at(index), is_float ? ValueType::kFloat : ValueType::kInt);
    if (is_float) stack_.back().constant = static_cast<uint32_t>(pool->value(index));
    return true;
  }
  if (is(raw, InternalOpcode::kLdc2Long)) {
    push_constant(pool->long_at(index),
                  pool->tag(index) == ConstantTag::kDouble ? ValueType::kDouble : ValueType::kLong);
    return true;
  }
  // A reference: from its cell, which the collector updates.
  bool is_class = is(raw, InternalOpcode::kLdcClass) || is(raw, InternalOpcode::kLdcWClass);
  if (is_class) {
    push_object_in(&pool->resolved_class(index)->mirror);
    return true;
  }
  push_gp(load_cell(&pool->references[pool->resolved.get_non_null()[index] - 1]), ValueType::kReference);
  stack_.back().is_nonnull = true;
  note_class(wk.classes.String);
  return true;
}

// A decoded reference from a cell in metadata. A register that holds it may be one that the instruction needs for something
// else.
Gp BaselineCompiler::load_cell(const NarrowRef* cell) {
  Place place{Place::Kind::kCell};
  place.cell = reinterpret_cast<uintptr_t>(cell);
  settle();
  uint8_t known = known_.find(place);
  if (known != Place::kNone && !is_local_register(known) && (pinned_gp_ >> known & 1) == 0) {
    pinned_gp_ |= 1u << known;
    return x86::gpq(known);
  }
  Gp reg = new_gp();
  a_.mov(reg.r32(), memory_at(cell));
  decode(reg);
  settle();
  known_.note(place, static_cast<uint8_t>(reg.id()));
  return reg;
}
void BaselineCompiler::decode(const Gp& reg) {
  if (reference_encoding.shift == 0) return;
  a_.shl(reg, reference_encoding.shift);
  zero_flag_at_ = a_.offset();
  zero_flag_of_ = reg.id();
}
void BaselineCompiler::encode(const Gp& reg) {
  if (reference_encoding.shift != 0) a_.shr(reg, reference_encoding.shift);
}

bool BaselineCompiler::emit_stack(uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  // How many slots are copied, and over how many the copy goes.
  uint32_t copied = 1, under = 0;
  switch (opcode) {
    case Opcode::kPop: (void)pop(); return true;
    case Opcode::kPop2: (void)pop2(); return true;
    case Opcode::kDup: break;
    case Opcode::kDupX1: under = 1; break;
    case Opcode::kDupX2: under = 2; break;
    case Opcode::kDup2: copied = 2; break;
    case Opcode::kDup2X1:
      copied = 2;
      under = 1;
      break;
    case Opcode::kDup2X2:
      copied = 2;
      under = 2;
      break;
    case Opcode::kSwap: {
      if (!has_operands(2)) return true;
      to_register(stack_.size() - 1, true);
      to_register(stack_.size() - 2, true);
      std::swap(stack_[stack_.size() - 1], stack_[stack_.size() - 2]);
      return true;
    }
    default: return false;
  }
  if (!has_operands(copied + under)) return true;
  size_t size = stack_.size();
  for (size_t slot = size - copied - under; slot < size; slot++) to_register(slot, true);
  for (uint32_t i = 0; i < copied; i++) stack_.push_back(stack_[size - copied + i]);
  if (under != 0) std::rotate(stack_.end() - 2 * copied - under, stack_.end() - copied, stack_.end());
  return true;
}

}  // namespace cortado::jit
