#include "classfile/verifier/failure.h"

#include <fmt/format.h>

#include "classfile/opcodes.h"
#include "classfile/verifier/stack_map.h"

namespace cortado::classfile {
namespace {

using Fault = VerificationFailure::Fault;
using Place = TypeOrigin::Place;

std::string describe_origin(const TypeOrigin& origin, const NameTable& names) {
  std::string text = names.print(origin.type);
  switch (origin.place) {
    case Place::kLocal: return text + fmt::format(" (current frame, locals[{}])", origin.index);
    case Place::kStack: return text + fmt::format(" (current frame, stack[{}])", origin.index);
    case Place::kMapLocal: return text + fmt::format(" (stack map, locals[{}])", origin.index);
    case Place::kMapStack: return text + fmt::format(" (stack map, stack[{}])", origin.index);
    case Place::kConstant: return text + fmt::format(" (constant pool {})", origin.index);
    case Place::kSignature: return text + " (from method signature)";
    default: return text;
  }
}

std::string reason(const VerificationFailure& failure, const NameTable& names) {
  bool has_expected = failure.expected.place != Place::kNone;
  switch (failure.fault) {
    case Fault::kNone:
    case Fault::kBytecode: return "Error exists in the bytecode";
    case Fault::kType:
      if (!has_expected) return "Invalid type: " + describe_origin(failure.type, names);
      return fmt::format("Type {} is not assignable to {}", describe_origin(failure.type, names),
                         describe_origin(failure.expected, names));
    case Fault::kFlags:
      return has_expected ? "Current frame's flags are not assignable to stack map frame's."
                          : "Current frame's flags are invalid in this context.";
    case Fault::kConstantIndex: return fmt::format("Constant pool index {} is invalid", failure.type.index);
    case Fault::kLocalIndex: return fmt::format("Local index {} is invalid", failure.type.index);
    case Fault::kLocalCount: return "Current frame's local size doesn't match stackmap.";
    case Fault::kStackDepth: return "Current frame's stack size doesn't match stackmap.";
    case Fault::kStackOverflow: return "Exceeded max stack size.";
    case Fault::kStackUnderflow: return "Attempt to pop empty stack.";
    case Fault::kMissingFrame: return "Expected stackmap frame at this location.";
    case Fault::kBadFrame: return "Invalid stackmap specification.";
  }
  return {};
}

void append_types(const std::vector<VerificationType>& types, const NameTable& names, std::string& out) {
  for (size_t i = 0; i < types.size(); ++i) {
    out += i == 0 ? " " : ", ";
    out += names.print(types[i]);
  }
}

void append_frame(const char* title, const TypeOrigin& origin, const NameTable& names, std::string& out) {
  if (!origin.frame.has_value()) return;
  const TypeOrigin::Frame& frame = *origin.frame;
  out += fmt::format("  {}:\n    bci: @{}\n    flags: {{{} }}\n    locals: {{", title, frame.bci,
                     frame.this_uninitialized ? " flagThisUninit" : "");
  append_types(frame.locals, names, out);
  out += " }\n    stack: {";
  append_types(frame.stack, names, out);
  out += " }\n";
}

// Sixteen bytes a line, in pairs; a last line without bytes if they come out even, as HotSpot has it.
void append_bytecode(Bytes code, std::string& out) {
  constexpr size_t kLine = 16;
  out += "  Bytecode:\n";
  for (size_t start = 0; start <= code.size(); start += kLine) {
    out += fmt::format("    {:07x}:", start);
    for (size_t i = start; i < start + kLine; ++i) {
      if (i % 2 == 0) out += ' ';
      out += i < code.size() ? fmt::format("{:02x}", code[i]) : "  ";
    }
    out += '\n';
  }
}

std::string instruction_name(Bytes code, int64_t bci) {
  if (bci < 0 || bci >= static_cast<int64_t>(code.size())) return "<invalid>";
  uint8_t byte = code[static_cast<size_t>(bci)];
  return is_opcode(byte) ? mnemonic(static_cast<Opcode>(byte)) : "<illegal>";
}

}  // namespace

std::string describe_failure(const VerificationFailure& failure, std::string_view class_name, const Method& method,
                             const NameTable& names) {
  if (failure.fault == Fault::kNone) return {};
  const Code& code = *method.code;
  std::string out = "\nException Details:\n";
  if (failure.bci != -1) {
    out += fmt::format("  Location:\n    {}.{}{} @{}: {}\n", class_name, method.name, method.descriptor, failure.bci,
                       instruction_name(code.bytecode, failure.bci));
  }
  out += "  Reason:\n    " + reason(failure, names) + "\n";
  append_frame("Current Frame", failure.type, names, out);
  append_frame("Stackmap Frame", failure.expected, names, out);
  append_bytecode(code.bytecode, out);
  if (!code.exception_table.empty()) out += "  Exception Handler Table:\n";
  for (ExceptionHandler handler : code.exception_table) {
    out += fmt::format("    bci [{}, {}] => handler: {}\n", handler.start_pc, handler.end_pc, handler.handler_pc);
  }
  if (code.has_stack_map_table && !code.stack_map_table.empty()) {
    out += "  Stackmap Table:\n" + print_stack_map(code.stack_map_table, "    ");
  }
  return out;
}

}  // namespace cortado::classfile
