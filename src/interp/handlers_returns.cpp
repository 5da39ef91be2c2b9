// Returns, and the continuation of interpreted callers.

#include "interp/returning.h"
#include "interp/slow_paths.h"

namespace cortado::interp {

OP(return) { LEAVE_VOID(); }
OP(ireturn) { LEAVE_ONE(); }  // and areturn
OP(lreturn) {
  tos = sp[-1];
  LEAVE_TWO();
}
OP(ireturn_boolean) {
  tos &= 1;
  LEAVE_ONE();
}
Slot narrow_result(BasicType type, Slot value) {
  switch (type) {
    case BasicType::kBoolean: return value & 1;
    case BasicType::kByte: return slot_of(static_cast<int32_t>(static_cast<int8_t>(value)));
    case BasicType::kChar: return static_cast<uint16_t>(value);
    case BasicType::kShort: return slot_of(static_cast<int32_t>(static_cast<int16_t>(value)));
    default: return value;
  }
}
OP(ireturn_narrow) {
  BasicType type = current_method(frame)->result_type;
  if (type == BasicType::kChar)
    tos = static_cast<uint16_t>(tos);
  else if (type == BasicType::kByte)
    tos = slot_of(static_cast<int32_t>(static_cast<int8_t>(tos)));
  else
    tos = slot_of(static_cast<int32_t>(static_cast<int16_t>(tos)));
  LEAVE_ONE();
}
// Object.<init>.
static HANDLER(slow_return_finalizable) {
  SAVE_STATE();
  if (!register_finalizer(*thread, reinterpret_cast<Object**>(locals))) TAIL(slow_unwind);
  LEAVE_VOID();
}
OP(return_finalizable) {
  auto* object = reinterpret_cast<Object*>(locals[0]);
  if (CORTADO_UNLIKELY(Class::of(object)->has(Class::kHasFinalizer))) TAIL(slow_return_finalizable);
  LEAVE_VOID();
}
static HANDLER(slow_return_synchronized) {
  SAVE_STATE();
  if (!unlock_method(*thread, frame)) TAIL(slow_unwind);
  RELOAD_STATE();
  BasicType type = current_method(frame)->result_type;
  tos = is_two_slots(type) ? sp[-1] : narrow_result(type, tos);
  aux = reinterpret_cast<Slot>(frame->resume);
  frame = frame->linked_caller;
  TAIL_ADDRESS(aux);
}

// --- Continuing an interpreted caller behind its call.
// The length of a call that is not three bytes, or whose result may have to be narrowed (method handles erase the small
// types; JVMS 2.11.8 wants them back).
HANDLER(slow_continue_handle) {
  bool is_dynamic = *pc == static_cast<uint8_t>(InternalOpcode::kInvokedynamicResolved);
  if (CORTADO_UNLIKELY(*pc == static_cast<uint8_t>(InternalOpcode::kBreakpointAtCall))) {
    // Read here: no frame is linked for a function to be called.
    const Method* method = current_method(frame);
    auto call = static_cast<classfile::Opcode>(method->holder->class_file[method->code_offset + bci_at(frame, pc)]);
    if (call == classfile::Opcode::kInvokeinterface) NEXT(5);
    is_dynamic = call == classfile::Opcode::kInvokedynamic;
  }
  if (is_dynamic) {
    const CallSiteEntry& site = current_pool(frame)->call_sites[read_operand<uint32_t>(pc + 1)];
    tos = narrow_result(static_cast<BasicType>(site.result_type), tos);
    NEXT(5);
  }
  tos = narrow_result(static_cast<BasicType>(method_entry_at(frame, pc).result_type), tos);
  NEXT(3);
}
HANDLER(continue_interpreted_void) { CONTINUE_VOID(); }
HANDLER(continue_interpreted_one) { CONTINUE_ONE(); }
HANDLER(continue_interpreted_two) { CONTINUE_TWO(); }

void add_return_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kIreturn, op_ireturn);
  table.set(Opcode::kLreturn, op_lreturn);
  table.set(Opcode::kReturn, op_return);
  table.set(InternalOpcode::kIreturnBoolean, op_ireturn_boolean);
  table.set(InternalOpcode::kIreturnNarrow, op_ireturn_narrow);
  table.set(InternalOpcode::kReturnFinalizable, op_return_finalizable);
  table.set(InternalOpcode::kReturnSynchronized, slow_return_synchronized);
}

}  // namespace cortado::interp
