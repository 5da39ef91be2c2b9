// Methods that do so little that interpreted callers execute them without a frame: nothing in them can throw, poll or be
// seen. What remains of a call is the counter. The result is pushed and the caller goes on behind its call.

#include "gc/heap_access.h"
#include "interp/entering.h"
#include "interp/returning.h"

namespace cortado::interp {

using classfile::Opcode;

namespace {

// The word behind the rewritten code.
CORTADO_ALWAYS_INLINE uint32_t* word_of(const Method* method) {
  return reinterpret_cast<uint32_t*>(method->code.get_non_null() + kLongestFrameless);
}
CORTADO_ALWAYS_INLINE uint32_t load_word(const Method* method) {
  return __atomic_load_n(word_of(method), __ATOMIC_RELAXED);
}
// Whoever comes to the same answer writes the same.
void set_word(const Method* method, uint32_t value) { __atomic_store_n(word_of(method), value, __ATOMIC_RELEASE); }

}  // namespace

// --- return
OP(enter_empty) {
  if (CORTADO_UNLIKELY(counted_down(reinterpret_cast<Method*>(aux))))
    TAIL(slow_enter_hot<ResumeKind::kInterpretedVoid>);
  sp = locals - 1;
  tos = *sp;
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL();
}
// Object.<init>, and constructors that only call such a one.
OP(enter_object_initializer) {
  auto* object = reinterpret_cast<const Object*>(*sp);
  if (CORTADO_UNLIKELY(Class::of(object)->has(Class::kHasFinalizer))) TAIL(op_enter<ResumeKind::kInterpretedVoid>);
  TAIL(op_enter_empty);
}
// The constructor of the superclass takes the same argument. It may be given another body.
OP(enter_initializer) {
  auto* method = reinterpret_cast<Method*>(aux);
  const MethodEntry& entry = method->pool->method_entries[load_word(method)];
  Method* target = entry.method.get_non_null();
  auto next = target->from_interpreted;
  bool is_frameless = next == reinterpret_cast<uint64_t>(op_enter_initializer) ||
                      next == reinterpret_cast<uint64_t>(op_enter_object_initializer) ||
                      next == reinterpret_cast<uint64_t>(op_enter_empty);
  if (CORTADO_UNLIKELY(!is_frameless)) TAIL(op_enter<ResumeKind::kInterpretedVoid>);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<ResumeKind::kInterpretedVoid>);
  aux = reinterpret_cast<Slot>(target);
  TAIL_ADDRESS(next);
}

// --- A constant, null for one, and its return.
OP(enter_constant) {
  auto* method = reinterpret_cast<const Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(const_cast<Method*>(method)))) TAIL(slow_enter_hot<ResumeKind::kInterpretedOne>);
  tos = load_word(method);
  sp = locals;
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}

// --- aload_0, getfield, and the return of the field's type.
#define BEGIN_GETTER(kind)                                       \
  auto* method = reinterpret_cast<Method*>(aux);                 \
  auto* object = reinterpret_cast<Object*>(*sp);                 \
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(op_enter<kind>); \
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<kind>)
template <class V>
OP(enter_getter) {
  BEGIN_GETTER(ResumeKind::kInterpretedOne);
  tos = slot_of(static_cast<int32_t>(HeapAccess::load<V>(object, load_word(method))));
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}
OP(enter_getter_boolean) {
  BEGIN_GETTER(ResumeKind::kInterpretedOne);
  tos = HeapAccess::load<uint8_t>(object, load_word(method)) & 1u;
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}
OP(enter_getter_long) {
  BEGIN_GETTER(ResumeKind::kInterpretedTwo);
  *sp++ = HeapAccess::load<uint64_t>(object, load_word(method));
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL();
}
template <ReferenceMode M>
OP(enter_getter_reference) {
  BEGIN_GETTER(ResumeKind::kInterpretedOne);
  auto bits = HeapAccess::load<NarrowRef>(object, load_word(method));
  tos = slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong));
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}
#undef BEGIN_GETTER

// --- Recognising them. An opcode may be rewritten while it is looked at: then whoever rewrites it looks, too.
namespace {

bool is(uint8_t opcode, Opcode standard) { return opcode == static_cast<uint8_t>(standard); }
bool is(uint8_t opcode, InternalOpcode internal) { return opcode == static_cast<uint8_t>(internal); }
bool is(uint8_t opcode, FusedOpcode fused) { return opcode == static_cast<uint8_t>(fused); }

Handler constant_entry(const Method* method, const uint8_t* code) {
  if (is(code[0], Opcode::kBipush) && method->code_length == 3 && is(code[2], Opcode::kIreturn)) {
    set_word(method, static_cast<uint32_t>(static_cast<int8_t>(code[1])));
    return op_enter_constant;
  }
  if (method->code_length != 2) return nullptr;
  bool is_int = code[0] >= static_cast<uint8_t>(Opcode::kIconstM1) && code[0] <= static_cast<uint8_t>(Opcode::kIconst5);
  bool is_bit = is(code[0], Opcode::kIconst0) || is(code[0], Opcode::kIconst1);
  bool fits = is(code[1], Opcode::kIreturn) || (is_bit && is(code[1], InternalOpcode::kIreturnBoolean));
  if (!fits || !is_int) return nullptr;
  set_word(method, static_cast<uint32_t>(code[0] - static_cast<int>(Opcode::kIconst0)));
  return op_enter_constant;
}

template <ReferenceMode M>
void find_reference_getter(Handler& entry) {
  entry = op_enter_getter_reference<M>;
}
// A small result has to be that of a field of the same type.
Handler getter_entry(const Method* method, uint8_t load, uint8_t leave) {
  if (is(load, InternalOpcode::kGetfieldInt) && is(leave, Opcode::kIreturn)) return op_enter_getter<int32_t>;
  if (is(load, InternalOpcode::kGetfieldLong) && is(leave, Opcode::kLreturn)) return op_enter_getter_long;
  if (is(load, InternalOpcode::kGetfieldByte) && is(leave, InternalOpcode::kIreturnBoolean))
    return op_enter_getter_boolean;
  if (is(load, InternalOpcode::kGetfieldReference) && is(leave, Opcode::kIreturn)) {
    Handler entry = nullptr;
    FOR_REFERENCE_MODE(reference_encoding.mode, find_reference_getter, entry);
    return entry;
  }
  if (!is(leave, InternalOpcode::kIreturnNarrow) && !is(leave, Opcode::kIreturn)) return nullptr;
  bool is_int = is(leave, Opcode::kIreturn);
  if (is(load, InternalOpcode::kGetfieldByte) && (is_int || method->result_type == BasicType::kByte)) {
    return op_enter_getter<int8_t>;
  }
  if (is(load, InternalOpcode::kGetfieldChar) && (is_int || method->result_type == BasicType::kChar)) {
    return op_enter_getter<uint16_t>;
  }
  if (is(load, InternalOpcode::kGetfieldShort) && (is_int || method->result_type == BasicType::kShort)) {
    return op_enter_getter<int16_t>;
  }
  return nullptr;
}

// aload_0, invokespecial, return in a constructor that has no parameters, of the superclass's.
Handler initializer_entry(const Method* method, const uint8_t* code) {
  if (!is(code[0], Opcode::kAload0) || !is(code[1], InternalOpcode::kInvokespecialResolved)) return nullptr;
  if (!is(code[4], Opcode::kReturn) || !method->is_initializer()) return nullptr;
  uint16_t index = read_operand<uint16_t>(code + 2);
  const Method* target = method->pool->method_entries[index].method.load_acquire();
  bool is_of_super = target != nullptr && target->is_initializer() && target->argument_slots == 1 &&
                     target->holder.bits() == method->holder->super.bits();
  if (!is_of_super) return nullptr;
  set_word(method, index);
  return op_enter_initializer;
}

bool loads_this(uint8_t opcode) {
  return is(opcode, Opcode::kAload0) || is(opcode, FusedOpcode::kAload0Getfield) ||
         is(opcode, FusedOpcode::kAload0GetfieldInt) || is(opcode, FusedOpcode::kAload0GetfieldByte) ||
         is(opcode, FusedOpcode::kAload0GetfieldReference);
}

}  // namespace

Handler frameless_entry(const Method* method) {
  const uint8_t* code = method->code.get_non_null();
  switch (method->code_length) {
    case 1:
      if (is(code[0], Opcode::kReturn)) return op_enter_empty;
      return is(code[0], InternalOpcode::kReturnFinalizable) ? op_enter_object_initializer : nullptr;
    case 2:
    case 3: return constant_entry(method, code);
    case 5: {
      if (method->argument_slots != 1) return nullptr;
      uint8_t second = __atomic_load_n(code + 1, __ATOMIC_ACQUIRE);  // its entry is filled
      if (!loads_this(code[0])) return nullptr;
      if (Handler getter = getter_entry(method, second, code[4])) {
        set_word(method, method->pool->field_entries[read_operand<uint16_t>(code + 2)].offset);
        return getter;
      }
      return initializer_entry(method, code);
    }
    default: return nullptr;
  }
}

}  // namespace cortado::interp
