// Tier 1: arithmetic and conversions (JVMS 6.5).

#include <bit>
#include <utility>

#include "jit/baseline/compiler.h"

namespace cortado::jit {

using classfile::Opcode;

namespace {

// Opcodes of one operation come in the order int, long, float, double.
uint32_t kind_of(uint8_t opcode, Opcode first) { return (opcode - static_cast<uint32_t>(first)) % 4; }
ValueType type_of(uint32_t kind) {
  constexpr ValueType kTypes[] = {ValueType::kInt, ValueType::kLong, ValueType::kFloat, ValueType::kDouble};
  return kTypes[kind];
}
bool is_between(uint8_t opcode, Opcode first, Opcode last) {
  return opcode >= static_cast<uint8_t>(first) && opcode <= static_cast<uint8_t>(last);
}
}  // namespace

bool BaselineCompiler::emit_arithmetic(uint8_t opcode) {
  if (is_between(opcode, Opcode::kIadd, Opcode::kDrem)) {
    uint32_t kind = kind_of(opcode, Opcode::kIadd);
    bool division = opcode >= static_cast<uint8_t>(Opcode::kIdiv);
    bool remainder = opcode >= static_cast<uint8_t>(Opcode::kIrem);
    if (kind >= 2) {
      if (remainder)
        emit_float_remainder(kind == 3);
      else
        emit_float_binary(opcode, kind == 3);
    } else if (division) {
      emit_division(kind == 1, remainder);
    } else {
      emit_integer_binary(opcode, kind == 1);
    }
    return true;
  }
  if (is_between(opcode, Opcode::kIneg, Opcode::kDneg)) return emit_negate(opcode), true;
  if (is_between(opcode, Opcode::kIshl, Opcode::kLushr)) {
    return emit_shift(opcode, ((opcode - static_cast<uint32_t>(Opcode::kIshl)) & 1) != 0), true;
  }
  if (is_between(opcode, Opcode::kIand, Opcode::kLxor)) {
    return emit_integer_binary(opcode, ((opcode - static_cast<uint32_t>(Opcode::kIand)) & 1) != 0), true;
  }
  return false;
}

// The local that the next instruction stores the result to, if it lives in a register: -1 if not.
int BaselineCompiler::stored_next(ValueType type) const {
  if (is_inlined()) return -1;  // its locals are on the abstract stack
  if (next_bci_ >= analysis_->code().size() || analysis_->is_leader(next_bci_)) return -1;
  MethodAnalysis::Access access = analysis_->access_at(next_bci_);
  if (access.local < 0 || !access.is_store || access.is_increment) return -1;
  return variable_of(static_cast<uint32_t>(access.local), type);
}

// The next instruction's store is done by this one, whose operands are loaded; the old value may be one of them.
void BaselineCompiler::take_over_store(int variable, ValueType type) {
  uint32_t local = registers_.local_of(static_cast<uint32_t>(variable));
  begin_store(local, variable);
  if (type == ValueType::kLong || type == ValueType::kDouble) detach_local(local + 1);
  next_bci_ += analysis_->length_at(next_bci_);
}

void BaselineCompiler::apply_integer(Opcode opcode, const Gp& to, const asmjit::Operand& with) {
  namespace Inst = asmjit::x86::Inst;
  switch (opcode) {
    case Opcode::kIadd:
    case Opcode::kLadd: a_.emit(Inst::kIdAdd, to, with); break;
    case Opcode::kIsub:
    case Opcode::kLsub: a_.emit(Inst::kIdSub, to, with); break;
    case Opcode::kIand:
    case Opcode::kLand: a_.emit(Inst::kIdAnd, to, with); break;
    case Opcode::kIor:
    case Opcode::kLor: a_.emit(Inst::kIdOr, to, with); break;
    case Opcode::kIxor:
    case Opcode::kLxor: a_.emit(Inst::kIdXor, to, with); break;
    default:
      if (!with.isImm())
        a_.emit(Inst::kIdImul, to, with);
      else if (int64_t factor = with.as<asmjit::Imm>().value(); factor > 0 && (factor & (factor - 1)) == 0)
        a_.shl(to, std::countr_zero(static_cast<uint64_t>(factor)));
      else
        a_.emit(Inst::kIdImul, to, to, with);
      break;
  }
}

void BaselineCompiler::emit_integer_binary(uint8_t raw, bool is_long) {
  ValueType type = is_long ? ValueType::kLong : ValueType::kInt;
  auto opcode = static_cast<Opcode>(raw);
  if ((opcode == Opcode::kIand || opcode == Opcode::kLand) && emit_bit_test_and_branch(is_long)) return;
  Value b = is_long ? pop2() : pop();
  Value a = is_long ? pop2() : pop();
  if (failed_) return;
  auto sized = [&](const Gp& reg) { return register_of_width(reg, is_long); };
  bool commutes = opcode != Opcode::kIsub && opcode != Opcode::kLsub;
  if (commutes && a.kind == Value::Kind::kConstant) std::swap(a, b);
  if (fold_binary(opcode, a, b, is_long)) return;
  bool small = b.kind == Value::Kind::kConstant && b.constant == static_cast<int32_t>(b.constant);
  if (int variable = stored_next(type); variable >= 0) {
    Gp to = sized(variable_gp(static_cast<uint32_t>(variable)));
    Gp x = sized(gp_of(a, is_long));
    Gp y = small ? x : sized(gp_of(b, is_long));
    if (!small && commutes && y == to) std::swap(x, y);
    if (small || y != to || x == to) {
      take_over_store(variable, type);
      if (x != to) a_.mov(to, x);
      if (small)
        apply_integer(opcode, to, asmjit::Imm(b.constant));
      else
        apply_integer(opcode, to, y);
      return;
    }
  }
  Gp to = sized(mutable_gp(a, is_long));
  if (small)
    apply_integer(opcode, to, asmjit::Imm(b.constant));
  else
    apply_integer(opcode, to, sized(gp_of(b, is_long)));
  push_gp(to, type);
  if (opcode == Opcode::kIand && small) stack_.back().below = Value::limit_of(b.constant + 1);
}

void BaselineCompiler::emit_shift(uint8_t raw, bool is_long) {
  auto opcode = static_cast<Opcode>(raw);
  ValueType type = is_long ? ValueType::kLong : ValueType::kInt;
  Value count = pop();
  Value a = is_long ? pop2() : pop();
  auto sized = [&](const Gp& reg) { return register_of_width(reg, is_long); };
  bool left = opcode == Opcode::kIshl || opcode == Opcode::kLshl;
  bool arithmetic = opcode == Opcode::kIshr || opcode == Opcode::kLshr;
  if (count.kind == Value::Kind::kConstant) {
    if (fold_shift(opcode, a, count.constant, is_long)) return;
    auto bits = static_cast<int32_t>(count.constant & (is_long ? 63 : 31));
    auto apply = [&](const Gp& to) {
      if (left)
        a_.shl(to, bits);
      else if (arithmetic)
        a_.sar(to, bits);
      else
        a_.shr(to, bits);
    };
    if (int variable = stored_next(type); variable >= 0) {
      Gp from = sized(gp_of(a, is_long));
      Gp to = sized(variable_gp(static_cast<uint32_t>(variable)));
      take_over_store(variable, type);
      if (from != to) a_.mov(to, from);
      return apply(to);
    }
    Shifted shift{SIZE_MAX, a_.stretch(), 0, 0, static_cast<uint8_t>(bits), left, is_long};
    if (!arithmetic && complete_rotation(a, shift)) return;
    shift.from = static_cast<uint8_t>(gp_of(a, is_long).id());
    Gp to = sized(mutable_gp(a, is_long));
    apply(to);
    shift.to = static_cast<uint8_t>(to.id());
    shift.end = a_.offset();
    if (!arithmetic && shift.to != shift.from) last_shift_ = shift;
    push_gp(to, type);
    bool is_small = opcode == Opcode::kIushr && bits != 0;
    if (is_small) stack_.back().below = Value::limit_of(int64_t{1} << (32 - bits));
    return;
  }
  // BMI2: counts in any register, taken modulo the width as Java has it.
  Gp by = sized(gp_of(count, false));
  Gp from = sized(gp_of(a, is_long));
  int variable = stored_next(type);
  if (variable >= 0) take_over_store(variable, type);
  Gp to = sized(variable >= 0 ? variable_gp(static_cast<uint32_t>(variable)) : new_gp());
  if (left)
    a_.shlx(to, from, by);
  else if (arithmetic)
    a_.sarx(to, from, by);
  else
    a_.shrx(to, from, by);
  if (variable < 0) push_gp(to, type);
}

// x << n | x >>> (width - n), of which one shift was made just now, and this is the other: that one becomes the rotation. The
// other half's bits meet nothing, so that `^` and `+` do the same as `|`. False: no rotation.
bool BaselineCompiler::complete_rotation(const Value& a, const Shifted& shift) {
  const Shifted& last = last_shift_;
  if (last.end != a_.offset() || last.stretch != shift.stretch || last.left == shift.left ||
      last.is_long != shift.is_long)
    return false;
  if (last.bits + shift.bits != (shift.is_long ? 64 : 32)) return false;
  int variable = a.kind == Value::Kind::kLocal ? variable_of(a) : -1;
  bool is_held = variable >= 0 && (valid_ >> variable & 1) != 0;
  bool is_same = a.kind == Value::Kind::kGp ? a.reg == last.from
                                            : is_held && variable_gp(static_cast<uint32_t>(variable)).id() == last.from;
  size_t slots = shift.is_long ? 2 : 1;
  if (!is_same || stack_.size() < slots || next_bci_ >= analysis_->code().size() || analysis_->is_leader(next_bci_))
    return false;
  Value& half = stack_[stack_.size() - slots];
  if (half.kind != Value::Kind::kGp || half.reg != last.to) return false;
  if ((shared_registers().gps >> last.to & 1) != 0) return false;  // it is wanted as it is
  auto next = static_cast<Opcode>(analysis_->opcode_at(next_bci_));
  bool joins = shift.is_long ? next == Opcode::kLor || next == Opcode::kLxor || next == Opcode::kLadd
                             : next == Opcode::kIor || next == Opcode::kIxor || next == Opcode::kIadd;
  if (!joins) return false;
  a_.turn_shift_into_rotation(last.bits == 1);
  half.below = 0;
  next_bci_++;
  return true;
}

// By a constant: powers of two by shifts, others by a product with 2^k/divisor (Granlund and Montgomery), exact for all
// dividends. False: not done.
bool BaselineCompiler::emit_constant_division(bool is_long, bool remainder) {
  if (!has_operands(is_long ? 4 : 2)) return true;
  const Value& top = stack_[stack_.size() - (is_long ? 2 : 1)];
  if (top.kind != Value::Kind::kConstant || top.constant < 2 || top.constant > INT32_MAX) return false;
  auto divisor = static_cast<int32_t>(top.constant);
  bool power = (divisor & (divisor - 1)) == 0;
  if (is_long && !power) return false;
  (void)(is_long ? pop2() : pop());
  Value a = is_long ? pop2() : pop();
  auto sized = [&](const Gp& reg) { return register_of_width(reg, is_long); };
  Gp dividend = sized(gp_of(a, is_long));
  Gp quotient = sized(new_gp());
  if (power)
    emit_power_of_two_division(dividend, quotient, divisor, is_long);
  else
    emit_product_division(dividend.r32(), quotient, divisor);
  if (!remainder) {
    push_gp(quotient, is_long ? ValueType::kLong : ValueType::kInt);
    return true;
  }
  Gp result = sized(new_gp());
  if (power)
    a_.shl(quotient, std::countr_zero(static_cast<uint32_t>(divisor)));
  else
    a_.imul(quotient, quotient, divisor);
  a_.mov(result, dividend);
  a_.sub(result, quotient);
  push_gp(result, is_long ? ValueType::kLong : ValueType::kInt);
  return true;
}

// Negative dividends are rounded towards zero by adding divisor - 1 first.
void BaselineCompiler::emit_power_of_two_division(const Gp& dividend, const Gp& quotient, int32_t divisor,
                                                  bool is_long) {
  int bits = std::countr_zero(static_cast<uint32_t>(divisor));
  int width = is_long ? 64 : 32;
  a_.mov(quotient, dividend);
  if (bits > 1) a_.sar(quotient, width - 1);
  a_.shr(quotient, width - bits);
  a_.add(quotient, dividend);
  a_.sar(quotient, bits);
}

void BaselineCompiler::emit_product_division(const Gp& dividend, const Gp& quotient, int32_t divisor) {
  // With l = ceil(log2 d) and m = floor(2^(31+l) / d) + 1 (below 2^32): n / d = floor(n m / 2^(31+l)) - (n < 0 ? -1 : 0).
  int bits = 32 - std::countl_zero(static_cast<uint32_t>(divisor - 1));
  int shift = 31 + bits;
  auto multiplier = static_cast<int64_t>((uint64_t{1} << shift) / static_cast<uint64_t>(divisor) + 1);
  Gp sign = new_gp().r32();
  a_.movsxd(quotient.r64(), dividend);
  a_.mov(kScratch, multiplier);
  a_.imul(quotient.r64(), kScratch);
  a_.sar(quotient.r64(), shift);
  a_.mov(sign, dividend);
  a_.sar(sign, 31);
  a_.sub(quotient, sign);
}

void BaselineCompiler::emit_division(bool is_long, bool remainder) {
  if (emit_constant_division(is_long, remainder)) return;
  free_register(Gp::kIdAx);
  free_register(Gp::kIdDx);
  begin_exits();
  Value b = is_long ? pop2() : pop();
  Value a = is_long ? pop2() : pop();
  auto sized = [&](const Gp& reg) { return register_of_width(reg, is_long); };
  Gp divisor = sized(gp_of(b, is_long));
  Gp dividend = sized(gp_of(a, is_long));
  a_.test(divisor, divisor);
  a_.jz(exit());
  Gp ax = sized(x86::rax), dx = sized(x86::rdx);
  Label minus_one = a_.newLabel(), done = a_.newLabel();
  a_.mov(ax, dividend);
  a_.cmp(divisor, -1);
  a_.je(minus_one);
  if (is_long)
    a_.cqo();
  else
    a_.cdq();
  a_.idiv(divisor);
  a_.jmp(done);
  a_.bind(minus_one);  // the smallest value divided by -1 would trap
  if (remainder)
    a_.xor_(dx, dx);
  else
    a_.neg(ax);
  a_.bind(done);
  push_gp(remainder ? dx : ax, is_long ? ValueType::kLong : ValueType::kInt);
}

void BaselineCompiler::apply_floating(uint32_t operation, bool is_double, const Xmm& to, const asmjit::Operand& with) {
  namespace Inst = asmjit::x86::Inst;
  constexpr asmjit::InstId kOperations[][2] = {{Inst::kIdAddss, Inst::kIdAddsd},
                                               {Inst::kIdSubss, Inst::kIdSubsd},
                                               {Inst::kIdMulss, Inst::kIdMulsd},
                                               {Inst::kIdDivss, Inst::kIdDivsd}};
  a_.emit(kOperations[operation][is_double ? 1 : 0], to, with);
}

void BaselineCompiler::emit_float_binary(uint8_t opcode, bool is_double) {
  ValueType type = is_double ? ValueType::kDouble : ValueType::kFloat;
  Value b = is_double ? pop2() : pop();
  Value a = is_double ? pop2() : pop();
  if (failed_) return;
  uint32_t operation = (opcode - static_cast<uint32_t>(Opcode::kIadd)) / 4;
  bool commutes = operation == 0 || operation == 2;
  bool constant = b.kind == Value::Kind::kConstant;
  if (int variable = stored_next(type); variable >= 0) {
    Xmm to = variable_xmm(static_cast<uint32_t>(variable));
    Xmm x = xmm_of(a, is_double);
    Xmm y = constant ? x : xmm_of(b, is_double);
    if (!constant && commutes && y == to) std::swap(x, y);
    if (constant || y != to || x == to) {
      take_over_store(variable, type);
      move_vector(to, x);
      if (constant)
        apply_floating(operation, is_double, to, literal(b.constant, is_double));
      else
        apply_floating(operation, is_double, to, y);
      return;
    }
  }
  Xmm to = mutable_xmm(a, is_double);
  if (constant)
    apply_floating(operation, is_double, to, literal(b.constant, is_double));
  else
    apply_floating(operation, is_double, to, xmm_of(b, is_double));
  push_xmm(to, type);
}

void BaselineCompiler::emit_float_remainder(bool is_double) {
  // A call of fmod: everything goes home.
  flush();
  size_t width = is_double ? 2 : 1;
  if (!has_operands(2 * width)) return;
  ValueType type = is_double ? ValueType::kDouble : ValueType::kFloat;
  size_t b = stack_.size() - width, a = b - width;
  stack_.resize(a);
  a_.mov(x86::rdi, kThread);
  a_.mov(x86::rsi, operand_home(a));
  a_.mov(x86::rdx, operand_home(b));
  note_leaf_call();
  call_runtime(is_double ? RuntimeFunction::kDoubleRemainder : RuntimeFunction::kFloatRemainder);
  valid_ = 0;
  pinned_gp_ |= 1u << Gp::kIdAx;
  push_gp(x86::rax, type);
}

void BaselineCompiler::emit_negate(uint8_t opcode) {
  uint32_t kind = kind_of(opcode, Opcode::kIneg);
  bool two = (kind & 1) != 0;
  if (fold_unary(static_cast<Opcode>(opcode))) return;
  Value a = two ? pop2() : pop();
  if (kind < 2) {
    Gp to = mutable_gp(a, two);
    if (two)
      a_.neg(to);
    else
      a_.neg(to.r32());
    push_gp(to, type_of(kind));
    return;
  }
  Xmm to = mutable_xmm(a, two);
  Xmm sign = new_xmm();
  a_.mov(kScratch, two ? INT64_MIN : int64_t{0x80000000});
  a_.movq(sign, kScratch);
  a_.xorps(to, sign);
  push_xmm(to, type_of(kind));
}

// The next two instructions leave the lower half of a long, the int as an unsigned number: they are done with this one.
bool BaselineCompiler::take_over_unsigned_mask() {
  constexpr uint32_t kLoadLength = 3;
  uint32_t at = next_bci_;
  if (at >= analysis_->code().size() || analysis_->is_leader(at)) return false;
  if (analysis_->opcode_at(at) != static_cast<uint8_t>(interp::InternalOpcode::kLdc2Long)) return false;
  if (!stands_at(at + kLoadLength, Opcode::kLand)) return false;
  const ConstantPool* pool = method_->pool;
  if (pool->long_at(analysis_->u2(at + 1)) != UINT32_MAX) return false;
  next_bci_ += kLoadLength + 1;
  return true;
}

bool BaselineCompiler::emit_conversion(uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  if (fold_unary(opcode)) return true;
  switch (opcode) {
    case Opcode::kI2l: {
      bool is_unsigned = take_over_unsigned_mask();
      Value a = pop();
      Gp from = gp_of(a, false);
      int variable = stored_next(ValueType::kLong);
      if (variable >= 0) take_over_store(variable, ValueType::kLong);
      Gp to = variable >= 0 ? variable_gp(static_cast<uint32_t>(variable)) : new_gp();
      if (is_unsigned)
        a_.mov(to.r32(), from.r32());
      else
        a_.movsxd(to, from.r32());
      if (variable < 0) push_gp(to, ValueType::kLong);
      return true;
    }
    case Opcode::kL2i: {
      Value a = pop2();
      Gp from = gp_of(a, true);
      Gp to = new_gp();
      a_.mov(to.r32(), from.r32());
      push_gp(to, ValueType::kInt);
      return true;
    }
    case Opcode::kI2b:
    case Opcode::kI2c:
    case Opcode::kI2s: {
      if (narrows_for_store(opcode)) return true;
      Value a = pop();
      Gp from = gp_of(a, false);
      Gp to = new_gp();
      if (opcode == Opcode::kI2b)
        a_.movsx(to.r32(), from.r8());
      else if (opcode == Opcode::kI2c)
        a_.movzx(to.r32(), from.r16());
      else
        a_.movsx(to.r32(), from.r16());
      push_gp(to, ValueType::kInt);
      return true;
    }
    case Opcode::kI2f:
    case Opcode::kI2d:
    case Opcode::kL2f:
    case Opcode::kL2d:
    case Opcode::kF2d:
    case Opcode::kD2f: return emit_to_floating(opcode), true;
    case Opcode::kF2i: return emit_to_integer(false, false), true;
    case Opcode::kF2l: return emit_to_integer(false, true), true;
    case Opcode::kD2i: return emit_to_integer(true, false), true;
    case Opcode::kD2l: return emit_to_integer(true, true), true;
    case Opcode::kLcmp: return emit_long_compare(), true;
    case Opcode::kFcmpl:
    case Opcode::kFcmpg:
    case Opcode::kDcmpl:
    case Opcode::kDcmpg: return emit_float_compare(raw), true;
    default: return false;
  }
}

void BaselineCompiler::emit_to_floating(Opcode opcode) {
  bool to_double = opcode == Opcode::kI2d || opcode == Opcode::kL2d || opcode == Opcode::kF2d;
  bool two = opcode == Opcode::kL2f || opcode == Opcode::kL2d || opcode == Opcode::kD2f;
  Value a = two ? pop2() : pop();
  Xmm to;
  if (opcode == Opcode::kF2d || opcode == Opcode::kD2f) {
    Xmm from = xmm_of(a, two);
    to = new_xmm();
    if (to_double)
      a_.cvtss2sd(to, from);
    else
      a_.cvtsd2ss(to, from);
  } else {
    Gp from = register_of_width(gp_of(a, two), two);
    to = new_xmm();
    a_.xorps(to, to);
    if (to_double)
      a_.cvtsi2sd(to, from);
    else
      a_.cvtsi2ss(to, from);
  }
  push_xmm(to, to_double ? ValueType::kDouble : ValueType::kFloat);
}

// The processor's "does not fit" value sends NaN and large values to the runtime.
void BaselineCompiler::emit_to_integer(bool from_double, bool to_long) {
  begin_exits();
  Value a = from_double ? pop2() : pop();
  size_t slot = stack_.size();
  Xmm from = xmm_of(a, from_double);
  Gp to = new_gp();
  Gp sized = register_of_width(to, to_long);
  if (from_double)
    a_.cvttsd2si(sized, from);
  else
    a_.cvttss2si(sized, from);
  if (to_long) {
    a_.mov(kScratch, INT64_MIN);
    a_.cmp(sized, kScratch);
  } else {
    a_.cmp(sized, INT32_MIN);
  }
  RuntimeFunction function = from_double ? (to_long ? RuntimeFunction::kDoubleToLong : RuntimeFunction::kDoubleToInt)
                                         : (to_long ? RuntimeFunction::kFloatToLong : RuntimeFunction::kFloatToInt);
  ValueType type = from_double ? ValueType::kDouble : ValueType::kFloat;
  SlowPath& path =
      slow_call(function, {Value::argument_operand(slot, type)}, static_cast<int>(to.id()), SlowPath::Failure::kNone);
  a_.je(path.start);
  a_.bind(path.resume);
  push_gp(to, to_long ? ValueType::kLong : ValueType::kInt);
}

void BaselineCompiler::emit_long_compare() {
  if (branch_follows()) return emit_long_compare_and_branch();
  Value b = pop2();
  Value a = pop2();
  Gp y = gp_of(b, true);
  Gp x = gp_of(a, true);
  Gp to = new_gp();
  a_.cmp(x, y);
  a_.setg(to.r8());
  a_.setl(kScratch.r8());
  a_.sub(to.r8(), kScratch.r8());
  a_.movsx(to.r32(), to.r8());
  push_gp(to, ValueType::kInt);
}

// -1, 0 or 1; NaN gives -1 for ...cmpl and 1 for ...cmpg.
void BaselineCompiler::emit_float_compare(uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  bool is_double = opcode == Opcode::kDcmpl || opcode == Opcode::kDcmpg;
  bool greater = opcode == Opcode::kFcmpg || opcode == Opcode::kDcmpg;
  if (branch_follows()) return emit_float_compare_and_branch(is_double, greater);
  Value b = is_double ? pop2() : pop();
  Value a = is_double ? pop2() : pop();
  Xmm y = xmm_of(b, is_double);
  Xmm x = xmm_of(a, is_double);
  Gp to = new_gp();
  const Xmm& first = greater ? y : x;
  const Xmm& second = greater ? x : y;
  if (is_double)
    a_.ucomisd(first, second);
  else
    a_.ucomiss(first, second);
  // `above` is false and `below` true when a value is NaN.
  if (greater) {
    a_.setb(to.r8());
    a_.seta(kScratch.r8());
  } else {
    a_.seta(to.r8());
    a_.setb(kScratch.r8());
  }
  a_.sub(to.r8(), kScratch.r8());
  a_.movsx(to.r32(), to.r8());
  push_gp(to, ValueType::kInt);
}

}  // namespace cortado::jit
