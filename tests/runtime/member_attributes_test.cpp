// Attributes of members, found again in the class file, are those that the parser saw.
#include "runtime/member_attributes.h"

#include <gtest/gtest.h>

#include "classfile/class_builder.h"
#include "classfile/jimage.h"
#include "classfile/parser.h"
#include "runtime/class_builder.h"
#include "runtime/method_area.h"
#include "runtime/modules.h"

namespace cortado {
namespace {

using classfile::Bytes;
using classfile::test::ByteWriter;

// A class that nobody inherits from, without interfaces of its own.
Class* build(const classfile::ClassFile& file) {
  Symbol* name = Symbol::intern(file.name());
  PackageEntry* package = Modules::package_for_definition(Loaders::boot(), Symbol::intern(""));
  ClassBuildInput input{file, Loaders::boot(), name, package, nullptr, {}};
  ClassBuildError error;
  return build_class(input, error);
}

void expect_same(Bytes expected, Bytes found) {
  EXPECT_EQ(expected.size(), found.size());
  EXPECT_TRUE(std::equal(expected.begin(), expected.end(), found.begin(), found.end()));
}

void expect_same_attributes(const classfile::Method& parsed, const Method& method) {
  MemberAttributes found = attributes_of(method);
  expect_same(parsed.annotations.visible, found.annotations);
  expect_same(parsed.annotations.visible_types, found.type_annotations);
  expect_same(parsed.parameter_annotations, found.parameter_annotations);
  expect_same(parsed.annotation_default, found.annotation_default);
  EXPECT_EQ(parsed.exceptions.size(), found.exceptions.empty() ? 0 : classfile::read_u2(found.exceptions.data()));
  EXPECT_EQ(parsed.parameters.size(), found.method_parameters.empty() ? 0 : found.method_parameters[0]);
  if (!parsed.exceptions.empty()) EXPECT_EQ(parsed.exceptions[0], classfile::read_u2(found.exceptions.data() + 2));
}

TEST(MemberAttributes, AreThoseOfTheFile) {
  ASSERT_TRUE(MethodArea::initialize());
  auto image = classfile::JImage::open(std::string(CORTADO_TEST_JAVA_HOME) + "/lib/modules");
  ASSERT_NE(image, nullptr);
  size_t annotated = 0;
  for (const char* name : {"java/lang/Thread", "java/lang/String", "java/lang/Deprecated",
                           "java/lang/invoke/MethodHandle", "java/util/Arrays", "java/lang/FunctionalInterface"}) {
    classfile::Resource resource;
    ASSERT_EQ(image->find_class("java.base", name, resource), classfile::FindResult::kFound);
    classfile::ParseError error;
    auto file = classfile::parse(resource.bytes(), {}, error);
    ASSERT_NE(file, nullptr) << error.message;
    Class* c = build(*file);
    ASSERT_NE(c, nullptr);
    for (size_t i = 0; i < file->methods.size(); i++) {
      expect_same_attributes(file->methods[i], c->methods[i]);
      annotated += attributes_of(c->methods[i]).annotations.empty() ? 0 : 1;
    }
    for (size_t i = 0; i < file->fields.size(); i++) {
      expect_same(file->fields[i].annotations.visible, attributes_of(c->fields[i]).annotations);
    }
  }
  EXPECT_GT(annotated, 20u);
}

// class T { static void m() }, whose code is four instructions and has these attributes, each with its name's index:
// 5 LineNumberTable, 6 something unknown.
std::vector<uint8_t> class_with_code(const std::vector<std::vector<uint8_t>>& attributes) {
  ByteWriter file, code;
  code.u2(0)
      .u2(0)
      .u4(4)
      .raw({0, 0, 0, 0xb1})
      .u2(1)
      .u2(0)
      .u2(1)
      .u2(3)
      .u2(0)
      .u2(static_cast<unsigned>(attributes.size()));
  for (const auto& attribute : attributes) code.raw(attribute);
  auto text = [&file](std::string_view utf8) {
    file.u1(1).u2(static_cast<unsigned>(utf8.size())).raw({utf8.begin(), utf8.end()});
  };
  file.u4(0xcafebabe).u2(0).u2(61).u2(10);
  text("T");
  text("m");
  text("()V");
  text("Code");
  text("LineNumberTable");
  text("Unknown");
  file.u1(7).u2(1);
  text("java/lang/Object");
  file.u1(7).u2(8);
  file.u2(kAccSuper).u2(7).u2(9).u2(0).u2(0).u2(1);
  file.u2(kAccStatic).u2(2).u2(3).u2(1).u2(4).u4(static_cast<uint32_t>(code.size())).raw(code.bytes()).u2(0);
  return file.bytes();
}

std::vector<uint8_t> lines(std::initializer_list<std::pair<unsigned, unsigned>> rows) {
  ByteWriter attribute;
  auto count = static_cast<uint32_t>(rows.size());
  attribute.u2(5).u4(2 + 4 * count).u2(count);
  for (auto [start, line] : rows) attribute.u2(start).u2(line);
  return attribute.bytes();
}

int line_at(const std::vector<std::vector<uint8_t>>& attributes, uint32_t bci) {
  auto bytes = class_with_code(attributes);
  classfile::ParseError error;
  auto file = classfile::parse(bytes, {}, error);
  EXPECT_NE(file, nullptr) << error.message;
  Class* c = file == nullptr ? nullptr : build(*file);
  return c == nullptr ? -3 : c->methods[0].line_number(bci);
}

TEST(MemberAttributes, LinesAreInAnyTable) {
  ASSERT_TRUE(MethodArea::initialize());
  std::vector<uint8_t> unknown = ByteWriter().u2(6).u4(3).raw({1, 2, 3}).bytes();
  std::vector<std::vector<uint8_t>> attributes{unknown, lines({{2, 30}, {0, 10}}), unknown, lines({{1, 20}})};
  EXPECT_EQ(10, line_at(attributes, 0));
  EXPECT_EQ(20, line_at(attributes, 1));
  EXPECT_EQ(30, line_at(attributes, 2));
  EXPECT_EQ(30, line_at(attributes, 3));
  EXPECT_EQ(-1, line_at({unknown}, 0));
  EXPECT_EQ(-1, line_at({lines({{2, 30}})}, 1));
}

}  // namespace
}  // namespace cortado
