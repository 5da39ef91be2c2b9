// Which instructions of a copy become one (fusion.cpp).
#include "interp/fusion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "classfile/opcodes.h"

namespace cortado::testing {

using classfile::Opcode;
using interp::FusedOpcode;

namespace {

uint8_t op(Opcode opcode) { return static_cast<uint8_t>(opcode); }
uint8_t op(FusedOpcode opcode) { return static_cast<uint8_t>(opcode); }

// The copy of `code`, but for operands.
std::vector<uint8_t> copy_of(const std::vector<uint8_t>& code, BasicType result = BasicType::kInt, bool locks = false) {
  Method method;
  method.code_length = static_cast<uint32_t>(code.size());
  method.result_type = result;
  method.access_flags = kAccStatic | (locks ? kAccSynchronized : 0);
  std::vector<uint8_t> copy = code;
  interp::Fusion fusion(&method, code.data(), copy.data());
  classfile::Bytes bytes(code.data(), code.size());
  for (uint32_t bci = 0; bci < code.size(); bci += classfile::instruction_length(bytes, bci)) {
    copy[bci] = interp::kReplacements[code[bci]];
    fusion.add(bci);
  }
  fusion.end();
  return copy;
}

TEST(Fusion, PairsOverlap) {
  auto copy = copy_of({op(Opcode::kIload), 5, op(Opcode::kIload), 6, op(Opcode::kIload), 7, op(Opcode::kIadd)});
  EXPECT_EQ(copy[0], op(FusedOpcode::kIloadIload));
  EXPECT_EQ(copy[2], op(FusedOpcode::kIloadIload));
  EXPECT_EQ(copy[4], op(FusedOpcode::kIloadIadd));
  EXPECT_EQ(copy[6], op(Opcode::kIadd));
}

TEST(Fusion, ThreeGoBeforeTwo) {
  auto copy = copy_of({op(Opcode::kIload0), op(Opcode::kIload1), op(Opcode::kIadd), op(Opcode::kIreturn)});
  EXPECT_EQ(copy[0], op(FusedOpcode::kIload0Iload1Iadd));
  EXPECT_EQ(copy[2], op(FusedOpcode::kIaddIreturn));
  copy = copy_of({op(Opcode::kIload), 9, op(Opcode::kIconst1), op(Opcode::kIsub)});
  EXPECT_EQ(copy[0], op(FusedOpcode::kIloadIconst1Add));
  EXPECT_EQ(copy[2], op(FusedOpcode::kIconst1Isub));
}

TEST(Fusion, OnlyGetfieldIsAwaited) {
  EXPECT_EQ(copy_of({op(Opcode::kAload0), op(Opcode::kGetfield), 0, 0})[0], op(FusedOpcode::kAload0Getfield));
  for (Opcode other : {Opcode::kGetstatic, Opcode::kNew, Opcode::kCheckcast, Opcode::kInvokevirtual}) {
    auto copy = copy_of({op(Opcode::kAload0), op(other), 0, 0});
    EXPECT_EQ(copy[0], op(Opcode::kAload0));
    EXPECT_EQ(copy[1], op(Opcode::kGetfield));
  }
}

// What was resolved before it became a pair is resolved to tier 1.
TEST(Fusion, IsUnseenByTier1) {
  using interp::InternalOpcode;
  auto seen = [](uint8_t rewritten, Opcode in_class_file) {
    return interp::without_fusion(rewritten, [&] { return op(in_class_file); });
  };
  EXPECT_EQ(seen(op(FusedOpcode::kNewDup), Opcode::kNew), static_cast<uint8_t>(InternalOpcode::kNewResolved));
  EXPECT_EQ(seen(op(FusedOpcode::kGetstaticByteIfeq), Opcode::kGetstatic),
            static_cast<uint8_t>(InternalOpcode::kGetstaticByte));
  EXPECT_EQ(seen(op(FusedOpcode::kAload0GetfieldInt), Opcode::kAload0), op(Opcode::kAload0));
  EXPECT_EQ(seen(op(FusedOpcode::kDmulDadd), Opcode::kDmul), op(Opcode::kDmul));
  EXPECT_EQ(seen(op(FusedOpcode::kIloadIload), Opcode::kFload), op(Opcode::kFload));
  EXPECT_EQ(seen(op(FusedOpcode::kGotoIreturn), Opcode::kGoto), op(Opcode::kGoto));
  EXPECT_EQ(seen(op(Opcode::kIreturn), Opcode::kAreturn), op(Opcode::kAreturn));
  EXPECT_EQ(seen(op(Opcode::kGetfield), Opcode::kNew), op(Opcode::kNew));
}

TEST(Fusion, JumpsToReturns) {
  std::vector<uint8_t> code = {op(Opcode::kIconst1), op(Opcode::kGoto), 0, 4, op(Opcode::kNop), op(Opcode::kIreturn)};
  EXPECT_EQ(copy_of(code)[1], op(FusedOpcode::kGotoIreturn));
  EXPECT_EQ(copy_of(code)[0], op(Opcode::kIconst1));
  EXPECT_EQ(copy_of(code, BasicType::kBoolean)[1], op(FusedOpcode::kGotoIreturnBoolean));
  EXPECT_EQ(copy_of(code, BasicType::kBoolean)[0], op(FusedOpcode::kIconst1GotoIreturnBoolean));
  EXPECT_EQ(copy_of(code, BasicType::kByte)[1], op(Opcode::kGoto));
  EXPECT_EQ(copy_of(code, BasicType::kInt, true)[1], op(Opcode::kGoto));
  code[3] = 3;  // to the nop
  EXPECT_EQ(copy_of(code)[1], op(Opcode::kGoto));
  code[2] = 0x7f;  // out of the code, which no verifier has seen
  EXPECT_EQ(copy_of(code)[1], op(Opcode::kGoto));
}

// for (; local < bound; local++): the head, a jump out, the end.
uint8_t end_of_loop(std::vector<uint8_t> head, uint8_t counted, Opcode comparison = Opcode::kIfIcmpge) {
  head.insert(head.end(), {op(comparison), 0, 9});
  auto distance = static_cast<uint8_t>(-static_cast<int>(head.size()) - 3);
  head.insert(head.end(), {op(Opcode::kIinc), counted, 1, op(Opcode::kGoto), 0xff, distance, op(Opcode::kReturn)});
  return copy_of(head)[head.size() - 7];
}

TEST(Fusion, EndsOfLoops) {
  uint8_t load = op(Opcode::kIload);
  EXPECT_EQ(end_of_loop({load, 5, load, 6}, 5), op(FusedOpcode::kIincGotoIfIcmpge));
  EXPECT_EQ(end_of_loop({op(Opcode::kIload3), op(Opcode::kIload0)}, 3), op(FusedOpcode::kIincGotoIfIcmpge));
  EXPECT_EQ(end_of_loop({load, 5, op(Opcode::kBipush), 100}, 5), op(FusedOpcode::kIincGotoIfIcmpgeConstant));
  EXPECT_EQ(end_of_loop({load, 5, op(Opcode::kSipush), 1, 0}, 5), op(FusedOpcode::kIincGotoIfIcmpgeConstant));
  EXPECT_EQ(end_of_loop({load, 5, load, 6}, 5, Opcode::kIfIcmpgt), op(FusedOpcode::kIincGotoIload));
  EXPECT_EQ(end_of_loop({load, 5, op(Opcode::kIconst5)}, 5), op(FusedOpcode::kIincGotoIload));
  // Another local; a form that is longer than it has to be.
  EXPECT_EQ(end_of_loop({load, 5, load, 6}, 6), op(FusedOpcode::kIincGoto));
  EXPECT_EQ(end_of_loop({load, 3, load, 6}, 3), op(FusedOpcode::kIincGoto));
}

}  // namespace
}  // namespace cortado::testing
