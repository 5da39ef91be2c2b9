// Tier 1: fields, arrays, creation, type checks, monitors.

#include "gc/heap_access.h"
#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;
using interp::LinkageOffsets;

namespace {

// Arrays up to this length are made from the thread's buffer.
constexpr int32_t kInlineArrayLength = 1024;

}  // namespace

// --- Fields.
bool BaselineCompiler::emit_field(uint8_t raw) {
  auto opcode = static_cast<InternalOpcode>(raw);
  if (opcode < InternalOpcode::kGetfieldByte || opcode > InternalOpcode::kPutstaticOther) return false;
  auto original = static_cast<Opcode>(interp::original_opcode(raw));
  const FieldEntry& entry = method_->pool->field_entries[analysis_.u2(bci_ + 1)];
  bool two = is_two_slots(static_cast<BasicType>(entry.type));
  begin_exits();
  if (original == Opcode::kGetstatic) {
    if (emit_static_constant(entry)) return true;
    emit_field_load(entry, load_cell(&entry.holder->mirror));
  } else if (original == Opcode::kPutstatic) {
    Value value = two ? pop2() : pop();
    emit_field_store(entry, load_cell(&entry.holder->mirror), value);
  } else if (original == Opcode::kGetfield) {
    Value object = pop();
    Gp base = nonnull_gp(object);
    emit_field_load(entry, base);
  } else {
    Value value = two ? pop2() : pop();
    Value object = pop();
    Gp base = nonnull_gp(object);
    emit_field_store(entry, base, value);
  }
  return true;
}

void BaselineCompiler::emit_field_load(const FieldEntry& entry, const Gp& base) {
  auto offset = static_cast<int32_t>(entry.offset);
  Gp to = new_gp();
  switch (static_cast<BasicType>(entry.type)) {
    case BasicType::kBoolean:
    case BasicType::kByte: a_.movsx(to.r32(), x86::byte_ptr(base, offset)); break;
    case BasicType::kChar: a_.movzx(to.r32(), x86::word_ptr(base, offset)); break;
    case BasicType::kShort: a_.movsx(to.r32(), x86::word_ptr(base, offset)); break;
    case BasicType::kLong: a_.mov(to, x86::qword_ptr(base, offset)); return push_gp(to, ValueType::kLong);
    case BasicType::kDouble: {
      Xmm value = new_xmm();
      a_.movsd(value, x86::qword_ptr(base, offset));
      return push_xmm(value, ValueType::kDouble);
    }
    case BasicType::kFloat: {
      Xmm value = new_xmm();
      a_.movss(value, x86::dword_ptr(base, offset));
      return push_xmm(value, ValueType::kFloat);
    }
    case BasicType::kInt: a_.mov(to.r32(), x86::dword_ptr(base, offset)); break;
    default:
      a_.mov(to.r32(), x86::dword_ptr(base, offset));
      decode(to);
      return push_gp(to, ValueType::kReference);
  }
  push_gp(to, ValueType::kInt);
}

// Barrier::stored for the reference cell at `cell`: its card becomes dirty. Needs the scratch register.
void BaselineCompiler::emit_card_mark(const Mem& cell) {
  static_assert(CardTable::kDirty == 1);
  a_.lea(kScratch, cell);
  a_.shr(kScratch, CardTable::kShift);
  a_.add(kScratch, thread_word(LinkageOffsets::kThreadCardTable));
  a_.mov(x86::byte_ptr(kScratch), CardTable::kDirty);
}

// Volatile stores are followed by a full fence.
void BaselineCompiler::emit_field_store(const FieldEntry& entry, const Gp& base, Value& value) {
  constexpr uint8_t kVolatile = 2;
  auto type = static_cast<BasicType>(entry.type);
  auto offset = static_cast<int32_t>(entry.offset);
  if (!emit_constant_store(x86::ptr(base, offset), type, value)) {
    switch (type) {
      case BasicType::kBoolean: {
        Gp from = mutable_gp(value, false);
        a_.and_(from.r32(), 1);
        a_.mov(x86::byte_ptr(base, offset), from.r8());
        break;
      }
      case BasicType::kByte: a_.mov(x86::byte_ptr(base, offset), gp_of(value, false).r8()); break;
      case BasicType::kChar:
      case BasicType::kShort: a_.mov(x86::word_ptr(base, offset), gp_of(value, false).r16()); break;
      case BasicType::kFloat: a_.movss(x86::dword_ptr(base, offset), xmm_of(value, false)); break;
      case BasicType::kDouble: a_.movsd(x86::qword_ptr(base, offset), xmm_of(value, true)); break;
      case BasicType::kInt: a_.mov(x86::dword_ptr(base, offset), gp_of(value, false).r32()); break;
      case BasicType::kLong: a_.mov(x86::qword_ptr(base, offset), gp_of(value, true)); break;
      default: {
        Gp from = gp_of(value, true);
        if (reference_encoding.shift != 0) {
          a_.mov(kScratch, from);
          encode(kScratch);
          from = kScratch;
        }
        a_.mov(x86::dword_ptr(base, offset), from.r32());
        emit_card_mark(x86::ptr(base, offset));
        break;
      }
    }
  }
  if ((entry.flags & kVolatile) != 0) a_.lock().add(x86::dword_ptr(x86::rsp), 0);
}

// A constant goes to memory as it is; null needs no barrier. False: not done.
bool BaselineCompiler::emit_constant_store(Mem cell, BasicType type, const Value& value) {
  if (value.kind != Value::Kind::kConstant) return false;
  int64_t bits = type == BasicType::kBoolean ? value.constant & 1 : value.constant;
  uint32_t size = 1u << heap_size_shift(type);
  cell.setSize(size);
  switch (size) {
    case 1: bits = static_cast<int8_t>(bits); break;
    case 2: bits = static_cast<int16_t>(bits); break;
    case 4: bits = static_cast<int32_t>(bits); break;
    default:
      if (bits != static_cast<int32_t>(bits)) return false;
      break;
  }
  a_.mov(cell, bits);
  return true;
}

// --- Arrays.
bool BaselineCompiler::emit_array(uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  switch (opcode) {
    case Opcode::kIaload: return emit_array_load(BasicType::kInt), true;
    case Opcode::kLaload: return emit_array_load(BasicType::kLong), true;
    case Opcode::kFaload: return emit_array_load(BasicType::kFloat), true;
    case Opcode::kDaload: return emit_array_load(BasicType::kDouble), true;
    case Opcode::kAaload: return emit_array_load(BasicType::kObject), true;
    case Opcode::kBaload: return emit_array_load(BasicType::kByte), true;
    case Opcode::kCaload: return emit_array_load(BasicType::kChar), true;
    case Opcode::kSaload: return emit_array_load(BasicType::kShort), true;
    case Opcode::kIastore: return emit_array_store(BasicType::kInt), true;
    case Opcode::kLastore: return emit_array_store(BasicType::kLong), true;
    case Opcode::kFastore: return emit_array_store(BasicType::kFloat), true;
    case Opcode::kDastore: return emit_array_store(BasicType::kDouble), true;
    case Opcode::kCastore: return emit_array_store(BasicType::kChar), true;
    case Opcode::kSastore: return emit_array_store(BasicType::kShort), true;
    case Opcode::kAastore: return emit_reference_array_store(), true;
    case Opcode::kArraylength: {
      begin_exits();
      Value array = pop();
      Gp reg = nonnull_gp(array);
      Gp to = new_gp();
      a_.mov(to.r32(), x86::dword_ptr(reg, kArrayLengthOffset));
      push_gp(to, ValueType::kInt);
      return true;
    }
    case Opcode::kBastore: return emit_byte_array_store(), true;
    default: return false;
  }
}

namespace {
// Constants that become part of the address.
bool is_small_index(const Value& index) {
  return index.kind == Value::Kind::kConstant && index.constant >= 0 && index.constant < (1 << 20);
}
int32_t element_base(BasicType type) {
  const Class* array =
      is_reference(type) ? wk.object_array.get() : wk.primitive_arrays[static_cast<size_t>(type)].get();
  return array->layout.element_base;
}
}  // namespace

// Null and bounds, then the element's address: index registers are zero-extended.
Mem BaselineCompiler::emit_element(Value& reference, Value& index, BasicType type) {
  Gp array = nonnull_gp(reference);
  uint32_t shift = heap_size_shift(type);
  int32_t base = element_base(type);
  if (is_small_index(index)) {
    a_.cmp(x86::dword_ptr(array, kArrayLengthOffset), static_cast<int32_t>(index.constant));
    a_.jbe(exit());
    return x86::ptr(array, base + static_cast<int32_t>(index.constant << shift));
  }
  Gp at = gp_of(index, false);
  a_.cmp(at.r32(), x86::dword_ptr(array, kArrayLengthOffset));
  a_.jae(exit());
  return x86::ptr(array, at.r64(), shift, base);
}

void BaselineCompiler::emit_array_load(BasicType type) {
  begin_exits();
  Value index = pop();
  Value array = pop();
  Mem element = emit_element(array, index, type);
  if (is_floating(type)) {
    Xmm to = new_xmm();
    if (type == BasicType::kDouble)
      a_.movsd(to, element);
    else
      a_.movss(to, element);
    return push_xmm(to, type == BasicType::kDouble ? ValueType::kDouble : ValueType::kFloat);
  }
  Gp to = new_gp();
  auto sized = [&](uint32_t size) {
    element.setSize(size);
    return element;
  };
  switch (type) {
    case BasicType::kByte: a_.movsx(to.r32(), sized(1)); break;
    case BasicType::kChar: a_.movzx(to.r32(), sized(2)); break;
    case BasicType::kShort: a_.movsx(to.r32(), sized(2)); break;
    case BasicType::kLong: a_.mov(to, sized(8)); return push_gp(to, ValueType::kLong);
    case BasicType::kObject:
      a_.mov(to.r32(), sized(4));
      decode(to);
      return push_gp(to, ValueType::kReference);
    default: a_.mov(to.r32(), sized(4)); break;
  }
  push_gp(to, ValueType::kInt);
}

void BaselineCompiler::emit_array_store(BasicType type) {
  begin_exits();
  Value value = is_two_slots(type) ? pop2() : pop();
  Value index = pop();
  Value array = pop();
  Mem element = emit_element(array, index, type);
  auto sized = [&](uint32_t size) {
    element.setSize(size);
    return element;
  };
  if (emit_constant_store(element, type, value)) return;
  switch (type) {
    case BasicType::kFloat: a_.movss(sized(4), xmm_of(value, false)); break;
    case BasicType::kDouble: a_.movsd(sized(8), xmm_of(value, true)); break;
    case BasicType::kLong: a_.mov(sized(8), gp_of(value, true)); break;
    case BasicType::kChar:
    case BasicType::kShort: a_.mov(sized(2), gp_of(value, false).r16()); break;
    default: a_.mov(sized(4), gp_of(value, false).r32()); break;
  }
}

// byte[] and boolean[] share the instruction; the latter takes one bit.
void BaselineCompiler::emit_byte_array_store() {
  begin_exits();
  Value value = pop();
  Value index = pop();
  Value array = pop();
  Mem element = emit_element(array, index, BasicType::kByte);
  element.setSize(1);
  if (value.kind == Value::Kind::kConstant && (value.constant & ~1) == 0) {
    a_.mov(element, static_cast<int32_t>(value.constant));
    return;
  }
  Gp base = gp_of(array, true);
  Gp from = mutable_gp(value, false);
  Label store = a_.newLabel();
  uint32_t booleans = wk.primitive_arrays[static_cast<size_t>(BasicType::kBoolean)].bits();
  a_.cmp(x86::dword_ptr(base, 4), booleans);
  a_.jne(store);
  a_.and_(from.r32(), 1);
  a_.bind(store);
  a_.mov(element, from.r8());
}

void BaselineCompiler::emit_reference_array_store() {
  if (!has_operands(3)) return;
  size_t size = stack_.size();
  // What is used behind the runtime call must be in the snapshot, as a register or a constant.
  for (size_t slot = size - 3; slot < size; slot++) to_register(slot);
  begin_exits();
  Value value = pop();
  Value index = pop();
  Value array = pop();
  if (index.kind == Value::Kind::kConstant && !is_small_index(index)) return exit_always();
  Gp from = gp_of(value, true);
  Mem element = emit_element(array, index, BasicType::kObject);
  Gp base = gp_of(array, true);
  Label store = a_.newLabel();
  a_.test(from, from);
  a_.jz(store);
  // The element class is the value's own, or Object; others are asked for.
  a_.mov(kScratch.r32(), x86::dword_ptr(base, 4));
  a_.mov(kScratch.r32(), x86::dword_ptr(kScratch, static_cast<int32_t>(offsetof(Class, element_class))));
  a_.cmp(kScratch.r32(), x86::dword_ptr(from, 4));
  a_.je(store);
  a_.cmp(kScratch.r32(), wk.classes.Object.bits());
  SlowPath& path = slow_call(RuntimeFunction::kCanStore,
                             {Value::argument_operand(size - 3, ValueType::kReference),
                              Value::argument_operand(size - 1, ValueType::kReference)},
                             -1, SlowPath::Failure::kExit);
  a_.jne(path.start);
  a_.bind(path.resume);
  a_.bind(store);
  a_.mov(kScratch, from);
  encode(kScratch);
  element.setSize(4);
  a_.mov(element, kScratch.r32());
  emit_card_mark(element);
}

// --- Creation.
bool BaselineCompiler::emit_object(uint8_t raw) {
  auto opcode = static_cast<InternalOpcode>(raw);
  const ConstantPool* pool = method_->pool;
  auto resolved = [&] { return pool->resolved_class(analysis_.u2(bci_ + 1)); };
  switch (opcode) {
    case InternalOpcode::kNewResolved: return emit_new(resolved()), true;
    case InternalOpcode::kAnewarrayResolved: return emit_new_array(resolved()->array_class(), false, 0), true;
    case InternalOpcode::kCheckcastResolved: return emit_checkcast(resolved()), true;
    case InternalOpcode::kInstanceofResolved: return emit_instanceof(resolved()), true;
    default: break;
  }
  switch (static_cast<Opcode>(raw)) {
    case Opcode::kNewarray: {
      uint32_t type = analysis_.code()[bci_ + 1];
      return emit_new_array(wk.primitive_arrays[type], true, type), true;
    }
    case Opcode::kMultianewarray: return emit_new_multi_array();
    case Opcode::kCheckcast: return emit_unresolved_check(false), true;
    case Opcode::kInstanceof: return emit_unresolved_check(true), true;
    case Opcode::kAthrow: return emit_throw(), true;
    case Opcode::kMonitorenter: return emit_monitor(true), true;
    case Opcode::kMonitorexit: return emit_monitor(false), true;
    default: return false;
  }
}

void BaselineCompiler::emit_new(Class* c) {
  begin_exits();
  auto size = static_cast<int32_t>(c->layout.instance_size);
  Gp object = new_gp();
  Gp end = new_gp();
  SlowPath& path =
      slow_call(RuntimeFunction::kNew, {Value::argument_constant(static_cast<int64_t>(reinterpret_cast<uintptr_t>(c)))},
                static_cast<int>(object.id()), SlowPath::Failure::kUnwind);
  a_.mov(object, thread_word(LinkageOffsets::kThreadAllocationTop));
  a_.lea(end, x86::ptr(object, size));
  a_.cmp(end, thread_word(LinkageOffsets::kThreadAllocationEnd));
  a_.ja(path.start);
  a_.mov(thread_word(LinkageOffsets::kThreadAllocationTop), end);
  a_.mov(x86::dword_ptr(object, 0), 0);
  a_.mov(x86::dword_ptr(object, 4), static_cast<uint32_t>(MetaPtr<Class>(c).bits()));
  a_.bind(path.resume);
  push_gp(object, ValueType::kReference);
  stack_.back().is_nonnull = true;
}

void BaselineCompiler::emit_new_array(Class* array_class, bool primitive, uint32_t type) {
  begin_exits();
  Value length = pop();
  size_t slot = stack_.size();
  Gp count = gp_of(length, false);
  Gp array = new_gp();
  Gp end = new_gp();
  const Layout& layout = array_class->layout;
  Value first = Value::argument_constant(primitive ? static_cast<int64_t>(type)
                                                   : static_cast<int64_t>(reinterpret_cast<uintptr_t>(array_class)));
  // Negative and large lengths are the runtime's.
  SlowPath& path = slow_call(primitive ? RuntimeFunction::kNewArray : RuntimeFunction::kNewObjectArray,
                             {first, Value::argument_operand(slot, ValueType::kInt)}, static_cast<int>(array.id()),
                             SlowPath::Failure::kUnwind);
  Label slow = path.start, resume = path.resume;
  a_.cmp(count.r32(), kInlineArrayLength);
  a_.ja(slow);
  a_.mov(end.r32(), count.r32());
  if (layout.element_shift != 0) a_.shl(end, layout.element_shift);
  a_.add(end, layout.element_base + 7);
  a_.and_(end, -8);
  a_.mov(array, thread_word(LinkageOffsets::kThreadAllocationTop));
  a_.add(end, array);
  a_.cmp(end, thread_word(LinkageOffsets::kThreadAllocationEnd));
  a_.ja(slow);
  a_.mov(thread_word(LinkageOffsets::kThreadAllocationTop), end);
  a_.mov(x86::dword_ptr(array, 0), 0);
  a_.mov(x86::dword_ptr(array, 4), static_cast<uint32_t>(MetaPtr<Class>(array_class).bits()));
  a_.mov(x86::dword_ptr(array, kArrayLengthOffset), count.r32());
  a_.bind(resume);
  push_gp(array, ValueType::kReference);
  stack_.back().is_nonnull = true;
}

// All by the runtime; not while the class is unresolved.
bool BaselineCompiler::emit_new_multi_array() {
  Class* array_class = method_->pool->resolved_class(analysis_.u2(bci_ + 1));
  uint32_t dimensions = analysis_.code()[bci_ + 3];
  if (array_class == nullptr || !has_operands(dimensions)) return false;
  begin_exits();
  for (uint32_t i = 0; i < dimensions; i++) (void)pop();
  Gp array = new_gp();
  auto bits = static_cast<int64_t>(reinterpret_cast<uintptr_t>(array_class));
  SlowPath& path = slow_call(RuntimeFunction::kNewMultiArray,
                             {Value::argument_constant(bits), Value::argument_address(stack_.size()),
                              Value::argument_constant(dimensions)},
                             static_cast<int>(array.id()), SlowPath::Failure::kUnwind);
  a_.jmp(path.start);
  a_.bind(path.resume);
  push_gp(array, ValueType::kReference);
  stack_.back().is_nonnull = true;
  return true;
}

}  // namespace cortado::jit
