// Which instructions of a copy become one (fusion.cpp).
#include "interp/fusion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "classfile/opcodes.h"
#include "interp/plain_opcodes.h"

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
  Method method;
  method.result_type = BasicType::kObject;
  auto seen = [&](auto rewritten) { return interp::PlainOpcodes(&method).of(static_cast<uint8_t>(rewritten), 0); };
  EXPECT_EQ(seen(FusedOpcode::kNewDup), static_cast<uint8_t>(InternalOpcode::kNewResolved));
  EXPECT_EQ(seen(FusedOpcode::kGetstaticByteIfeq), static_cast<uint8_t>(InternalOpcode::kGetstaticByte));
  EXPECT_EQ(seen(FusedOpcode::kAload0GetfieldInt), op(Opcode::kAload0));
  EXPECT_EQ(seen(FusedOpcode::kDmulDadd), op(Opcode::kDmul));
  EXPECT_EQ(seen(FusedOpcode::kGotoIreturn), op(Opcode::kGoto));
  EXPECT_EQ(seen(FusedOpcode::kIconst1GotoIreturnBoolean), op(Opcode::kIconst1));
  EXPECT_EQ(seen(FusedOpcode::kIloadIload), op(Opcode::kIload));
  EXPECT_EQ(seen(Opcode::kIreturn), op(Opcode::kAreturn));
  method.result_type = BasicType::kInt;
  EXPECT_EQ(seen(Opcode::kIreturn), op(Opcode::kIreturn));
  method.result_type = BasicType::kDouble;
  EXPECT_EQ(seen(Opcode::kLreturn), op(Opcode::kDreturn));
}

// The class file is asked where the method may have something else there.
TEST(Fusion, LeavesDoubts) {
  using interp::Doubt;
  auto doubts = [](auto rewritten) { return interp::kPlainOpcodes[static_cast<uint8_t>(rewritten)].doubts; };
  auto flags = [](Opcode opcode) { return interp::kFlagsOfOpcodes[op(opcode)]; };
  EXPECT_EQ(doubts(FusedOpcode::kIloadIload), 0 | Doubt::kFloating);
  EXPECT_EQ(doubts(Opcode::kIconst0), (0 | Doubt::kFloating) | Doubt::kNull);
  EXPECT_EQ(doubts(Opcode::kGetfield), 0 | Doubt::kAlways);
  EXPECT_EQ(doubts(uint8_t{202}), 0 | Doubt::kAlways);  // a breakpoint
  EXPECT_EQ(doubts(Opcode::kAload), 0);
  EXPECT_EQ(flags(Opcode::kFload), Method::kReplacesFloating);
  EXPECT_EQ(flags(Opcode::kDconst0), Method::kReplacesFloating);
  EXPECT_EQ(flags(Opcode::kAconstNull), Method::kReplacesNull);
  EXPECT_EQ(flags(Opcode::kInvokestatic), Method::kHasCall);
  EXPECT_EQ(flags(Opcode::kAreturn), 0U);
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
