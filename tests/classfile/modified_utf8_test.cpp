#include "classfile/modified_utf8.h"

#include <gtest/gtest.h>

namespace cortado::classfile {
namespace {

using namespace std::string_view_literals;

TEST(ModifiedUtf8, Validity) {
  for (auto good : {""sv, "abc"sv, "\xc0\x80"sv, "\xc3\xa9"sv, "\xe2\x82\xac"sv, "\xed\xa0\xbd\xed\xb8\x80"sv}) {
    EXPECT_TRUE(is_valid_modified_utf8(good));
  }
  for (auto bad : {"\0"sv, "\x80"sv, "\xc3"sv, "\xe2\x82"sv, "\xc3x"sv, "\xc1\x81"sv, "\xe0\x80\x80"sv,
                   "\xf0\x9f\x98\x80"sv, "\xff"sv}) {
    EXPECT_FALSE(is_valid_modified_utf8(bad));
  }
}

TEST(ModifiedUtf8, Utf16) {
  EXPECT_EQ(u"aé€"sv, to_utf16("a\xc3\xa9\xe2\x82\xac"));
  EXPECT_EQ(u"\0"sv, to_utf16("\xc0\x80"));
  EXPECT_EQ(u"\xd83d\xde00"sv, to_utf16("\xed\xa0\xbd\xed\xb8\x80"));
  EXPECT_EQ("a\xc0\x80\xc3\xa9\xe2\x82\xac"sv, to_modified_utf8(u"a\0é€"sv));
  EXPECT_EQ(2u, utf16_length("\xed\xa0\xbd\xed\xb8\x80"));
  EXPECT_TRUE(is_latin1("a\xc3\xa9"));
  EXPECT_FALSE(is_latin1("\xe2\x82\xac"));
  uint8_t latin1[2];
  to_latin1("a\xc3\xa9", latin1);
  EXPECT_EQ(0xe9, latin1[1]);
  uint8_t units[] = {0, 'x', 0xe9};
  ASSERT_EQ(5u, modified_utf8_length_latin1(units, 3));
  char out[5];
  to_modified_utf8_latin1(units, 3, out);
  EXPECT_EQ("\xc0\x80x\xc3\xa9"sv, std::string_view(out, 5));
}

TEST(ModifiedUtf8, InvalidTextStaysInBounds) {
  EXPECT_EQ(3u, utf16_length("\xe2\x82x"));
  EXPECT_EQ(1u, utf16_length("\xc3"));
  EXPECT_EQ(2u, to_utf16("\x80\xff").size());
}

TEST(ModifiedUtf8, StandardUtf8) {
  EXPECT_EQ("\xf0\x9f\x98\x80", modified_to_standard_utf8("\xed\xa0\xbd\xed\xb8\x80"));
  EXPECT_EQ("\xed\xa0\xbd\xed\xb8\x80", standard_to_modified_utf8("\xf0\x9f\x98\x80"));
  EXPECT_EQ("\0a"sv, modified_to_standard_utf8("\xc0\x80"
                                               "a"));
  EXPECT_EQ("\xc0\x80"sv, standard_to_modified_utf8("\0"sv));
  EXPECT_EQ("\xed\xa0\xbd", modified_to_standard_utf8("\xed\xa0\xbd"));
}

TEST(ModifiedUtf8, Hashes) {
  EXPECT_EQ(0, java_string_hash(""));
  EXPECT_EQ(99162322, java_string_hash("hello"));
  EXPECT_NE(hash_bytes("abcdefgh"), hash_bytes("abcdefgi"));
  EXPECT_NE(hash_bytes("a"), hash_bytes("a\0"sv));
}

}  // namespace
}  // namespace cortado::classfile
