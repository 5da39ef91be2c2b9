#include "runtime/field_layout.h"

#include <algorithm>

#include "runtime/class.h"

namespace cortado {

namespace {

struct Gap {
  uint32_t from, to;  // bytes, [from, to)
};

uint32_t align_up(uint32_t value, uint32_t alignment) { return (value + alignment - 1) & ~(alignment - 1); }

// Places fields into gaps, or at the end.
class Placer {
 public:
  Placer(std::vector<Gap> gaps, uint32_t end) : gaps_(std::move(gaps)), end_(end) {}

  uint32_t place(uint32_t size) {
    for (size_t i = 0; i < gaps_.size(); i++) {
      uint32_t at = align_up(gaps_[i].from, size);
      if (at + size > gaps_[i].to) continue;
      Gap gap = gaps_[i];
      gaps_.erase(gaps_.begin() + static_cast<ptrdiff_t>(i));
      add_gap(gap.from, at);
      add_gap(at + size, gap.to);
      return at;
    }
    uint32_t at = align_up(end_, size);
    add_gap(end_, at);
    end_ = at + size;
    return at;
  }
  void take_fixed(uint32_t at, uint32_t size) {
    if (at >= end_) {
      add_gap(end_, at);
      end_ = at + size;
    }
  }
  // Space that nobody may use.
  void pad(uint32_t bytes) { end_ += bytes; }
  uint32_t end() const { return end_; }

 private:
  void add_gap(uint32_t from, uint32_t to) {
    if (from < to) gaps_.push_back({from, to});
  }
  std::vector<Gap> gaps_;
  uint32_t end_;
};

// The holes between the superclasses' instance fields. None if any is contended: the holes are there on purpose.
std::vector<Gap> superclass_gaps(const Class* super, uint32_t& end) {
  end = super == nullptr ? static_cast<uint32_t>(kObjectHeaderSize) : super->layout.instance_size;
  std::vector<Gap> taken;
  for (const Class* c = super; c != nullptr; c = c->super) {
    for (const Field& field : c->fields) {
      if (field.is_static()) continue;
      if ((field.flags & Field::kContended) != 0) return {};
      taken.push_back({field.offset, field.offset + (1u << heap_size_shift(field.type()))});
    }
  }
  std::sort(taken.begin(), taken.end(), [](const Gap& a, const Gap& b) { return a.from < b.from; });
  std::vector<Gap> gaps;
  uint32_t at = kObjectHeaderSize;
  for (const Gap& field : taken) {
    if (field.from > at) gaps.push_back({at, field.from});
    at = field.to;
  }
  // What is left before the superclass's rounded end belongs to the tail.
  end = at;
  return gaps;
}

std::vector<FieldSpec*> by_size(std::vector<FieldSpec>& fields, bool is_static) {
  std::vector<FieldSpec*> sorted;
  for (FieldSpec& field : fields) {
    if (field.is_static == is_static) sorted.push_back(&field);
  }
  // Among fields of four bytes references come last: they stand together, and next to those of a subclass.
  std::sort(sorted.begin(), sorted.end(), [](const FieldSpec* a, const FieldSpec* b) {
    if (a->size_shift != b->size_shift) return a->size_shift > b->size_shift;
    if (a->is_reference != b->is_reference) return b->is_reference;
    return a < b;
  });
  return sorted;
}

void place_contended(std::vector<FieldSpec*>& sorted, Placer& placer) {
  std::vector<const FieldSpec*> done;
  for (FieldSpec* first : sorted) {
    if (!first->is_contended || std::find(done.begin(), done.end(), first) != done.end()) continue;
    placer.pad(kContendedPadding);
    for (FieldSpec* field : sorted) {
      bool same_group =
          field == first || (first->contended_group != 0 && field->contended_group == first->contended_group);
      if (!field->is_contended || !same_group) continue;
      field->offset = placer.place(1u << field->size_shift);
      done.push_back(field);
    }
    placer.pad(kContendedPadding);
  }
}

void add_run(std::vector<ReferenceRun>& runs, const FieldSpec& field) {
  if (field.is_reference && !field.is_hidden_from_map) runs.push_back({field.offset, 1});
}

}  // namespace

std::vector<ReferenceRun> join_runs(std::vector<ReferenceRun> runs) {
  std::sort(runs.begin(), runs.end(), [](const ReferenceRun& a, const ReferenceRun& b) { return a.offset < b.offset; });
  std::vector<ReferenceRun> joined;
  for (const ReferenceRun& run : runs) {
    if (!joined.empty() && joined.back().offset + joined.back().count * 4 == run.offset) {
      joined.back().count += run.count;
    } else {
      joined.push_back(run);
    }
  }
  return joined;
}

FieldLayoutResult lay_out_fields(const FieldLayoutInput& input, std::vector<FieldSpec>& fields) {
  FieldLayoutResult result;
  std::vector<FieldSpec*> instance = by_size(fields, false);
  uint32_t end = 0;
  std::vector<Gap> gaps = superclass_gaps(input.super, end);
  bool pad_class = input.class_is_contended && !instance.empty();
  if (pad_class) gaps.clear();
  Placer placer(std::move(gaps), end);
  if (pad_class) placer.pad(kContendedPadding);
  for (FieldSpec* field : instance) {
    if (field->fixed_offset == 0) continue;
    field->offset = field->fixed_offset;
    placer.take_fixed(field->offset, 1u << field->size_shift);
  }
  for (FieldSpec* field : instance) {
    if (field->fixed_offset == 0 && !field->is_contended) field->offset = placer.place(1u << field->size_shift);
  }
  if (std::any_of(instance.begin(), instance.end(), [](const FieldSpec* f) { return f->is_contended; })) {
    // No gap within the padding may be used.
    Placer contended({}, placer.end());
    place_contended(instance, contended);
    placer = contended;
  }
  if (pad_class) placer.pad(kContendedPadding);
  uint32_t super_size = input.super == nullptr ? 0 : input.super->layout.instance_size;
  result.instance_size = std::max(align_up(placer.end(), 8), super_size);

  if (input.super != nullptr) {
    for (const ReferenceRun& run : input.super->layout.references) result.references.push_back(run);
  }
  for (const FieldSpec* field : instance) add_run(result.references, *field);
  result.references = join_runs(std::move(result.references));

  Placer statics({}, 0);
  for (FieldSpec* field : by_size(fields, true)) {
    field->offset = statics.place(1u << field->size_shift);
    add_run(result.static_references, *field);
  }
  result.static_references = join_runs(std::move(result.static_references));
  result.static_size = align_up(statics.end(), 8);
  return result;
}

}  // namespace cortado
