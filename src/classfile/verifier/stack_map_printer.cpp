// StackMapTables in error messages. The table may be malformed: what was wrong with it may be the error.
#include <fmt/format.h>

#include "classfile/verifier/stack_map.h"

namespace cortado::classfile {
namespace {

class Printer {
 public:
  Printer(Bytes bytes, const char* indent) : bytes_(bytes), indent_(indent) {}

  std::string print() {
    if (bytes_.size() < 2) return {};
    at_ = 2;
    int64_t bci = -1;
    for (uint32_t count = read_u2(bytes_.data()); count > 0; --count) {
      out_ += indent_;
      if (!print_frame(bci)) return out_;
      out_ += '\n';
    }
    return out_;
  }

 private:
  size_t left() const { return bytes_.size() - at_; }
  uint16_t u2() {
    at_ += 2;
    return read_u2(bytes_.data() + at_ - 2);
  }
  bool truncated(const char* frame, int64_t bci) {
    out_ += fmt::format("{}(@{}), output truncated, Stackmap exceeds table size.", frame, bci);
    return false;
  }

  bool print_frame(int64_t& bci);
  bool print_one_item(const char* name, int64_t bci);
  bool print_append(uint32_t count, int64_t bci);
  bool print_full(int64_t bci);
  bool print_types(uint32_t count, std::string& out);

  Bytes bytes_;
  size_t at_ = 0;
  std::string indent_, out_;
};

bool Printer::print_types(uint32_t count, std::string& out) {
  constexpr const char* kNames[] = {"Top", "Integer", "Float", "Double", "Long", "Null", "UninitializedThis"};
  for (uint32_t i = 0; i < count; ++i) {
    if (i > 0) out += ',';
    if (left() < 1) return false;
    uint8_t tag = bytes_[at_++];
    if (tag < std::size(kNames)) {
      out += kNames[tag];
    } else if (tag == 7 || tag == 8) {
      if (left() < 2) return false;
      out += fmt::format("{}[#{}]", tag == 7 ? "Object" : "Uninitialized", u2());
    } else {
      out += fmt::format("BAD:{}", tag);
    }
  }
  return true;
}

bool Printer::print_one_item(const char* name, int64_t bci) {
  std::string types;
  if (!print_types(1, types)) return truncated(name, bci);
  out_ += fmt::format("{}(@{},{})", name, bci, types);
  return true;
}

bool Printer::print_append(uint32_t count, int64_t bci) {
  std::string types;
  if (!print_types(count, types)) return truncated("append_frame", bci);
  out_ += fmt::format("append_frame(@{},{})", bci, types);
  return true;
}

bool Printer::print_full(int64_t bci) {
  std::string locals, stack;
  bool good = left() >= 2 && print_types(u2(), locals) && left() >= 2 && print_types(u2(), stack);
  if (!good) return truncated("full_frame", bci);
  out_ += fmt::format("full_frame(@{},{{{}}},{{{}}})", bci, locals, stack);
  return true;
}

bool Printer::print_frame(int64_t& bci) {
  if (left() < 1) {
    // HotSpot prints what follows the table in its memory, usually a zero.
    out_ += fmt::format("same_frame(@{})", bci + 1);
    return false;
  }
  uint32_t type = bytes_[at_++];
  if (type < 64) {
    bci += type + 1;
    out_ += fmt::format("same_frame(@{})", bci);
    return true;
  }
  if (type < 128) {
    bci += type - 63;
    return print_one_item("same_locals_1_stack_item_frame", bci);
  }
  if (type < 247 || left() < 2) return false;
  bci += u2() + 1;
  if (type == 247) return print_one_item("same_locals_1_stack_item_extended", bci);
  if (type == 255) return print_full(bci);
  if (type > 251) return print_append(type - 251, bci);
  out_ +=
      type == 251 ? fmt::format("same_frame_extended(@{})", bci) : fmt::format("chop_frame(@{},{})", bci, 251 - type);
  return true;
}

}  // namespace

std::string print_stack_map(Bytes stack_map_table, const char* indent) {
  return Printer(stack_map_table, indent).print();
}

}  // namespace cortado::classfile
