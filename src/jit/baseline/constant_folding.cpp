// Tier 1: what is known while code is made: static final fields of initialised classes, and jumps that depend on constants.

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

}  // namespace

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
