#pragma once
// VM flags (-XX:): the table of java_flags.def and their values. Set while the options are parsed, before any other
// thread; read at any time afterwards. Manageable ones may be set later by HotSpotDiagnosticMXBean.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cortado {

enum class FlagType : uint8_t { kBool, kIntx, kUintx, kSize, kDouble, kString };
enum class FlagKind : uint8_t { kProduct, kDiagnostic, kExperimental, kManageable };
enum class FlagOrigin : uint8_t { kDefault, kCommandLine, kErgonomic, kManagement };

struct Flag {
  const char* name;
  FlagType type;
  FlagKind kind;
  FlagOrigin origin;
  std::string value;
  const char* type_name;  // "uintx"
  // The values that are allowed; null: all of its type.
  const char* lowest;
  const char* highest;
};

class Flags {
 public:
  // Null if there is no such flag.
  static Flag* find(std::string_view name);
  static const std::vector<Flag>& all();

  // The flag must exist.
  static bool boolean(std::string_view name);
  static int64_t integer(std::string_view name);
  static double real(std::string_view name);
  static const std::string& text(std::string_view name);
  static bool is_default(std::string_view name);
  static void set(std::string_view name, std::string_view value, FlagOrigin origin);

  // Diagnostic and experimental flags exist for the user after -XX:+UnlockDiagnosticVMOptions, +UnlockExperimentalVMOptions.
  static bool is_unlocked(const Flag& flag);

  // Parses what follows -XX: and sets the flag. False: `error` holds the lines to print.
  static bool parse(std::string_view option, std::string& error);
  // The known flag that looks most like `name`, or null.
  static const Flag* most_similar(std::string_view name);
};

enum class FlagListing : uint8_t { kValues, kRanges };
// The table that -XX:+PrintFlagsFinal and -XX:+PrintFlagsRanges print, of the flags that are unlocked.
std::string list_flags(FlagListing listing);

// "64k", "1G" … in bytes; false if it is not a size.
bool parse_size(std::string_view text, uint64_t& bytes);

}  // namespace cortado
