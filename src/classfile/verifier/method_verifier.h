// Type checking of one method (JVMS 4.10.1.9): a linear walk with the current frame.
//
// Every function that returns bool says whether verification goes on. When it does not, result() has the reason.
// Where the specification leaves the order of checks open, it is HotSpot's, as the first failure makes the message.
#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "classfile/opcodes.h"
#include "classfile/verifier/failure.h"
#include "classfile/verifier/stack_map.h"
#include "classfile/verifier/verifier.h"

namespace cortado::classfile {

// What the methods of a class share: names, and translated descriptors.
struct ClassContext {
  ClassContext(const ClassFile& class_file, const TypeOracle& type_oracle, const VerifyOptions& options);

  // Valid until the next one is asked for.
  struct Signature {
    std::span<const VerificationType> types;  // arguments, then the return type; two entries per long and double
    uint32_t argument_slots = 0;
  };
  Signature signature(uint16_t descriptor_utf8);
  // Of a hidden class, the constant that its file calls this_class means the class; its name elsewhere does not.
  std::string_view class_name(uint16_t class_index) const {
    return class_index == file.this_class_index ? name : file.constants.class_name(class_index);
  }
  VerificationType class_type(uint16_t class_index) {
    VerificationType& type = types_of_constants_[class_index];
    if (type == kTop) type = names.reference(class_name(class_index));
    return type;
  }
  VerificationType field_type(uint16_t descriptor_utf8) {
    VerificationType& type = types_of_constants_[descriptor_utf8];
    if (type == kTop) type = names.of_descriptor(file.constants.utf8(descriptor_utf8));
    return type;
  }
  std::string external_name() const { return to_external_name(name); }

  const ClassFile& file;
  const TypeOracle& oracle;
  std::string_view name;  // of a hidden class not the file's
  NameTable names;
  VerificationType this_type;
  VerificationType super_type;  // kTop if there is none

 private:
  struct StoredSignature {
    uint32_t first, argument_slots, count;  // in signature_types_
  };

  // By constant, so that a name is looked up once.
  std::vector<VerificationType> types_of_constants_;
  std::vector<uint32_t> signature_numbers_;  // 0: not translated yet, else one more than the place in signatures_
  std::vector<StoredSignature> signatures_;
  std::vector<VerificationType> signature_types_;
};

// What one method after the other fills anew: here so that its memory is used again.
struct MethodState {
  CurrentFrame frame;
  std::vector<CodeUnit> units;
  StackMap map;
};

class MethodVerifier {
 public:
  MethodVerifier(ClassContext& context, MethodState& state, const Method& method)
      : context_(context),
        names_(context.names),
        method_(method),
        code_(*method.code),
        bytes_(code_.bytecode),
        frame_(state.frame),
        units_(state.units),
        map_(state.map) {}

  bool verify();
  VerifyResult& result() { return result_; }

 private:
  using Fault = VerificationFailure::Fault;
  using Place = TypeOrigin::Place;

  // method_verifier.cpp: the walk
  bool find_instructions();
  bool enter_method();
  bool read_stack_map();
  bool check_handler_table();
  bool check_local_variable_table();
  bool walk();
  bool meet_stack_map(uint32_t bci);
  bool execute(const Instruction& instruction);
  bool in_try_range(uint32_t bci) const { return bci >= try_start_ && bci < try_end_; }

  // method_verifier_types.cpp: assignability, the stack and the locals
  bool assignable(VerificationType from, VerificationType to, bool is_protected_check, bool& answer);
  bool reference_assignable(VerificationType from, VerificationType to, bool is_protected_check, bool& answer);
  bool component_assignable(VerificationType from, VerificationType to, bool is_protected_check, bool& answer);
  bool ask(Answer answer, bool& out);
  bool push(VerificationType type);
  bool push2(VerificationType low);  // both halves, or none
  bool push_value(VerificationType type) { return type.is_category2() ? push2(type) : push(type); }
  // Of a descriptor's type: when only half of it fits, HotSpot's message shows that half.
  bool push_halves(VerificationType type) { return push(type) && (!type.is_category2() || push(type.upper_half())); }
  bool pop(VerificationType wanted, VerificationType& popped);
  bool pop(VerificationType wanted) {
    VerificationType ignored;
    return pop(wanted, ignored);
  }
  bool pop_any(VerificationType& popped);
  bool pop2(VerificationType low);
  bool pop_failing(VerificationType wanted, VerificationType& popped);
  bool get_local(uint32_t index, VerificationType wanted, VerificationType& got);
  bool get_local2(uint32_t index, VerificationType low);
  bool set_local(uint32_t index, VerificationType type);
  bool set_local2(uint32_t index, VerificationType low);
  TypeOrigin stack_top() const;

  // method_verifier_flow.cpp: frames at targets and handlers
  // shown: `from` as messages show it. If the answer is no, mismatch says why.
  bool frame_assignable(const FrameView& from, const FrameView& shown, const FrameView& to, bool& answer,
                        VerificationFailure& mismatch);
  // With the stack map frame at target, which must exist.
  bool match_frame(const FrameView& from, const FrameView& shown, int64_t target, bool& answer,
                   VerificationFailure& mismatch);
  bool check_target(int64_t target);
  bool check_handlers(uint32_t bci, bool this_was_uninitialized);
  bool check_switch(const Instruction& instruction);
  bool check_return(const Instruction& instruction);
  bool check_return_value(VerificationType type);
  bool ends_in_throw(uint32_t handler) const;

  // method_verifier_instructions.cpp
  bool execute_typed(const Instruction& instruction);
  bool execute_shuffle(const Instruction& instruction);
  bool pop_pair(VerificationType& upper, VerificationType& lower);
  bool execute_local(const Instruction& instruction);
  bool execute_array(const Instruction& instruction);
  bool execute_ldc(const Instruction& instruction);
  bool execute_object(const Instruction& instruction);
  bool execute_new(const Instruction& instruction);
  bool execute_anewarray(const Instruction& instruction);
  bool execute_multianewarray(const Instruction& instruction);
  bool check_constant(uint16_t index, std::initializer_list<ConstantTag> tags);
  bool check_class_constant(uint16_t index) { return check_constant(index, {ConstantTag::kClass}); }

  // method_verifier_members.cpp
  bool execute_field(const Instruction& instruction);
  bool check_putfield_object(uint16_t index, VerificationType owner, VerificationType& object);
  bool check_protected_field(const Instruction& instruction, VerificationType object);
  bool execute_invoke(const Instruction& instruction);
  bool check_invoke_operands(const Instruction& instruction, uint32_t argument_slots);
  bool check_invoke_name(const Instruction& instruction, VerificationType owner);
  bool check_receiver(const Instruction& instruction, VerificationType owner);
  bool check_protected_method(const Instruction& instruction, VerificationType owner, VerificationType object);
  bool execute_initializer(const Instruction& instruction, VerificationType owner);
  bool initialize_this(const Instruction& instruction, VerificationType owner);
  bool initialize_new(const Instruction& instruction, VerificationType owner, VerificationType object);
  bool is_direct_interface(VerificationType type) const;

  // Failing. The frame shown is the one at the start of the instruction.
  bool fail(const VerificationFailure& failure, std::string message);
  bool fail_code(int64_t bci, std::string message) { return fail({Fault::kBytecode, bci, {}, {}}, std::move(message)); }
  bool fail_type(int64_t bci, TypeOrigin type, TypeOrigin expected, std::string message) {
    return fail({Fault::kType, bci, std::move(type), std::move(expected)}, std::move(message));
  }
  bool fail_format(std::string message);         // ClassFormatError
  bool fail_method_format(std::string message);  // the same, with the method's name
  bool fail_overflow();
  bool fail_oracle();

  ClassContext& context_;
  NameTable& names_;
  const Method& method_;
  const Code& code_;
  Bytes bytes_;
  CurrentFrame& frame_;
  std::vector<CodeUnit>& units_;
  StackMap& map_;
  VerificationType return_type_;  // kTop: void
  uint32_t next_map_frame_ = 0;
  bool falls_through_ = true;             // whether control reaches the instruction from the one before it
  bool this_initialized_ = false;         // by the current instruction
  uint32_t try_start_ = 0, try_end_ = 0;  // the span of all handlers' ranges
  VerifyResult result_;
};

}  // namespace cortado::classfile
