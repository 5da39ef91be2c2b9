#include "classfile/class_outline.h"

#include <vector>

#include "classfile/constant_size.h"

namespace cortado::classfile {

namespace {

constexpr uint32_t kMagic = 0xCAFEBABE;
constexpr size_t kPoolCountAt = 8;
constexpr size_t kPoolAt = 10;
constexpr size_t kTextAt = 3;  // of a Utf8 entry

class OutlineReader {
 public:
  explicit OutlineReader(Bytes bytes) : bytes_(bytes) {}

  std::optional<ClassOutline> read() {
    if (!has(0, kPoolAt) || read_u4(bytes_.data()) != kMagic) return {};
    std::optional<size_t> end = skip_pool();
    if (!end || !has(*end, 6)) return {};
    const uint8_t* at = bytes_.data() + *end;
    std::optional<std::string_view> name = class_name(read_u2(at + 2));
    uint16_t super_index = read_u2(at + 4);
    std::optional<std::string_view> super = super_index == 0 ? std::string_view() : class_name(super_index);
    if (!name || !super) return {};
    return ClassOutline{(read_u2(at) & kAccInterface) != 0, *name, *super};
  }

 private:
  bool has(size_t at, size_t size) const { return at <= bytes_.size() && bytes_.size() - at >= size; }

  // Notes where the entries are; gives where the pool ends.
  std::optional<size_t> skip_pool() {
    size_t count = read_u2(bytes_.data() + kPoolCountAt);
    entries_.assign(count, 0);
    size_t at = kPoolAt;
    for (size_t i = 1; i < count; i++) {
      if (!has(at, kTextAt)) return {};
      auto tag = static_cast<ConstantTag>(bytes_[at]);
      bool is_text = tag == ConstantTag::kUtf8;
      size_t size = is_text ? kTextAt + read_u2(bytes_.data() + at + 1) : 1 + constant_size(tag);
      if (size == 1 || !has(at, size)) return {};
      entries_[i] = at;
      at += size;
      if (tag == ConstantTag::kLong || tag == ConstantTag::kDouble) i++;
    }
    return at;
  }

  const uint8_t* entry(uint16_t index, ConstantTag tag) const {
    if (index >= entries_.size() || entries_[index] == 0) return nullptr;
    const uint8_t* at = bytes_.data() + entries_[index];
    return *at == static_cast<uint8_t>(tag) ? at : nullptr;
  }

  std::optional<std::string_view> class_name(uint16_t index) const {
    const uint8_t* named = entry(index, ConstantTag::kClass);
    const uint8_t* text = named == nullptr ? nullptr : entry(read_u2(named + 1), ConstantTag::kUtf8);
    if (text == nullptr) return {};
    return std::string_view(reinterpret_cast<const char*>(text + kTextAt), read_u2(text + 1));
  }

  Bytes bytes_;
  std::vector<size_t> entries_;
};

}  // namespace

std::optional<ClassOutline> read_class_outline(Bytes bytes) { return OutlineReader(bytes).read(); }

}  // namespace cortado::classfile
