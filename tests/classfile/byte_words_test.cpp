#include "classfile/byte_words.h"

#include <gtest/gtest.h>

#include <string>

#include "classfile/descriptor.h"
#include "classfile/modified_utf8.h"

namespace cortado::classfile {
namespace {

TEST(ByteWordsTest, CharactersAreFoundAtEveryPlaceOfEveryLength) {
  for (size_t size = 0; size < 40; size++) {
    std::string text(size, 'x');
    EXPECT_FALSE((contains_any<';', '['>(text))) << size;
    for (size_t at = 0; at < size; at++) {
      for (char c : {';', '['}) {
        text[at] = c;
        EXPECT_TRUE((contains_any<';', '['>(text))) << size << " " << at;
      }
      text[at] = 'x';
    }
  }
}

TEST(ByteWordsTest, NeighboursOfACharacterAreNotTakenForIt) {
  for (int c = 0; c < 256; c++) {
    std::string text(17, static_cast<char>(c));
    EXPECT_EQ((contains_any<'/'>(text)), c == '/') << c;
    text = std::string("\0/\x80\x01", 4) + static_cast<char>(c) + "\xff";
    EXPECT_EQ((contains_any<'.'>(text)), c == '.') << c;
  }
}

TEST(ByteWordsTest, PairsAreFoundAcrossWords) {
  for (size_t size = 0; size < 40; size++) {
    std::string single;
    for (size_t at = 0; at < size; at++) single += at % 2 == 0 ? '/' : 'x';
    EXPECT_FALSE(contains_pair(single, '/')) << size;
    for (size_t at = 1; at < size; at++) {
      std::string text(size, 'x');
      text[at - 1] = text[at] = '/';
      EXPECT_TRUE(contains_pair(text, '/')) << size << " " << at;
    }
  }
}

TEST(ByteWordsTest, ChecksOfNames) {
  EXPECT_TRUE(is_legal_class_name("a"));
  EXPECT_TRUE(is_legal_class_name("java/lang/Object"));
  EXPECT_FALSE(is_legal_class_name("java//lang/Object"));
  EXPECT_FALSE(is_legal_class_name("java/lang//"));
  EXPECT_FALSE(is_legal_class_name("java.lang/Object"));
  EXPECT_TRUE(is_legal_method_name("lambda$main$0"));
  EXPECT_FALSE(is_legal_method_name("lambda<main"));
  EXPECT_FALSE(is_unqualified_name(""));
  EXPECT_FALSE(is_unqualified_name("a/b"));
}

TEST(ByteWordsTest, TextsBeyondAscii) {
  for (size_t before = 0; before < 20; before++) {
    std::string start(before, 'a');
    EXPECT_TRUE(is_valid_modified_utf8(start));
    EXPECT_TRUE(is_valid_modified_utf8(start + "\xc3\xa9" + start));
    EXPECT_FALSE(is_valid_modified_utf8(start + '\0' + start));
    EXPECT_FALSE(is_valid_modified_utf8(start + "\xc3"));
    EXPECT_FALSE(is_valid_modified_utf8(start + "\xf0\x9f\x98\x80"));
  }
}

}  // namespace
}  // namespace cortado::classfile
