// The VM's own tables of natives against the classes of the installed class library.

#include "classlib/openjdk17/natives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "classfile/jimage.h"
#include "classfile/parser.h"

namespace cortado {
namespace {

using classfile::ClassFile;
using ::testing::IsEmpty;

std::set<std::string> declared_natives(const char* class_name) {
  std::string error;
  auto image = classfile::JImage::open(std::string(CORTADO_TEST_JAVA_HOME) + "/lib/modules", &error);
  if (image == nullptr) {
    ADD_FAILURE() << error;
    return {};
  }
  classfile::Resource resource;
  if (image->find_class("java.base", class_name, resource) != classfile::FindResult::kFound) {
    ADD_FAILURE() << class_name << " is not in the image";
    return {};
  }
  classfile::ParseError parse_error;
  auto parsed = classfile::parse(resource.bytes(), {}, parse_error);
  std::set<std::string> natives;
  for (const classfile::Method& method : parsed->methods) {
    if ((method.access_flags & kAccNative) == 0 || method.name == "registerNatives") continue;
    natives.insert(std::string(method.name) + std::string(method.descriptor));
  }
  return natives;
}

std::set<std::string> supplied_natives(const char* class_name) {
  std::set<std::string> natives;
  for (const VmNative* native = find_vm_natives(class_name); native != nullptr && native->name != nullptr; native++) {
    natives.insert(std::string(native->name) + native->descriptor);
  }
  return natives;
}

std::set<std::string> difference(const std::set<std::string>& from, const std::set<std::string>& without) {
  std::set<std::string> rest;
  for (const std::string& name : from) {
    if (!without.contains(name)) rest.insert(name);
  }
  return rest;
}

class NativesTest : public ::testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() { register_class_library_natives(); }
};

TEST_P(NativesTest, EveryNativeOfTheClassIsSupplied) {
  EXPECT_THAT(difference(declared_natives(GetParam()), supplied_natives(GetParam())), IsEmpty());
}

TEST_P(NativesTest, NothingElseIsSupplied) {
  EXPECT_THAT(difference(supplied_natives(GetParam()), declared_natives(GetParam())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Classes, NativesTest,
                         ::testing::Values("jdk/internal/misc/Unsafe", "java/lang/invoke/MethodHandleNatives",
                                           "jdk/internal/misc/ScopedMemoryAccess", "jdk/internal/perf/Perf",
                                           "jdk/internal/vm/vector/VectorSupport",
                                           "jdk/internal/invoke/NativeEntryPoint"));

// libjava exports Object.getClass.
TEST(ObjectNatives, AllButGetClass) {
  register_class_library_natives();
  EXPECT_THAT(difference(declared_natives("java/lang/Object"), supplied_natives("java/lang/Object")),
              ::testing::ElementsAre("getClass()Ljava/lang/Class;"));
}

}  // namespace
}  // namespace cortado
