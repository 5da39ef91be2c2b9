// Methods that do so little that interpreted callers execute them without a frame: nothing in them can throw, poll or be
// seen. What remains of a call is the counter. The result is pushed and the caller goes on behind its call.

#include "interp/entering.h"
#include "interp/field_access.h"
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
  tos = load_reference<M>(object, load_word(method));
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}
#undef BEGIN_GETTER

// --- aload_0, the load of the other argument, putfield and return.
#define BEGIN_SETTER(argument_slots)                                                     \
  auto* method = reinterpret_cast<Method*>(aux);                                         \
  auto* object = reinterpret_cast<Object*>(sp[1 - (argument_slots)]);                    \
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(op_enter<ResumeKind::kInterpretedVoid>); \
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<ResumeKind::kInterpretedVoid>)
#define END_SETTER(argument_slots) \
  do {                             \
    DROP(argument_slots);          \
    RESTORE_LOCALS();              \
    NEXT_BEHIND_CALL();            \
  } while (0)
template <class V, int mask>
OP(enter_setter) {
  BEGIN_SETTER(2);
  HeapAccess::store<V>(object, load_word(method), static_cast<V>(*sp) & static_cast<V>(mask));
  END_SETTER(2);
}
OP(enter_setter_long) {
  BEGIN_SETTER(3);
  HeapAccess::store<uint64_t>(object, load_word(method), sp[-1]);
  END_SETTER(3);
}
template <ReferenceMode M>
OP(enter_setter_reference) {
  BEGIN_SETTER(2);
  store_reference<M>(object, load_word(method), *sp);
  END_SETTER(2);
}
#undef BEGIN_SETTER
#undef END_SETTER

// --- getstatic and its return. The word is the index of the field's entry.
#define STATIC_GETTER(value)                                                                       \
  do {                                                                                             \
    auto* method = reinterpret_cast<Method*>(aux);                                                 \
    if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<ResumeKind::kInterpretedOne>); \
    const FieldEntry& entry = method->pool->field_entries[load_word(method)];                      \
    const Object* object = mirror_of_holder<M>(entry);                                             \
    tos = (value);                                                                                 \
    sp = locals;                                                                                   \
    RESTORE_LOCALS();                                                                              \
    NEXT_BEHIND_CALL_ONE();                                                                        \
  } while (0)
template <ReferenceMode M>
OP(enter_static_getter) {
  STATIC_GETTER(HeapAccess::load<uint32_t>(object, entry.offset));
}
template <ReferenceMode M>
OP(enter_static_getter_boolean) {
  STATIC_GETTER(HeapAccess::load<uint8_t>(object, entry.offset) & 1u);
}
template <ReferenceMode M>
OP(enter_static_getter_reference) {
  STATIC_GETTER(load_reference<M>(object, entry.offset));
}
#undef STATIC_GETTER

// --- An argument of one slot, and its return.
OP(enter_argument) {
  auto* method = reinterpret_cast<Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<ResumeKind::kInterpretedOne>);
  tos = locals[load_word(method)];
  sp = locals;
  RESTORE_LOCALS();
  NEXT_BEHIND_CALL_ONE();
}

// --- Recognising them. An opcode may be rewritten while it is looked at: then whoever rewrites it looks, too.
namespace {

bool is(uint8_t opcode, Opcode standard) { return opcode == static_cast<uint8_t>(standard); }
bool is(uint8_t opcode, InternalOpcode internal) { return opcode == static_cast<uint8_t>(internal); }
bool is(uint8_t opcode, FusedOpcode fused) { return opcode == static_cast<uint8_t>(fused); }

// Of a load of one slot in its shortest form; -1 for others.
int loaded_local(uint8_t opcode) {
  int as_int = opcode - static_cast<int>(Opcode::kIload0), as_reference = opcode - static_cast<int>(Opcode::kAload0);
  if (as_int >= 0 && as_int <= 3) return as_int;
  return as_reference >= 0 && as_reference <= 3 ? as_reference : -1;
}

Handler constant_or_argument_entry(const Method* method, const uint8_t* code) {
  if (is(code[0], Opcode::kBipush) && method->code_length == 3 && is(code[2], Opcode::kIreturn)) {
    set_word(method, static_cast<uint32_t>(static_cast<int8_t>(code[1])));
    return op_enter_constant;
  }
  if (method->code_length != 2) return nullptr;
  int local = loaded_local(code[0]);
  if (local >= 0 && is(code[1], Opcode::kIreturn)) {
    set_word(method, static_cast<uint32_t>(local));
    return op_enter_argument;
  }
  bool is_int = code[0] >= static_cast<uint8_t>(Opcode::kIconstM1) && code[0] <= static_cast<uint8_t>(Opcode::kIconst5);
  bool is_bit = is(code[0], Opcode::kIconst0) || is(code[0], Opcode::kIconst1);
  bool fits = is(code[1], Opcode::kIreturn) || (is_bit && is(code[1], InternalOpcode::kIreturnBoolean));
  if (!fits || !is_int) return nullptr;
  set_word(method, static_cast<uint32_t>(code[0] - static_cast<int>(Opcode::kIconst0)));
  return op_enter_constant;
}

// By the mode of the heap.
struct ReferenceEntries {
  Handler getter, setter, static_getter, static_getter_int, static_getter_boolean;
};
template <ReferenceMode M>
void find_reference_entries(ReferenceEntries& entries) {
  entries = {op_enter_getter_reference<M>, op_enter_setter_reference<M>, op_enter_static_getter_reference<M>,
             op_enter_static_getter<M>, op_enter_static_getter_boolean<M>};
}
ReferenceEntries reference_entries() {
  ReferenceEntries entries{};
  FOR_REFERENCE_MODE(reference_encoding.mode, find_reference_entries, entries);
  return entries;
}
// A small result has to be that of a field of the same type.
Handler getter_entry(const Method* method, uint8_t load, uint8_t leave) {
  if (is(load, InternalOpcode::kGetfieldInt) && is(leave, Opcode::kIreturn)) return op_enter_getter<int32_t>;
  if (is(load, InternalOpcode::kGetfieldLong) && is(leave, Opcode::kLreturn)) return op_enter_getter_long;
  if (is(load, InternalOpcode::kGetfieldByte) && is(leave, InternalOpcode::kIreturnBoolean))
    return op_enter_getter_boolean;
  if (is(load, InternalOpcode::kGetfieldReference) && is(leave, Opcode::kIreturn)) return reference_entries().getter;
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

Handler static_getter_entry(uint8_t load, uint8_t leave) {
  if (is(load, InternalOpcode::kGetstaticByte) && is(leave, InternalOpcode::kIreturnBoolean))
    return reference_entries().static_getter_boolean;
  if (!is(leave, Opcode::kIreturn)) return nullptr;
  if (is(load, InternalOpcode::kGetstaticInt)) return reference_entries().static_getter_int;
  return is(load, InternalOpcode::kGetstaticReference) ? reference_entries().static_getter : nullptr;
}

Handler setter_entry(const Method* method, const uint8_t* code, uint8_t store) {
  bool starts = is(code[0], Opcode::kAload0) || is(code[0], FusedOpcode::kAload0Iload1) ||
                is(code[0], FusedOpcode::kAload0Aload1);
  if (!starts || !is(code[5], Opcode::kReturn)) return nullptr;
  if (is(store, InternalOpcode::kPutfieldLong)) {
    bool fits = is(code[1], Opcode::kLload1) && method->argument_slots == 3;
    return fits ? op_enter_setter_long : nullptr;
  }
  if (loaded_local(code[1]) != 1 || method->argument_slots != 2) return nullptr;
  if (is(store, InternalOpcode::kPutfieldInt)) return op_enter_setter<uint32_t, -1>;
  if (is(store, InternalOpcode::kPutfieldShort)) return op_enter_setter<uint16_t, -1>;
  if (is(store, InternalOpcode::kPutfieldByte)) return op_enter_setter<uint8_t, -1>;
  if (is(store, InternalOpcode::kPutfieldBoolean)) return op_enter_setter<uint8_t, 1>;
  return is(store, InternalOpcode::kPutfieldReference) ? reference_entries().setter : nullptr;
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

// `bci` of the access to the field. Acquires: its entry is filled then.
static uint8_t access_at(const uint8_t* code, uint32_t bci) { return __atomic_load_n(code + bci, __ATOMIC_ACQUIRE); }
static uint32_t offset_at(const Method* method, const uint8_t* access) {
  return method->pool->field_entries[read_operand<uint16_t>(access + 1)].offset;
}

Handler frameless_entry(const Method* method) {
  const uint8_t* code = method->code.get_non_null();
  Handler entry = nullptr;
  switch (method->code_length) {
    case 1:
      if (is(code[0], Opcode::kReturn)) return op_enter_empty;
      return is(code[0], InternalOpcode::kReturnFinalizable) ? op_enter_object_initializer : nullptr;
    case 2:
    case 3: return constant_or_argument_entry(method, code);
    case 4:
      entry = static_getter_entry(access_at(code, 0), code[3]);
      if (entry != nullptr) set_word(method, read_operand<uint16_t>(code + 1));
      return entry;
    case 5:
      if (method->argument_slots != 1 || !loads_this(code[0])) return nullptr;
      entry = getter_entry(method, access_at(code, 1), code[4]);
      if (entry == nullptr) return initializer_entry(method, code);
      set_word(method, offset_at(method, code + 1));
      return entry;
    case 6:
      entry = setter_entry(method, code, access_at(code, 2));
      if (entry != nullptr) set_word(method, offset_at(method, code + 2));
      return entry;
    default: return nullptr;
  }
}

}  // namespace cortado::interp
