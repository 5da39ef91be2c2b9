// Field access and invocations (JVMS 4.10.1.8, 4.10.1.9).
#include <algorithm>

#include "classfile/descriptor.h"
#include "classfile/verifier/method_verifier.h"

namespace cortado::classfile {

bool MethodVerifier::execute_field(const Instruction& instruction) {
  const ConstantPool& constants = context_.file.constants;
  uint16_t index = instruction.constant_index();
  if (!check_constant(index, {ConstantTag::kFieldref})) return false;
  bool is_static = instruction.opcode == Opcode::kGetstatic || instruction.opcode == Opcode::kPutstatic;
  bool is_get = instruction.opcode == Opcode::kGetstatic || instruction.opcode == Opcode::kGetfield;
  VerificationType owner = context_.class_type(constants.member_class_index(index));
  if (!names_.is_object(owner) && !(is_static && names_.is_array(owner))) {
    return fail_type(instruction.bci, TypeOrigin::constant(index, owner), {},
                     fmt::format("Expecting reference to class in class {} at constant pool index {}",
                                 context_.external_name(), index));
  }
  VerificationType type = context_.field_type(constants.second(constants.member_name_and_type(index)));
  if (!is_get && !((!type.is_category2() || pop(type.upper_half())) && pop(type))) return false;
  if (!is_static) {
    VerificationType object;
    if (!(is_get ? pop(owner, object) : check_putfield_object(index, owner, object))) return false;
    if (!check_protected_field(instruction, object)) return false;
  }
  return !is_get || push_halves(type);
}

bool MethodVerifier::check_putfield_object(uint16_t index, VerificationType owner, VerificationType& object) {
  const ConstantPool& constants = context_.file.constants;
  if (!pop_any(object)) return false;
  // A constructor may set the fields of its own class before it calls super().
  if (object == kUninitializedThis && owner == context_.this_type) {
    std::string_view name = constants.member_name(index);
    std::string_view descriptor = constants.member_descriptor(index);
    bool is_own = std::any_of(context_.file.fields.begin(), context_.file.fields.end(),
                              [&](const Field& field) { return field.name == name && field.descriptor == descriptor; });
    if (is_own) object = context_.this_type;
  }
  bool matches;
  if (!assignable(object, owner, false, matches)) return false;
  return matches || fail_type(frame_.bci, stack_top(), TypeOrigin::constant(index, owner),
                              "Bad type on operand stack in putfield");
}

bool MethodVerifier::check_protected_field(const Instruction& instruction, VerificationType object) {
  if (object == context_.this_type) return true;
  const ConstantPool& constants = context_.file.constants;
  const TypeOracle& oracle = context_.oracle;
  uint16_t index = instruction.constant_index();
  std::string_view owner = constants.member_class_name(index);
  bool is_super, is_protected, matches;
  if (!ask(oracle.is_superclass_of_current(oracle.context, owner), is_super) || !is_super)
    return result_.status == VerifyStatus::kOk;
  Answer answer = oracle.is_foreign_protected_field(oracle.context, owner, constants.member_name(index),
                                                    constants.member_descriptor(index));
  if (!ask(answer, is_protected) || !is_protected) return result_.status == VerifyStatus::kOk;
  if (!assignable(object, context_.this_type, true, matches)) return false;
  return matches || fail_type(instruction.bci, stack_top(), TypeOrigin::implicit(context_.this_type),
                              fmt::format("Bad access to protected data in {}", mnemonic(instruction.opcode)));
}

bool MethodVerifier::is_direct_interface(VerificationType type) const {
  if (!type.is(VerificationType::Kind::kReference)) return false;
  std::string_view name = names_.text(type.name());
  for (uint16_t index : context_.file.interfaces) {
    if (context_.file.constants.class_name(index) == name) return true;
  }
  return false;
}

bool MethodVerifier::check_invoke_operands(const Instruction& instruction, uint32_t argument_slots) {
  if (instruction.opcode == Opcode::kInvokeinterface) {
    if (instruction.interface_count() != argument_slots + 1) {
      return fail_code(instruction.bci, "Inconsistent args count operand in invokeinterface");
    }
    if (instruction.at[4] != 0) {
      return fail_code(instruction.bci, "Fourth operand byte of invokeinterface must be zero");
    }
  }
  if (instruction.opcode == Opcode::kInvokedynamic && (instruction.at[3] != 0 || instruction.at[4] != 0)) {
    return fail_code(instruction.bci, "Third and fourth operand bytes of invokedynamic must be zero");
  }
  return true;
}

bool MethodVerifier::check_invoke_name(const Instruction& instruction, VerificationType owner) {
  const ConstantPool& constants = context_.file.constants;
  uint16_t index = instruction.constant_index();
  std::string_view name = constants.member_name(index);
  bool is_special = instruction.opcode == Opcode::kInvokespecial;
  if (!name.empty() && name[0] == '<') {
    return (is_special && name == "<init>") || fail_code(instruction.bci, "Illegal call to internal method");
  }
  if (!is_special || owner == context_.this_type || is_direct_interface(owner) || owner == context_.super_type)
    return true;
  bool is_subtype;
  if (!assignable(context_.this_type, owner, false, is_subtype)) return false;
  if (!is_subtype) {
    return fail_code(instruction.bci,
                     "Bad invokespecial instruction: current class isn't assignable to reference class.");
  }
  return constants.tag(index) != ConstantTag::kInterfaceMethodref ||
         fail_code(instruction.bci,
                   "Bad invokespecial instruction: interface method reference is in an indirect superinterface.");
}

bool MethodVerifier::execute_invoke(const Instruction& instruction) {
  const ConstantPool& constants = context_.file.constants;
  Opcode opcode = instruction.opcode;
  uint16_t index = instruction.constant_index();
  bool good;
  switch (opcode) {
    case Opcode::kInvokeinterface: good = check_constant(index, {ConstantTag::kInterfaceMethodref}); break;
    case Opcode::kInvokedynamic: good = check_constant(index, {ConstantTag::kInvokeDynamic}); break;
    case Opcode::kInvokevirtual: good = check_constant(index, {ConstantTag::kMethodref}); break;
    default:  // methods of interfaces can be called so from version 52 on
      good = context_.file.major_version < 52
                 ? check_constant(index, {ConstantTag::kMethodref})
                 : check_constant(index, {ConstantTag::kInterfaceMethodref, ConstantTag::kMethodref});
  }
  if (!good) return false;
  VerificationType owner;
  if (opcode == Opcode::kInvokedynamic) {
    if (context_.file.major_version < 51) {
      return fail_method_format(
          fmt::format("invokedynamic instructions not supported by this class file version ({}), class {}",
                      context_.file.major_version, context_.external_name()));
    }
  } else {
    owner = context_.class_type(constants.member_class_index(index));
  }
  ClassContext::Signature signature = context_.signature(constants.second(constants.member_name_and_type(index)));
  if (!check_invoke_operands(instruction, signature.argument_slots)) return false;
  if (!check_invoke_name(instruction, owner)) return false;
  for (uint32_t i = signature.argument_slots; i > 0; --i) {
    if (!pop(signature.types[i - 1])) return false;
  }
  bool has_receiver = opcode != Opcode::kInvokestatic && opcode != Opcode::kInvokedynamic;
  if (has_receiver && !check_receiver(instruction, owner)) return false;
  for (size_t i = signature.argument_slots; i < signature.types.size(); ++i) {
    if (!push(signature.types[i])) return false;
  }
  return true;
}

bool MethodVerifier::check_receiver(const Instruction& instruction, VerificationType owner) {
  if (context_.file.constants.member_name(instruction.constant_index()) == "<init>") {
    return execute_initializer(instruction, owner);
  }
  if (instruction.opcode == Opcode::kInvokespecial) return pop(context_.this_type);
  VerificationType object;
  if (!pop(owner, object)) return false;
  return instruction.opcode != Opcode::kInvokevirtual || check_protected_method(instruction, owner, object);
}

bool MethodVerifier::check_protected_method(const Instruction& instruction, VerificationType owner,
                                            VerificationType object) {
  if (object == context_.this_type) return true;
  const ConstantPool& constants = context_.file.constants;
  const TypeOracle& oracle = context_.oracle;
  uint16_t index = instruction.constant_index();
  std::string_view owner_name = constants.member_class_name(index);
  std::string_view name = constants.member_name(index);
  bool is_super, is_protected, matches;
  if (!ask(oracle.is_superclass_of_current(oracle.context, owner_name), is_super) || !is_super) {
    return result_.status == VerifyStatus::kOk;
  }
  Answer answer =
      oracle.is_foreign_protected_method(oracle.context, owner_name, name, constants.member_descriptor(index));
  if (!ask(answer, is_protected) || !is_protected) return result_.status == VerifyStatus::kOk;
  // Arrays have a public clone().
  if (names_.is_java_lang_object(owner) && names_.is_array(object) && name == "clone") return true;
  if (!assignable(object, context_.this_type, true, matches)) return false;
  return matches || fail_type(instruction.bci, stack_top(), TypeOrigin::implicit(context_.this_type),
                              "Bad access to protected data in invokevirtual");
}

bool MethodVerifier::execute_initializer(const Instruction& instruction, VerificationType owner) {
  VerificationType object;
  if (!pop(kAnyReference, object)) return false;
  if (object == kUninitializedThis) return initialize_this(instruction, owner);
  if (object.is_uninitialized()) return initialize_new(instruction, owner, object);
  return fail_type(instruction.bci, stack_top(), {}, "Bad operand type when invoking <init>");
}

bool MethodVerifier::initialize_this(const Instruction& instruction, VerificationType owner) {
  uint32_t bci = instruction.bci;
  if (owner != context_.this_type && owner != context_.super_type) {
    return fail_type(bci, TypeOrigin::implicit(owner), TypeOrigin::implicit(context_.this_type),
                     "Bad <init> method call");
  }
  if (in_try_range(bci)) {
    for (ExceptionHandler handler : code_.exception_table) {
      if (bci >= handler.start_pc && bci < handler.end_pc && !ends_in_throw(handler.handler_pc)) {
        return fail_code(bci, "Bad <init> method call from after the start of a try block");
      }
    }
    // Handlers see the object as it was before.
    if (!check_handlers(bci, true)) return false;
  }
  frame_.initialize(kUninitializedThis, context_.this_type);
  this_initialized_ = true;
  return true;
}

bool MethodVerifier::initialize_new(const Instruction& instruction, VerificationType owner, VerificationType object) {
  const ConstantPool& constants = context_.file.constants;
  const TypeOracle& oracle = context_.oracle;
  uint32_t bci = instruction.bci;
  uint16_t index = instruction.constant_index();
  // Frames name only new instructions: the stack map was checked for that.
  uint16_t new_index = read_u2(bytes_.data() + object.bci() + 1);
  if (!check_class_constant(new_index)) return false;
  VerificationType type = context_.class_type(new_index);
  if (type != owner) {
    return fail_type(bci, TypeOrigin::constant(new_index, type), TypeOrigin::constant(index, owner),
                     "Call to wrong <init> method");
  }
  bool is_super;
  std::string_view owner_name = names_.text(owner.name());
  if (!ask(oracle.is_superclass_of_current(oracle.context, owner_name), is_super)) return false;
  if (is_super) {
    bool is_protected, matches;
    Answer answer =
        oracle.is_foreign_protected_method(oracle.context, owner_name, "<init>", constants.member_descriptor(index));
    if (!ask(answer, is_protected)) return false;
    if (is_protected) {
      if (!assignable(type, context_.this_type, true, matches)) return false;
      if (!matches) {
        return fail_type(bci, TypeOrigin::constant(new_index, type), TypeOrigin::implicit(context_.this_type),
                         "Bad access to protected <init> method");
      }
    }
  }
  if (in_try_range(bci) && !check_handlers(bci, this_initialized_)) return false;
  frame_.initialize(object, type);
  return true;
}

}  // namespace cortado::classfile
