// The few lines of assembly between C++, handlers and compiled code. Registers: linkage.h. At the entry of a handler
// and of compiled code, rsp is 8 more than a multiple of 16, as behind a call.

#include "interp/linkage.h"

namespace cortado::interp {

// With the handlers: the registers are theirs.
#define CORTADO_STUB extern "C" __attribute__((naked, section("cortado_handlers")))

// rdi thread, rsi arguments, rdx method. The entry frame is right below the arguments. A run starts as if called by
// compiled code. preserve_none callees keep no register, so all that C++ wants kept is saved here. Before C++ goes on, its
// caller's frames are the top ones again: a signal finds no frames of the run that ended.
extern "C" __attribute__((naked, section("cortado_boundary"))) Slot cortado_enter_java(Thread*, Slot*, Method*) {
  asm volatile(
      R"(
        pushq %%rbp
        pushq %%rbx
        pushq %%r12
        pushq %%r13
        pushq %%r14
        pushq %%r15
        subq $8, %%rsp
        .cfi_def_cfa %%rsp, 64
        .cfi_offset %%rbp, -16
        .cfi_offset %%rbx, -24
        .cfi_offset %%r12, -32
        .cfi_offset %%r13, -40
        .cfi_offset %%r14, -48
        .cfi_offset %%r15, -56
        movq %%rdi, %%r12
        leaq -%c[frame_size](%%rsi), %%r15
        movq %%rdx, %%rcx
        movq %%rsi, %%rdi
        xorl %%edx, %%edx
        movq %c[table](%%r12), %%rsi
        callq *%c[from_compiled](%%rcx)
        movq %c[record](%%r12), %%rcx
        movq %c[last_frame](%%rcx), %%rcx
        movq %%rcx, %c[top_frame](%%r12)
        addq $8, %%rsp
        popq %%r15
        popq %%r14
        popq %%r13
        popq %%r12
        popq %%rbx
        popq %%rbp
        retq
      )" ::[frame_size] "i"(sizeof(Frame)),
      [table] "i"(LinkageOffsets::kThreadDispatchTable), [from_compiled] "i"(LinkageOffsets::kMethodFromCompiled),
      [record] "i"(LinkageOffsets::kThreadEntryRecord), [last_frame] "i"(LinkageOffsets::kEntryRecordLastFrame),
      [top_frame] "i"(LinkageOffsets::kThreadTopFrame));
}

// An interpreted callee returns to compiled code: rdx is tos. A caller of a method with a floating result looks into xmm0.
CORTADO_STUB void cortado_return_to_compiled() { asm volatile("movq %rdx, %rax\n movq %rdx, %xmm0\n retq"); }

// The same where compiled code is to be left (watching.cpp): its frames, if the return address is in any, are interpreted ones
// now, its slot of the native stack is given up, and they go on behind the call, or with the exception.
#define ASK_WHO_CALLED                    \
  "pushq %%rdx\n"                         \
  "pushq %%rdi\n"                         \
  "subq $8, %%rsp\n"                      \
  "movq %%r15, %%rdi\n"                   \
  "movq 24(%%rsp), %%rsi\n"               \
  "callq cortado_leave_compiled_caller\n" \
  "addq $8, %%rsp\n"                      \
  "popq %%rdi\n"                          \
  "popq %%rdx\n"
#define RETURN_LEAVING(size)                                                                                         \
  CORTADO_STUB void cortado_return_leaving_##size() {                                                                \
    asm volatile(ASK_WHO_CALLED                                                                                      \
                 "testb %%al, %%al\n"                                                                                \
                 "jz cortado_return_to_compiled\n"                                                                   \
                 "addq $16, %%rsp\n"                                                                                 \
                 "movq %c[table](%%r12), %%rsi\n"                                                                    \
                 "cmpq $0, %c[exception](%%r12)\n"                                                                   \
                 "jne cortado_slow_unwind\n"                                                                         \
                 "jmp cortado_continue_interpreted_" #size "\n" ::[table] "i"(LinkageOffsets::kThreadDispatchTable), \
                 [exception] "i"(LinkageOffsets::kThreadPendingException));                                          \
  }
RETURN_LEAVING(void)
RETURN_LEAVING(one)
RETURN_LEAVING(two)
#undef RETURN_LEAVING
// Not behind the call: the caller, of either kind, makes it again.
CORTADO_STUB void cortado_repeat_leaving() {
  asm volatile(ASK_WHO_CALLED
               "addq $16, %%rsp\n"
               "jmp cortado_repeat_call\n" ::);
}
#undef ASK_WHO_CALLED

// An interpreted caller calls compiled code: one 16-byte slot of the native stack, the callee's locals and the way
// back. Compiled code returns with rax = the result, r15 = the caller's frame. Unwinders of native frames (crash reports,
// debuggers) end here: what lies above is not a frame of theirs. They look at the byte before the return address.
#define INTERPRETED_TO_COMPILED(size)                                                                       \
  CORTADO_STUB void cortado_back_to_interpreted_##size() {                                                  \
    asm volatile(                                                                                           \
        ".cfi_undefined %%rip\n"                                                                            \
        "nop\n"                                                                                             \
        "popq %%rdi\n"                                                                                      \
        "movq %%rax, %%rdx\n"                                                                               \
        "movq %c[table](%%r12), %%rsi\n"                                                                    \
        "cmpq $0, %c[exception](%%r12)\n"                                                                   \
        "jne cortado_slow_unwind\n"                                                                         \
        "jmp cortado_continue_interpreted_" #size "\n" ::[table] "i"(LinkageOffsets::kThreadDispatchTable), \
        [exception] "i"(LinkageOffsets::kThreadPendingException));                                          \
  }                                                                                                         \
  CORTADO_STUB void cortado_interpreted_to_compiled_##size() {                                              \
    asm volatile(                                                                                           \
        "pushq %%rdi\n"                                                                                     \
        "leaq cortado_back_to_interpreted_" #size                                                           \
        "+1(%%rip), %%rax\n"                                                                                \
        "pushq %%rax\n"                                                                                     \
        "jmpq *%c[from_compiled](%%rcx)\n" ::[from_compiled] "i"(LinkageOffsets::kMethodFromCompiled));     \
  }
// The same for a frame that is there already: locals and the way back.
#define LOOP_TO_COMPILED(size)                          \
  CORTADO_STUB void cortado_loop_to_compiled_##size() { \
    asm volatile(                                       \
        "pushq %rdi\n"                                  \
        "leaq cortado_back_to_interpreted_" #size       \
        "+1(%rip), %rax\n"                              \
        "pushq %rax\n"                                  \
        "jmpq *%rcx\n");                                \
  }
INTERPRETED_TO_COMPILED(void)
INTERPRETED_TO_COMPILED(one)
INTERPRETED_TO_COMPILED(two)
#undef INTERPRETED_TO_COMPILED
LOOP_TO_COMPILED(void)
LOOP_TO_COMPILED(one)
LOOP_TO_COMPILED(two)
#undef LOOP_TO_COMPILED

const void* loop_to_compiled_adapter(BasicType result) {
  switch (resume_kind_of(result)) {
    case ResumeKind::kInterpretedVoid: return reinterpret_cast<const void*>(cortado_loop_to_compiled_void);
    case ResumeKind::kInterpretedOne: return reinterpret_cast<const void*>(cortado_loop_to_compiled_one);
    default: return reinterpret_cast<const void*>(cortado_loop_to_compiled_two);
  }
}

const void* interpreted_to_compiled_adapter(BasicType result) {
  switch (resume_kind_of(result)) {
    case ResumeKind::kInterpretedVoid: return reinterpret_cast<const void*>(cortado_interpreted_to_compiled_void);
    case ResumeKind::kInterpretedOne: return reinterpret_cast<const void*>(cortado_interpreted_to_compiled_one);
    default: return reinterpret_cast<const void*>(cortado_interpreted_to_compiled_two);
  }
}

}  // namespace cortado::interp
