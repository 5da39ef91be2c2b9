#pragma once
// Where the fields of a class go: largest first, gaps filled (those of superclasses too), @Contended fields padded.
// Pure computation; knows nothing of objects.

#include <cstdint>
#include <string_view>
#include <vector>

#include "gc/layout.h"

namespace cortado {

class Class;

inline constexpr uint32_t kContendedPadding = 128;  // bytes: two cache lines, for the adjacent-line prefetcher

struct FieldSpec {
  uint8_t size_shift = 0;  // log2 of the size in bytes: 0 to 3
  bool is_static = false;
  bool is_reference = false;
  bool is_contended = false;
  uint16_t contended_group = 0;     // fields of one group share their padding; 0: each by itself
  bool is_hidden_from_map = false;  // a reference that the collector must not see as an ordinary one
  uint32_t fixed_offset = 0;        // instance fields: 0, or where it must be
  uint32_t offset = 0;              // result
};

struct FieldLayoutInput {
  const Class* super = nullptr;
  bool class_is_contended = false;  // padding before and after all instance fields
};
struct FieldLayoutResult {
  uint32_t instance_size = 0;                   // bytes, a multiple of 8
  uint32_t static_size = 0;                     // bytes, a multiple of 8
  std::vector<ReferenceRun> references;         // superclasses' included
  std::vector<ReferenceRun> static_references;  // relative to the start of the static fields
};
// Offsets of static fields are relative to the start of the static part, which is 8-byte aligned.
FieldLayoutResult lay_out_fields(const FieldLayoutInput& input, std::vector<FieldSpec>& fields);

// Sorted and with neighbours joined.
std::vector<ReferenceRun> join_runs(std::vector<ReferenceRun> runs);

}  // namespace cortado
