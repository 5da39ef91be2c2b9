// Bytecode as text, for debugging, logs and the verifier's messages. Safe on malformed code. Pure functions.
#pragma once

#include <string>

#include "classfile/class_file.h"
#include "classfile/opcodes.h"

namespace cortado::classfile {

// One instruction: "12: invokevirtual #7 // java/lang/String.length:()I". constants may be null.
std::string disassemble_instruction(Bytes code, uint32_t bci, const ConstantPool* constants);
// A whole method body, a line each, with its exception table.
std::string disassemble(const Code& code, const ConstantPool* constants);
// Header, constant pool, fields and methods.
std::string disassemble(const ClassFile& file);
// A constant pool entry: "Methodref java/lang/Object.<init>:()V".
std::string describe_constant(const ConstantPool& constants, uint16_t index);

}  // namespace cortado::classfile
