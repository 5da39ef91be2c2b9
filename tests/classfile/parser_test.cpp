// Messages and order of checks were compared with HotSpot 17 over mutated class files; these are samples of each kind.
#include "classfile/parser.h"

#include <gtest/gtest.h>

#include "classfile/class_builder.h"

namespace cortado::classfile {
namespace {

using test::ByteWriter;
using test::ClassBuilder;

std::string error_of(const std::vector<uint8_t>& bytes, const ParseOptions& options = {}) {
  ParseError error;
  auto file = parse(bytes, options, error);
  if (file != nullptr) return "";
  std::string name = error_class_name(error.kind);
  return name.substr(name.rfind('/') + 1) + ": " + error.message;
}

std::string error_of(const ClassBuilder& builder, const ParseOptions& options = {}) {
  return error_of(builder.build(), options);
}

std::vector<uint8_t> return_code() { return ByteWriter().op(Opcode::kReturn).bytes(); }

TEST(Parser, MinimalClass) {
  ClassBuilder builder("p/T");
  builder.add_interface("java/lang/Runnable");
  builder.add_field(kAccPrivate | kAccStatic | kAccFinal, "N", "I",
                    {builder.attribute("ConstantValue", ByteWriter().u2(builder.int_constant(42)).bytes())});
  builder.add_method(kAccPublic, "run", "(J)V", {builder.code(0, 3, return_code())});
  builder.add_attribute(builder.attribute("SourceFile", ByteWriter().u2(builder.utf8("T.java")).bytes()));
  auto bytes = builder.build();
  ParseError error;
  auto file = parse(bytes, {}, error);
  ASSERT_NE(nullptr, file) << error.message;
  EXPECT_EQ("p/T", file->name());
  EXPECT_EQ("java/lang/Object", file->super_name());
  ASSERT_EQ(1u, file->interfaces.size());
  ASSERT_EQ(1u, file->fields.size());
  EXPECT_EQ("N", file->fields[0].name);
  EXPECT_EQ(42, file->constants.integer(file->fields[0].constant_value_index));
  ASSERT_EQ(1u, file->methods.size());
  EXPECT_EQ(3, file->methods[0].argument_slots);
  ASSERT_NE(nullptr, file->methods[0].code);
  EXPECT_EQ(1u, file->methods[0].code->bytecode.size());
  EXPECT_EQ("T.java", file->constants.utf8(file->source_file_index));
}

TEST(Parser, Versions) {
  auto with_version = [](uint16_t major, uint16_t minor, bool preview = false) {
    ClassBuilder builder("T", "java/lang/Object", major);
    builder.minor = minor;
    ParseOptions options;
    options.expected_name = "T";
    options.enable_preview = preview;
    return error_of(builder, options);
  };
  EXPECT_EQ("", with_version(45, 3));
  EXPECT_EQ("", with_version(61, 0));
  EXPECT_EQ("", with_version(61, 0xffff, true));
  EXPECT_EQ("UnsupportedClassVersionError: T (class file version 44.0) was compiled with an invalid major version",
            with_version(44, 0));
  EXPECT_EQ(
      "UnsupportedClassVersionError: T has been compiled by a more recent version of the Java Runtime (class file "
      "version "
      "62.0), this version of the Java Runtime only recognizes class file versions up to 61.0",
      with_version(62, 0));
  EXPECT_EQ(
      "UnsupportedClassVersionError: Preview features are not enabled for T (class file version 61.65535). Try running "
      "with '--enable-preview'",
      with_version(61, 0xffff));
  EXPECT_EQ(
      "UnsupportedClassVersionError: T (class file version 60.65535) was compiled with preview features that are "
      "unsupported. This version of the Java Runtime only recognizes preview features for class file version 61.65535",
      with_version(60, 0xffff, true));
  EXPECT_EQ(
      "UnsupportedClassVersionError: T (class file version 60.7) was compiled with an invalid non-zero minor version",
      with_version(60, 7));
}

TEST(Parser, MagicAndTruncation) {
  EXPECT_EQ("ClassFormatError: Truncated class file", error_of(std::vector<uint8_t>{}));
  EXPECT_EQ("ClassFormatError: Incompatible magic value 0 in class file <Unknown>", error_of(std::vector<uint8_t>(10)));
  ClassBuilder builder;
  builder.add_method(kAccStatic, "m", "()V", {builder.code(0, 0, return_code())});
  auto bytes = builder.build();
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ("ClassFormatError: Truncated class file",
              error_of({bytes.begin(), bytes.begin() + static_cast<long>(size)}));
  }
  bytes.push_back(0);
  EXPECT_EQ("ClassFormatError: Extra bytes at the end of class file T", error_of(bytes));
}

TEST(Parser, Names) {
  ParseOptions options;
  options.expected_name = "Other";
  EXPECT_EQ("NoClassDefFoundError: Other (wrong name: T)", error_of(ClassBuilder("T"), options));
  EXPECT_EQ("ClassFormatError: Illegal class name \"a.b\" in class file <Unknown>", error_of(ClassBuilder("a.b")));
  ParseOptions trusting;
  trusting.check_format = false;
  EXPECT_EQ("", error_of(ClassBuilder("a.b"), trusting));
  ParseOptions relaxed;
  relaxed.relax_names = true;
  EXPECT_EQ("", error_of(ClassBuilder("a.b"), relaxed));
  ClassBuilder module("module-info", "");
  module.access_flags = kAccModule;
  EXPECT_EQ("NoClassDefFoundError: <Unknown> is not a class because access_flag ACC_MODULE is set", error_of(module));
  EXPECT_EQ("ClassFormatError: Invalid superclass index 0 in class file T", error_of(ClassBuilder("T", "")));
  EXPECT_EQ("", error_of(ClassBuilder("java/lang/Object", "")));
}

TEST(Parser, Flags) {
  ClassBuilder builder;
  builder.access_flags = kAccFinal | kAccAbstract;
  EXPECT_EQ("ClassFormatError: Illegal class modifiers in class <Unknown>: 0x410", error_of(builder));
  ClassBuilder field;
  field.add_field(kAccFinal | kAccVolatile, "f", "I");
  EXPECT_EQ("ClassFormatError: Illegal field modifiers in class T: 0x50", error_of(field));
  ClassBuilder method;
  method.add_method(kAccPublic | kAccPrivate, "m", "()V", {method.code(0, 1, return_code())});
  EXPECT_EQ("ClassFormatError: Method m in class T has illegal modifiers: 0x3", error_of(method));
  ClassBuilder initializer;
  initializer.add_method(0, "<clinit>", "()V", {initializer.code(0, 1, return_code())});
  EXPECT_EQ("ClassFormatError: Method <clinit> is not static in class file T", error_of(initializer));
}

TEST(Parser, Duplicates) {
  ClassBuilder fields;
  fields.add_field(0, "f", "Lp/C;");
  fields.add_field(0, "f", "Lp/C;");
  EXPECT_EQ("ClassFormatError: Duplicate field name \"f\" with signature \"Lp.C;\" in class file T", error_of(fields));
  ClassBuilder methods;
  for (int i = 0; i < 2; ++i) methods.add_method(kAccStatic, "m", "()V", {methods.code(0, 0, return_code())});
  EXPECT_EQ("ClassFormatError: Duplicate method name \"m\" with signature \"()V\" in class file T", error_of(methods));
  ClassBuilder interfaces;
  interfaces.add_interface("I");
  interfaces.add_interface("I");
  EXPECT_EQ("ClassFormatError: Duplicate interface name \"I\" in class file T", error_of(interfaces));
}

TEST(Parser, Descriptors) {
  ClassBuilder field;
  field.add_field(0, "f", "Q");
  EXPECT_EQ("ClassFormatError: Field \"f\" in class T has illegal signature \"Q\"", error_of(field));
  ClassBuilder method;
  method.add_method(kAccNative, "m", "(V)V");
  EXPECT_EQ("ClassFormatError: Method \"m\" in class T has illegal signature \"(V)V\"", error_of(method));
  ClassBuilder many;
  many.add_method(kAccNative | kAccStatic, "m", "(" + std::string(256, 'I') + ")V");
  EXPECT_EQ("ClassFormatError: Too many arguments in method signature in class file T", error_of(many));
  ClassBuilder slash;
  slash.add_field(0, "f", "La//b;");
  EXPECT_EQ("ClassFormatError: Class name is empty or contains illegal character in descriptor in class file T",
            error_of(slash));
}

TEST(Parser, CodeAttributes) {
  ClassBuilder absent;
  absent.add_method(0, "m", "()V");
  EXPECT_EQ("ClassFormatError: Absent Code attribute in method that is not native or abstract in class file T",
            error_of(absent));
  ClassBuilder present;
  present.add_method(kAccNative, "m", "()V", {present.code(0, 1, return_code())});
  EXPECT_EQ("ClassFormatError: Code attribute in native or abstract methods in class file T", error_of(present));
  ClassBuilder locals;
  locals.add_method(0, "m", "(J)V", {locals.code(0, 2, return_code())});
  EXPECT_EQ("ClassFormatError: Arguments can't fit into locals in class file T", error_of(locals));
  ClassBuilder handler;
  handler.add_method(kAccStatic, "m", "()V", {handler.code(0, 0, return_code(), {{0, 2, 0, 0}})});
  EXPECT_EQ("ClassFormatError: Illegal exception table range in class file T", error_of(handler));
  ClassBuilder empty;
  empty.add_method(kAccStatic, "m", "()V", {empty.code(0, 0, {})});
  EXPECT_EQ("ClassFormatError: Invalid method Code length 0 in class file T", error_of(empty));
}

TEST(Parser, SeveralLocalVariableTablesAreOne) {
  ClassBuilder builder;
  auto variables = [&](unsigned slot) {
    ByteWriter row;
    row.u2(1).u2(0).u2(1).u2(builder.utf8("name")).u2(builder.utf8("I")).u2(slot);
    return builder.attribute("LocalVariableTable", row.bytes());
  };
  builder.add_method(kAccStatic, "m", "()V", {builder.code(0, 9, return_code(), {}, {variables(7), variables(8)})});
  auto bytes = builder.build();
  ParseError error;
  auto file = parse(bytes, {}, error);
  ASSERT_NE(nullptr, file) << error.message;
  const auto& table = file->methods[0].code->local_variables;
  ASSERT_EQ(2u, table.size());
  EXPECT_EQ(7, table[0].slot);
  EXPECT_EQ(8, table[1].slot);
}

TEST(Parser, RepeatedVariablesAndMembers) {
  ClassBuilder variables;
  ByteWriter rows;
  rows.u2(3);
  for (unsigned slot : {1u, 2u, 1u}) rows.u2(0).u2(1).u2(variables.utf8("name")).u2(variables.utf8("I")).u2(slot);
  variables.add_method(
      kAccStatic, "m", "()V",
      {variables.code(0, 9, return_code(), {}, {variables.attribute("LocalVariableTable", rows.bytes())})});
  EXPECT_EQ("ClassFormatError: Duplicated LocalVariableTable attribute entry for 'name' in class file T",
            error_of(variables));
  ClassBuilder members;
  for (const char* name : {"a", "b", "c", "b", "a"}) members.add_field(0, name, "I");
  EXPECT_EQ("ClassFormatError: Duplicate field name \"b\" with signature \"I\" in class file T", error_of(members));
}

TEST(Parser, Constants) {
  ClassBuilder bad_class;
  bad_class.raw_constant(ByteWriter().u1(7).u2(999).bytes());
  EXPECT_EQ("ClassFormatError: Invalid constant pool index 999 in class file <Unknown>", error_of(bad_class));
  ClassBuilder bad_tag;
  bad_tag.raw_constant(ByteWriter().u1(99).bytes());
  EXPECT_EQ("ClassFormatError: Unknown constant tag 99 in class file <Unknown>", error_of(bad_tag));
  ClassBuilder old("T", "java/lang/Object", 50);
  old.raw_constant(ByteWriter().u1(16).u2(1).bytes());
  EXPECT_EQ("ClassFormatError: Class file version does not support constant tag 16 in class file <Unknown>",
            error_of(old));
  ClassBuilder handle;
  handle.raw_constant(ByteWriter().u1(15).u1(5).u2(handle.field_reference("A", "f", "I")).bytes());
  std::string message = error_of(handle);
  EXPECT_NE(std::string::npos, message.find("(not a method)")) << message;
  ClassBuilder dynamic;
  dynamic.raw_constant(ByteWriter().u1(18).u2(0).u2(dynamic.name_and_type("x", "()V")).bytes());
  EXPECT_EQ("ClassFormatError: Missing BootstrapMethods attribute in class file T", error_of(dynamic));
  ClassBuilder longs;
  uint16_t index = longs.long_constant(uint64_t{1} << 40);
  auto bytes = longs.build();
  ParseError error;
  auto file = parse(bytes, {}, error);
  ASSERT_NE(nullptr, file);
  EXPECT_EQ(int64_t{1} << 40, file->constants.long_value(index));
  EXPECT_FALSE(file->constants.is_valid(index + 1u));
}

TEST(Parser, InnerClasses) {
  auto with_entries = [](const std::vector<std::pair<const char*, const char*>>& entries, bool& kept) {
    ClassBuilder builder;
    ByteWriter content;
    content.u2(static_cast<unsigned>(entries.size()));
    for (auto [inner, outer] : entries) {
      content.u2(builder.class_constant(inner)).u2(builder.class_constant(outer)).u2(0).u2(0);
    }
    builder.add_attribute(builder.attribute("InnerClasses", content.bytes()));
    auto bytes = builder.build();
    ParseError error;
    auto file = parse(bytes, {}, error);
    kept = file != nullptr && file->inner_classes.size() == entries.size();
    return error.message;
  };
  bool kept;
  EXPECT_EQ("", with_entries({{"A$B", "A"}, {"A$B$C", "A$B"}}, kept));
  EXPECT_TRUE(kept);
  EXPECT_EQ("", with_entries({{"A", "B"}, {"B", "A"}}, kept));  // circular: ignored
  EXPECT_FALSE(kept);
  EXPECT_EQ("Duplicate entry in InnerClasses attribute in class file T",
            with_entries({{"A$B", "A"}, {"A$B", "A"}}, kept));
  EXPECT_EQ("Class is both outer and inner class in class file T", with_entries({{"A", "A"}}, kept));
}

TEST(Parser, RecordsAndSealedClasses) {
  ClassBuilder builder;
  builder.access_flags = kAccPublic | kAccSuper | kAccAbstract;
  builder.add_attribute(
      builder.attribute("Record", ByteWriter().u2(1).u2(builder.utf8("x")).u2(builder.utf8("I")).u2(0).bytes()));
  builder.add_attribute(
      builder.attribute("PermittedSubclasses", ByteWriter().u2(1).u2(builder.class_constant("S")).bytes()));
  builder.add_attribute(builder.attribute("NestMembers", ByteWriter().u2(1).u2(builder.class_constant("S")).bytes()));
  auto bytes = builder.build();
  ParseError error;
  auto file = parse(bytes, {}, error);
  ASSERT_NE(nullptr, file) << error.message;
  EXPECT_TRUE(file->is_record);
  ASSERT_EQ(1u, file->record_components.size());
  EXPECT_EQ("x", file->constants.utf8(file->record_components[0].name_index));
  EXPECT_TRUE(file->is_sealed);
  EXPECT_EQ("S", file->constants.class_name(file->permitted_subclasses[0]));
  EXPECT_EQ("S", file->constants.class_name(file->nest_members[0]));

  ClassBuilder conflicting;
  conflicting.add_attribute(conflicting.attribute("NestMembers", ByteWriter().u2(0).bytes()));
  conflicting.add_attribute(
      conflicting.attribute("NestHost", ByteWriter().u2(conflicting.class_constant("S")).bytes()));
  EXPECT_EQ("ClassFormatError: Conflicting NestMembers and NestHost attributes in class file T", error_of(conflicting));
}

}  // namespace
}  // namespace cortado::classfile
