// Methods that interpreted callers execute without a frame (frameless_entries.cpp): which they are, and what they leave on the
// caller's operand stack.
#include <array>

#include "interp/attached_test.h"
#include "interp/entering.h"
#include "interp/made_methods.h"

#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {

using classfile::Opcode;
using interp::FusedOpcode;
using interp::InternalOpcode;

namespace {

class FramelessTest : public AttachedTest {
 protected:
  static bool is_frameless(const Method* method) {
    interp::Handler entry = interp::frameless_entry(method);
    return entry != nullptr && method->from_interpreted == reinterpret_cast<uint64_t>(entry);
  }
  int32_t call(Method* method, int32_t argument) {
    VmScope vm(*thread);
    JavaResult<JavaValue> result = call_java(*thread, method, {Argument(argument)});
    return result.failed() ? -12345 : result.value().as_int();
  }
  // int outer(int x): x * callee(x ...), `arguments` times x.
  int32_t through(Method* callee, uint16_t arguments, int32_t x) {
    c_.set_entry(1, callee);
    uint8_t pad = op(Opcode::kNop), load = op(Opcode::kIload0);
    std::array<uint8_t, 2> loads = {arguments > 0 ? load : pad, arguments > 1 ? load : pad};
    bool is_void = callee->result_type == BasicType::kVoid;
    Method* outer =
        c_.interpreted(1, BasicType::kInt,
                       {op(Opcode::kIload0), loads[0], loads[1], op(InternalOpcode::kInvokestaticResolved), 1, 0,
                        is_void ? op(Opcode::kIconst2) : pad, op(Opcode::kImul), op(Opcode::kIreturn)});
    return call(outer, x);
  }

  MadeClass c_;
};

TEST_F(FramelessTest, Constants) {
  Method* five = c_.interpreted(0, BasicType::kInt, {op(Opcode::kIconst5), op(Opcode::kIreturn)});
  Method* minus = c_.interpreted(1, BasicType::kInt, {op(Opcode::kIconstM1), op(Opcode::kIreturn)});
  Method* low = c_.interpreted(2, BasicType::kInt, {op(Opcode::kBipush), 0x80, op(Opcode::kIreturn)});
  EXPECT_TRUE(is_frameless(five) && is_frameless(minus) && is_frameless(low));
  EXPECT_EQ(through(five, 0, 7), 35);
  EXPECT_EQ(through(minus, 1, 7), -7);
  EXPECT_EQ(through(low, 2, 7), -896);
  uint32_t before = five->counter;
  EXPECT_EQ(through(five, 0, 7), 35);
  EXPECT_EQ(five->counter, before - 1);
  EXPECT_EQ(call(minus, 0), -1);  // from C++, by an ordinary frame
}

TEST_F(FramelessTest, Empty) {
  Method* nothing = c_.interpreted(2, BasicType::kVoid, {op(Opcode::kReturn)});
  EXPECT_TRUE(is_frameless(nothing));
  EXPECT_EQ(through(nothing, 2, 7), 14);
}

TEST_F(FramelessTest, CountersAsk) {
  static Method* asked;
  asked = nullptr;
  Method* five = c_.interpreted(0, BasicType::kInt, {op(Opcode::kIconst5), op(Opcode::kIreturn)});
  auto before = execution_engine.on_threshold;
  execution_engine.on_threshold = [](Method* method, uint32_t) -> const void* {
    asked = method;
    return nullptr;
  };
  five->counter = 0;
  EXPECT_EQ(through(five, 0, 7), 35);
  execution_engine.on_threshold = before;
  EXPECT_EQ(asked, five);
}

TEST_F(FramelessTest, Getters) {
  auto getter = [&](InternalOpcode load, uint8_t leave, BasicType type) {
    return c_.interpreted(1, type, {op(Opcode::kAload0), op(load), 0, 0, leave});
  };
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetfieldInt, op(Opcode::kIreturn), BasicType::kInt)));
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetfieldLong, op(Opcode::kLreturn), BasicType::kLong)));
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetfieldReference, op(Opcode::kIreturn), BasicType::kObject)));
  EXPECT_TRUE(
      is_frameless(getter(InternalOpcode::kGetfieldChar, op(InternalOpcode::kIreturnNarrow), BasicType::kChar)));
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetfieldByte, op(Opcode::kIreturn), BasicType::kInt)));
  EXPECT_TRUE(
      is_frameless(getter(InternalOpcode::kGetfieldByte, op(InternalOpcode::kIreturnBoolean), BasicType::kBoolean)));
  // A result that has to be narrowed; a volatile field; a result of another kind.
  EXPECT_FALSE(
      is_frameless(getter(InternalOpcode::kGetfieldInt, op(InternalOpcode::kIreturnNarrow), BasicType::kByte)));
  EXPECT_FALSE(
      is_frameless(getter(InternalOpcode::kGetfieldChar, op(InternalOpcode::kIreturnNarrow), BasicType::kByte)));
  EXPECT_FALSE(is_frameless(getter(InternalOpcode::kGetfieldVolatile, op(Opcode::kIreturn), BasicType::kInt)));
  EXPECT_FALSE(is_frameless(getter(InternalOpcode::kGetfieldInt, op(Opcode::kReturn), BasicType::kVoid)));
}

// The field is resolved after the entry was chosen.
TEST_F(FramelessTest, Reconsidered) {
  Method* get = c_.interpreted(
      1, BasicType::kInt,
      {static_cast<uint8_t>(FusedOpcode::kAload0Getfield), op(Opcode::kGetfield), 0, 0, op(Opcode::kIreturn)});
  EXPECT_EQ(interp::frameless_entry(get), nullptr);
  uint64_t ordinary = get->from_interpreted;
  get->code.get_non_null()[1] = op(InternalOpcode::kGetfieldInt);
  get->from_interpreted = 1;  // another's: compiled code's
  interp::reconsider_entry(get, ordinary);
  EXPECT_EQ(get->from_interpreted, 1u);
  get->from_interpreted = ordinary;
  interp::reconsider_entry(get, ordinary);
  EXPECT_TRUE(is_frameless(get));
}

TEST_F(FramelessTest, Arguments) {
  Method* first = c_.interpreted(1, BasicType::kInt, {op(Opcode::kIload0), op(Opcode::kIreturn)});
  Method* second = c_.interpreted(2, BasicType::kInt, {op(Opcode::kIload1), op(Opcode::kIreturn)});
  Method* reference = c_.interpreted(2, BasicType::kObject, {op(Opcode::kAload1), op(Opcode::kIreturn)});
  Method* narrowed = c_.interpreted(1, BasicType::kByte, {op(Opcode::kIload0), op(InternalOpcode::kIreturnNarrow)});
  EXPECT_TRUE(is_frameless(first) && is_frameless(second) && is_frameless(reference));
  EXPECT_FALSE(is_frameless(narrowed));
  EXPECT_EQ(through(first, 1, 7), 49);
  EXPECT_EQ(through(second, 2, 8), 64);
}

TEST_F(FramelessTest, Setters) {
  auto setter = [&](uint16_t arguments, uint8_t first, uint8_t second, InternalOpcode store) {
    return c_.interpreted(arguments, BasicType::kVoid, {first, second, op(store), 0, 0, op(Opcode::kReturn)});
  };
  auto fused = static_cast<uint8_t>(FusedOpcode::kAload0Iload1);
  for (InternalOpcode store : {InternalOpcode::kPutfieldInt, InternalOpcode::kPutfieldShort,
                               InternalOpcode::kPutfieldByte, InternalOpcode::kPutfieldBoolean}) {
    EXPECT_TRUE(is_frameless(setter(2, fused, op(Opcode::kIload1), store)));
  }
  uint8_t load = op(Opcode::kAload0);
  auto two = static_cast<uint8_t>(FusedOpcode::kAload0Aload1);
  EXPECT_TRUE(is_frameless(setter(2, two, op(Opcode::kAload1), InternalOpcode::kPutfieldReference)));
  EXPECT_TRUE(is_frameless(setter(3, load, op(Opcode::kLload1), InternalOpcode::kPutfieldLong)));
  // A volatile field, another argument, more of them.
  EXPECT_FALSE(is_frameless(setter(2, fused, op(Opcode::kIload1), InternalOpcode::kPutfieldVolatile)));
  EXPECT_FALSE(is_frameless(setter(3, load, op(Opcode::kIload2), InternalOpcode::kPutfieldInt)));
  EXPECT_FALSE(is_frameless(setter(3, fused, op(Opcode::kIload1), InternalOpcode::kPutfieldInt)));
}

TEST_F(FramelessTest, StaticGetters) {
  auto getter = [&](InternalOpcode load, uint8_t leave, BasicType type) {
    return c_.interpreted(0, type, {op(load), 0, 0, leave});
  };
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetstaticInt, op(Opcode::kIreturn), BasicType::kInt)));
  EXPECT_TRUE(is_frameless(getter(InternalOpcode::kGetstaticReference, op(Opcode::kIreturn), BasicType::kObject)));
  EXPECT_TRUE(
      is_frameless(getter(InternalOpcode::kGetstaticByte, op(InternalOpcode::kIreturnBoolean), BasicType::kBoolean)));
  EXPECT_FALSE(
      is_frameless(getter(InternalOpcode::kGetstaticInt, op(InternalOpcode::kIreturnNarrow), BasicType::kByte)));
  EXPECT_FALSE(is_frameless(getter(InternalOpcode::kGetstaticOther, op(Opcode::kIreturn), BasicType::kInt)));
}

TEST_F(FramelessTest, OthersHaveFrames) {
  Method* negated = c_.interpreted(1, BasicType::kInt, {op(Opcode::kIload0), op(Opcode::kIneg), op(Opcode::kIreturn)});
  EXPECT_EQ(interp::frameless_entry(negated), nullptr);
  EXPECT_EQ(through(negated, 1, 7), -49);
}

}  // namespace
}  // namespace cortado::testing
