#include "classfile/disassembler.h"

#include <gtest/gtest.h>

#include "classfile/class_builder.h"
#include "classfile/jdk_image.h"
#include "classfile/parser.h"

namespace cortado::classfile {
namespace {

using test::ByteWriter;

std::string line(const ByteWriter& code, uint32_t bci = 0) {
  return disassemble_instruction(code.bytes(), bci, nullptr);
}

TEST(Disassembler, Operands) {
  EXPECT_EQ("0: aload_3", line(ByteWriter().op(Opcode::kAload3)));
  EXPECT_EQ("0: bipush -1", line(ByteWriter().op(Opcode::kBipush).u1(0xff)));
  EXPECT_EQ("0: wide iinc 300, -2", line(ByteWriter().op(Opcode::kWide).op(Opcode::kIinc).u2(300).u2(0xfffe)));
  EXPECT_EQ("1: goto 0", line(ByteWriter().op(Opcode::kNop).op(Opcode::kGoto).u2(0xffff), 1));
  EXPECT_EQ("0: newarray long", line(ByteWriter().op(Opcode::kNewarray).u1(11)));
  EXPECT_EQ("0: multianewarray #5, 2", line(ByteWriter().op(Opcode::kMultianewarray).u2(5).u1(2)));
  EXPECT_EQ("0: lookupswitch { 7: 20, default: 9 }",
            line(ByteWriter().op(Opcode::kLookupswitch).u1(0).u2(0).u4(9).u4(1).u4(7).u4(20)));
  EXPECT_EQ("0: malformed 0xfe", line(ByteWriter().u1(0xfe)));
  EXPECT_EQ("7: no code", line(ByteWriter(), 7));
}

TEST(Disassembler, Constants) {
  ParseError error;
  auto file = parse(test::class_bytes("java.base", "java/lang/Thread"), {}, error);
  ASSERT_NE(nullptr, file);
  std::string text = disassemble(*file);
  EXPECT_NE(std::string::npos, text.find("class java/lang/Thread version 61.0"));
  EXPECT_NE(std::string::npos, text.find("invokestatic"));
  EXPECT_NE(std::string::npos, text.find("// Methodref java/lang/Thread.currentThread:()Ljava/lang/Thread;"));
}

}  // namespace
}  // namespace cortado::classfile
