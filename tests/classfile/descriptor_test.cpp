#include "classfile/descriptor.h"

#include <gtest/gtest.h>

namespace cortado::classfile {
namespace {

TEST(Descriptor, Fields) {
  EXPECT_TRUE(is_field_descriptor("I"));
  EXPECT_TRUE(is_field_descriptor("[[J"));
  EXPECT_TRUE(is_field_descriptor("Ljava/lang/String;"));
  EXPECT_TRUE(is_field_descriptor("[La;"));
  for (const char* bad : {"", "V", "[V", "[", "L;", "Lx", "II", "x", "La;I", "("}) {
    EXPECT_FALSE(is_field_descriptor(bad)) << bad;
  }
  EXPECT_TRUE(is_field_descriptor(std::string(255, '[') + "I"));
  EXPECT_FALSE(is_field_descriptor(std::string(256, '[') + "I"));
}

TEST(Descriptor, NameChecks) {
  EXPECT_TRUE(is_field_descriptor("La b;", NameCheck::kUnqualified));
  EXPECT_FALSE(is_field_descriptor("La b;", NameCheck::kIdentifier));
  EXPECT_FALSE(is_field_descriptor("La//b;", NameCheck::kUnqualified));
  EXPECT_FALSE(is_field_descriptor("La.b;", NameCheck::kUnqualified));
  EXPECT_FALSE(is_field_descriptor("L/a;", NameCheck::kUnqualified));
  EXPECT_TRUE(is_field_descriptor("La/b$1;", NameCheck::kIdentifier));
}

TEST(Descriptor, Methods) {
  EXPECT_EQ(0, method_descriptor_slots("()V"));
  EXPECT_EQ(5, method_descriptor_slots("(IJLx;[D)J"));
  for (const char* bad : {"", "()", "V", "(", "(V)V", "(I", "()VV", "(I)", "()[V", "(L)V", "I"}) {
    EXPECT_EQ(-1, method_descriptor_slots(bad)) << bad;
  }
}

TEST(Descriptor, Iterates) {
  std::string types;
  DescriptorIterator it("(IJLjava/lang/Object;[[Lx;)[B");
  for (; !it.at_return(); it.next()) types += std::string(it.text()) + " ";
  EXPECT_EQ("I J Ljava/lang/Object; [[Lx; ", types);
  EXPECT_EQ("[B", it.text());
  EXPECT_EQ(BasicType::kArray, it.type());
  EXPECT_EQ(4u, parameter_count("(IJLjava/lang/Object;[[Lx;)[B"));
  EXPECT_EQ(5u, argument_slots("(IJLjava/lang/Object;[[Lx;)[B"));
  EXPECT_EQ(BasicType::kVoid, return_type("(J)V"));
  EXPECT_EQ(BasicType::kLong, return_type("J"));
  EXPECT_EQ("La);", return_descriptor("(Lb(;I)La);"));
}

TEST(Descriptor, IteratorSurvivesNonsense) {
  for (const char* bad : {"", "(", "(I", "(Lx", "()", "(V)V", "([", "x"}) {
    DescriptorIterator it(bad);
    for (int i = 0; i < 10 && !it.at_return(); ++i) it.next();
    EXPECT_TRUE(it.at_return()) << bad;
    EXPECT_EQ(BasicType::kVoid, it.type()) << bad;
  }
}

TEST(Descriptor, BasicTypes) {
  for (char c : std::string("ZCFDBSIJL[V")) EXPECT_EQ(c, descriptor_char(basic_type_of(c)));
  EXPECT_EQ(BasicType::kIllegal, basic_type_of('x'));
  EXPECT_EQ(2u, slots_of(BasicType::kDouble));
  EXPECT_EQ(0u, slots_of(BasicType::kVoid));
}

TEST(Names, ArraysAndPackages) {
  EXPECT_EQ("p/C", class_name_of_descriptor("Lp/C;"));
  EXPECT_EQ("[I", class_name_of_descriptor("[I"));
  EXPECT_EQ("Lp/C;", descriptor_of_class_name("p/C"));
  EXPECT_EQ("[I", descriptor_of_class_name("[I"));
  EXPECT_EQ("[[I", array_name_of("[I"));
  EXPECT_EQ("[Lp/C;", array_name_of("p/C"));
  EXPECT_EQ("p/C", array_component_name("[Lp/C;"));
  EXPECT_EQ("[I", array_component_name("[[I"));
  EXPECT_EQ("p/C", array_element_name("[[Lp/C;"));
  EXPECT_EQ(2u, array_dimensions("[[I"));
  EXPECT_EQ("java/lang", package_name("java/lang/String"));
  EXPECT_EQ("java/lang", package_name("[[Ljava/lang/String;"));
  EXPECT_EQ("", package_name("C"));
  EXPECT_EQ("C", simple_name("a/b/C"));
  EXPECT_EQ("a.b.C", to_external_name("a/b/C"));
  EXPECT_EQ("void p.C.m(int, java.lang.String[])", external_method_name("p/C", "m", "(I[Ljava/lang/String;)V"));
}

TEST(Names, Legality) {
  EXPECT_TRUE(is_legal_method_name("<init>"));
  EXPECT_FALSE(is_legal_method_name("<x>"));
  EXPECT_FALSE(is_legal_method_name("a>b"));
  EXPECT_TRUE(is_unqualified_name("a>b"));
  EXPECT_FALSE(is_unqualified_name("a/b"));
  EXPECT_FALSE(is_unqualified_name(""));
  EXPECT_TRUE(is_legal_class_name("a/b"));
  for (const char* bad : {"", "/a", "a/", "a//b", "a.b", "[a", "a;"}) EXPECT_FALSE(is_legal_class_name(bad)) << bad;
  EXPECT_TRUE(is_java_identifier("a1$_"));
  EXPECT_FALSE(is_java_identifier("1a"));
  EXPECT_FALSE(is_java_identifier("a-b"));
  EXPECT_TRUE(is_java_class_name("a/b1"));
  EXPECT_FALSE(is_java_class_name("a//b"));
}

}  // namespace
}  // namespace cortado::classfile
