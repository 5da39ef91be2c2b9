#include "classfile/verifier/verifier.h"

#include <gtest/gtest.h>

#include "classfile/class_builder.h"
#include "classfile/frame_map.h"
#include "classfile/jdk_image.h"
#include "classfile/jdk_oracle.h"
#include "classfile/parser.h"
#include "classfile/verifier/stack_map.h"

namespace cortado::classfile {
namespace {

using test::ByteWriter;
using test::ClassBuilder;

test::JdkOracle& oracle() {
  static test::JdkOracle instance;
  return instance;
}

VerifyResult verify_bytes(const std::vector<uint8_t>& bytes) {
  ParseError error;
  auto file = parse(bytes, {}, error);
  EXPECT_NE(nullptr, file) << error.message;
  if (file == nullptr) return {};
  oracle().set_current(*file, false);
  return verify(*file, oracle().table());
}

// A class T with one static method m of that descriptor.
VerifyResult verify_method(ClassBuilder& builder, const ByteWriter& code, const char* descriptor, uint16_t max_stack,
                           uint16_t max_locals, const ByteWriter* stack_map = nullptr,
                           const std::vector<test::HandlerSpec>& handlers = {}) {
  std::vector<test::AttributeSpec> attributes;
  if (stack_map != nullptr) attributes.push_back(builder.attribute("StackMapTable", stack_map->bytes()));
  builder.add_method(kAccStatic, "m", descriptor,
                     {builder.code(max_stack, max_locals, code.bytes(), handlers, attributes)});
  return verify_bytes(builder.build());
}

// HotSpot 17's whole message for this class.
TEST(Verifier, MessageOfAWrongType) {
  ClassBuilder builder;
  ByteWriter code;
  code.op(Opcode::kAconstNull).op(Opcode::kIconst0).op(Opcode::kIadd).op(Opcode::kPop).op(Opcode::kReturn);
  VerifyResult result = verify_method(builder, code, "(Ljava/lang/Object;J)V", 2, 3);
  EXPECT_EQ(VerifyStatus::kVerifyError, result.status);
  EXPECT_EQ(
      "Bad type on operand stack\n"
      "Exception Details:\n"
      "  Location:\n"
      "    T.m(Ljava/lang/Object;J)V @2: iadd\n"
      "  Reason:\n"
      "    Type null (current frame, stack[0]) is not assignable to integer\n"
      "  Current Frame:\n"
      "    bci: @2\n"
      "    flags: { }\n"
      "    locals: { 'java/lang/Object', long, long_2nd }\n"
      "    stack: { null, integer }\n"
      "  Bytecode:\n"
      "    0000000: 0103 6057 b1                           \n",
      result.message);
}

TEST(Verifier, MessageOfAStackMap) {
  ClassBuilder builder;
  ByteWriter code, map;
  code.op(Opcode::kIload0).op(Opcode::kIfeq).u2(5).op(Opcode::kIconst0).op(Opcode::kPop).op(Opcode::kReturn);
  map.u2(1).u1(252).u2(6).u1(1);  // append an int
  VerifyResult result = verify_method(builder, code, "(I)V", 1, 2, &map);
  EXPECT_EQ(
      "Inconsistent stackmap frames at branch target 6\n"
      "Exception Details:\n"
      "  Location:\n"
      "    T.m(I)V @6: return\n"
      "  Reason:\n"
      "    Type top (current frame, locals[1]) is not assignable to integer (stack map, locals[1])\n"
      "  Current Frame:\n"
      "    bci: @1\n"
      "    flags: { }\n"
      "    locals: { integer }\n"
      "    stack: { integer }\n"
      "  Stackmap Frame:\n"
      "    bci: @6\n"
      "    flags: { }\n"
      "    locals: { integer, integer }\n"
      "    stack: { }\n"
      "  Bytecode:\n"
      "    0000000: 1a99 0005 0357 b1                      \n"
      "  Stackmap Table:\n"
      "    append_frame(@6,Integer)\n",
      result.message);
}

std::string first_line(const VerifyResult& result) { return result.message.substr(0, result.message.find('\n')); }

std::string verify_code(const ByteWriter& code, const char* descriptor = "()V", uint16_t max_stack = 4,
                        uint16_t max_locals = 4) {
  ClassBuilder builder;
  return first_line(verify_method(builder, code, descriptor, max_stack, max_locals));
}

TEST(Verifier, FirstLines) {
  EXPECT_EQ("", verify_code(ByteWriter().op(Opcode::kReturn)));
  EXPECT_EQ("Control flow falls through code end", verify_code(ByteWriter().op(Opcode::kNop)));
  EXPECT_EQ("Operand stack underflow", verify_code(ByteWriter().op(Opcode::kPop).op(Opcode::kReturn)));
  EXPECT_EQ("Operand stack overflow", verify_code(ByteWriter().op(Opcode::kIconst0).op(Opcode::kReturn), "()V", 0));
  EXPECT_EQ("Local variable table overflow", verify_code(ByteWriter().op(Opcode::kIload).u1(9).op(Opcode::kReturn)));
  EXPECT_EQ("Bad local variable type", verify_code(ByteWriter().op(Opcode::kIload0).op(Opcode::kReturn)));
  EXPECT_EQ("get long/double overflows locals", verify_code(ByteWriter().op(Opcode::kLload3).op(Opcode::kReturn)));
  EXPECT_EQ("Bad instruction", verify_code(ByteWriter().op(Opcode::kSipush).u1(0)));
  EXPECT_EQ("Bad instruction: a8", verify_code(ByteWriter().op(Opcode::kJsr).u2(3).op(Opcode::kReturn)));
  EXPECT_EQ("Method expects a return value", verify_code(ByteWriter().op(Opcode::kReturn), "()I"));
  EXPECT_EQ("Method does not expect a return value",
            verify_code(ByteWriter().op(Opcode::kIconst0).op(Opcode::kIreturn)));
  EXPECT_EQ("Bad return type", verify_code(ByteWriter().op(Opcode::kAconstNull).op(Opcode::kAreturn), "()I"));
  EXPECT_EQ("Illegal newarray instruction",
            verify_code(ByteWriter().op(Opcode::kIconst0).op(Opcode::kNewarray).u1(3).op(Opcode::kReturn)));
  EXPECT_EQ("Expecting a stackmap frame at branch target 0", verify_code(ByteWriter().op(Opcode::kGoto).u2(0)));
  EXPECT_EQ("Expecting a stack map frame", verify_code(ByteWriter().op(Opcode::kReturn).op(Opcode::kReturn)));
  EXPECT_EQ("Illegal constant pool index 999 in class T",
            verify_code(ByteWriter().op(Opcode::kNew).u2(999).op(Opcode::kReturn)));
  EXPECT_EQ("Illegal type at constant pool entry 1 in class T",
            verify_code(ByteWriter().op(Opcode::kNew).u2(1).op(Opcode::kReturn)));
  EXPECT_EQ("Bad type on operand stack in arraylength",
            verify_code(ByteWriter().op(Opcode::kAload0).op(Opcode::kArraylength).op(Opcode::kReturn),
                        "(Ljava/lang/String;)V"));
  EXPECT_EQ("Bad type on operand stack in iaload",
            verify_code(ByteWriter().op(Opcode::kAload0).op(Opcode::kIconst0).op(Opcode::kIaload).op(Opcode::kReturn),
                        "([J)V"));
}

TEST(Verifier, ConstructorsMustCallOthers) {
  ClassBuilder builder;
  builder.add_method(0, "<init>", "()V", {builder.code(1, 1, ByteWriter().op(Opcode::kReturn).bytes())});
  EXPECT_EQ("Constructor must call super() or this() before return", first_line(verify_bytes(builder.build())));

  ClassBuilder good;
  uint16_t init = good.method_reference("java/lang/Object", "<init>", "()V");
  ByteWriter code;
  code.op(Opcode::kAload0).op(Opcode::kInvokespecial).u2(init).op(Opcode::kReturn);
  good.add_method(0, "<init>", "()V", {good.code(1, 1, code.bytes())});
  EXPECT_EQ("", verify_bytes(good.build()).message);

  ClassBuilder bad;
  init = bad.method_reference("java/lang/String", "<init>", "()V");
  ByteWriter wrong;
  wrong.op(Opcode::kAload0).op(Opcode::kInvokespecial).u2(init).op(Opcode::kReturn);
  bad.add_method(0, "<init>", "()V", {bad.code(1, 1, wrong.bytes())});
  EXPECT_EQ("Bad <init> method call", first_line(verify_bytes(bad.build())));
}

TEST(Verifier, UninitializedObjects) {
  ClassBuilder builder;
  uint16_t object = builder.class_constant("java/lang/Object");
  uint16_t to_string = builder.method_reference("java/lang/Object", "toString", "()Ljava/lang/String;");
  ByteWriter code;
  code.op(Opcode::kNew).u2(object).op(Opcode::kInvokevirtual).u2(to_string).op(Opcode::kPop).op(Opcode::kReturn);
  VerifyResult result = verify_method(builder, code, "()V", 2, 0);
  EXPECT_EQ("Bad type on operand stack", first_line(result));
  EXPECT_NE(
      std::string::npos,
      result.message.find("Type uninitialized 0 (current frame, stack[0]) is not assignable to 'java/lang/Object'"));
}

TEST(Verifier, StackMapFormatErrors) {
  auto with_map = [](const ByteWriter& map) {
    ClassBuilder builder;
    ByteWriter code;
    code.op(Opcode::kNop).op(Opcode::kReturn);
    VerifyResult result = verify_method(builder, code, "()V", 1, 1, &map);
    EXPECT_NE(VerifyStatus::kOk, result.status);
    return first_line(result);
  };
  EXPECT_EQ("StackMapTable format error: reserved frame type", with_map(ByteWriter().u2(1).u1(200).u2(0)));
  EXPECT_EQ("StackMapTable format error: wrong attribute size", with_map(ByteWriter().u2(1).u1(1).u1(0)));
  EXPECT_EQ("StackMapTable format error: bad verification type", with_map(ByteWriter().u2(1).u1(64).u1(9)));
  EXPECT_EQ("StackMapTable format error: bad class index", with_map(ByteWriter().u2(1).u1(64).u1(7).u2(1)));
  EXPECT_EQ("StackMapTable format error: access beyond the end of attribute", with_map(ByteWriter().u2(2).u1(1)));
  EXPECT_EQ("StackMapTable format error: bad type array size in method 'void T.m()'",
            with_map(ByteWriter().u2(1).u1(253).u2(1).u1(1).u1(1)));
  EXPECT_EQ("StackMapTable error: bad offset", with_map(ByteWriter().u2(1).u1(5)));
}

TEST(Verifier, OldClassFilesAreNotItsBusiness) {
  ClassBuilder builder("T", "java/lang/Object", 49);
  EXPECT_EQ(VerifyStatus::kUnsupportedVersion, verify_bytes(builder.build()).status);
}

TEST(Verifier, MissingClassesStopIt) {
  ClassBuilder builder;
  ByteWriter code;
  code.op(Opcode::kAload0).op(Opcode::kAreturn);
  VerifyResult result = verify_method(builder, code, "(Lno/such/A;)Lno/such/B;", 1, 1);
  EXPECT_EQ(VerifyStatus::kOracleError, result.status);
  EXPECT_EQ("no/such/B", oracle().missing());
}

TEST(Verifier, AllClassesOfTheClassLibrary) {
  size_t classes = 0;
  test::for_each_class("", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    if (file->major_version < kFirstStackMapVersion) return;
    oracle().set_current(*file, false);
    VerifyResult result = verify(*file, oracle().table());
    ++classes;
    ASSERT_EQ(VerifyStatus::kOk, result.status) << name << ": " << result.message << oracle().missing();
  });
  EXPECT_GT(classes, 6000u);
}

// What a StackMapTable declares a reference, the frame map must mark; what it declares something else, it must not.
void compare_with_stack_map(const ClassFile& file, const Method& method, size_t& compared) {
  const Code& code = *method.code;
  FrameMapAnalysis analysis(frame_map_input(file, method));
  std::vector<CodeUnit> units(code.bytecode.size(), CodeUnit::kInside);
  Instruction instruction;
  for (uint32_t bci = 0; bci < units.size(); bci = instruction.next_bci()) {
    instruction = decode_instruction(code.bytecode, bci);
    units[bci] = instruction.opcode == Opcode::kNew ? CodeUnit::kNew : CodeUnit::kInstruction;
  }
  NameTable names;
  std::vector<VerificationType> locals;
  if (!method.is_static()) locals.push_back(names.object());
  for (DescriptorIterator it(method.descriptor); !it.at_return(); it.next()) {
    locals.push_back(names.of_descriptor(it.text()));
    if (it.slots() == 2) locals.push_back(locals.back().upper_half());
  }
  FrameView first;
  first.locals = locals.data();
  first.local_count = static_cast<uint32_t>(locals.size());
  StackMap map;
  ASSERT_EQ(StackMap::Error::kNone, map.read(file, code, units, first, names, names.reference(file.name())));
  auto is_reference = [](VerificationType type) { return type.is_reference() || type.is_uninitialized(); };
  for (uint32_t i = 0; i < map.size(); ++i) {
    FrameView declared = map.frame(i);
    FrameMap computed;
    if (!analysis.map_at(declared.bci, computed)) continue;  // unreachable
    ++compared;
    ASSERT_EQ(declared.stack_depth, computed.stack_depth())
        << file.name() << "." << method.name << " @" << declared.bci;
    for (uint32_t k = 0; k < declared.local_count; ++k) {
      if (declared.locals[k] == kTop) continue;
      ASSERT_EQ(is_reference(declared.locals[k]), computed.is_local_reference(k))
          << file.name() << "." << method.name << method.descriptor << " @" << declared.bci << " local " << k;
    }
    for (uint32_t k = 0; k < declared.stack_depth; ++k) {
      ASSERT_EQ(is_reference(declared.stack[k]), computed.is_stack_reference(k))
          << file.name() << "." << method.name << method.descriptor << " @" << declared.bci << " stack " << k;
    }
  }
}

TEST(Verifier, FrameMapsAgreeWithStackMaps) {
  size_t compared = 0;
  test::for_each_class("java.base", [&](const std::string& name, Bytes bytes) {
    ParseError error;
    auto file = parse(bytes, {}, error);
    ASSERT_NE(nullptr, file) << name;
    for (const Method& method : file->methods) {
      if (method.code != nullptr) compare_with_stack_map(*file, method, compared);
    }
  });
  EXPECT_GT(compared, 50000u);
}

}  // namespace
}  // namespace cortado::classfile
