// Frames at branch targets, behind branches, and at exception handlers.
#include <algorithm>

#include "classfile/verifier/method_verifier.h"

namespace cortado::classfile {

bool MethodVerifier::frame_assignable(const FrameView& from, const FrameView& shown, const FrameView& to, bool& answer,
                                      VerificationFailure& mismatch) {
  answer = false;
  if (from.stack_depth != to.stack_depth) {
    mismatch = {Fault::kStackDepth, from.bci, TypeOrigin::of_frame(shown), TypeOrigin::of_frame(to)};
    return true;
  }
  for (uint32_t i = 0; i < to.local_count; ++i) {
    VerificationType type = i < from.local_count ? from.locals[i] : kTop;
    if (type == to.locals[i] || to.locals[i] == kTop) continue;
    bool matches;
    if (!assignable(type, to.locals[i], false, matches)) return false;
    if (!matches) {
      mismatch = {Fault::kType, to.bci, TypeOrigin::in_frame(Place::kLocal, i, type, shown),
                  TypeOrigin::in_frame(Place::kMapLocal, i, to.locals[i], to)};
      return true;
    }
  }
  for (uint32_t i = 0; i < to.stack_depth; ++i) {
    if (from.stack[i] == to.stack[i]) continue;
    bool matches;
    if (!assignable(from.stack[i], to.stack[i], false, matches)) return false;
    if (!matches) {
      mismatch = {Fault::kType, to.bci, TypeOrigin::in_frame(Place::kStack, i, from.stack[i], shown),
                  TypeOrigin::in_frame(Place::kMapStack, i, to.stack[i], to)};
      return true;
    }
  }
  if (from.this_uninitialized && !to.this_uninitialized) {
    mismatch = {Fault::kFlags, to.bci, TypeOrigin::of_frame(shown), TypeOrigin::of_frame(to)};
    return true;
  }
  answer = true;
  return true;
}

bool MethodVerifier::match_frame(const FrameView& from, const FrameView& shown, int64_t target, bool& answer,
                                 VerificationFailure& mismatch) {
  uint32_t index = map_.find(target);
  if (index == map_.size()) {
    return fail({Fault::kMissingFrame, from.bci, {}, {}},
                fmt::format("Expecting a stackmap frame at branch target {}", target));
  }
  return frame_assignable(from, shown, map_.frame(index), answer, mismatch);
}

bool MethodVerifier::check_target(int64_t target) {
  bool matches;
  VerificationFailure mismatch;
  if (!match_frame(frame_.view(), frame_.view_at_mark(), target, matches, mismatch)) return false;
  return matches || fail(mismatch, fmt::format("Inconsistent stackmap frames at branch target {}", target));
}

bool MethodVerifier::check_handlers(uint32_t bci, bool this_was_uninitialized) {
  for (ExceptionHandler handler : code_.exception_table) {
    if (bci < handler.start_pc || bci >= handler.end_pc) continue;
    VerificationType exception = handler.catch_type != 0 ? context_.class_type(handler.catch_type) : names_.throwable();
    FrameView at_handler = frame_.view();
    at_handler.this_uninitialized |= this_was_uninitialized;
    at_handler.stack = &exception;
    at_handler.stack_depth = 1;
    if (frame_.stack.empty()) {
      at_handler.stack_depth = 0;
      return fail({Fault::kStackOverflow, bci, TypeOrigin::of_frame(at_handler), {}}, "Operand stack overflow");
    }
    bool matches;
    VerificationFailure mismatch;
    if (!match_frame(at_handler, at_handler, handler.handler_pc, matches, mismatch)) return false;
    if (!matches) {
      return fail(mismatch,
                  fmt::format("Stack map does not match the one at exception handler {}", handler.handler_pc));
    }
  }
  return true;
}

bool MethodVerifier::check_switch(const Instruction& instruction) {
  uint32_t bci = instruction.bci;
  // Before version 51 the padding had to be zero.
  for (uint32_t at = bci + 1; at < switch_operands(bci) && context_.file.major_version < kNoFailoverVersion; ++at) {
    if (bytes_[at] != 0) return fail_code(bci, "Nonzero padding byte in lookupswitch or tableswitch");
  }
  if (!pop(kInteger)) return false;
  uint32_t count = instruction.switch_count();
  if (instruction.opcode == Opcode::kLookupswitch) {
    for (uint32_t i = 1; i < count; ++i) {
      if (instruction.switch_match(i - 1) >= instruction.switch_match(i)) {
        return fail_code(bci, "Bad lookupswitch instruction");
      }
    }
  }
  if (!check_target(instruction.switch_default())) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (!check_target(instruction.switch_target(i))) return false;
  }
  falls_through_ = false;
  return true;
}

bool MethodVerifier::check_return(const Instruction& instruction) {
  VerificationType type;
  bool good;
  switch (instruction.opcode) {
    case Opcode::kIreturn: good = pop(kInteger, type) && check_return_value(type); break;
    case Opcode::kFreturn: good = pop(kFloat, type) && check_return_value(type); break;
    case Opcode::kLreturn: good = pop(kLong2) && pop(kLong, type) && check_return_value(type); break;
    case Opcode::kDreturn: good = pop(kDouble2) && pop(kDouble, type) && check_return_value(type); break;
    case Opcode::kAreturn: good = pop(kAnyReference, type) && check_return_value(type); break;
    default:
      if (return_type_ != kTop) return fail_code(instruction.bci, "Method expects a return value");
      if (method_.is_initializer() && frame_.this_uninitialized) {
        return fail_code(instruction.bci, "Constructor must call super() or this() before return");
      }
      good = true;
  }
  falls_through_ = false;
  return good;
}

bool MethodVerifier::check_return_value(VerificationType type) {
  if (return_type_ == kTop) {
    return fail_type(frame_.bci, stack_top(), TypeOrigin::signature(return_type_),
                     "Method does not expect a return value");
  }
  bool matches;
  if (!assignable(type, return_type_, false, matches)) return false;
  return matches || fail_type(frame_.bci, stack_top(), TypeOrigin::signature(return_type_), "Bad return type");
}

// Whether no path from a handler reaches a return: what a handler around this() or super() must guarantee, as it sees
// an object that will never be complete.
bool MethodVerifier::ends_in_throw(uint32_t handler) const {
  std::vector<bool> seen(bytes_.size());
  std::vector<uint32_t> work{handler};
  auto reach = [&](int64_t bci) {
    if (bci < 0 || bci >= static_cast<int64_t>(bytes_.size())) return false;
    auto at = static_cast<uint32_t>(bci);
    if (units_[at] == CodeUnit::kInside) return true;  // the walk will complain
    if (!seen[at]) work.push_back(at);
    seen[at] = true;
    return true;
  };
  while (!work.empty()) {
    uint32_t at = work.back();
    work.pop_back();
    if (instruction_length(bytes_, at) == 0) continue;  // the walk will complain
    Instruction instruction = decode_instruction(bytes_, at);
    for (ExceptionHandler h : code_.exception_table) {
      if (instruction.bci >= h.start_pc && instruction.bci < h.end_pc && !reach(h.handler_pc)) return false;
    }
    ControlFlow flow = instruction.info().flow;
    if (instruction.opcode == Opcode::kReturn) return false;
    if (flow == ControlFlow::kThrow) continue;
    if ((flow == ControlFlow::kBranch || flow == ControlFlow::kGoto) && !reach(instruction.branch_target()))
      return false;
    if (flow == ControlFlow::kSwitch) {
      if (!reach(instruction.switch_default())) return false;
      for (uint32_t i = 0; i < instruction.switch_count(); ++i) {
        if (!reach(instruction.switch_target(i))) return false;
      }
    }
    // HotSpot goes on behind a switch, too.
    if (flow != ControlFlow::kGoto && !reach(instruction.next_bci())) return false;
  }
  return true;
}

}  // namespace cortado::classfile
