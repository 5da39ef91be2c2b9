// The instructions, but for those that access members (JVMS 4.10.1.9). The regular ones are read off the opcode table.
#include "classfile/descriptor.h"
#include "classfile/verifier/method_verifier.h"

namespace cortado::classfile {
namespace {

VerificationType type_of_letter(char letter) {
  switch (letter) {
    case 'I': return kInteger;
    case 'J': return kLong;
    case 'F': return kFloat;
    case 'D': return kDouble;
    default: return kAnyReference;
  }
}

}  // namespace

bool MethodVerifier::execute(const Instruction& instruction) {
  falls_through_ = true;
  Opcode opcode = instruction.opcode;
  OperandFormat format = instruction.info().format;
  if (format == OperandFormat::kIinc) {
    VerificationType ignored;
    return get_local(instruction.local_index(), kInteger, ignored);
  }
  if (opcode >= Opcode::kIaload && opcode <= Opcode::kSaload) return execute_array(instruction);
  if (opcode >= Opcode::kIastore && opcode <= Opcode::kSastore) return execute_array(instruction);
  if (opcode >= Opcode::kPop && opcode <= Opcode::kSwap) return execute_shuffle(instruction);
  if (opcode >= Opcode::kGetstatic && opcode <= Opcode::kPutfield) return execute_field(instruction);
  if (is_invoke(opcode)) return execute_invoke(instruction);
  switch (instruction.info().flow) {
    case ControlFlow::kSwitch: return check_switch(instruction);
    case ControlFlow::kReturn: return check_return(instruction);
    case ControlFlow::kThrow: falls_through_ = false; return pop(names_.throwable());
    case ControlFlow::kJsr:
    case ControlFlow::kRet:
      if (instruction.is_wide) return fail_code(instruction.bci, "Bad wide instruction");
      return fail_code(instruction.bci, fmt::format("Bad instruction: {:02x}", static_cast<unsigned>(opcode)));
    default: break;
  }
  bool has_local = format == OperandFormat::kLocal1 || format == OperandFormat::kLocalImplicit;
  if (has_local) return execute_local(instruction);
  if (instruction.info().constant == ConstantKind::kLoadable ||
      instruction.info().constant == ConstantKind::kLoadable2) {
    return execute_ldc(instruction);
  }
  bool is_object_instruction = opcode >= Opcode::kNew && opcode <= Opcode::kMultianewarray;
  return is_object_instruction ? execute_object(instruction) : execute_typed(instruction);
}

// Pops and pushes by the stack effect; branches, too. References are only compared here.
bool MethodVerifier::execute_typed(const Instruction& instruction) {
  const char* effect = instruction.info().stack_effect;
  const char* middle = effect;
  while (*middle != ':') ++middle;
  for (const char* at = middle; at != effect;) {
    VerificationType type = type_of_letter(*--at);
    if (!(type.is_category2() ? pop2(type) : pop(type))) return false;
  }
  for (const char* at = middle + 1; *at != 0; ++at) {
    if (!push_value(*at == 'A' ? kNull : type_of_letter(*at))) return false;  // aconst_null
  }
  ControlFlow flow = instruction.info().flow;
  if (flow == ControlFlow::kNext) return true;
  falls_through_ = flow == ControlFlow::kBranch;
  return check_target(instruction.branch_target());
}

bool MethodVerifier::execute_local(const Instruction& instruction) {
  const char* effect = instruction.info().stack_effect;  // ":I" or "I:"
  bool is_load = effect[0] == ':';
  VerificationType type = type_of_letter(is_load ? effect[1] : effect[0]);
  uint32_t index = instruction.local_index();
  VerificationType value;
  if (type.is_category2()) {
    return is_load ? get_local2(index, type) && push2(type) : pop2(type) && set_local2(index, type);
  }
  if (is_load) return get_local(index, type, value) && push(type == kAnyReference ? value : type);
  return pop(type, value) && set_local(index, type == kAnyReference ? value : type);
}

// An upper half or category 1 entry, and the entry below that belongs to it.
bool MethodVerifier::pop_pair(VerificationType& upper, VerificationType& lower) {
  if (!pop_any(upper)) return false;
  if (upper.is_category1()) return pop(kAnyCategory1, lower);
  if (upper.is_category2_half()) return pop(kAnyCategory2, lower);
  return fail_type(frame_.bci, stack_top(), {},
                   fmt::format("Bad type on operand stack in {}", mnemonic(static_cast<Opcode>(bytes_[frame_.bci]))));
}

bool MethodVerifier::execute_shuffle(const Instruction& instruction) {
  VerificationType t1, t2, t3, t4;
  switch (instruction.opcode) {
    case Opcode::kPop: return pop(kAnyCategory1);
    case Opcode::kPop2: return pop_pair(t1, t2);
    case Opcode::kDup: return pop(kAnyCategory1, t1) && push(t1) && push(t1);
    case Opcode::kDupX1: return pop(kAnyCategory1, t1) && pop(kAnyCategory1, t2) && push(t1) && push(t2) && push(t1);
    case Opcode::kDupX2:
      return pop(kAnyCategory1, t1) && pop_pair(t2, t3) && push(t1) && push(t3) && push(t2) && push(t1);
    case Opcode::kDup2: return pop_pair(t1, t2) && push(t2) && push(t1) && push(t2) && push(t1);
    case Opcode::kDup2X1:
      return pop_pair(t1, t2) && pop(kAnyCategory1, t3) && push(t2) && push(t1) && push(t3) && push(t2) && push(t1);
    case Opcode::kDup2X2:
      return pop_pair(t1, t2) && pop_pair(t3, t4) && push(t2) && push(t1) && push(t4) && push(t3) && push(t2) &&
             push(t1);
    default:  // swap
      return pop(kAnyCategory1, t1) && pop(kAnyCategory1, t2) && push(t1) && push(t2);
  }
}

bool MethodVerifier::execute_array(const Instruction& instruction) {
  constexpr char kElements[] = "IJFDABCS";  // in the order of the opcodes; A: references
  bool is_load = instruction.opcode <= Opcode::kSaload;
  auto first = static_cast<unsigned>(is_load ? Opcode::kIaload : Opcode::kIastore);
  char element = kElements[static_cast<unsigned>(instruction.opcode) - first];
  bool is_reference = element == 'A';
  VerificationType value = element == 'B' || element == 'C' || element == 'S' ? kInteger : type_of_letter(element);
  if (!is_load) {
    if (is_reference) value = names_.object();
    if (!(value.is_category2() ? pop2(value) : pop(value))) return false;
  }
  VerificationType array;
  if (!pop(kInteger) || !pop(kAnyReference, array)) return false;
  bool matches = is_reference     ? names_.is_array_of(array, 'L') || names_.is_array_of(array, '[')
                 : element == 'B' ? names_.is_array_of(array, 'B') || names_.is_array_of(array, 'Z')
                                  : names_.is_array_of(array, element);
  if (!matches) {
    TypeOrigin expected;
    if (is_reference) expected = TypeOrigin::implicit(kAnyReference);
    if (!is_reference && element != 'B') {
      expected = TypeOrigin::implicit(VerificationType::reference(names_.number_of_copy({'[', element})));
    }
    return fail_type(instruction.bci, stack_top(), std::move(expected),
                     fmt::format("Bad type on operand stack in {}", mnemonic(instruction.opcode)));
  }
  if (!is_load) return true;
  if (is_reference) value = array.is_null() ? kNull : names_.component(array);
  return push_value(value);
}

bool MethodVerifier::check_constant(uint16_t index, std::initializer_list<ConstantTag> tags) {
  const ConstantPool& constants = context_.file.constants;
  VerificationFailure failure{Fault::kConstantIndex, frame_.bci, TypeOrigin::bad_index(index), {}};
  if (index == 0 || index >= constants.size()) {
    return fail(failure, fmt::format("Illegal constant pool index {} in class {}", index, context_.external_name()));
  }
  for (ConstantTag tag : tags) {
    if (constants.is(index, tag)) return true;
  }
  return fail(failure,
              fmt::format("Illegal type at constant pool entry {} in class {}", index, context_.external_name()));
}

bool MethodVerifier::execute_ldc(const Instruction& instruction) {
  const ConstantPool& constants = context_.file.constants;
  uint16_t index = instruction.constant_index();
  bool is_wide = instruction.opcode == Opcode::kLdc2W;
  using Tag = ConstantTag;
  bool good = is_wide ? check_constant(index, {Tag::kDouble, Tag::kLong, Tag::kDynamic})
                      : check_constant(index, {Tag::kInteger, Tag::kFloat, Tag::kString, Tag::kClass,
                                               Tag::kMethodHandle, Tag::kMethodType, Tag::kDynamic});
  if (!good) return false;
  switch (constants.tag(index)) {
    case Tag::kString: return push(names_.reference("java/lang/String"));
    case Tag::kClass: return push(names_.reference("java/lang/Class"));
    case Tag::kMethodHandle: return push(names_.reference("java/lang/invoke/MethodHandle"));
    case Tag::kMethodType: return push(names_.reference("java/lang/invoke/MethodType"));
    case Tag::kInteger: return push(kInteger);
    case Tag::kFloat: return push(kFloat);
    case Tag::kLong: return push2(kLong);
    case Tag::kDouble: return push2(kDouble);
    default: break;
  }
  VerificationType type = names_.of_descriptor(constants.member_descriptor(index));
  // A dynamic constant of the wrong size for the instruction is as bad as one of the wrong tag.
  if (type.is_category2() != is_wide && !check_constant(index, {})) return false;
  return push_halves(type);
}

bool MethodVerifier::execute_object(const Instruction& instruction) {
  VerificationType type;
  switch (instruction.opcode) {
    case Opcode::kNew: return execute_new(instruction);
    case Opcode::kNewarray: {
      auto element = static_cast<BasicType>(instruction.byte_operand());
      if (element < BasicType::kBoolean || element > BasicType::kLong) {
        return fail_code(instruction.bci, "Illegal newarray instruction");
      }
      uint32_t name = names_.number_of_copy({'[', descriptor_char(element)});
      return pop(kInteger) && push(VerificationType::reference(name));
    }
    case Opcode::kAnewarray: return execute_anewarray(instruction);
    case Opcode::kMultianewarray: return execute_multianewarray(instruction);
    case Opcode::kArraylength:
      if (!pop(kAnyReference, type)) return false;
      if (!type.is_null() && !names_.is_array(type)) {
        return fail_type(instruction.bci, stack_top(), {}, "Bad type on operand stack in arraylength");
      }
      return push(kInteger);
    case Opcode::kCheckcast:
    case Opcode::kInstanceof: {
      uint16_t index = instruction.constant_index();
      if (!check_class_constant(index) || !pop(names_.object())) return false;
      return push(instruction.opcode == Opcode::kCheckcast ? context_.class_type(index) : kInteger);
    }
    case Opcode::kMonitorenter:
    case Opcode::kMonitorexit: return pop(kAnyReference);
    default: return execute_typed(instruction);
  }
}

bool MethodVerifier::execute_new(const Instruction& instruction) {
  uint16_t index = instruction.constant_index();
  if (!check_class_constant(index)) return false;
  VerificationType type = context_.class_type(index);
  if (!names_.is_object(type)) {
    return fail_type(instruction.bci, TypeOrigin::constant(index, type), {}, "Illegal new instruction");
  }
  return push(VerificationType::uninitialized(instruction.bci));
}

bool MethodVerifier::execute_anewarray(const Instruction& instruction) {
  uint16_t index = instruction.constant_index();
  if (!check_class_constant(index) || !pop(kInteger)) return false;
  std::string_view component = context_.class_name(index);
  if (array_dimensions(component) >= 255) {
    return fail_code(instruction.bci, "Illegal anewarray instruction, array has more than 255 dimensions");
  }
  return push(VerificationType::reference(names_.number_of_copy(array_name_of(component))));
}

bool MethodVerifier::execute_multianewarray(const Instruction& instruction) {
  uint16_t index = instruction.constant_index();
  if (!check_class_constant(index)) return false;
  VerificationType type = context_.class_type(index);
  if (!names_.is_array(type)) {
    return fail_type(instruction.bci, TypeOrigin::constant(index, type), {},
                     "Illegal constant pool index in multianewarray instruction");
  }
  unsigned dimensions = instruction.dimensions();
  if (dimensions < 1 || array_dimensions(names_.text(type.name())) < dimensions) {
    return fail_code(instruction.bci, fmt::format("Illegal dimension in multianewarray instruction: {}", dimensions));
  }
  for (; dimensions > 0; --dimensions) {
    if (!pop(kInteger)) return false;
  }
  return push(type);
}

}  // namespace cortado::classfile
