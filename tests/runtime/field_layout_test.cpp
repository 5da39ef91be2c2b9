#include "runtime/field_layout.h"

#include <gtest/gtest.h>

#include "runtime/class.h"

namespace cortado {
namespace {

FieldSpec field(uint8_t shift, bool is_reference = false) {
  FieldSpec spec;
  spec.size_shift = shift;
  spec.is_reference = is_reference;
  return spec;
}

TEST(FieldLayoutTest, LargestFirstWithoutHoles) {
  std::vector<FieldSpec> fields = {field(0), field(3), field(1), field(2, true), field(2)};
  FieldLayoutResult result = lay_out_fields({}, fields);
  EXPECT_EQ(fields[1].offset, 8u);   // long
  EXPECT_EQ(fields[4].offset, 16u);  // int
  EXPECT_EQ(fields[3].offset, 20u);  // reference, after it
  EXPECT_EQ(fields[2].offset, 24u);
  EXPECT_EQ(fields[0].offset, 26u);
  EXPECT_EQ(result.instance_size, 32u);
  ASSERT_EQ(result.references.size(), 1u);
  EXPECT_EQ(result.references[0].offset, 20u);
}

TEST(FieldLayoutTest, EmptyObjectIsItsHeader) {
  std::vector<FieldSpec> none;
  EXPECT_EQ(lay_out_fields({}, none).instance_size, 8u);
}

TEST(FieldLayoutTest, ReferencesAreOneRun) {
  std::vector<FieldSpec> fields = {field(2, true), field(2), field(2, true), field(2, true)};
  FieldLayoutResult result = lay_out_fields({}, fields);
  ASSERT_EQ(result.references.size(), 1u);
  EXPECT_EQ(result.references[0].offset, 12u);
  EXPECT_EQ(result.references[0].count, 3u);
}

TEST(FieldLayoutTest, StaticsAreApart) {
  std::vector<FieldSpec> fields = {field(2), field(2, true), field(3)};
  for (FieldSpec& spec : fields) spec.is_static = true;
  FieldLayoutResult result = lay_out_fields({}, fields);
  EXPECT_EQ(result.instance_size, 8u);
  EXPECT_EQ(result.static_size, 16u);
  EXPECT_TRUE(result.references.empty());
  ASSERT_EQ(result.static_references.size(), 1u);
}

TEST(FieldLayoutTest, HiddenReferencesAreNotInTheMap) {
  std::vector<FieldSpec> fields = {field(2, true), field(2, true), field(2, true)};
  fields[1].is_hidden_from_map = true;
  FieldLayoutResult result = lay_out_fields({}, fields);
  ASSERT_EQ(result.references.size(), 2u);
  EXPECT_EQ(result.references[0].count + result.references[1].count, 2u);
}

TEST(FieldLayoutTest, FixedOffsetsAreKept) {
  std::vector<FieldSpec> fields = {field(3), field(2)};
  fields[1].fixed_offset = 8;
  FieldLayoutResult result = lay_out_fields({}, fields);
  EXPECT_EQ(fields[1].offset, 8u);
  EXPECT_EQ(fields[0].offset, 16u);
  EXPECT_EQ(result.instance_size, 24u);
}

TEST(FieldLayoutTest, ContendedFieldsArePadded) {
  std::vector<FieldSpec> fields = {field(3), field(3), field(3), field(2)};
  fields[0].is_contended = true;  // alone
  fields[1].is_contended = fields[2].is_contended = true;
  fields[1].contended_group = fields[2].contended_group = 7;
  FieldLayoutResult result = lay_out_fields({}, fields);
  EXPECT_EQ(fields[3].offset, 8u);
  EXPECT_GE(fields[0].offset, 12 + kContendedPadding);
  EXPECT_GE(fields[1].offset, fields[0].offset + 8 + kContendedPadding);
  EXPECT_EQ(fields[2].offset, fields[1].offset + 8);
  EXPECT_GE(result.instance_size, fields[2].offset + 8 + kContendedPadding);
}

TEST(FieldLayoutTest, NeighbouringRunsAreJoined) {
  std::vector<ReferenceRun> runs = join_runs({{20, 1}, {8, 2}, {16, 1}, {32, 1}});
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].offset, 8u);
  EXPECT_EQ(runs[0].count, 4u);
  EXPECT_EQ(runs[1].offset, 32u);
}

}  // namespace
}  // namespace cortado
