#include <gtest/gtest.h>
#include <jni.h>

#include <cstring>

extern "C" int jio_snprintf(char* to, size_t count, const char* format, ...);

namespace {

TEST(Jio, FitsExactly) {
  char text[6];
  EXPECT_EQ(jio_snprintf(text, sizeof text, "%d-%s", 12, "ab"), 5);
  EXPECT_STREQ(text, "12-ab");
}

TEST(Jio, CutIsMinusOneAndTerminated) {
  char text[4];
  std::memset(text, 'x', sizeof text);
  EXPECT_EQ(jio_snprintf(text, sizeof text, "%s", "abcdef"), -1);
  EXPECT_STREQ(text, "abc");
}

TEST(Jio, NoRoom) {
  char text[1] = {'x'};
  EXPECT_EQ(jio_snprintf(text, 0, "a"), -1);
  EXPECT_EQ(jio_snprintf(text, static_cast<size_t>(-5), "a"), -1);
  EXPECT_EQ(text[0], 'x');
  EXPECT_EQ(jio_snprintf(text, 1, "%s", ""), 0);
}

}  // namespace
