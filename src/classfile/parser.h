// Class-file bytes -> ClassFile (JVMS 4, versions 45 to 61), with HotSpot 17's checks and messages.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "classfile/class_file.h"

namespace cortado::classfile {

inline constexpr uint16_t kOldestMajorVersion = 45;
inline constexpr uint16_t kNewestMajorVersion = 61;
inline constexpr uint16_t kPreviewMinorVersion = 0xffff;

enum class ParseErrorKind : uint8_t {
  kClassFormatError,
  kUnsupportedClassVersionError,
  kNoClassDefFoundError,
  kIncompatibleClassChangeError,
};

// The internal name of the class to throw ("java/lang/ClassFormatError").
const char* error_class_name(ParseErrorKind kind);

struct ParseError {
  ParseErrorKind kind = ParseErrorKind::kClassFormatError;
  std::string message;  // modified UTF-8, as HotSpot words it
  // What the file names before the fault: what is wrong with the interfaces comes first, as HotSpot loads them while it
  // parses.
  std::string_view class_name;  // empty if the fault stands before it
  std::vector<std::string_view> interfaces;
};

struct ParseOptions {
  // The format checks that HotSpot makes only for classes that it verifies (names, descriptors, flags, duplicates, Utf8
  // contents). Class files are memory-safe to use in either case.
  bool check_format = true;
  // Lenient about names in old class files of trusted loaders (HotSpot: boot and platform loader under default flags).
  bool relax_names = false;
  bool enable_preview = false;
  // The name that the loader was asked for, in internal form; no data: any. A different one is NoClassDefFoundError.
  std::string_view expected_name = {};
  // Names beginning with java/ are refused unless the loader is boot or platform: done by the caller, as it needs
  // the loader's name for the message.
  bool is_boot_loader = false;
};

// Returns null and fills `error` if the bytes are not a class file. `bytes` must outlive the result.
std::unique_ptr<ClassFile> parse(Bytes bytes, const ParseOptions& options, ParseError& error);

}  // namespace cortado::classfile
