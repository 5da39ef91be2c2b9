#include "jit/code_text.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "classfile/bytes.h"
#include "classfile/disassembler.h"
#include "runtime/constant_pool.h"
#include "runtime/flags.h"

namespace cortado::jit {

static bool is_wanted(const Method* method) {
  static const bool any = Flags::boolean("PrintAssembly");
  if (!any) return false;
  return method->external_name().find(Flags::text("PrintAssemblyOptions")) != std::string::npos;
}

CodeText::CodeText(const Method* method, asmjit::CodeHolder& holder)
    : method_(method), holder_(holder), is_wanted_(is_wanted(method)) {
  if (!is_wanted_) return;
  logger_.addFlags(asmjit::FormatFlags::kMachineCode | asmjit::FormatFlags::kHexOffsets);
  holder_.setLogger(&logger_);
}

CodeText::~CodeText() {
  if (!is_wanted_) return;
  holder_.resetLogger();
  std::string text = fmt::format("Compiled method {} ({} bytes)\n{}\n", method_->external_name(), method_->code_length,
                                 std::string_view(logger_.data(), logger_.dataSize()));
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

std::string bytecode_text(const Method* method, uint32_t bci) {
  classfile::Bytes code(method->bytecode(), method->code_length);
  std::string text = classfile::disassemble_instruction(code, bci, nullptr);
  classfile::OperandFormat format = classfile::opcode_info(static_cast<classfile::Opcode>(code[bci])).format;
  if (format != classfile::OperandFormat::kCp2 && format != classfile::OperandFormat::kInvokeInterface) return text;
  uint16_t index = classfile::read_u2(code.data() + bci + 1);
  const ConstantPool* pool = method->pool.get_non_null();
  switch (pool->tag(index)) {
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
      return text + " // " + pool->member_name(index)->string() + pool->member_descriptor(index)->string();
    default: return text;
  }
}

}  // namespace cortado::jit
