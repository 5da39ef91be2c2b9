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

  // Parses what follows -XX: and sets the flag. False: `error` holds the line to print.
  static bool parse(std::string_view option, std::string& error);
  // The known flag that looks most like `name`, or null.
  static const Flag* most_similar(std::string_view name);
};

// "64k", "1G" … in bytes; false if it is not a size.
bool parse_size(std::string_view text, uint64_t& bytes);

}  // namespace cortado
