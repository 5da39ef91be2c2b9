#include "classfile/opcodes.h"

#include <gtest/gtest.h>

#include <cstring>

#include "classfile/class_builder.h"
#include "classfile/slot_effect.h"

namespace cortado::classfile {
namespace {

using test::ByteWriter;

TEST(Opcodes, TableIsInOrder) {
  unsigned expected = 0;
#define CORTADO_OPCODE(value, name, mnemonic, format, stack, flow, effect, constant) \
  EXPECT_EQ(expected++, static_cast<unsigned>(Opcode::k##name)) << mnemonic;
#include "classfile/opcodes.def"
  EXPECT_EQ(kOpcodeCount, expected);
  EXPECT_STREQ("aconst_null", mnemonic(Opcode::kAconstNull));
  EXPECT_STREQ("invokedynamic", mnemonic(Opcode::kInvokedynamic));
  EXPECT_EQ(0xc9u, static_cast<unsigned>(Opcode::kJsrW));
}

TEST(Opcodes, Properties) {
  EXPECT_TRUE(may_throw(Opcode::kIdiv));
  EXPECT_FALSE(may_throw(Opcode::kFdiv));
  EXPECT_TRUE(may_reach_safepoint(Opcode::kGoto));
  EXPECT_FALSE(may_throw(Opcode::kGoto));
  EXPECT_FALSE(may_reach_safepoint(Opcode::kIadd));
  EXPECT_FALSE(falls_through(Opcode::kGotoW));
  EXPECT_TRUE(falls_through(Opcode::kIfnull));
  EXPECT_TRUE(is_invoke(Opcode::kInvokevirtual));
  EXPECT_TRUE(is_invoke(Opcode::kInvokedynamic));
  EXPECT_FALSE(is_invoke(Opcode::kNew));
}

TEST(Opcodes, SlotEffects) {
  const SlotEffect& lastore = slot_effect(Opcode::kLastore);
  EXPECT_EQ(4, lastore.pops);
  EXPECT_EQ(0, lastore.pushes);
  const SlotEffect& aaload = slot_effect(Opcode::kAaload);
  EXPECT_EQ(2, aaload.pops);
  EXPECT_EQ(1, aaload.references);
  const SlotEffect& dup_x2 = slot_effect(Opcode::kDupX2);
  EXPECT_EQ(SlotEffect::Kind::kShuffle, dup_x2.kind);
  EXPECT_EQ(3, dup_x2.pops);
  EXPECT_EQ(4, dup_x2.pushes);
  EXPECT_EQ(2, dup_x2.order[0]);
  EXPECT_EQ(0, dup_x2.order[1]);
  EXPECT_EQ(SlotEffect::Kind::kSpecial, slot_effect(Opcode::kInvokestatic).kind);
  EXPECT_EQ(SlotEffect::Kind::kSpecial, slot_effect(Opcode::kJsr).kind);
}

TEST(Opcodes, ImplicitLocals) {
  struct {
    Opcode opcode;
    unsigned local;
  } cases[] = {{Opcode::kIload0, 0}, {Opcode::kIload3, 3},  {Opcode::kLload1, 1},  {Opcode::kAload2, 2},
               {Opcode::kAload0, 0}, {Opcode::kIstore0, 0}, {Opcode::kDstore3, 3}, {Opcode::kAstore1, 1}};
  for (auto [opcode, local] : cases) {
    ByteWriter code;
    code.op(opcode);
    EXPECT_EQ(local, decode_instruction(code.bytes(), 0).local_index()) << mnemonic(opcode);
  }
}

TEST(Opcodes, Operands) {
  ByteWriter code;
  code.op(Opcode::kBipush).u1(0xff).op(Opcode::kSipush).u2(0xfffe);       // 0, 2
  code.op(Opcode::kWide).op(Opcode::kIinc).u2(300).u2(0xff00);            // 5
  code.op(Opcode::kWide).op(Opcode::kAload).u2(1000);                     // 11
  code.op(Opcode::kGoto).u2(0xfff1);                                      // 15
  code.op(Opcode::kGotoW).u4(0x10000);                                    // 18
  code.op(Opcode::kMultianewarray).u2(7).u1(3).op(Opcode::kLdc).u1(200);  // 23, 27
  auto at = [&](uint32_t bci) { return decode_instruction(code.bytes(), bci); };
  EXPECT_EQ(-1, at(0).immediate());
  EXPECT_EQ(-2, at(2).immediate());
  EXPECT_EQ(Opcode::kIinc, at(5).opcode);
  EXPECT_TRUE(at(5).is_wide);
  EXPECT_EQ(300, at(5).local_index());
  EXPECT_EQ(-256, at(5).increment());
  EXPECT_EQ(6u, at(5).length);
  EXPECT_EQ(1000, at(11).local_index());
  EXPECT_EQ(0, at(15).branch_target());
  EXPECT_EQ(18 + 0x10000, at(18).branch_target());
  EXPECT_EQ(7, at(23).constant_index());
  EXPECT_EQ(3, at(23).dimensions());
  EXPECT_EQ(200, at(27).constant_index());
}

TEST(Opcodes, Switches) {
  for (unsigned padding = 0; padding < 4; ++padding) {
    ByteWriter code;
    for (unsigned i = 0; i < padding; ++i) code.op(Opcode::kNop);
    code.op(Opcode::kTableswitch);
    while (code.size() % 4 != 0) code.u1(0);
    code.u4(100).u4(0xffffffff).u4(1).u4(10).u4(20).u4(30);
    uint32_t lookup = static_cast<uint32_t>(code.size());
    code.op(Opcode::kLookupswitch);
    while (code.size() % 4 != 0) code.u1(0);
    code.u4(4).u4(2).u4(0x80000000).u4(8).u4(5).u4(12);
    Instruction table, look;
    ASSERT_TRUE(try_decode_instruction(code.bytes(), padding, table));
    EXPECT_EQ(3u, table.switch_count());
    EXPECT_EQ(padding + 100, table.switch_default());
    EXPECT_EQ(-1, table.switch_match(0));
    EXPECT_EQ(1, table.switch_match(2));
    EXPECT_EQ(padding + 30, table.switch_target(2));
    EXPECT_EQ(lookup, table.next_bci());
    ASSERT_TRUE(try_decode_instruction(code.bytes(), lookup, look));
    EXPECT_EQ(2u, look.switch_count());
    EXPECT_EQ(INT32_MIN, look.switch_match(0));
    EXPECT_EQ(lookup + 12, look.switch_target(1));
    EXPECT_EQ(code.size(), look.next_bci());
  }
}

TEST(Opcodes, MalformedInstructions) {
  auto length = [](const ByteWriter& code) { return instruction_length(code.bytes(), 0); };
  EXPECT_EQ(0u, length(ByteWriter().u1(0xca)));
  EXPECT_EQ(0u, length(ByteWriter().u1(0xff)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kSipush).u1(0)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kWide)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kWide).op(Opcode::kIadd).u2(0)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kWide).op(Opcode::kWide).u2(0)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kTableswitch).u1(0).u2(0).u4(0).u4(2).u4(1)));  // high < low
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kTableswitch).u1(0).u2(0).u4(0).u4(0x80000000).u4(0x7fffffff)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kLookupswitch).u1(0).u2(0).u4(0).u4(0xffffffff)));
  EXPECT_EQ(0u, length(ByteWriter().op(Opcode::kLookupswitch).u1(0).u2(0).u4(0).u4(1)));
  EXPECT_EQ(12u, length(ByteWriter().op(Opcode::kLookupswitch).u1(0).u2(0).u4(0).u4(0)));
}

}  // namespace
}  // namespace cortado::classfile
