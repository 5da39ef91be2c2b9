#include "classfile/jimage_decompress.h"

#include <zlib.h>

#include <cstring>
#include <vector>

namespace cortado::classfile {
namespace {

constexpr uint32_t kResourceMagic = 0xcafefafa;
constexpr size_t kResourceHeaderSize = 29;
constexpr uint64_t kMaxResourceSize = uint64_t{1} << 31;

// u4 magic, u8 size, u8 uncompressed size, u4 name, u4 configuration, u1 is last: in the image's byte order.
struct ResourceHeader {
  uint64_t size;
  uint64_t uncompressed_size;
  uint32_t name_offset;

  static bool read(Bytes bytes, bool swapped, ResourceHeader& out) {
    if (bytes.size() < kResourceHeaderSize) return false;
    uint32_t magic, name;
    uint64_t size, uncompressed;
    memcpy(&magic, bytes.data(), 4);
    memcpy(&size, bytes.data() + 4, 8);
    memcpy(&uncompressed, bytes.data() + 12, 8);
    memcpy(&name, bytes.data() + 20, 4);
    if (swapped) {
      magic = __builtin_bswap32(magic);
      size = __builtin_bswap64(size);
      uncompressed = __builtin_bswap64(uncompressed);
      name = __builtin_bswap32(name);
    }
    out = {size, uncompressed, name};
    return magic == kResourceMagic;
  }
};

bool inflate_bytes(Bytes in, std::vector<uint8_t>& out) {
  z_stream stream = {};
  if (inflateInit(&stream) != Z_OK) return false;
  stream.next_in = const_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  int status = inflate(&stream, Z_FINISH);
  bool complete = status == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return complete;
}

// Class files whose Utf8 constants are in the image's string table ("compact-cp"). Tags 23 and 25 stand for a whole
// string and for a descriptor whose class names are strings of their own (package, then simple name).
class ConstantPoolExpander {
 public:
  ConstantPoolExpander(Bytes in, std::vector<uint8_t>& out, ImageString string_at, const void* image)
      : in_(in), out_(out), string_at_(string_at), image_(image) {}

  bool expand() {
    if (!copy(10)) return false;
    uint32_t count = read_u2(in_.data() + 8);
    for (uint32_t index = 1; index < count; ++index) {
      if (at_ >= in_.size()) return false;
      uint8_t tag = in_[at_];
      if (tag == 5 || tag == 6) ++index;
      if (!expand_entry(tag)) return false;
    }
    return copy(in_.size() - at_) && written_ == out_.size();
  }

 private:
  static constexpr uint8_t kSharedString = 23;
  static constexpr uint8_t kSharedDescriptor = 25;

  bool expand_entry(uint8_t tag) {
    constexpr uint8_t kSizes[] = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};
    if (tag == 1) return at_ + 3 <= in_.size() && copy(3u + read_u2(in_.data() + at_ + 1));
    if (tag == kSharedString || tag == kSharedDescriptor) {
      ++at_;
      uint8_t utf8_tag = 1, length[2] = {0, 0};
      if (!put(&utf8_tag, 1) || !put(length, 2)) return false;
      size_t start = written_;
      if (!(tag == kSharedString ? put_string() : put_descriptor())) return false;
      size_t size = written_ - start;
      out_[start - 2] = static_cast<uint8_t>(size >> 8);
      out_[start - 1] = static_cast<uint8_t>(size);
      return size <= 0xffff;
    }
    return tag < sizeof(kSizes) && kSizes[tag] != 0 && copy(1u + kSizes[tag]);
  }

  bool put_string() {
    uint32_t offset;
    return take_number(offset) && put_text(string_at_(image_, offset));
  }

  bool put_descriptor() {
    uint32_t offset, names_size;
    if (!take_number(offset) || !take_number(names_size)) return false;
    std::string_view descriptor = string_at_(image_, offset);
    if (names_size == 0) return put_text(descriptor);
    for (char c : descriptor) {
      if (!put(&c, 1)) return false;
      if (c != 'L') continue;
      uint32_t package, name;
      if (!take_number(package) || !take_number(name)) return false;
      std::string_view package_text = string_at_(image_, package);
      if (!package_text.empty() && (!put_text(package_text) || !put("/", 1))) return false;
      if (!put_text(string_at_(image_, name))) return false;
    }
    return true;
  }

  // One to three bytes with the length in the first (1LLvvvvv), or four plain ones.
  bool take_number(uint32_t& out) {
    if (at_ >= in_.size()) return false;
    uint8_t first = in_[at_];
    bool packed = (first & 0x80) != 0;
    size_t length = packed ? (first >> 5) & 3u : 4;
    if (length == 0 || in_.size() - at_ < length) return false;
    uint32_t value = packed ? first & 0x1fu : first;
    for (size_t i = 1; i < length; ++i) value = value << 8 | in_[at_ + i];
    at_ += length;
    out = value;
    return true;
  }

  bool copy(size_t count) {
    if (in_.size() - at_ < count || !put(in_.data() + at_, count)) return false;
    at_ += count;
    return true;
  }
  bool put_text(std::string_view text) { return put(text.data(), text.size()); }
  bool put(const void* data, size_t count) {
    if (out_.size() - written_ < count) return false;
    if (count != 0) memcpy(out_.data() + written_, data, count);
    written_ += count;
    return true;
  }

  Bytes in_;
  std::vector<uint8_t>& out_;
  ImageString string_at_;
  const void* image_;
  size_t at_ = 0;
  size_t written_ = 0;
};

}  // namespace

FindResult decompress_resource(Bytes stored, uint64_t size, bool swapped, ImageString string_at, const void* image,
                               Resource& out, std::string& problem) {
  std::vector<uint8_t> current(stored.begin(), stored.end());
  ResourceHeader header;
  // A plain class file cannot begin with the header's magic, so its absence ends the stack.
  while (ResourceHeader::read(current, swapped, header)) {
    Bytes content = Bytes(current).subspan(kResourceHeaderSize);
    std::string name(string_at(image, header.name_offset));
    if (header.size > content.size() || header.uncompressed_size > kMaxResourceSize) {
      problem = "corrupt compressed resource";
      return FindResult::kIoError;
    }
    content = content.first(header.size);
    std::vector<uint8_t> next(header.uncompressed_size);
    bool good;
    if (name == "zip") {
      good = inflate_bytes(content, next);
    } else if (name == "compact-cp") {
      good = ConstantPoolExpander(content, next, string_at, image).expand();
    } else {
      problem = "resources compressed with '" + name + "' are not supported";
      return FindResult::kUnsupported;
    }
    if (!good) {
      problem = "corrupt compressed resource (" + name + ")";
      return FindResult::kIoError;
    }
    current = std::move(next);
  }
  if (current.size() != size) {
    problem = "corrupt compressed resource";
    return FindResult::kIoError;
  }
  auto storage = std::make_unique<uint8_t[]>(size);
  memcpy(storage.get(), current.data(), size);
  out = Resource::owned(std::move(storage), size);
  return FindResult::kFound;
}

}  // namespace cortado::classfile
