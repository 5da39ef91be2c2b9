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
  TAIL_ADDRESS(dispatch[opcode]);
}
static HANDLER(slow_resolve_invoke) {
  SAVE_STATE();
  uint8_t opcode = resolve_invoke(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  TAIL_ADDRESS(dispatch[opcode]);
}
static HANDLER(slow_resolve_invokedynamic) {
  SAVE_STATE();
  uint8_t opcode = resolve_invokedynamic(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  TAIL_ADDRESS(dispatch[opcode]);
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

void add_resolution_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kGetfield, slow_resolve_field);
  table.set(Opcode::kInvokevirtual, slow_resolve_invoke);
  table.set(Opcode::kInvokedynamic, slow_resolve_invokedynamic);
  table.set(Opcode::kLdc, slow_ldc<2>);
  table.set(Opcode::kLdcW, slow_ldc<3>);
}

}  // namespace cortado::interp
