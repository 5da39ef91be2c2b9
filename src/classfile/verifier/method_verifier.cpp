#include "classfile/verifier/method_verifier.h"

#include <algorithm>

#include "classfile/descriptor.h"

namespace cortado::classfile {

ClassContext::ClassContext(const ClassFile& class_file, const TypeOracle& type_oracle, const VerifyOptions& options)
    : file(class_file),
      oracle(type_oracle),
      name(options.class_name.empty() ? class_file.name() : options.class_name),
      types_of_constants_(class_file.constants.size(), kTop),
      signature_numbers_(class_file.constants.size()) {
  this_type = names.reference(name);
  if (file.super_class_index != 0) super_type = names.reference(file.super_name());
}

ClassContext::Signature ClassContext::signature(uint16_t descriptor_utf8) {
  uint32_t& number = signature_numbers_[descriptor_utf8];
  if (number == 0) {
    auto add = [&](VerificationType type) {
      signature_types_.push_back(type);
      if (type.is_category2()) signature_types_.push_back(type.upper_half());
    };
    auto first = static_cast<uint32_t>(signature_types_.size());
    DescriptorIterator it(file.constants.utf8(descriptor_utf8));
    for (; !it.at_return(); it.next()) add(names.of_descriptor(it.text()));
    uint32_t argument_slots = static_cast<uint32_t>(signature_types_.size()) - first;
    if (it.type() != BasicType::kVoid) add(names.of_descriptor(it.text()));
    signatures_.push_back({first, argument_slots, static_cast<uint32_t>(signature_types_.size()) - first});
    number = static_cast<uint32_t>(signatures_.size());
  }
  const StoredSignature& stored = signatures_[number - 1];
  return {{signature_types_.data() + stored.first, stored.count}, stored.argument_slots};
}

bool MethodVerifier::fail(const VerificationFailure& failure, std::string message) {
  result_.status = VerifyStatus::kVerifyError;
  result_.message = std::move(message) + describe_failure(failure, context_.name, method_, names_);
  return false;
}

bool MethodVerifier::fail_format(std::string message) {
  result_.status = VerifyStatus::kClassFormatError;
  result_.message = std::move(message);
  return false;
}

bool MethodVerifier::fail_method_format(std::string message) {
  return fail_format(std::move(message) + " in method '" +
                     external_method_name(context_.name, method_.name, method_.descriptor) + "'");
}

bool MethodVerifier::fail_oracle() {
  result_.status = VerifyStatus::kOracleError;
  result_.message.clear();
  return false;
}

bool MethodVerifier::verify() {
  return enter_method() && find_instructions() && check_handler_table() && check_local_variable_table() &&
         read_stack_map() && walk();
}

bool MethodVerifier::enter_method() {
  frame_.reset(code_.max_locals, code_.max_stack);
  ClassContext::Signature signature = context_.signature(method_.descriptor_index);
  uint32_t local = 0;
  uint32_t needed = signature.argument_slots + (method_.is_static() ? 0 : 1);
  if (needed > code_.max_locals) return fail_method_format("Arguments can't fit into locals");
  if (!method_.is_static()) {
    bool uninitialized = method_.is_initializer() && !names_.is_java_lang_object(context_.this_type);
    frame_.locals[local++] = uninitialized ? kUninitializedThis : context_.this_type;
    frame_.this_uninitialized = uninitialized;
  }
  std::copy_n(signature.types.begin(), signature.argument_slots, frame_.locals.begin() + local);
  frame_.local_count = needed;
  // Unlike on the stack, the small integers are themselves here.
  switch (method_.result_type) {
    case BasicType::kBoolean: return_type_ = VerificationType(VerificationType::Kind::kBoolean); break;
    case BasicType::kByte: return_type_ = VerificationType(VerificationType::Kind::kByte); break;
    case BasicType::kChar: return_type_ = VerificationType(VerificationType::Kind::kChar); break;
    case BasicType::kShort: return_type_ = VerificationType(VerificationType::Kind::kShort); break;
    case BasicType::kVoid: return_type_ = kTop; break;
    default: return_type_ = signature.types[signature.argument_slots];
  }
  return true;
}

namespace {
// Opcodes 203 to 238 mean something inside HotSpot: it learns that they are illegal when verification comes to them, after
// what else is wrong before. Their lengths there; 0: refused at once.
constexpr uint8_t kReservedLengths[] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1,
                                        4, 4, 4, 2, 4, 3, 3, 0, 0, 2, 3, 1, 3, 3, 3, 1, 2, 1};
constexpr uint32_t kFirstReserved = 203;

uint32_t reserved_length(Bytes code, uint32_t bci) {
  uint32_t opcode = code[bci];
  if (opcode < kFirstReserved || opcode - kFirstReserved >= std::size(kReservedLengths)) return 0;
  uint32_t length = kReservedLengths[opcode - kFirstReserved];
  return bci + length <= code.size() ? length : 0;
}
}  // namespace

bool MethodVerifier::find_instructions() {
  units_.assign(bytes_.size(), CodeUnit::kInside);
  for (uint32_t bci = 0; bci < bytes_.size();) {
    uint32_t length = instruction_length(bytes_, bci);
    if (length == 0) length = reserved_length(bytes_, bci);
    if (length == 0) return fail_code(bci, "Bad instruction");
    units_[bci] = static_cast<Opcode>(bytes_[bci]) == Opcode::kNew ? CodeUnit::kNew : CodeUnit::kInstruction;
    bci += length;
  }
  return true;
}

bool MethodVerifier::check_handler_table() {
  auto is_instruction = [&](uint32_t bci) { return bci < units_.size() && units_[bci] != CodeUnit::kInside; };
  try_start_ = static_cast<uint32_t>(bytes_.size());
  for (ExceptionHandler handler : code_.exception_table) {
    if (!is_instruction(handler.start_pc)) {
      return fail_method_format(fmt::format("Illegal exception table start_pc {}", handler.start_pc));
    }
    if (handler.end_pc != bytes_.size() && !is_instruction(handler.end_pc)) {
      return fail_method_format(fmt::format("Illegal exception table end_pc {}", handler.end_pc));
    }
    if (!is_instruction(handler.handler_pc)) {
      return fail_method_format(fmt::format("Illegal exception table handler_pc {}", handler.handler_pc));
    }
    if (handler.catch_type != 0) {
      VerificationType type = context_.class_type(handler.catch_type);
      bool is_throwable;
      if (!assignable(type, names_.throwable(), false, is_throwable)) return false;
      if (!is_throwable) {
        return fail_type(
            handler.handler_pc, TypeOrigin::constant(handler.catch_type, type),
            TypeOrigin::implicit(names_.throwable()),
            fmt::format("Catch type is not a subclass of Throwable in exception handler {}", handler.handler_pc));
      }
    }
    try_start_ = std::min<uint32_t>(try_start_, handler.start_pc);
    try_end_ = std::max<uint32_t>(try_end_, handler.end_pc);
  }
  return true;
}

bool MethodVerifier::check_local_variable_table() {
  auto is_instruction = [&](uint32_t bci) { return bci < units_.size() && units_[bci] != CodeUnit::kInside; };
  for (LocalVariable variable : code_.local_variables) {
    if (!is_instruction(variable.start_pc)) {
      return fail_method_format(fmt::format("Illegal local variable table start_pc {}", variable.start_pc));
    }
    uint32_t end = static_cast<uint32_t>(variable.start_pc) + variable.length;
    if (end != bytes_.size() && !is_instruction(end)) {
      return fail_method_format(fmt::format("Illegal local variable table length {}", variable.length));
    }
  }
  return true;
}

bool MethodVerifier::read_stack_map() {
  switch (map_.read(context_.file, code_, units_, frame_.view(), names_, context_.this_type)) {
    case StackMap::Error::kNone: return true;
    case StackMap::Error::kFormat: result_.is_final = true; return fail_format(map_.message());
    case StackMap::Error::kMethodFormat: return fail_method_format(map_.message());
    case StackMap::Error::kBadOffset:
      return fail({Fault::kBadFrame, 0, TypeOrigin::of_frame(map_.bad_frame()), {}}, "StackMapTable error: bad offset");
  }
  return true;
}

bool MethodVerifier::walk() {
  Instruction instruction;
  for (uint32_t bci = 0; bci < bytes_.size(); bci = instruction.next_bci()) {
    frame_.bci = bci;
    frame_.mark = frame_.stack_depth;
    bool is_before_frame = falls_through_ && next_map_frame_ < map_.size() && map_.bci(next_map_frame_) > bci;
    if (!is_before_frame && !meet_stack_map(bci)) return false;
    if (!try_decode_instruction(bytes_, bci, instruction)) {
      return fail_code(bci, fmt::format("Bad instruction: {:02x}", static_cast<unsigned>(bytes_[bci])));
    }
    this_initialized_ = false;
    // Handlers see the locals as they are before a store, and as they are after anything else.
    bool is_store = instruction.opcode >= Opcode::kIstore && instruction.opcode <= Opcode::kAstore3;
    if (is_store && in_try_range(bci) && !check_handlers(bci, false)) return false;
    if (!execute(instruction)) return false;
    if (!is_store && in_try_range(bci) && !check_handlers(bci, this_initialized_)) return false;
  }
  return !falls_through_ || fail_code(static_cast<int64_t>(bytes_.size()), "Control flow falls through code end");
}

bool MethodVerifier::meet_stack_map(uint32_t bci) {
  if (next_map_frame_ >= map_.size()) {
    return falls_through_ || fail_code(bci, "Expecting a stack map frame");
  }
  uint32_t map_bci = map_.bci(next_map_frame_);
  if (!falls_through_ && map_bci > bci) {
    return fail({Fault::kMissingFrame, bci, {}, {}}, "Expecting a stack map frame");
  }
  if (map_bci < bci) return fail_method_format(fmt::format("Bad stack map offset {}", map_bci));
  if (map_bci > bci) return true;
  FrameView declared = map_.frame(next_map_frame_++);
  if (falls_through_) {
    bool matches;
    VerificationFailure mismatch;
    if (!frame_assignable(frame_.view(), frame_.view_at_mark(), declared, matches, mismatch)) return false;
    if (!matches) return fail(mismatch, "Instruction type does not match stack map");
  }
  frame_.assign(declared);
  return true;
}

}  // namespace cortado::classfile
