#include "classfile/frame_map.h"

#include <gtest/gtest.h>

#include "classfile/class_builder.h"
#include "classfile/jdk_image.h"
#include "classfile/parser.h"

namespace cortado::classfile {
namespace {

using test::ByteWriter;

// Locals then stack from the bottom, e.g. "R.|RR".
std::string text_of(const FrameMap& map) {
  std::string text;
  for (uint32_t i = 0; i < map.local_count(); ++i) text += map.is_local_reference(i) ? 'R' : '.';
  text += '|';
  for (uint32_t i = 0; i < map.stack_depth(); ++i) text += map.is_stack_reference(i) ? 'R' : '.';
  return text;
}

struct TestMethod {
  explicit TestMethod(const ByteWriter& code, uint16_t max_locals, const char* descriptor = "()V",
                      bool is_static = true)
      : bytes(code.bytes()) {
    input.code = bytes;
    input.descriptor = descriptor;
    input.is_static = is_static;
    input.max_locals = max_locals;
    input.max_stack = 6;
    // The constant pool index is that of a descriptor here.
    input.descriptor_at = [](const void*, Opcode, uint16_t index) -> std::string_view {
      constexpr const char* kDescriptors[] = {"", "(Ljava/lang/String;JI)Ljava/lang/Object;", "J", "()V", "[I"};
      return index < std::size(kDescriptors) ? kDescriptors[index] : "";
    };
  }
  std::string at(uint32_t bci, FrameMapPoint point = FrameMapPoint::kBefore) const {
    FrameMap map;
    return compute_frame_map(input, bci, map, point) ? text_of(map) : "fails";
  }
  std::vector<uint8_t> bytes;
  std::vector<uint8_t> handlers;
  FrameMapInput input;
};

TEST(FrameMap, ArgumentsAndStack) {
  ByteWriter code;
  code.op(Opcode::kAload0).op(Opcode::kLload1).op(Opcode::kAload3);              // 0, 1, 2
  code.op(Opcode::kDupX2).op(Opcode::kPop).op(Opcode::kPop2).op(Opcode::kPop2);  // 3, 4, 5, 6
  code.op(Opcode::kReturn);                                                      // 7
  TestMethod method(code, 5, "(J[I)V", false);
  EXPECT_EQ("R..R.|", method.at(0));
  EXPECT_EQ("R..R.|R", method.at(1));
  EXPECT_EQ("R..R.|R..", method.at(2));
  EXPECT_EQ("R..R.|R..R", method.at(3));
  EXPECT_EQ("R..R.|RR..R", method.at(4));
  EXPECT_EQ("R..R.|RR..", method.at(5));
  EXPECT_EQ("R..R.|RR", method.at(6));
  EXPECT_EQ("R..R.|", method.at(7));
  EXPECT_EQ("fails", method.at(8));
}

TEST(FrameMap, DuringCall) {
  ByteWriter code;
  code.op(Opcode::kAconstNull).op(Opcode::kAconstNull).op(Opcode::kLconst0).op(Opcode::kIconst0);  // 0 1 2 3
  code.op(Opcode::kInvokestatic).u2(1);                                                            // 4
  code.op(Opcode::kPop2).op(Opcode::kReturn);                                                      // 7 8
  TestMethod method(code, 0);
  EXPECT_EQ("|RR...", method.at(4));
  EXPECT_EQ("|R", method.at(4, FrameMapPoint::kDuringCall));
  EXPECT_EQ("|RR", method.at(7));
}

// A local that is a reference on one path and an int on the other is neither behind the join.
TEST(FrameMap, JoinsForgetWhatDiffers) {
  ByteWriter code;
  code.op(Opcode::kIload0).op(Opcode::kIfeq).u2(8);                       // 0, 1 -> 9
  code.op(Opcode::kAconstNull).op(Opcode::kAstore1);                      // 4, 5
  code.op(Opcode::kGoto).u2(5);                                           // 6 -> 11
  code.op(Opcode::kIconst0).op(Opcode::kIstore1);                         // 9, 10
  code.op(Opcode::kAconstNull).op(Opcode::kAstore2).op(Opcode::kReturn);  // 11, 12, 13
  TestMethod method(code, 3, "(I)V");
  EXPECT_EQ(".R.|", method.at(6));
  EXPECT_EQ("...|", method.at(11));
  EXPECT_EQ("..R|", method.at(13));
}

// The loop's first pass sees a reference in local 1, the second an int.
TEST(FrameMap, LoopsReachAFixedPoint) {
  ByteWriter code;
  code.op(Opcode::kAconstNull).op(Opcode::kAstore1);              // 0, 1
  code.op(Opcode::kNop);                                          // 2
  code.op(Opcode::kIconst0).op(Opcode::kIstore1);                 // 3, 4
  code.op(Opcode::kGoto).u2(static_cast<unsigned>(-3) & 0xffff);  // 5 -> 2
  TestMethod method(code, 2, "(I)V");
  EXPECT_EQ("..|", method.at(2));
}

TEST(FrameMap, HandlersSeeAllStatesOfTheRange) {
  ByteWriter code;
  code.op(Opcode::kAconstNull).op(Opcode::kAstore0);  // 0, 1
  code.op(Opcode::kAconstNull).op(Opcode::kAstore1);  // 2, 3
  code.op(Opcode::kIconst0).op(Opcode::kIstore0);     // 4, 5
  code.op(Opcode::kReturn);                           // 6
  code.op(Opcode::kAstore2).op(Opcode::kReturn);      // 7, 8
  TestMethod method(code, 3);
  // Range [2, 6): local 0 is still a reference before 5; local 1 is not one before 3.
  method.handlers = ByteWriter().u2(2).u2(6).u2(7).u2(0).bytes();
  method.input.exception_table = ExceptionTable(method.handlers.data(), 1);
  EXPECT_EQ("R..|R", method.at(7));
  EXPECT_EQ("R.R|", method.at(8));
  // Range [4, 7): both, and local 0 is an int from 6 on.
  method.handlers = ByteWriter().u2(4).u2(7).u2(7).u2(0).bytes();
  EXPECT_EQ(".R.|R", method.at(7));
}

// Two calls of one subroutine: local 0 is a reference at the first, an int at the second.
TestMethod subroutine_method() {
  ByteWriter code;
  code.op(Opcode::kAconstNull).op(Opcode::kAstore0);  // 0, 1
  code.op(Opcode::kJsr).u2(10);                       // 2 -> 12
  code.op(Opcode::kNop);                              // 5
  code.op(Opcode::kIconst0).op(Opcode::kIstore0);     // 6, 7
  code.op(Opcode::kJsr).u2(4);                        // 8 -> 12
  code.op(Opcode::kReturn);                           // 11
  code.op(Opcode::kAstore1);                          // 12
  code.op(Opcode::kAconstNull).op(Opcode::kAstore2);  // 13, 14
  code.op(Opcode::kRet).u1(1);                        // 15
  return TestMethod(code, 3);
}

TEST(FrameMap, SubroutinesArePolymorphicInUnusedLocals) {
  TestMethod method = subroutine_method();
  EXPECT_EQ("R..|", method.at(2));
  EXPECT_EQ("R.R|", method.at(5));   // restored behind the first call
  EXPECT_EQ("..R|", method.at(11));  // and not behind the second
  EXPECT_EQ("...|.", method.at(12));
  FrameMap map;
  ASSERT_TRUE(compute_frame_map(method.input, 15, map));
  EXPECT_EQ("..R|", text_of(map));
  EXPECT_TRUE(map.depends_on_return_address());
  ASSERT_TRUE(compute_frame_map(method.input, 5, map));
  EXPECT_FALSE(map.depends_on_return_address());
}

TEST(FrameMap, TheFramesReturnAddressDecides) {
  TestMethod method = subroutine_method();
  method.input.return_address_at = [](const void* frame, uint32_t) { return *static_cast<const int64_t*>(frame); };
  FrameMapAnalysis analysis(method.input);
  FrameMap map;
  int64_t first_call = 5, second_call = 11;
  ASSERT_TRUE(analysis.map_at(15, map, FrameMapPoint::kBefore, &first_call));
  EXPECT_EQ("R.R|", text_of(map));
  ASSERT_TRUE(analysis.map_at(15, map, FrameMapPoint::kBefore, &second_call));
  EXPECT_EQ("..R|", text_of(map));
}

TEST(FrameMap, DeadAndMalformedCodeFails) {
  ByteWriter code;
  code.op(Opcode::kReturn).op(Opcode::kNop).op(Opcode::kReturn);
  EXPECT_EQ("fails", TestMethod(code, 0).at(1));
  EXPECT_EQ("|", TestMethod(code, 0).at(0));
  EXPECT_EQ("fails", TestMethod(ByteWriter().op(Opcode::kPop).op(Opcode::kReturn), 0).at(0));     // underflow
  EXPECT_EQ("fails", TestMethod(ByteWriter().op(Opcode::kNop), 0).at(0));                         // falls off
  EXPECT_EQ("fails", TestMethod(ByteWriter().op(Opcode::kAload0).op(Opcode::kReturn), 0).at(0));  // no such local
  EXPECT_EQ("fails", TestMethod(ByteWriter().op(Opcode::kGoto).u2(1), 0).at(0));                  // into an instruction
  EXPECT_EQ("fails", TestMethod(ByteWriter().op(Opcode::kGoto), 0).at(0));                        // cut off
  EXPECT_EQ("fails", TestMethod(ByteWriter().u1(0xfe), 0).at(0));
}

TEST(FrameMap, ManySlotsNeedMoreThanTheInlineWords) {
  ByteWriter code;
  for (unsigned i = 0; i < 300; ++i) code.op(Opcode::kAconstNull).op(Opcode::kWide).op(Opcode::kAstore).u2(i);
  code.op(Opcode::kReturn);
  TestMethod method(code, 1000);
  FrameMap map;
  ASSERT_TRUE(compute_frame_map(method.input, static_cast<uint32_t>(code.size()) - 1, map));
  for (uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(i < 300, map.is_local_reference(i)) << i;
}

// Every method of java.base has a map at every reachable call.
TEST(FrameMap, AllMethodsOfJavaBase) {
  size_t maps = 0, unreachable = 0;
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    for (const Method& method : file->methods) {
      if (method.code == nullptr) continue;
      FrameMapAnalysis analysis(frame_map_input(*file, method));
      ASSERT_TRUE(analysis.ok()) << name << "." << method.name << method.descriptor;
      FrameMap map;
      Instruction instruction;
      for (uint32_t bci = 0; bci < method.code->bytecode.size(); bci = instruction.next_bci()) {
        instruction = decode_instruction(method.code->bytecode, bci);
        if (!is_invoke(instruction.opcode)) continue;
        ++(analysis.map_at(bci, map, FrameMapPoint::kDuringCall) ? maps : unreachable);
      }
    }
  });
  EXPECT_GT(maps, 100000u);
  EXPECT_LT(unreachable, maps / 1000);
}

}  // namespace
}  // namespace cortado::classfile
