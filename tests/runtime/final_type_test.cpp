// Declared types that tell what their objects are (final_type.h).
#include "runtime/final_type.h"

#include <gtest/gtest.h>

namespace cortado::testing {
namespace {

TEST(FinalType, IsToldByTheName) {
  EXPECT_EQ(final_type_of("Ljava/lang/String;"), FinalType::kString);
  EXPECT_EQ(final_type_of("Ljava/lang/Class;"), FinalType::kClass);
  EXPECT_EQ(final_type_of("[Ljava/lang/String;"), FinalType::kOther);
  EXPECT_EQ(final_type_of("Ljava/lang/Object;"), FinalType::kOther);
  EXPECT_EQ(final_type_of("Lx/String;"), FinalType::kOther);
  EXPECT_EQ(final_type_of("I"), FinalType::kOther);
}

TEST(FinalType, IsToldByTheEndOfADescriptor) {
  EXPECT_EQ(final_type_of_result("()Ljava/lang/Integer;"), FinalType::kInteger);
  EXPECT_EQ(final_type_of_result("(Ljava/lang/String;J)Ljava/lang/Long;"), FinalType::kLong);
  EXPECT_EQ(final_type_of_result("(I)Ljava/lang/Character;"), FinalType::kCharacter);
  EXPECT_EQ(final_type_of_result("(Ljava/lang/String;)V"), FinalType::kOther);
  EXPECT_EQ(final_type_of_result("(Ljava/lang/String;)Ljava/lang/Object;"), FinalType::kOther);
  EXPECT_EQ(final_type_of_result("()[Ljava/lang/String;"), FinalType::kOther);
}

}  // namespace
}  // namespace cortado::testing
