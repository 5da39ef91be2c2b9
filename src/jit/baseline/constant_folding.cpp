// Tier 1: what is known while code is made: integer arithmetic on constants, static final fields of initialised classes, and
// jumps that depend on constants.

#include <cstring>

#include "gc/reference.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using classfile::Opcode;

namespace {

// Nobody collects while code is made: the mirror stays where it is.
template <class V>
V static_value(const FieldEntry& entry) {
  const Object* mirror = decode_reference(entry.holder->mirror);
  V value;
  std::memcpy(&value, reinterpret_cast<const char*>(mirror) + entry.offset, sizeof value);
  return value;
}

// In the order of ifeq, ifne, iflt, ifge, ifgt, ifle.
bool holds(uint32_t test, int64_t value) {
  switch (test) {
    case 0: return value == 0;
    case 1: return value != 0;
    case 2: return value < 0;
    case 3: return value >= 0;
    case 4: return value > 0;
    default: return value <= 0;
  }
}

// Of two operands, in two's complement; without divisions.
uint64_t result_of(Opcode opcode, uint64_t a, uint64_t b) {
  switch (opcode) {
    case Opcode::kIadd:
    case Opcode::kLadd: return a + b;
    case Opcode::kIsub:
    case Opcode::kLsub: return a - b;
    case Opcode::kImul:
    case Opcode::kLmul: return a * b;
    case Opcode::kIand:
    case Opcode::kLand: return a & b;
    case Opcode::kIor:
    case Opcode::kLor: return a | b;
    default: return a ^ b;
  }
}

// x op b is x.
bool is_neutral(Opcode opcode, int64_t b) {
  switch (opcode) {
    case Opcode::kImul:
    case Opcode::kLmul: return b == 1;
    case Opcode::kIand:
    case Opcode::kLand: return b == -1;
    default: return b == 0;
  }
}

uint64_t shifted(Opcode opcode, int64_t a, uint32_t count) {
  switch (opcode) {
    case Opcode::kIshl: return static_cast<uint64_t>(a) << (count & 31);
    case Opcode::kLshl: return static_cast<uint64_t>(a) << (count & 63);
    case Opcode::kIshr:
    case Opcode::kLshr: return static_cast<uint64_t>(a >> (count & (opcode == Opcode::kIshr ? 31 : 63)));
    case Opcode::kIushr: return static_cast<uint64_t>(static_cast<uint32_t>(a) >> (count & 31));
    default: return static_cast<uint64_t>(a) >> (count & 63);
  }
}

}  // namespace

void BaselineCompiler::push_number(uint64_t number, bool is_long) {
  if (is_long)
    push_constant(static_cast<int64_t>(number), ValueType::kLong);
  else
    push_constant(static_cast<int32_t>(number), ValueType::kInt);
}

// Of popped operands; of those of an operation that commutes, `b` is the constant. False: it is to be computed.
bool BaselineCompiler::fold_binary(Opcode opcode, const Value& a, const Value& b, bool is_long) {
  if (b.kind != Value::Kind::kConstant) return false;
  if (a.kind == Value::Kind::kConstant) {
    push_number(result_of(opcode, static_cast<uint64_t>(a.constant), static_cast<uint64_t>(b.constant)), is_long);
    return true;
  }
  if (!is_neutral(opcode, b.constant)) return false;
  push_again(a, is_long ? ValueType::kLong : ValueType::kInt);
  return true;
}

// By a constant count.
bool BaselineCompiler::fold_shift(Opcode opcode, const Value& a, int64_t count, bool is_long) {
  if (a.kind == Value::Kind::kConstant) {
    push_number(shifted(opcode, a.constant, static_cast<uint32_t>(count)), is_long);
    return true;
  }
  if ((count & (is_long ? 63 : 31)) != 0) return false;
  push_again(a, is_long ? ValueType::kLong : ValueType::kInt);
  return true;
}

// A negation or conversion of an integer.
bool BaselineCompiler::fold_unary(Opcode opcode) {
  bool from_long = opcode == Opcode::kLneg || opcode == Opcode::kL2i;
  size_t slots = from_long ? 2 : 1;
  if (stack_.size() < slots || stack_[stack_.size() - slots].kind != Value::Kind::kConstant) return false;
  int64_t number = stack_[stack_.size() - slots].constant;
  int64_t result = 0;
  switch (opcode) {
    case Opcode::kIneg:
    case Opcode::kLneg: result = static_cast<int64_t>(0 - static_cast<uint64_t>(number)); break;
    case Opcode::kI2l:
    case Opcode::kL2i: result = static_cast<int32_t>(number); break;
    case Opcode::kI2b: result = static_cast<int8_t>(number); break;
    case Opcode::kI2c: result = static_cast<uint16_t>(number); break;
    case Opcode::kI2s: result = static_cast<int16_t>(number); break;
    default: return false;
  }
  (void)(from_long ? pop2() : pop());
  push_number(static_cast<uint64_t>(result), opcode == Opcode::kLneg || opcode == Opcode::kI2l);
  return true;
}

// A number that is final, or an object of which more is known. False: it is to be loaded.
bool BaselineCompiler::emit_static_constant(const FieldEntry& entry) {
  constexpr uint8_t kFinal = 4;
  if ((entry.flags & kFinal) == 0 || !entry.holder->is_initialized()) return false;
  switch (static_cast<BasicType>(entry.type)) {
    case BasicType::kBoolean:
    case BasicType::kByte: push_constant(static_value<int8_t>(entry), ValueType::kInt); return true;
    case BasicType::kChar: push_constant(static_value<uint16_t>(entry), ValueType::kInt); return true;
    case BasicType::kShort: push_constant(static_value<int16_t>(entry), ValueType::kInt); return true;
    case BasicType::kInt: push_constant(static_value<int32_t>(entry), ValueType::kInt); return true;
    case BasicType::kLong: push_constant(static_value<int64_t>(entry), ValueType::kLong); return true;
    case BasicType::kFloat: push_constant(static_value<uint32_t>(entry), ValueType::kFloat); return true;
    case BasicType::kDouble: push_constant(static_value<int64_t>(entry), ValueType::kDouble); return true;
    default: return emit_static_object(entry);
  }
}

// A comparison of a constant with 0 or null; it was popped, a jump backwards polls already. False: it is not one.
bool BaselineCompiler::emit_constant_branch(Opcode opcode, const Value& value, uint32_t target) {
  bool is_object = known_object(value) != nullptr;
  if (!is_object && value.kind != Value::Kind::kConstant) return false;
  bool is_taken = opcode == Opcode::kIfnull || opcode == Opcode::kIfnonnull
                      ? (!is_object && value.constant == 0) == (opcode == Opcode::kIfnull)
                      : holds(static_cast<uint32_t>(opcode) - static_cast<uint32_t>(Opcode::kIfeq), value.constant);
  if (is_taken) go_to(target);
  return true;
}

// The same of two constants. Known objects are the same if they are in the same place now.
bool BaselineCompiler::emit_constant_comparison(Opcode opcode, const Value& a, const Value& b, uint32_t target) {
  bool is_taken = false;
  if (opcode >= Opcode::kIfAcmpeq) {
    const KnownObject* first = known_object(a);
    const KnownObject* second = known_object(b);
    bool is_known = (first != nullptr || a.kind == Value::Kind::kConstant) &&
                    (second != nullptr || b.kind == Value::Kind::kConstant);
    if (!is_known) return false;
    const Object* x = first != nullptr ? first->object : nullptr;
    const Object* y = second != nullptr ? second->object : nullptr;
    is_taken = (x == y) == (opcode == Opcode::kIfAcmpeq);
  } else {
    if (a.kind != Value::Kind::kConstant || b.kind != Value::Kind::kConstant) return false;
    int64_t difference = int64_t{static_cast<int32_t>(a.constant)} - static_cast<int32_t>(b.constant);
    is_taken = holds(static_cast<uint32_t>(opcode) - static_cast<uint32_t>(Opcode::kIfIcmpeq), difference);
  }
  if (is_taken) go_to(target);
  return true;
}

}  // namespace cortado::jit
