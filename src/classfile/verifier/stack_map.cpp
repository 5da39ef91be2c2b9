#include "classfile/verifier/stack_map.h"

#include <algorithm>

namespace cortado::classfile {
namespace {

constexpr size_t kMaxTypes = size_t{1} << 26;

}  // namespace

FrameView StackMap::frame(uint32_t index) const {
  const Frame& f = frames_[index];
  const VerificationType* types = types_.data();
  return {f.bci, f.this_uninitialized, types + f.locals, f.local_count, types + f.stack, f.stack_depth};
}

uint32_t StackMap::find(int64_t bci) const {
  auto at = std::lower_bound(frames_.begin(), frames_.end(), bci,
                             [](const Frame& frame, int64_t wanted) { return frame.bci < wanted; });
  return at != frames_.end() && at->bci == bci ? static_cast<uint32_t>(at - frames_.begin()) : size();
}

class StackMap::Reader {
 public:
  Reader(StackMap& map, const ClassFile& file, const Code& code, const std::vector<CodeUnit>& units, NameTable& names,
         VerificationType this_type)
      : map_(map),
        this_index_(file.this_class_index),
        this_type_(this_type),
        constants_(file.constants),
        code_(code),
        units_(units),
        names_(names),
        bytes_(code.stack_map_table) {}

  Error read(const FrameView& first) {
    previous_ = {0, first.this_uninitialized, 0, first.local_count, 0, 0};
    map_.types_.assign(first.locals, first.locals + first.local_count);
    if (!need(2)) return error_;
    uint32_t count = read_u2(bytes_.data());
    at_ = 2;
    map_.frames_.reserve(count);
    for (; count > 0; --count) {
      Frame frame;
      if (!read_frame(frame)) return error_;
      map_.frames_.push_back(frame);
      if (frame.bci >= units_.size() || units_[frame.bci] == CodeUnit::kInside) return Error::kBadOffset;
      previous_ = frame;
      is_first_ = false;
    }
    if (at_ != bytes_.size()) format_error("wrong attribute size");
    return error_;
  }

 private:
  bool need(size_t count) {
    if (bytes_.size() - at_ >= count) return true;
    // HotSpot's words for a table that ends too early.
    map_.message_ = "StackMapTable format error: access beyond the end of attribute";
    error_ = Error::kFormat;
    return false;
  }
  bool format_error(const char* what) {
    map_.message_ = std::string("StackMapTable format error: ") + what;
    error_ = Error::kFormat;
    return false;
  }
  bool method_format_error(const char* what) {
    format_error(what);
    error_ = Error::kMethodFormat;
    return false;
  }
  uint16_t u2() {
    at_ += 2;
    return read_u2(bytes_.data() + at_ - 2);
  }
  void set_bci(Frame& frame, uint32_t delta) { frame.bci = is_first_ ? delta : previous_.bci + delta + 1; }

  bool read_frame(Frame& frame);
  bool read_extended_frame(uint32_t frame_type, Frame& frame);
  bool read_chop(uint32_t chops, Frame& frame);
  bool read_append(uint32_t appends, Frame& frame);
  bool read_full(Frame& frame);
  bool read_one_stack_item(Frame& frame);
  // Appends to types_; a long or double brings its upper half.
  bool read_type(bool* this_uninitialized);
  bool read_types(uint32_t count, bool* this_uninitialized);
  bool check_size(size_t size, uint32_t limit) { return size <= limit || method_format_error("bad type array size"); }

  StackMap& map_;
  uint16_t this_index_;
  VerificationType this_type_;
  const ConstantPool& constants_;
  const Code& code_;
  const std::vector<CodeUnit>& units_;
  NameTable& names_;
  Bytes bytes_;
  size_t at_ = 0;
  Frame previous_{};
  bool is_first_ = true;
  Error error_ = Error::kNone;
};

bool StackMap::Reader::read_type(bool* this_uninitialized) {
  using Kind = VerificationType::Kind;
  constexpr Kind kSimple[] = {Kind::kTop, Kind::kInteger, Kind::kFloat, Kind::kDouble, Kind::kLong, Kind::kNull};
  auto& types = map_.types_;
  if (types.size() > kMaxTypes) return method_format_error("bad type array size");
  if (!need(1)) return false;
  uint8_t tag = bytes_[at_++];
  if (tag < std::size(kSimple)) {
    VerificationType type(kSimple[tag]);
    types.push_back(type);
    if (type.is_category2()) types.push_back(type.upper_half());
    return true;
  }
  if (tag == 6) {
    if (this_uninitialized != nullptr) *this_uninitialized = true;
    types.push_back(kUninitializedThis);
    return true;
  }
  if (tag == 7) {
    if (!need(2)) return false;
    uint16_t index = u2();
    if (!constants_.is(index, ConstantTag::kClass)) return format_error("bad class index");
    types.push_back(index == this_index_ ? this_type_ : names_.reference(constants_.class_name(index)));
    return true;
  }
  if (tag == 8) {
    if (!need(2)) return false;
    uint16_t bci = u2();
    if (bci >= units_.size() || units_[bci] != CodeUnit::kNew)
      return method_format_error("bad offset for Uninitialized");
    types.push_back(VerificationType::uninitialized(bci));
    return true;
  }
  return format_error("bad verification type");
}

bool StackMap::Reader::read_types(uint32_t count, bool* this_uninitialized) {
  for (; count > 0; --count) {
    if (!read_type(this_uninitialized)) return false;
  }
  return true;
}

bool StackMap::Reader::read_frame(Frame& frame) {
  if (!need(1)) return false;
  uint32_t frame_type = bytes_[at_++];
  frame = previous_;
  frame.stack_depth = 0;
  if (frame_type < 64) {  // same_frame
    set_bci(frame, frame_type);
    return true;
  }
  if (frame_type < 128) {  // same_locals_1_stack_item_frame
    set_bci(frame, frame_type - 64);
    return read_one_stack_item(frame);
  }
  if (!need(2)) return false;
  return read_extended_frame(frame_type, frame);
}

bool StackMap::Reader::read_extended_frame(uint32_t frame_type, Frame& frame) {
  set_bci(frame, u2());
  if (frame_type < 247) return format_error("reserved frame type");
  if (frame_type == 247) return read_one_stack_item(frame);
  if (frame_type <= 251) return frame_type == 251 || read_chop(251 - frame_type, frame);
  return frame_type < 255 ? read_append(frame_type - 251, frame) : read_full(frame);
}

bool StackMap::Reader::read_one_stack_item(Frame& frame) {
  frame.stack = static_cast<uint32_t>(map_.types_.size());
  if (!read_type(nullptr)) return false;
  frame.stack_depth = static_cast<uint32_t>(map_.types_.size()) - frame.stack;
  return check_size(frame.stack_depth, code_.max_stack);
}

bool StackMap::Reader::read_chop(uint32_t chops, Frame& frame) {
  const VerificationType* locals = map_.types_.data() + frame.locals;
  for (; chops > 0; --chops) {
    uint32_t slots = frame.local_count > 0 && locals[frame.local_count - 1].is_category2_half() ? 2 : 1;
    if (frame.local_count < slots) return method_format_error("bad type array size");
    frame.local_count -= slots;
  }
  frame.this_uninitialized =
      std::find(locals, locals + frame.local_count, kUninitializedThis) != locals + frame.local_count;
  return true;
}

bool StackMap::Reader::read_append(uint32_t appends, Frame& frame) {
  auto& types = map_.types_;
  // Locals at the end of the array are continued, others copied.
  if (frame.locals + frame.local_count != types.size()) {
    auto start = static_cast<uint32_t>(types.size());
    for (uint32_t i = 0; i < frame.local_count; ++i) types.push_back(VerificationType(types[frame.locals + i]));
    frame.locals = start;
  }
  if (!read_types(appends, &frame.this_uninitialized)) return false;
  frame.local_count = static_cast<uint32_t>(types.size()) - frame.locals;
  return check_size(frame.local_count, code_.max_locals);
}

bool StackMap::Reader::read_full(Frame& frame) {
  auto& types = map_.types_;
  frame.this_uninitialized = false;
  if (!need(2)) return false;
  frame.locals = static_cast<uint32_t>(types.size());
  if (!read_types(u2(), &frame.this_uninitialized)) return false;
  frame.local_count = static_cast<uint32_t>(types.size()) - frame.locals;
  if (!check_size(frame.local_count, code_.max_locals) || !need(2)) return false;
  frame.stack = static_cast<uint32_t>(types.size());
  if (!read_types(u2(), nullptr)) return false;
  frame.stack_depth = static_cast<uint32_t>(types.size()) - frame.stack;
  return check_size(frame.stack_depth, code_.max_stack);
}

StackMap::Error StackMap::read(const ClassFile& file, const Code& code, const std::vector<CodeUnit>& units,
                               const FrameView& first, NameTable& names, VerificationType this_type) {
  frames_.clear();
  types_.clear();
  message_.clear();
  if (!code.has_stack_map_table || code.stack_map_table.empty()) return Error::kNone;
  return Reader(*this, file, code, units, names, this_type).read(first);
}

}  // namespace cortado::classfile
