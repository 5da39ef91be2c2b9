#pragma once
// Returns from one interpreted frame to another, and the continuation of the caller behind its call.

#include "interp/linkage.h"

namespace cortado::interp {

inline constexpr auto kFirstSpecialCall = static_cast<uint8_t>(InternalOpcode::kInvokeinterfaceResolved);

// Behind a method-handle call whose result may have to be narrowed.
HANDLER(slow_continue_handle);

CORTADO_ALWAYS_INLINE bool is_handle_call(uint8_t opcode) {
  return opcode >= static_cast<uint8_t>(InternalOpcode::kInvokehandle);
}

#define RESTORE_LOCALS() (locals = locals_of(frame))
#define RESTORE_CALLER()         \
  do {                           \
    RESTORE_LOCALS();            \
    pc = frame->linked_position; \
  } while (0)
// Goes on behind the call at pc, by its length: with nothing more to do, or with a result of one slot in `tos`.
#define NEXT_BEHIND_CALL()                                                                                     \
  do {                                                                                                         \
    if (CORTADO_LIKELY(*pc < kFirstSpecialCall || *pc == static_cast<uint8_t>(InternalOpcode::kInvokehandle))) \
      NEXT(3);                                                                                                 \
    NEXT(5);                                                                                                   \
  } while (0)
#define NEXT_BEHIND_CALL_ONE()                                             \
  do {                                                                     \
    if (CORTADO_LIKELY(*pc < kFirstSpecialCall)) NEXT(3);                  \
    if (CORTADO_UNLIKELY(is_handle_call(*pc))) TAIL(slow_continue_handle); \
    NEXT(5);                                                               \
  } while (0)
// What the return handlers do (linkage.h): `frame` is the caller's, `locals` the callee's, `tos` the result.
#define CONTINUE_VOID() \
  do {                  \
    sp = locals - 1;    \
    tos = *sp;          \
    RESTORE_CALLER();   \
    NEXT_BEHIND_CALL(); \
  } while (0)
#define CONTINUE_ONE()      \
  do {                      \
    sp = locals;            \
    RESTORE_CALLER();       \
    NEXT_BEHIND_CALL_ONE(); \
  } while (0)
#define CONTINUE_TWO()  \
  do {                  \
    locals[0] = tos;    \
    sp = locals + 1;    \
    RESTORE_CALLER();   \
    NEXT_BEHIND_CALL(); \
  } while (0)

CORTADO_ALWAYS_INLINE const void* resume_void() { return reinterpret_cast<const void*>(continue_interpreted_void); }
CORTADO_ALWAYS_INLINE const void* resume_one() { return reinterpret_cast<const void*>(continue_interpreted_one); }
CORTADO_ALWAYS_INLINE const void* resume_two() { return reinterpret_cast<const void*>(continue_interpreted_two); }
// To whoever entered the frame: its result in `tos`, `locals` still the callee's. An interpreted caller, the usual one, goes
// on at once.
#define LEAVE(size, CONTINUE)                                                \
  do {                                                                       \
    const void* resume_ = frame->resume;                                     \
    frame = frame->linked_caller;                                            \
    if (CORTADO_UNLIKELY(resume_ != resume_##size())) TAIL_ADDRESS(resume_); \
    CONTINUE();                                                              \
  } while (0)
#define LEAVE_VOID() LEAVE(void, CONTINUE_VOID)
#define LEAVE_ONE() LEAVE(one, CONTINUE_ONE)
#define LEAVE_TWO() LEAVE(two, CONTINUE_TWO)

}  // namespace cortado::interp
