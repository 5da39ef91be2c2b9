// Everything that this house does, done to every class of the class library.
#include <gtest/gtest.h>

#include "classfile/class_outline.h"
#include "classfile/descriptor.h"
#include "classfile/jdk_image.h"
#include "classfile/modified_utf8.h"
#include "classfile/opcodes.h"
#include "classfile/parser.h"

namespace cortado::classfile {
namespace {

TEST(JdkClasses, ParseWithAllChecks) {
  size_t classes = 0, methods = 0;
  ParseOptions options;
  test::for_each_class("", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    options.expected_name = name;
    auto file = parse(bytes, options, error);
    ASSERT_NE(nullptr, file) << name << ": " << error.message;
    EXPECT_EQ(name, file->name());
    ++classes;
    methods += file->methods.size();
  });
  EXPECT_GT(classes, 6000u);
  EXPECT_GT(methods, 60000u);
}

TEST(JdkClasses, OutlinesAgreeWithTheParser) {
  test::for_each_class("", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    std::optional<ClassOutline> outline = read_class_outline(bytes);
    ASSERT_TRUE(outline.has_value()) << name;
    EXPECT_EQ(name, outline->name);
    EXPECT_EQ(file->is_interface(), outline->is_interface) << name;
    EXPECT_EQ(file->super_name(), outline->super_name) << name;
  });
}

TEST(JdkClasses, OutlinesOfWhatIsCutOff) {
  Bytes whole = test::class_bytes("java.base", "java/lang/Byte");
  for (size_t size = 0; size < whole.size(); size++) {
    std::vector<uint8_t> cut(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size));
    std::optional<ClassOutline> outline = read_class_outline(cut);
    if (outline) EXPECT_EQ("java/lang/Number", outline->super_name) << size;
  }
}

TEST(JdkClasses, EveryInstructionDecodes) {
  uint64_t seen[kOpcodeCount] = {};
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    for (const Method& method : file->methods) {
      if (method.code == nullptr) continue;
      Bytes code = method.code->bytecode;
      uint32_t bci = 0;
      while (bci < code.size()) {
        Instruction instruction;
        ASSERT_TRUE(try_decode_instruction(code, bci, instruction)) << name << "." << method.name << " at " << bci;
        ++seen[static_cast<unsigned>(instruction.opcode)];
        bci = instruction.next_bci();
      }
      ASSERT_EQ(code.size(), bci);
    }
  });
  size_t kinds = 0;
  for (uint64_t count : seen) kinds += count != 0;
  EXPECT_GT(kinds, 180u);
}

TEST(JdkClasses, KnownFacts) {
  ParseError error;
  auto file = parse(test::class_bytes("java.base", "java/lang/Object"), {}, error);
  ASSERT_NE(nullptr, file) << error.message;
  EXPECT_EQ(61, file->major_version);
  EXPECT_EQ(0, file->super_class_index);
  EXPECT_TRUE(file->fields.empty());
  const Method* hash_code = nullptr;
  for (const Method& method : file->methods) {
    if (method.name == "hashCode") hash_code = &method;
  }
  ASSERT_NE(nullptr, hash_code);
  EXPECT_TRUE((hash_code->access_flags & kAccNative) != 0);
  EXPECT_TRUE((hash_code->vm_annotations & kAnnotationIntrinsicCandidate) != 0);
  EXPECT_EQ(nullptr, hash_code->code);

  auto thread = parse(test::class_bytes("java.base", "java/lang/Thread"), {}, error);
  ASSERT_NE(nullptr, thread) << error.message;
  EXPECT_EQ("java/lang/Object", thread->super_name());
  ASSERT_EQ(1u, thread->interfaces.size());
  EXPECT_EQ("java/lang/Runnable", thread->constants.class_name(thread->interfaces[0]));
  bool found_group = false;
  for (const Field& field : thread->fields) {
    if (field.name != "threadLocalRandomSeed") continue;
    EXPECT_TRUE((field.vm_annotations & kAnnotationContended) != 0);
    ASSERT_NE(0, field.contended_group_index);
    EXPECT_EQ("tlr", thread->constants.utf8(field.contended_group_index));
    found_group = true;
  }
  EXPECT_TRUE(found_group);
}

TEST(JdkClasses, VmAnnotationsAreFound) {
  size_t caller_sensitive = 0, hidden = 0, compiled = 0, stable = 0, value_based = 0, scoped = 0;
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    value_based += (file->vm_annotations & kAnnotationValueBased) != 0;
    for (const Field& field : file->fields) stable += (field.vm_annotations & kAnnotationStable) != 0;
    for (const Method& method : file->methods) {
      caller_sensitive += (method.vm_annotations & kAnnotationCallerSensitive) != 0;
      hidden += (method.vm_annotations & kAnnotationHidden) != 0;
      compiled += (method.vm_annotations & kAnnotationLambdaFormCompiled) != 0;
      scoped += (method.vm_annotations & kAnnotationScoped) != 0;
    }
  });
  EXPECT_GT(caller_sensitive, 80u);
  EXPECT_GT(hidden, 300u);
  EXPECT_GT(compiled, 200u);
  EXPECT_GT(stable, 50u);
  EXPECT_GT(value_based, 20u);
  EXPECT_GT(scoped, 100u);
}

TEST(JdkClasses, StringsRoundTrip) {
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    for (uint32_t i = 1; i < file->constants.size(); ++i) {
      if (!file->constants.is(i, ConstantTag::kUtf8)) continue;
      std::string_view text = file->constants.utf8(static_cast<uint16_t>(i));
      ASSERT_TRUE(is_valid_modified_utf8(text));
      ASSERT_EQ(text, to_modified_utf8(to_utf16(text)));
      ASSERT_EQ(text, standard_to_modified_utf8(modified_to_standard_utf8(text)));
    }
  });
}

}  // namespace
}  // namespace cortado::classfile
