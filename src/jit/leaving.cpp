#include "jit/leaving.h"

#include <atomic>

#include "base/assert.h"
#include "interp/linkage.h"
#include "jit/baseline/deoptimization_stress.h"
#include "jit/code_index.h"
#include "jit/compiled_code.h"
#include "jit/tier_policy.h"
#include "runtime/code_watching.h"

namespace cortado::jit {

namespace {

// The method has other code now if this was replaced.
const CompiledCode* code_at(uintptr_t pc, const Method* method) {
  const auto* code = reinterpret_cast<const CompiledCode*>(method->compiled.load(std::memory_order_acquire));
  if (code == nullptr || pc < code->first_address() || pc >= code->end_address()) code = code_index::find(pc);
  CORTADO_CHECK(code != nullptr);
  return code;
}

Frame* frame_of(Frame* root, const CodeScope& scope) {
  return reinterpret_cast<Frame*>(reinterpret_cast<uintptr_t>(root) +
                                  static_cast<uintptr_t>(static_cast<intptr_t>(scope.header_offset)));
}

// All frames go on interpreted: those of inlined bodies return to interpreted callers, the method's own to the native return
// address. Answers the innermost.
Frame* link_frames(Frame* root, const CodePositions& positions, const ExitPlace& place) {
  uint32_t bci = place.bci;
  for (uint32_t at = place.scope; at != 0; at = positions.scope(at).caller) {
    const CodeScope& scope = positions.scope(at);
    Frame* frame = frame_of(root, scope);
    frame->linked_caller = frame_of(root, positions.scope(scope.caller));
    frame->method_word = reinterpret_cast<uintptr_t>(scope.method);
    frame->linked_position = scope.code.get() + bci;
    frame->resume = interp::resume_address(interp::resume_kind_of(scope.method->result_type));
    bci = scope.call_bci;
  }
  root->linked_position = positions.scope(0).code.get() + bci;
  root->resume = CodeWatching::is_active ? interp::leaving_resume(positions.scope(0).method->result_type)
                                         : interp::resume_address(interp::ResumeKind::kCompiled);
  return frame_of(root, positions.scope(place.scope));
}

}  // namespace

bool leave_behind_call(Frame* innermost, uintptr_t return_address) {
  uintptr_t call = return_address - 1;
  const CompiledCode* code = code_index::find(call);
  if (code == nullptr) return false;
  const CodePositions& positions = code->positions;
  uint32_t scope = positions.at(static_cast<uint32_t>(call - code->first_address())).scope;
  const CodeScope& body = positions.scope(scope);
  auto* root = reinterpret_cast<Frame*>(reinterpret_cast<uintptr_t>(innermost) -
                                        static_cast<uintptr_t>(static_cast<intptr_t>(body.header_offset)));
  (void)link_frames(root, positions,
                    {ExitKind::kPlain, scope, static_cast<uint32_t>(innermost->position() - body.code.get())});
  return true;
}

struct Continuation {
  Frame* frame;
  uint64_t operands;
};

extern "C" Continuation cortado_restore_interpreted(Thread* thread, const SavedRegisters* registers,
                                                    uintptr_t pc) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  auto* root = reinterpret_cast<Frame*>(registers->general[static_cast<size_t>(interp::kFrameRegister)]);
  const CompiledCode* code = code_at(pc, root->method());
  auto offset = static_cast<uint32_t>(pc - code->first_address());
  ExitPlace place = code->exits.place_at(offset);
  code->exits.restore_slots(offset, *registers, reinterpret_cast<Slot*>(root));
  Frame* frame = link_frames(root, code->positions, place);
  // Whoever interrupts this walks from there, from now on.
  std::atomic_signal_fence(std::memory_order_release);
  thread->top_frame = frame;
  thread->top_sp = frame->operands() + place.operands;
  switch (place.kind) {
    case ExitKind::kPlain: break;
    case ExitKind::kUnresolved: note_unresolved_exit(*thread, root->method()); break;
    case ExitKind::kOldVersion: note_old_version(root->method()); break;
    case ExitKind::kStress: *DeoptimizationStress::countdown = static_cast<int32_t>(place.countdown); break;
  }
  return {frame, place.operands};
}

// No handler: whoever interrupts it looks at Thread::top_frame.
extern "C" __attribute__((naked)) void cortado_leave_at_exit() {
  asm volatile(
      R"(
        subq %[room], %%rsp
        .cfi_adjust_cfa_offset %c[room]
        movq %%rax, 0x00(%%rsp)
        movq %%rcx, 0x08(%%rsp)
        movq %%rdx, 0x10(%%rsp)
        movq %%rbx, 0x18(%%rsp)
        movq %%rbp, 0x28(%%rsp)
        movq %%rsi, 0x30(%%rsp)
        movq %%rdi, 0x38(%%rsp)
        movq %%r8, 0x40(%%rsp)
        movq %%r9, 0x48(%%rsp)
        movq %%r10, 0x50(%%rsp)
        movq %%r13, 0x68(%%rsp)
        movq %%r14, 0x70(%%rsp)
        movq %%r15, 0x78(%%rsp)
        movq %%xmm0, 0x80(%%rsp)
        movq %%xmm1, 0x88(%%rsp)
        movq %%xmm2, 0x90(%%rsp)
        movq %%xmm3, 0x98(%%rsp)
        movq %%xmm4, 0xa0(%%rsp)
        movq %%xmm5, 0xa8(%%rsp)
        movq %%xmm6, 0xb0(%%rsp)
        movq %%xmm7, 0xb8(%%rsp)
        movq %%xmm8, 0xc0(%%rsp)
        movq %%xmm9, 0xc8(%%rsp)
        movq %%xmm10, 0xd0(%%rsp)
        movq %%xmm11, 0xd8(%%rsp)
        movq %%xmm12, 0xe0(%%rsp)
        movq %%xmm13, 0xe8(%%rsp)
        movq %%xmm14, 0xf0(%%rsp)
        movq %%xmm15, 0xf8(%%rsp)
        movq %%r12, %%rdi
        movq %%rsp, %%rsi
        movq %c[room](%%rsp), %%rdx
        decq %%rdx
        callq cortado_restore_interpreted
        movq %%rax, %%r15
        movq %%rdx, %%rcx
        addq %[whole], %%rsp
        .cfi_adjust_cfa_offset -%c[whole]
        jmp cortado_continue_from_compiled
      )" ::[room] "i"(sizeof(SavedRegisters) + 8),
      [whole] "i"(sizeof(SavedRegisters) + 8 + 2 * sizeof(uintptr_t)));
}

}  // namespace cortado::jit
