// Tier 1: the frames of inlined bodies. The frame register stays with the compiled method's own frame; an inlined frame is
// where a call would have put it, at a known distance. Its header is written before calls and slow paths, and the words that
// only the interpreter needs when the code is left for it.

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::LinkageOffsets;

Mem BaselineCompiler::slot_address(size_t slot) const {
  Mem home = operand_home(slot);
  home.setSize(0);
  return home;
}

// From the frame register.
int32_t BaselineCompiler::header_offset(uint32_t scope) const {
  if (scope == 0) return 0;
  return static_cast<int32_t>(operand_home(scopes_[scope].header).offset());
}

// Needs the scratch register for addresses above 2 GiB.
void BaselineCompiler::store_address(const Mem& to, const void* address) {
  auto bits = static_cast<int64_t>(reinterpret_cast<uintptr_t>(address));
  if (bits == static_cast<int32_t>(bits)) {
    a_.mov(to, static_cast<int32_t>(bits));
  } else {
    a_.mov(kScratch, bits);
    a_.mov(to, kScratch);
  }
}

// What walkers read: of all frames the positions, of inlined ones method and caller too. `bci` is the current body's.
void BaselineCompiler::link_frames(uint32_t bci) {
  for (uint32_t at = scope_;; at = scopes_[at].caller) {
    const Scope& scope = scopes_[at];
    int32_t header = header_offset(at);
    auto word = [&](size_t offset) { return x86::qword_ptr(kFrame, header + static_cast<int32_t>(offset)); };
    store_address(word(LinkageOffsets::kFramePosition), scope.method->code.get() + bci);
    if (at == 0) return;
    store_address(word(LinkageOffsets::kFrameMethod), scope.method);
    if (scope.caller == 0) {
      a_.mov(word(LinkageOffsets::kFrameCaller), kFrame);
    } else {
      a_.lea(kScratch, x86::ptr(kFrame, header_offset(scope.caller)));
      a_.mov(word(LinkageOffsets::kFrameCaller), kScratch);
    }
    bci = scope.call_bci;
  }
}

// All frames go on interpreted: an inlined one returns to an interpreted caller, the method's own to the native return
// address, to which rsp is set. The frames are linked. Needs the scratch register.
void BaselineCompiler::leave_to(RuntimeFunction function) {
  auto table_entry = [](RuntimeFunction id) { return x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(id)); };
  auto set_resume = [&](uint32_t scope, RuntimeFunction resume) {
    a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
    a_.mov(kScratch, table_entry(resume));
    a_.mov(x86::qword_ptr(kFrame, header_offset(scope) + static_cast<int32_t>(LinkageOffsets::kFrameResume)), kScratch);
  };
  for (uint32_t at = scope_; at != 0; at = scopes_[at].caller) {
    switch (interp::resume_kind_of(scopes_[at].method->result_type)) {
      case interp::ResumeKind::kInterpretedVoid: set_resume(at, RuntimeFunction::kContinueVoid); break;
      case interp::ResumeKind::kInterpretedOne: set_resume(at, RuntimeFunction::kContinueOne); break;
      default: set_resume(at, RuntimeFunction::kContinueTwo); break;
    }
  }
  set_resume(0, RuntimeFunction::kReturnToCompiled);
  if (is_inlined()) a_.add(kFrame, header_offset(scope_));
  a_.add(x86::rsp, kNativePadding);
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.jmp(table_entry(function));
}

// The frames as walkers want them, before C++ that may collect.
void BaselineCompiler::save_state(uint32_t bci, size_t depth) {
  link_frames(bci);
  if (is_inlined()) {
    a_.lea(kScratch, x86::ptr(kFrame, header_offset(scope_)));
    a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kScratch);
  } else {
    a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kFrame);
  }
  a_.lea(kScratch, slot_address(depth));
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), kScratch);
}

}  // namespace cortado::jit
