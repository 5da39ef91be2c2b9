// Assignability (JVMS 4.10.1.2), and the operand stack and locals of the current frame.
#include "classfile/verifier/method_verifier.h"

namespace cortado::classfile {

using Kind = VerificationType::Kind;

bool MethodVerifier::ask(Answer answer, bool& out) {
  out = answer == Answer::kYes;
  return answer != Answer::kError || fail_oracle();
}

bool MethodVerifier::assignable(VerificationType from, VerificationType to, bool is_protected_check, bool& answer) {
  answer = true;
  if (from == to) return true;
  switch (to.kind()) {
    case Kind::kTop: return true;
    case Kind::kAnyCategory1: answer = from.is_category1(); return true;
    case Kind::kAnyCategory2: answer = from.is_category2(); return true;
    case Kind::kAnyCategory2Half: answer = from.is_category2_half(); return true;
    case Kind::kAnyReference: answer = from.is_reference() || from.is_uninitialized(); return true;
    case Kind::kBoolean:
    case Kind::kByte:
    case Kind::kShort:
    case Kind::kChar: answer = from.is(Kind::kInteger); return true;
    default: break;
  }
  if (to.is_reference() && from.is_reference()) return reference_assignable(from, to, is_protected_check, answer);
  answer = false;
  return true;
}

bool MethodVerifier::component_assignable(VerificationType from, VerificationType to, bool is_protected_check,
                                          bool& answer) {
  bool is_small = to.is(Kind::kBoolean) || to.is(Kind::kByte) || to.is(Kind::kShort) || to.is(Kind::kChar);
  if (!is_small || from == to) return assignable(from, to, is_protected_check, answer);
  answer = false;
  return true;
}

bool MethodVerifier::reference_assignable(VerificationType from, VerificationType to, bool is_protected_check,
                                          bool& answer) {
  answer = true;
  if (from.is_null() || names_.is_java_lang_object(to)) return true;
  answer = false;
  if (to.is_null()) return true;
  const TypeOracle& oracle = context_.oracle;
  if (names_.is_object(to)) {
    std::string_view to_name = names_.text(to.name());
    if (names_.is_array(from)) {
      // Arrays implement two interfaces; asking loads the class, as HotSpot would.
      if (to_name == "java/lang/Cloneable" || to_name == "java/io/Serializable") {
        answer = true;
        return true;
      }
      bool ignored;
      return ask(oracle.is_interface(oracle.context, to_name), ignored);
    }
    if (is_protected_check && names_.is_java_lang_object(from) && context_.file.is_interface()) return true;
    return ask(oracle.is_assignable(oracle.context, names_.text(from.name()), to_name), answer);
  }
  if (!names_.is_array(to) || !names_.is_array(from)) return true;
  VerificationType to_component = names_.component(to);
  VerificationType from_component = names_.component(from);
  if (to_component.is(Kind::kTop) || from_component.is(Kind::kTop)) return true;
  return component_assignable(from_component, to_component, is_protected_check, answer);
}

TypeOrigin MethodVerifier::stack_top() const {
  VerificationType type = frame_.stack_depth < frame_.stack.size() ? frame_.stack[frame_.stack_depth] : kTop;
  return TypeOrigin::in_frame(Place::kStack, frame_.stack_depth, type, frame_.view_at_mark());
}

bool MethodVerifier::fail_overflow() {
  return fail({Fault::kStackOverflow, frame_.bci, TypeOrigin::of_frame(frame_.view_at_mark()), {}},
              "Operand stack overflow");
}

bool MethodVerifier::push(VerificationType type) {
  if (frame_.stack_depth >= frame_.stack.size()) return fail_overflow();
  frame_.stack[frame_.stack_depth++] = type;
  return true;
}

bool MethodVerifier::push2(VerificationType low) {
  if (frame_.stack_depth + 2 > frame_.stack.size()) return fail_overflow();
  return push(low) && push(low.upper_half());
}

bool MethodVerifier::pop_failing(VerificationType wanted, VerificationType& popped) {
  if (!pop_any(popped)) return false;
  bool matches;
  if (!assignable(popped, wanted, false, matches)) return false;
  return matches || fail_type(frame_.bci, stack_top(), TypeOrigin::implicit(wanted), "Bad type on operand stack");
}

bool MethodVerifier::pop(VerificationType wanted, VerificationType& popped) {
  uint32_t depth = frame_.stack_depth;
  if (depth == 0 || frame_.stack[depth - 1] != wanted) return pop_failing(wanted, popped);
  popped = wanted;
  frame_.stack_depth = depth - 1;
  return true;
}

bool MethodVerifier::pop_any(VerificationType& popped) {
  if (frame_.stack_depth == 0) {
    return fail({Fault::kStackUnderflow, frame_.bci, TypeOrigin::of_frame(frame_.view_at_mark()), {}},
                "Operand stack underflow");
  }
  popped = frame_.stack[--frame_.stack_depth];
  return true;
}

bool MethodVerifier::pop2(VerificationType low) {
  VerificationType ignored;
  bool upper = pop_failing(low.upper_half(), ignored);
  // Even if that has failed: then HotSpot's message is about the lower half, if that is wrong, too.
  bool lower = pop_failing(low, ignored);
  return upper && lower;
}

bool MethodVerifier::get_local(uint32_t index, VerificationType wanted, VerificationType& got) {
  if (index >= frame_.locals.size()) {
    return fail({Fault::kLocalIndex, frame_.bci, TypeOrigin::bad_index(index), {}}, "Local variable table overflow");
  }
  got = frame_.locals[index];
  bool matches;
  if (!assignable(got, wanted, false, matches)) return false;
  return matches || fail_type(frame_.bci, TypeOrigin::in_frame(Place::kLocal, index, got, frame_.view_at_mark()),
                              TypeOrigin::implicit(wanted), "Bad local variable type");
}

bool MethodVerifier::get_local2(uint32_t index, VerificationType low) {
  if (index + 1 >= frame_.local_count) {
    return fail({Fault::kLocalIndex, frame_.bci, TypeOrigin::bad_index(index), {}}, "get long/double overflows locals");
  }
  VerificationType ignored;
  return get_local(index, low, ignored) && get_local(index + 1, low.upper_half(), ignored);
}

bool MethodVerifier::set_local(uint32_t index, VerificationType type) {
  if (index >= frame_.locals.size()) {
    return fail({Fault::kLocalIndex, frame_.bci, TypeOrigin::bad_index(index), {}}, "Local variable table overflow");
  }
  frame_.set_local(index, type);
  return true;
}

bool MethodVerifier::set_local2(uint32_t index, VerificationType low) {
  if (index + 1 >= frame_.locals.size()) {
    return fail({Fault::kLocalIndex, frame_.bci, TypeOrigin::bad_index(index), {}}, "Local variable table overflow");
  }
  frame_.set_local2(index, low);
  return true;
}

}  // namespace cortado::classfile
