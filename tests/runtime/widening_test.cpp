#include "runtime/widening.h"

#include <gtest/gtest.h>

namespace cortado {
namespace {

JavaValue int_value(int32_t value) { return JavaValue(static_cast<uint32_t>(value)); }

TEST(Widening, SameTypeIsKept) {
  for (BasicType type : {BasicType::kBoolean, BasicType::kChar, BasicType::kByte, BasicType::kDouble}) {
    auto widened = widen_primitive(type, type, JavaValue(7));
    ASSERT_TRUE(widened.has_value());
    EXPECT_EQ(widened->slot(), 7u);
  }
}

TEST(Widening, IntToLongExtendsTheSign) {
  auto widened = widen_primitive(BasicType::kInt, BasicType::kLong, int_value(-5));
  ASSERT_TRUE(widened.has_value());
  EXPECT_EQ(static_cast<int64_t>(widened->slot()), -5);
}

TEST(Widening, IntToDouble) {
  auto widened = widen_primitive(BasicType::kShort, BasicType::kDouble, int_value(-3));
  ASSERT_TRUE(widened.has_value());
  EXPECT_EQ(JavaValue(widened->slot()).as_double(), -3.0);
}

TEST(Widening, LongToFloat) {
  auto widened = widen_primitive(BasicType::kLong, BasicType::kFloat, JavaValue(uint64_t{1} << 40));
  ASSERT_TRUE(widened.has_value());
  EXPECT_EQ(JavaValue(widened->slot()).as_float(), 1099511627776.0f);
}

TEST(Widening, NoNarrowing) {
  EXPECT_FALSE(widen_primitive(BasicType::kInt, BasicType::kShort, int_value(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kLong, BasicType::kInt, JavaValue(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kDouble, BasicType::kFloat, JavaValue(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kFloat, BasicType::kLong, JavaValue(1)).has_value());
}

TEST(Widening, BooleanAndCharStandApart) {
  EXPECT_FALSE(widen_primitive(BasicType::kBoolean, BasicType::kInt, int_value(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kByte, BasicType::kChar, int_value(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kShort, BasicType::kChar, int_value(1)).has_value());
  EXPECT_FALSE(widen_primitive(BasicType::kChar, BasicType::kShort, int_value(1)).has_value());
  EXPECT_TRUE(widen_primitive(BasicType::kChar, BasicType::kInt, int_value(1)).has_value());
}

}  // namespace
}  // namespace cortado
