#include "classfile/jimage.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "classfile/jdk_image.h"

namespace cortado::classfile {
namespace {

using test::jdk_image;

TEST(JImage, FindsClasses) {
  Resource object;
  ASSERT_EQ(FindResult::kFound, jdk_image().find_class("java.base", "java/lang/Object", object));
  EXPECT_TRUE(object.is_mapped());
  ASSERT_GT(object.bytes().size(), 1000u);
  EXPECT_EQ(0xcafebabeu, read_u4(object.bytes().data()));
  EXPECT_TRUE(jdk_image().has_class("java.base", "java/util/HashMap$Node"));
  EXPECT_FALSE(jdk_image().has_class("java.base", "java/util/NoSuchClass"));
  EXPECT_FALSE(jdk_image().has_class("java.desktop.no", "java/lang/Object"));
  Resource none;
  EXPECT_EQ(FindResult::kNotFound, jdk_image().find_resource("java.base", "", none));
  EXPECT_EQ(FindResult::kFound, jdk_image().find_resource("java.base", "module-info.class", none));
}

TEST(JImage, KnowsPackages) {
  EXPECT_EQ("java.base", jdk_image().module_of_package("java/lang"));
  EXPECT_EQ("java.base", jdk_image().module_of_package("jdk/internal/misc"));
  EXPECT_EQ("jdk.compiler", jdk_image().module_of_package("com/sun/tools/javac/main"));
  EXPECT_EQ("", jdk_image().module_of_package("java"));  // has subpackages only
  EXPECT_EQ("", jdk_image().module_of_package("no/such/package"));
  EXPECT_EQ("", jdk_image().module_of_package(""));
}

TEST(JImage, EveryResourceIsFoundByName) {
  size_t count = 0, classes = 0;
  jdk_image().for_each_resource([&](std::string_view module, std::string_view name) {
    Resource resource;
    ++count;
    ASSERT_EQ(FindResult::kFound, jdk_image().find_resource(module, name, resource)) << module << "/" << name;
    if (name.ends_with(".class")) {
      ++classes;
      ASSERT_EQ(0xcafebabeu, read_u4(resource.bytes().data())) << name;
    }
  });
  EXPECT_GT(classes, 6000u);
  EXPECT_LE(count, jdk_image().entry_count());
}

TEST(JImage, RefusesOtherFiles) {
  std::string error;
  EXPECT_EQ(nullptr, JImage::open("/no/such/file", &error));
  EXPECT_NE(std::string::npos, error.find("No such file"));
  EXPECT_EQ(nullptr, JImage::open(std::string(CORTADO_TEST_JAVA_HOME) + "/release", &error));
  EXPECT_NE(std::string::npos, error.find("not a jimage"));
}

// A header whose sizes go beyond the file must not be believed.
TEST(JImage, RefusesTruncatedFiles) {
  std::string path = testing::TempDir() + "cortado-truncated-modules";
  std::ifstream in(jdk_image().path(), std::ios::binary);
  std::vector<char> head(4096);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  std::ofstream(path, std::ios::binary).write(head.data(), static_cast<std::streamsize>(head.size()));
  std::string error;
  EXPECT_EQ(nullptr, JImage::open(path, &error));
  EXPECT_NE(std::string::npos, error.find("truncated"));
  std::filesystem::remove(path);
}

// jlink --compress=1 (compact constant pools) and 2 (zip): the same classes come out.
class CompressedImage : public testing::TestWithParam<int> {};

TEST_P(CompressedImage, GivesTheSameClasses) {
  namespace fs = std::filesystem;
  std::string home = CORTADO_TEST_JAVA_HOME;
  if (!fs::exists(home + "/jmods/java.base.jmod") || getenv("CORTADO_SLOW_TESTS") == nullptr) {
    GTEST_SKIP() << "needs jmods and CORTADO_SLOW_TESTS";
  }
  std::string out = testing::TempDir() + "cortado-image-" + std::to_string(GetParam());
  fs::remove_all(out);
  std::string command = home + "/bin/jlink --add-modules java.base --compress=" + std::to_string(GetParam()) +
                        " --output " + out + " > /dev/null";
  ASSERT_EQ(0, system(command.c_str()));
  std::string error;
  auto image = JImage::open(out + "/lib/modules", &error);
  ASSERT_NE(nullptr, image) << error;
  size_t compared = 0, different = 0;
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    // jlink generates these anew, and writes the system modules of the new image.
    if (name.starts_with("jdk/internal/module/SystemModules") || name.ends_with("$Holder")) return;
    Resource resource;
    ASSERT_EQ(FindResult::kFound, image->find_class("java.base", name, resource, &error)) << name << " " << error;
    ++compared;
    if (bytes.size() != resource.bytes().size() || memcmp(bytes.data(), resource.bytes().data(), bytes.size()) != 0) {
      ++different;
    }
  });
  EXPECT_GT(compared, 5000u);
  EXPECT_LT(different, 10u);
  fs::remove_all(out);
}

INSTANTIATE_TEST_SUITE_P(Jlink, CompressedImage, testing::Values(1, 2));

}  // namespace
}  // namespace cortado::classfile
