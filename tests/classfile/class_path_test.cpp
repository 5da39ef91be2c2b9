#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "classfile/class_path_entry.h"

namespace cortado::classfile {
namespace {

namespace fs = std::filesystem;

class ClassPathTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) / ("cortado-class-path-" + std::to_string(getpid()));
    fs::create_directories(root_ / "classes/p");
    std::ofstream(root_ / "classes/p/A.class") << "in the directory";
    fs::create_directories(root_ / "packed/p");
    std::ofstream(root_ / "packed/p/A.class") << "in the jar";
    std::ofstream(root_ / "packed/p/B.class") << std::string(100000, 'b');
    std::ofstream(root_ / "notajar.jar") << "this is no zip file";
  }
  void TearDown() override { fs::remove_all(root_); }

  static std::string text_of(const Resource& resource) {
    return {reinterpret_cast<const char*>(resource.bytes().data()), resource.bytes().size()};
  }
  bool make_jar() {
    std::string command = std::string(CORTADO_TEST_JAVA_HOME) + "/bin/jar cf " + (root_ / "x.jar").string() + " -C " +
                          (root_ / "packed").string() + " p";
    return system(command.c_str()) == 0;
  }

  fs::path root_;
};

TEST_F(ClassPathTest, Directory) {
  auto entry = open_class_path_entry(root_ / "classes");
  ASSERT_NE(nullptr, entry);
  Resource resource;
  ASSERT_EQ(FindResult::kFound, entry->find("p/A.class", resource));
  EXPECT_EQ("in the directory", text_of(resource));
  EXPECT_EQ(FindResult::kNotFound, entry->find("p/C.class", resource));
  std::string error;
  EXPECT_EQ(FindResult::kIoError, entry->find("p", resource, &error));
  EXPECT_EQ((root_ / "classes").string(), entry->location());
}

TEST_F(ClassPathTest, Jar) {
  ASSERT_TRUE(make_jar());
  std::string error;
  auto entry = open_class_path_entry(root_ / "x.jar", &error);
  ASSERT_NE(nullptr, entry) << error;
  Resource resource;
  ASSERT_EQ(FindResult::kFound, entry->find("p/A.class", resource, &error)) << error;
  EXPECT_EQ("in the jar", text_of(resource));
  ASSERT_EQ(FindResult::kFound, entry->find("p/B.class", resource));
  EXPECT_EQ(std::string(100000, 'b'), text_of(resource));
  EXPECT_FALSE(resource.is_mapped());
  EXPECT_EQ(FindResult::kNotFound, entry->find("p/C.class", resource));
}

TEST_F(ClassPathTest, WhatIsNoEntry) {
  std::string error;
  EXPECT_EQ(nullptr, open_class_path_entry(root_ / "notajar.jar", &error));
  EXPECT_NE(std::string::npos, error.find("notajar.jar"));
  EXPECT_EQ(nullptr, open_class_path_entry(root_ / "missing", &error));
  EXPECT_NE(std::string::npos, error.find("No such file"));
  EXPECT_EQ(nullptr, open_directory(root_ / "notajar.jar", &error));
}

TEST_F(ClassPathTest, EntriesAreAskedInOrder) {
  ASSERT_TRUE(make_jar());
  ClassPath path;
  path.append_path((root_ / "missing").string() + "::" + (root_ / "x.jar").string() + ":" +
                   (root_ / "classes").string());
  EXPECT_EQ(2u, path.entries().size());
  Resource resource;
  const ClassPathEntry* where = path.find("p/A.class", resource);
  ASSERT_NE(nullptr, where);
  EXPECT_EQ("in the jar", text_of(resource));
  EXPECT_EQ((root_ / "x.jar").string(), where->location());
  EXPECT_EQ(nullptr, path.find("p/C.class", resource));
}

}  // namespace
}  // namespace cortado::classfile
