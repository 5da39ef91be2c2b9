#include "classfile/class_parser.h"

#include <algorithm>
#include <unordered_set>

namespace cortado::classfile {
namespace {

constexpr uint32_t kMagic = 0xcafebabe;
constexpr std::string_view kUnknownName = "<Unknown>";
constexpr size_t kMaxMessage = 1023;  // HotSpot cuts messages there
constexpr uint32_t kClassFlags =
    kAccPublic | kAccFinal | kAccSuper | kAccInterface | kAccAbstract | kAccAnnotation | kAccEnum | kAccSynthetic;

}  // namespace

ClassParser::ClassParser(Bytes bytes, const ParseOptions& options, ClassFile& file, ParseError& error)
    : bytes_(bytes),
      options_(options),
      file_(file),
      error_(error),
      name_(options.expected_name.data() == nullptr ? kUnknownName : options.expected_name) {
  file_.bytes = bytes;
}

bool ClassParser::fail_kind(ParseErrorKind kind, std::string message) {
  if (message.size() > kMaxMessage) message.resize(kMaxMessage);
  error_.kind = kind;
  error_.message = std::move(message);
  return false;
}

bool ClassParser::parse() {
  return parse_version() && parse_constants() && need(8) && parse_access_flags() && parse_this_class() &&
         parse_super_class() && parse_interfaces() && parse_fields() && parse_methods() && parse_class_attributes() &&
         finish_class_attributes() &&
         (at_ == bytes_.size() || fail(fmt::format("Extra bytes at the end of class file {}", name_))) &&
         check_object_and_interfaces();
}

bool ClassParser::parse_version() {
  if (!need(8)) return false;
  uint32_t magic = u4();
  if (magic != kMagic) return fail_in("Incompatible magic value {}", magic);
  uint16_t minor = file_.minor_version = u2();
  uint16_t major = file_.major_version = u2();
  constexpr auto kUnsupported = ParseErrorKind::kUnsupportedClassVersionError;
  if (major >= kOldestMajorVersion && major <= kNewestMajorVersion && (major < kVersionJava12 || minor == 0))
    return true;
  auto version = fmt::format("(class file version {}.{})", major, minor);
  if (major < kOldestMajorVersion) {
    return fail_kind(kUnsupported, fmt::format("{} {} was compiled with an invalid major version", name_, version));
  }
  if (major > kNewestMajorVersion) {
    return fail_kind(
        kUnsupported,
        fmt::format("{} has been compiled by a more recent version of the Java Runtime {}, this version of "
                    "the Java Runtime only recognizes class file versions up to {}.0",
                    name_, version, kNewestMajorVersion));
  }
  if (minor != kPreviewMinorVersion) {
    return fail_kind(kUnsupported,
                     fmt::format("{} {} was compiled with an invalid non-zero minor version", name_, version));
  }
  if (major != kNewestMajorVersion) {
    return fail_kind(kUnsupported,
                     fmt::format("{} {} was compiled with preview features that are unsupported. This version of the "
                                 "Java Runtime only recognizes preview features for class file version {}.{}",
                                 name_, version, kNewestMajorVersion, kPreviewMinorVersion));
  }
  if (options_.enable_preview) return true;
  return fail_kind(
      kUnsupported,
      fmt::format("Preview features are not enabled for {} {}. Try running with '--enable-preview'", name_, version));
}

bool ClassParser::parse_access_flags() {
  uint32_t flags = u2() & (kClassFlags | (has_version(kVersionJava9) ? kAccModule : 0u));
  if ((flags & kAccInterface) != 0 && !has_version(kVersionJava6)) flags |= kAccAbstract;
  if (!check_class_flags(flags)) return false;
  if (bad_constant_tag_ != 0) return fail_in("Unknown constant tag {}", bad_constant_tag_);
  file_.access_flags = static_cast<uint16_t>(flags);
  return true;
}

bool ClassParser::parse_this_class() {
  uint16_t index = file_.this_class_index = u2();
  if (!is_class(index)) return fail_in("Invalid this class index {} in constant pool", index);
  std::string_view own_name = file_.name();
  if (!own_name.empty() && own_name[0] == '[') return fail_in("Bad class name");
  if (options_.expected_name.data() != nullptr && options_.expected_name != own_name) {
    return fail_kind(ParseErrorKind::kNoClassDefFoundError,
                     fmt::format("{} (wrong name: {})", options_.expected_name, own_name));
  }
  name_ = error_.class_name = own_name;
  return true;
}

bool ClassParser::parse_super_class() {
  uint16_t index = file_.super_class_index = u2();
  if (index == 0) {
    return name_ == "java/lang/Object" || fail_in("Invalid superclass index {}", index);
  }
  if (!is_class(index)) return fail_in("Invalid superclass index {}", index);
  std::string_view super_name = file_.super_name();
  return super_name.empty() || super_name[0] != '[' || fail_in("Bad superclass name");
}

bool ClassParser::parse_interfaces() {
  uint16_t count = u2();
  const uint8_t* table = bytes_.data() + at_;
  for (uint32_t i = 0; i < count; ++i) {
    if (!need(2)) return false;
    uint16_t index = u2();
    if (!is_class(index)) return fail_in("Interface name has bad constant pool index {}", index);
    std::string_view interface_name = constants().class_name(index);
    if (!interface_name.empty() && interface_name[0] == '[') return fail_in("Bad interface name");
    error_.interfaces.push_back(interface_name);
  }
  file_.interfaces = U2Table(table, count);
  if (!options_.check_format || count <= 1) return true;
  std::unordered_set<std::string_view> seen;
  for (uint16_t index : file_.interfaces) {
    std::string_view interface_name = constants().class_name(index);
    if (!seen.insert(interface_name).second) return fail_in("Duplicate interface name \"{}\"", interface_name);
  }
  return true;
}

bool ClassParser::check_object_and_interfaces() {
  if (name_ == "java/lang/Object" && !file_.interfaces.empty()) {
    return fail_in("java.lang.Object cannot implement an interface");
  }
  if (file_.is_interface() && file_.super_class_index != 0 && file_.super_name() != "java/lang/Object") {
    return fail_in("Interfaces must have java.lang.Object as superclass");
  }
  return true;
}

const char* error_class_name(ParseErrorKind kind) {
  switch (kind) {
    case ParseErrorKind::kClassFormatError: return "java/lang/ClassFormatError";
    case ParseErrorKind::kUnsupportedClassVersionError: return "java/lang/UnsupportedClassVersionError";
    case ParseErrorKind::kNoClassDefFoundError: return "java/lang/NoClassDefFoundError";
    case ParseErrorKind::kIncompatibleClassChangeError: return "java/lang/IncompatibleClassChangeError";
  }
  return "java/lang/ClassFormatError";
}

std::unique_ptr<ClassFile> parse(Bytes bytes, const ParseOptions& options, ParseError& error) {
  auto file = std::make_unique<ClassFile>();
  ClassParser parser(bytes, options, *file, error);
  if (!parser.parse()) return nullptr;
  return file;
}

uint16_t ClassFile::inner_access_flags() const {
  for (InnerClass inner : inner_classes) {
    if (constants.class_name(inner.inner_class_index) != name()) continue;
    uint32_t recognized = kClassFlags | kAccPrivate | kAccProtected | kAccStatic;
    uint32_t flags = inner.access_flags & recognized;
    if ((flags & kAccInterface) != 0 && major_version < kVersionJava6) flags |= kAccAbstract;
    return static_cast<uint16_t>(flags);
  }
  return access_flags;
}

}  // namespace cortado::classfile
