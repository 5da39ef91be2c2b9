#include "classfile/disassembler.h"

#include <fmt/format.h>

#include <bit>
#include <iterator>

#include "classfile/descriptor.h"

namespace cortado::classfile {
namespace {

constexpr unsigned kMaxSwitchCases = 1000;

bool has_constant(OperandFormat format) {
  return format == OperandFormat::kCp1 || format == OperandFormat::kCp2 || format == OperandFormat::kInvokeInterface ||
         format == OperandFormat::kInvokeDynamic || format == OperandFormat::kMultiANewArray;
}

void append_switch(const Instruction& instruction, std::string& out) {
  auto end = std::back_inserter(out);
  out += " {";
  uint32_t count = instruction.switch_count();
  for (uint32_t i = 0; i < count && i < kMaxSwitchCases; ++i) {
    fmt::format_to(end, " {}: {},", instruction.switch_match(i), instruction.switch_target(i));
  }
  fmt::format_to(end, " default: {} }}", instruction.switch_default());
}

void append_operands(const Instruction& instruction, const ConstantPool* constants, std::string& out) {
  auto end = std::back_inserter(out);
  OperandFormat format = instruction.info().format;
  if (has_constant(format)) {
    uint16_t index = instruction.constant_index();
    fmt::format_to(end, " #{}", index);
    if (format == OperandFormat::kMultiANewArray) fmt::format_to(end, ", {}", instruction.dimensions());
    if (constants != nullptr) fmt::format_to(end, " // {}", describe_constant(*constants, index));
    return;
  }
  switch (format) {
    case OperandFormat::kS1:
    case OperandFormat::kS2: fmt::format_to(end, " {}", instruction.immediate()); break;
    case OperandFormat::kLocal1: fmt::format_to(end, " {}", instruction.local_index()); break;
    case OperandFormat::kIinc:
      fmt::format_to(end, " {}, {}", instruction.local_index(), instruction.increment());
      break;
    case OperandFormat::kBranch2:
    case OperandFormat::kBranch4: fmt::format_to(end, " {}", instruction.branch_target()); break;
    case OperandFormat::kArrayType: {
      auto type = static_cast<BasicType>(instruction.byte_operand());
      bool legal = type >= BasicType::kBoolean && type <= BasicType::kLong;
      fmt::format_to(end, " {}", legal ? type_name(type) : "illegal");
      break;
    }
    case OperandFormat::kTableSwitch:
    case OperandFormat::kLookupSwitch: append_switch(instruction, out); break;
    default: break;
  }
}

const char* tag_name(ConstantTag tag) {
  switch (tag) {
    case ConstantTag::kUnusable: return "unusable";
    case ConstantTag::kUtf8: return "Utf8";
    case ConstantTag::kInteger: return "Integer";
    case ConstantTag::kFloat: return "Float";
    case ConstantTag::kLong: return "Long";
    case ConstantTag::kDouble: return "Double";
    case ConstantTag::kClass: return "Class";
    case ConstantTag::kString: return "String";
    case ConstantTag::kFieldref: return "Fieldref";
    case ConstantTag::kMethodref: return "Methodref";
    case ConstantTag::kInterfaceMethodref: return "InterfaceMethodref";
    case ConstantTag::kNameAndType: return "NameAndType";
    case ConstantTag::kMethodHandle: return "MethodHandle";
    case ConstantTag::kMethodType: return "MethodType";
    case ConstantTag::kDynamic: return "Dynamic";
    case ConstantTag::kInvokeDynamic: return "InvokeDynamic";
    case ConstantTag::kModule: return "Module";
    case ConstantTag::kPackage: return "Package";
  }
  return "unknown";
}

// Text as it may stand in a log line.
std::string printable(std::string_view text) {
  std::string result;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(result), "\\x{:02x}", byte);
    } else {
      result += c;
    }
  }
  return result;
}

const char* reference_kind_name(ReferenceKind kind) {
  constexpr const char* kNames[] = {"?",
                                    "getField",
                                    "getStatic",
                                    "putField",
                                    "putStatic",
                                    "invokeVirtual",
                                    "invokeStatic",
                                    "invokeSpecial",
                                    "newInvokeSpecial",
                                    "invokeInterface"};
  auto index = static_cast<size_t>(kind);
  return index < std::size(kNames) ? kNames[index] : "?";
}

std::string member_text(const ConstantPool& constants, uint16_t index) {
  return fmt::format("{}.{}:{}", printable(constants.member_class_name(index)), printable(constants.member_name(index)),
                     printable(constants.member_descriptor(index)));
}

std::string constant_text(const ConstantPool& constants, uint16_t index) {
  switch (constants.tag(index)) {
    case ConstantTag::kUtf8: return printable(constants.utf8(index));
    case ConstantTag::kInteger: return fmt::format("{}", constants.integer(index));
    case ConstantTag::kFloat: return fmt::format("{}f", std::bit_cast<float>(constants.float_bits(index)));
    case ConstantTag::kLong: return fmt::format("{}l", constants.long_value(index));
    case ConstantTag::kDouble: return fmt::format("{}d", std::bit_cast<double>(constants.double_bits(index)));
    case ConstantTag::kClass:
    case ConstantTag::kString:
    case ConstantTag::kModule:
    case ConstantTag::kPackage: return printable(constants.class_name(index));
    case ConstantTag::kMethodType: return printable(constants.method_type_descriptor(index));
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref: return member_text(constants, index);
    case ConstantTag::kNameAndType:
      return fmt::format("{}:{}", printable(constants.name_of(index)), printable(constants.descriptor_of(index)));
    case ConstantTag::kMethodHandle:
      return fmt::format("{} {}", reference_kind_name(constants.reference_kind(index)),
                         member_text(constants, constants.reference_index(index)));
    case ConstantTag::kDynamic:
    case ConstantTag::kInvokeDynamic:
      return fmt::format("#{}:{}:{}", constants.bootstrap_method_index(index), printable(constants.member_name(index)),
                         printable(constants.member_descriptor(index)));
    default: return {};
  }
}

}  // namespace

std::string describe_constant(const ConstantPool& constants, uint16_t index) {
  return fmt::format("{} {}", tag_name(constants.tag(index)), constant_text(constants, index));
}

std::string disassemble_instruction(Bytes code, uint32_t bci, const ConstantPool* constants) {
  Instruction instruction;
  if (!try_decode_instruction(code, bci, instruction)) {
    return bci < code.size() ? fmt::format("{}: malformed 0x{:02x}", bci, code[bci]) : fmt::format("{}: no code", bci);
  }
  std::string out = fmt::format("{}: {}{}", bci, instruction.is_wide ? "wide " : "", mnemonic(instruction.opcode));
  append_operands(instruction, constants, out);
  return out;
}

std::string disassemble(const Code& code, const ConstantPool* constants) {
  std::string out = fmt::format("  stack={}, locals={}\n", code.max_stack, code.max_locals);
  uint32_t bci = 0;
  while (bci < code.bytecode.size()) {
    out += "  " + disassemble_instruction(code.bytecode, bci, constants) + "\n";
    uint32_t length = instruction_length(code.bytecode, bci);
    if (length == 0) break;
    bci += length;
  }
  for (ExceptionHandler handler : code.exception_table) {
    std::string type = handler.catch_type == 0 ? "any"
                       : constants == nullptr  ? fmt::format("#{}", handler.catch_type)
                                               : printable(constants->class_name(handler.catch_type));
    fmt::format_to(std::back_inserter(out), "  [{}, {}) -> {} {}\n", handler.start_pc, handler.end_pc,
                   handler.handler_pc, type);
  }
  return out;
}

std::string disassemble(const ClassFile& file) {
  std::string out = fmt::format("{} {} version {}.{} flags 0x{:04x}\n", file.is_interface() ? "interface" : "class",
                                printable(file.name()), file.major_version, file.minor_version, file.access_flags);
  if (file.super_class_index != 0) out += "  extends " + printable(file.super_name()) + "\n";
  for (uint16_t index : file.interfaces) out += "  implements " + printable(file.constants.class_name(index)) + "\n";
  auto end = std::back_inserter(out);
  for (uint32_t i = 1; i < file.constants.size(); ++i) {
    if (!file.constants.is_valid(i)) continue;
    fmt::format_to(end, "  #{} = {}\n", i, describe_constant(file.constants, static_cast<uint16_t>(i)));
  }
  for (const Field& field : file.fields) {
    fmt::format_to(end, "field {} {} flags 0x{:04x}\n", printable(field.name), printable(field.descriptor),
                   field.access_flags);
  }
  for (const Method& method : file.methods) {
    fmt::format_to(end, "method {}{} flags 0x{:04x}\n", printable(method.name), printable(method.descriptor),
                   method.access_flags);
    if (method.code != nullptr) out += disassemble(*method.code, &file.constants);
  }
  return out;
}

}  // namespace cortado::classfile
