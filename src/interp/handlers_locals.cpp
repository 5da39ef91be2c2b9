// Local variables: loads, stores, iinc, wide, ret.

#include "interp/handler.h"

namespace cortado::interp {

// The same handler with the index as an operand and in the opcode.
#define LOCAL_FORMS(name, ...)     \
  OP(name) {                       \
    constexpr uint32_t length = 2; \
    Slot* local = locals + pc[1];  \
    __VA_ARGS__                    \
    NEXT(length);                  \
  }                                \
  template <int index>             \
  OP(name##_implicit) {            \
    constexpr uint32_t length = 1; \
    Slot* local = locals + index;  \
    __VA_ARGS__                    \
    NEXT(length);                  \
  }

LOCAL_FORMS(iload, PUSH(load_narrow(local));)
LOCAL_FORMS(aload, PUSH(*local);)
LOCAL_FORMS(lload, PUSH2(*local);)
LOCAL_FORMS(istore, store_narrow(local, tos); DROP(1);)
LOCAL_FORMS(astore, *local = tos; DROP(1);)
LOCAL_FORMS(lstore, *local = sp[-1]; DROP(2);)
#undef LOCAL_FORMS

OP(iinc) {
  Slot* local = locals + pc[1];
  store_narrow(local, load_narrow(local) + static_cast<uint32_t>(static_cast<int8_t>(pc[2])));
  NEXT(3);
}

// ret and the wide form of it: the local holds the bci after the jsr.
HANDLER(op_ret) {
  pc = current_method(frame)->code.get_non_null() + static_cast<uint32_t>(locals[pc[1]]);
  if (CORTADO_UNLIKELY(poll_requested(thread, frame))) TAIL(slow_poll);
  NEXT(0);
}

OP(wide) {
  using classfile::Opcode;
  Slot* local = locals + read_operand<uint16_t>(pc + 2);
  switch (static_cast<Opcode>(pc[1])) {
    case Opcode::kIload:
    case Opcode::kFload: PUSH(load_narrow(local)); break;
    case Opcode::kAload: PUSH(*local); break;
    case Opcode::kLload:
    case Opcode::kDload: PUSH2(*local); break;
    case Opcode::kIstore:
    case Opcode::kFstore:
      store_narrow(local, tos);
      DROP(1);
      break;
    case Opcode::kAstore:
      *local = tos;
      DROP(1);
      break;
    case Opcode::kLstore:
    case Opcode::kDstore:
      *local = sp[-1];
      DROP(2);
      break;
    case Opcode::kIinc:
      store_narrow(local, load_narrow(local) + static_cast<uint32_t>(read_operand<int16_t>(pc + 4)));
      NEXT(6);
    case Opcode::kRet:
      pc = current_method(frame)->code.get_non_null() + static_cast<uint32_t>(*local);
      if (CORTADO_UNLIKELY(poll_requested(thread, frame))) TAIL(slow_poll);
      NEXT(0);
    default: break;
  }
  NEXT(4);
}

void add_local_handlers(HandlerTable& table) {
  using classfile::Opcode;
#define ADD_IMPLICIT(opcode, handler)                     \
  table.set(Opcode::k##opcode##0, handler##_implicit<0>); \
  table.set(Opcode::k##opcode##1, handler##_implicit<1>); \
  table.set(Opcode::k##opcode##2, handler##_implicit<2>); \
  table.set(Opcode::k##opcode##3, handler##_implicit<3>)
#define ADD(opcode, handler)             \
  table.set(Opcode::k##opcode, handler); \
  ADD_IMPLICIT(opcode, handler)
  ADD(Iload, op_iload);
  ADD(Lload, op_lload);
  ADD(Aload, op_aload);
  ADD(Istore, op_istore);
  ADD(Lstore, op_lstore);
  ADD(Astore, op_astore);
#undef ADD
#undef ADD_IMPLICIT
  table.set(Opcode::kIinc, op_iinc);
  table.set(Opcode::kWide, op_wide);
}

}  // namespace cortado::interp
