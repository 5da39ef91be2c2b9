// Opcodes of the class file that must be resolved first: the entry is filled, the opcode rewritten, and the resolved
// form executed. Where the check holds for this execution only (a class whose initializer runs), nothing is rewritten.

#include "interp/handler.h"
#include "interp/slow_paths.h"

namespace cortado::interp {

static HANDLER(slow_resolve_field) {
  SAVE_STATE();
  uint8_t opcode = resolve_field_access(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  EXECUTE(opcode);
}
static HANDLER(slow_resolve_invoke) {
  SAVE_STATE();
  uint8_t opcode = resolve_invoke(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  EXECUTE(opcode);
}
static HANDLER(slow_resolve_invokedynamic) {
  SAVE_STATE();
  uint8_t opcode = resolve_invokedynamic(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  EXECUTE(opcode);
}
// ldc of String, Class, MethodHandle, MethodType and Dynamic.
template <int length>
static HANDLER(slow_ldc) {
  SAVE_STATE();
  bool two_slots = false;
  Slot value = 0;
  if (!load_constant(*thread, frame, pc, value, two_slots)) TAIL(slow_unwind);
  RELOAD_STATE();
  if (two_slots)
    PUSH2(value);
  else
    PUSH(value);
  NEXT(length);
}

// They share an opcode of the copy (fused_opcodes.def).
static HANDLER(slow_resolve) {
  using classfile::Opcode;
  SAVE_STATE();  // for whoever interrupts the call below
  const Method* method = current_method(frame);
  switch (static_cast<Opcode>(method->bytecode()[pc - method->code.get_non_null()])) {
    case Opcode::kLdc: TAIL(slow_ldc<2>);
    case Opcode::kLdcW:
    case Opcode::kLdc2W: TAIL(slow_ldc<3>);
    case Opcode::kInvokevirtual:
    case Opcode::kInvokespecial:
    case Opcode::kInvokestatic:
    case Opcode::kInvokeinterface: TAIL(slow_resolve_invoke);
    case Opcode::kInvokedynamic: TAIL(slow_resolve_invokedynamic);
    case Opcode::kNew: TAIL(slow_resolve_new);
    case Opcode::kAnewarray: TAIL(slow_resolve_class_operand);
    case Opcode::kCheckcast:
    case Opcode::kInstanceof: TAIL(slow_first_type_check);
    case Opcode::kGotoW: TAIL(op_goto_w);
    case Opcode::kJsr: TAIL(op_jsr);
    case Opcode::kJsrW: TAIL(op_jsr_w);
    case Opcode::kRet: TAIL(op_ret);
    default: TAIL(slow_resolve_field);
  }
}

void add_resolution_handlers(HandlerTable& table) { table.set(classfile::Opcode::kGetfield, slow_resolve); }

}  // namespace cortado::interp
