// Tier 1: the frames of inlined bodies. The frame register stays with the compiled method's own frame; an inlined frame is
// where a call would have put it, at a known distance. Before calls and slow paths one word of it is written
// (runtime/inlined_places.h); what only the interpreter needs, when the code is left for it.

#include <cstring>

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "jit/compiled_code.h"
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

// To a place in the frame. Needs the scratch register for addresses above 2 GiB.
void BaselineCompiler::store_address(int32_t place, const void* address) {
  auto bits = static_cast<int64_t>(reinterpret_cast<uintptr_t>(address));
  if (bits == static_cast<int32_t>(bits)) {
    a_.store_in_frame(place, static_cast<int32_t>(bits));
  } else {
    a_.mov(kScratch, bits);
    a_.mov(x86::qword_ptr(kFrame, place), kScratch);
  }
}

// What walkers read: the position, or the word that says all about an inlined body's frame and those around it. `bci` is the
// current body's.
void BaselineCompiler::link_frames(uint32_t bci) {
  if (!is_inlined()) return store_address(header_place(0, LinkageOffsets::kFramePosition), method_->code.get() + bci);
  uint32_t number = number_of_place(bci);
  place_words_.push_back({a_.store_in_frame_later(header_place(scope_, LinkageOffsets::kFrameMethod)), number});
}

uint32_t BaselineCompiler::number_of_place(uint32_t bci) {
  Scope& scope = scopes_[scope_];
  bool is_known = scope.last_place < places_.size() && places_[scope.last_place].scope == scope_ &&
                  places_[scope.last_place].bci == bci;
  if (!is_known) {
    scope.last_place = static_cast<uint32_t>(places_.size());
    places_.push_back({static_cast<uint16_t>(scope_), static_cast<uint16_t>(bci)});
  }
  return scope.last_place;
}

// All frames go on interpreted: an inlined one returns to an interpreted caller, the method's own to the native return
// address, to which rsp is set. The frames are linked. Needs the scratch register.
void BaselineCompiler::leave_to(RuntimeFunction function) {
  auto table_entry = [](RuntimeFunction id) { return x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(id)); };
  auto set_resume = [&](uint32_t scope, RuntimeFunction resume) {
    a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
    a_.mov(kScratch, table_entry(resume));
    a_.mov(header_word(scope, LinkageOffsets::kFrameResume), kScratch);
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
  note_position(FrameState::kTop, 0);
  a_.add(x86::rsp, kSavedFrameSize);
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.jmp(table_entry(function));
}

void BaselineCompiler::store_top_frame() {
  if (is_inlined()) {
    a_.lea(kScratch, x86::ptr(kFrame, header_offset(scope_)));
    a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kScratch);
  } else {
    a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kFrame);
  }
}

// False: there is no room.
bool BaselineCompiler::give_places(CompiledCode& code) const {
  if (places_.empty()) return true;
  code.places = InlinedPlaces::take(places_.size());
  if (code.places.size == 0) return false;
  InlinedPlaces::fill(code.places, code.positions.scopes().data(), places_.begin(), places_.size());
  for (const PlaceWord& word : place_words_) {
    uint32_t bits = InlinedPlaces::word_of(code.places, word.number);
    std::memcpy(code.block.writable + word.offset, &bits, sizeof bits);
  }
  return true;
}

void BaselineCompiler::finish_positions() {
  std::vector<CodeScope> scopes;
  scopes.reserve(scopes_.size());
  for (uint32_t i = 0; i < scopes_.size(); i++) {
    const Scope& scope = scopes_[i];
    scopes.push_back({scope.method, scope.caller, scope.call_bci, header_offset(i), scope.method->code});
  }
  positions_.finish(std::move(scopes));
}

// The frames as walkers want them, before C++ that may collect.
void BaselineCompiler::save_state(uint32_t bci, size_t depth) {
  link_frames(bci);
  store_top_frame();
  a_.lea(kScratch, slot_address(depth));
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), kScratch);
}

}  // namespace cortado::jit
