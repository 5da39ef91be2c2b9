#include "classfile/jimage.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cstring>

#include "classfile/jimage_decompress.h"

// The format, as the JDK's own reader (jdk.internal.jimage.BasicImageReader) sees it. All numbers are in the byte order
// of the machine that the image was made for, which the magic number tells:
//   header: u4 magic, u2 minor + u2 major version in one u4, flags, resource count, table length N, locations size,
//           strings size; then the redirect table (N s4), the location offsets (N u4), locations, strings, contents.
// A name's hash selects a redirect entry r: r < 0: the location is number -1 - r; r > 0: hash again with r as the seed;
// 0: no such resource. A location is a list of attributes: a byte (kind << 3 | length - 1) and a big-endian number.
namespace cortado::classfile {
namespace {

constexpr uint32_t kMagic = 0xcafedada;
constexpr uint32_t kSupportedMajor = 1;
constexpr uint32_t kSupportedMinor = 0;
constexpr size_t kHeaderSize = 28;
constexpr uint32_t kHashMultiplier = 0x01000193;  // also the first seed

enum LocationAttribute : uint8_t {
  kEnd,
  kModule,
  kParent,
  kBase,
  kExtension,
  kOffset,
  kCompressed,
  kUncompressed,
  kAttributeCount
};

uint32_t hash_more(uint32_t seed, std::string_view text) {
  for (char c : text) seed = (seed * kHashMultiplier) ^ static_cast<unsigned char>(c);
  return seed;
}

struct ResourceName {
  std::string_view module;
  std::string_view rest;
};

// The key is "/module/rest", hashed without putting it together.
uint32_t hash_resource(const void* key, uint32_t seed) {
  const auto& name = *static_cast<const ResourceName*>(key);
  seed = hash_more(seed, "/");
  seed = hash_more(seed, name.module);
  seed = hash_more(seed, "/");
  return hash_more(seed, name.rest) & 0x7fffffff;
}

FindResult failed(FindResult result, std::string* error, std::string message) {
  if (error != nullptr) *error = std::move(message);
  return result;
}

}  // namespace

std::unique_ptr<JImage> JImage::open(const std::string& path, std::string* error) {
  std::unique_ptr<JImage> image(new JImage());
  std::string ignored;
  if (error == nullptr) error = &ignored;
  image->path_ = path;
  if (!image->map(path, error) || !image->parse_header(error)) return nullptr;
  return image;
}

JImage::~JImage() {
  if (!file_.empty()) munmap(const_cast<uint8_t*>(file_.data()), file_.size());
}

bool JImage::map(const std::string& path, std::string* error) {
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) {
    *error = path + ": " + strerror(errno);
    if (descriptor >= 0) close(descriptor);
    return false;
  }
  auto size = static_cast<size_t>(status.st_size);
  void* address = size < kHeaderSize ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (address == MAP_FAILED) {
    *error = path + (size < kHeaderSize ? ": not a jimage file" : ": cannot be mapped");
    return false;
  }
  file_ = {static_cast<const uint8_t*>(address), size};
  return true;
}

uint32_t JImage::u4(const uint8_t* at) const {
  uint32_t value;
  memcpy(&value, at, sizeof(value));
  return swapped_ ? __builtin_bswap32(value) : value;
}

bool JImage::parse_header(std::string* error) {
  const uint8_t* at = file_.data();
  uint32_t magic = u4(at);
  swapped_ = magic == __builtin_bswap32(kMagic);
  if (magic != kMagic && !swapped_) {
    *error = path_ + ": not a jimage file";
    return false;
  }
  uint32_t version = u4(at + 4);
  if (version >> 16 != kSupportedMajor || (version & 0xffff) != kSupportedMinor) {
    *error =
        path_ + ": unknown jimage version " + std::to_string(version >> 16) + "." + std::to_string(version & 0xffff);
    return false;
  }
  table_length_ = u4(at + 16);
  locations_size_ = u4(at + 20);
  strings_size_ = u4(at + 24);
  uint64_t index_size = kHeaderSize + uint64_t{table_length_} * 8 + locations_size_ + strings_size_;
  if (table_length_ == 0 || index_size > file_.size()) {
    *error = path_ + ": truncated jimage file";
    return false;
  }
  redirect_ = at + kHeaderSize;
  offsets_ = redirect_ + uint64_t{table_length_} * 4;
  locations_ = offsets_ + uint64_t{table_length_} * 4;
  strings_ = locations_ + locations_size_;
  contents_ = strings_ + strings_size_;
  return true;
}

std::string_view JImage::string_at(uint64_t offset) const {
  if (offset >= strings_size_) return {};
  const auto* text = reinterpret_cast<const char*>(strings_ + offset);
  return {text, strnlen(text, strings_size_ - offset)};
}

bool JImage::decode_location(uint32_t location_offset, Location& out) const {
  if (location_offset >= locations_size_) return false;
  uint64_t values[kAttributeCount] = {};
  const uint8_t* at = locations_ + location_offset;
  const uint8_t* end = locations_ + locations_size_;
  while (at < end && *at >> 3 != kEnd) {
    unsigned kind = *at >> 3;
    unsigned length = (*at & 7u) + 1;
    ++at;
    if (kind >= kAttributeCount || static_cast<size_t>(end - at) < length) return false;
    uint64_t value = 0;
    for (unsigned i = 0; i < length; ++i) value = value << 8 | *at++;
    values[kind] = value;
  }
  out = {values[kModule], values[kParent],     values[kBase],        values[kExtension],
         values[kOffset], values[kCompressed], values[kUncompressed]};
  return true;
}

bool JImage::slot_of(uint32_t (*hash)(const void* key, uint32_t seed), const void* key, Location& out) const {
  uint32_t index = hash(key, kHashMultiplier) % table_length_;
  auto redirect = static_cast<int32_t>(u4(redirect_ + uint64_t{index} * 4));
  if (redirect == 0) return false;
  if (redirect < 0) {
    index = static_cast<uint32_t>(-1 - redirect);
    if (index >= table_length_) return false;
  } else {
    index = hash(key, static_cast<uint32_t>(redirect)) % table_length_;
  }
  return decode_location(u4(offsets_ + uint64_t{index} * 4), out);
}

bool JImage::matches(const Location& location, std::string_view module, std::string_view parent, std::string_view base,
                     std::string_view extension) const {
  return string_at(location.module_offset) == module && string_at(location.parent_offset) == parent &&
         string_at(location.base_offset) == base && string_at(location.extension_offset) == extension;
}

bool JImage::find_location(std::string_view module, std::string_view resource, Location& out) const {
  ResourceName key{module, resource};
  if (!slot_of(hash_resource, &key, out)) return false;
  size_t slash = resource.rfind('/');
  std::string_view parent = slash == std::string_view::npos ? std::string_view() : resource.substr(0, slash);
  std::string_view file = slash == std::string_view::npos ? resource : resource.substr(slash + 1);
  size_t dot = file.rfind('.');
  std::string_view base = dot == std::string_view::npos ? file : file.substr(0, dot);
  std::string_view extension = dot == std::string_view::npos ? std::string_view() : file.substr(dot + 1);
  return matches(out, module, parent, base, extension);
}

FindResult JImage::find_resource(std::string_view module, std::string_view resource, Resource& out,
                                 std::string* error) const {
  Location location;
  if (!find_location(module, resource, location)) return FindResult::kNotFound;
  return read(location, out, error);
}

FindResult JImage::find_class(std::string_view module, std::string_view class_name, Resource& out,
                              std::string* error) const {
  std::string resource;
  resource.reserve(class_name.size() + 6);
  resource += class_name;
  resource += ".class";
  return find_resource(module, resource, out, error);
}

bool JImage::has_class(std::string_view module, std::string_view class_name) const {
  Location location;
  return find_location(module, std::string(class_name) + ".class", location);
}

FindResult JImage::read(const Location& location, Resource& out, std::string* error) const {
  uint64_t stored = location.compressed_size != 0 ? location.compressed_size : location.uncompressed_size;
  auto available = static_cast<uint64_t>(file_.data() + file_.size() - contents_);
  if (location.content_offset > available || stored > available - location.content_offset) {
    return failed(FindResult::kIoError, error, path_ + ": resource beyond the end of the file");
  }
  Bytes bytes(contents_ + location.content_offset, stored);
  if (location.compressed_size == 0) {
    out = Resource::mapped(bytes);
    return FindResult::kFound;
  }
  return decompress(bytes, location.uncompressed_size, out, error);
}

FindResult JImage::decompress(Bytes stored, uint64_t size, Resource& out, std::string* error) const {
  auto string_of = [](const void* image, uint32_t offset) {
    return static_cast<const JImage*>(image)->string_at(offset);
  };
  std::string problem;
  FindResult result = decompress_resource(stored, size, swapped_, string_of, this, out, problem);
  return result == FindResult::kFound ? result : failed(result, error, path_ + ": " + problem);
}

// "/packages/java.lang" holds pairs (is_empty u4, offset u4 of a module's name).
std::string_view JImage::module_of_package(std::string_view package) const {
  std::string dotted(package);
  for (char& c : dotted) c = c == '/' ? '.' : c;
  Location location;
  Resource list;
  ResourceName key{"packages", dotted};
  if (!slot_of(hash_resource, &key, location)) return {};
  size_t dot = dotted.rfind('.');
  bool split = dot != std::string::npos;
  std::string_view text = dotted;
  std::string_view base = split ? text.substr(0, dot) : text;
  std::string_view extension = split ? text.substr(dot + 1) : std::string_view();
  // The writer splits such names like file names: at the last dot.
  if (!matches(location, "packages", "", base, extension) && !matches(location, "packages", "", text, "")) return {};
  if (read(location, list, nullptr) != FindResult::kFound) return {};
  Bytes bytes = list.bytes();
  for (size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    if (u4(bytes.data() + at) == 0) return string_at(u4(bytes.data() + at + 4));
  }
  return {};
}

void JImage::for_each_resource(const std::function<void(std::string_view module, std::string_view name)>& visit) const {
  std::string name;
  for (uint32_t i = 0; i < table_length_; ++i) {
    Location location;
    if (!decode_location(u4(offsets_ + uint64_t{i} * 4), location)) continue;
    std::string_view module = string_at(location.module_offset);
    if (module.empty() || module == "packages" || module == "modules") continue;
    name.clear();
    if (std::string_view parent = string_at(location.parent_offset); !parent.empty()) name.append(parent).append("/");
    name += string_at(location.base_offset);
    if (std::string_view extension = string_at(location.extension_offset); !extension.empty()) {
      name.append(".").append(extension);
    }
    visit(module, name);
  }
}

}  // namespace cortado::classfile
