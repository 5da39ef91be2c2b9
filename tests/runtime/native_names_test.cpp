#include "runtime/native_names.h"

#include <gtest/gtest.h>

namespace cortado {
namespace {

std::string mangled(std::string_view text) {
  std::string result;
  return append_mangled(result, text) ? result : "refused";
}

TEST(NativeNames, ShortAndLong) {
  NativeNames names = native_names("java/io/FileInputStream", "readBytes", "([BII)I");
  EXPECT_EQ(names.short_name, "Java_java_io_FileInputStream_readBytes");
  EXPECT_EQ(names.long_name, "Java_java_io_FileInputStream_readBytes___3BII");
}

TEST(NativeNames, NoParameters) { EXPECT_EQ(native_names("C", "m", "()V").long_name, "Java_C_m__"); }

TEST(NativeNames, Escapes) {
  EXPECT_EQ(mangled("a_b"), "a_1b");
  EXPECT_EQ(mangled("[Ljava/lang/String;I"), "_3Ljava_lang_String_2I");
  EXPECT_EQ(mangled("Outer$Inner"), "Outer_00024Inner");
  EXPECT_EQ(mangled("\xC3\xA9"), "_000e9");                        // é
  EXPECT_EQ(mangled("\xE6\x97\xA5"), "_065e5");                    // 日
  EXPECT_EQ(mangled("\xED\xA0\xBD\xED\xB8\x80"), "_0d83d_0de00");  // an emoji's surrogates
  EXPECT_EQ(mangled("\xC0\x80"), "_00000");
}

// "_1" would read as an escaped underscore.
TEST(NativeNames, DigitsThatWouldBeEscapes) {
  EXPECT_EQ(mangled("p/1C"), "refused");
  EXPECT_EQ(mangled("3m"), "refused");
  EXPECT_EQ(mangled("p/4C"), "p_4C");
  EXPECT_EQ(mangled("a1/b2"), "a1_b2");
  EXPECT_EQ(mangled("a/_1"), "a__11");
  EXPECT_TRUE(native_names("p/0C", "m", "()V").short_name.empty());
  EXPECT_TRUE(native_names("p/C", "2m", "()V").short_name.empty());
}

TEST(NativeNames, LongNameOnlyRefused) {
  NativeNames names = native_names("p/C", "m", "(Lp/1D;)V");
  EXPECT_EQ(names.short_name, "Java_p_C_m");
  EXPECT_TRUE(names.long_name.empty());
}

}  // namespace
}  // namespace cortado
