#include "runtime/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "base/assert.h"

namespace cortado {

namespace {

constexpr FlagType type_bool = FlagType::kBool;
constexpr FlagType type_int = FlagType::kIntx;
constexpr FlagType type_intx = FlagType::kIntx;
constexpr FlagType type_uint = FlagType::kUintx;
constexpr FlagType type_uintx = FlagType::kUintx;
constexpr FlagType type_uint64_t = FlagType::kUintx;
constexpr FlagType type_size_t = FlagType::kSize;
constexpr FlagType type_double = FlagType::kDouble;
constexpr FlagType type_ccstr = FlagType::kString;
constexpr FlagType type_ccstrlist = FlagType::kString;
constexpr FlagKind kind_product = FlagKind::kProduct;
constexpr FlagKind kind_diagnostic = FlagKind::kDiagnostic;
constexpr FlagKind kind_experimental = FlagKind::kExperimental;
constexpr FlagKind kind_manageable = FlagKind::kManageable;

struct FlagRow {
  const char* name;
  const char* type_name;
  FlagType type;
  FlagKind kind;
  const char* value;
  const char* lowest;
  const char* highest;
};

constexpr FlagRow kRows[] = {
#define FLAG(type, name, value, kind) {#name, #type, type_##type, kind_##kind, value, nullptr, nullptr},
#define FLAG_IN(type, name, value, kind, lowest, highest) \
  {#name, #type, type_##type, kind_##kind, value, lowest, highest},
#include "runtime/java_flags.def"
#undef FLAG
#undef FLAG_IN
};

std::vector<Flag>& flags() {
  static std::vector<Flag>* table = [] {
    std::array<const FlagRow*, std::size(kRows)> sorted;
    for (size_t i = 0; i < sorted.size(); i++) sorted[i] = &kRows[i];
    std::sort(sorted.begin(), sorted.end(),
              [](const FlagRow* a, const FlagRow* b) { return std::strcmp(a->name, b->name) < 0; });
    auto* made = new std::vector<Flag>;
    made->reserve(sorted.size());
    for (const FlagRow* row : sorted) {
      made->push_back({row->name, row->type, row->kind, FlagOrigin::kDefault, row->value, row->type_name, row->lowest,
                       row->highest});
    }
    return made;
  }();
  return *table;
}

Flag& get(std::string_view name) {
  Flag* flag = Flags::find(name);
  CORTADO_CHECK(flag != nullptr);
  return *flag;
}

// Common letters in order of both, as a share of the longer: good enough to find a slip of the finger.
double similarity(std::string_view a, std::string_view b) {
  auto pairs = [](std::string_view s) {
    std::vector<std::pair<char, char>> result;
    for (size_t i = 0; i + 1 < s.size(); i++) result.emplace_back(s[i], s[i + 1]);
    return result;
  };
  auto x = pairs(a);
  auto y = pairs(b);
  if (x.empty() || y.empty()) return 0;
  size_t hits = 0;
  for (auto& p : x) {
    auto found = std::find(y.begin(), y.end(), p);
    if (found == y.end()) continue;
    hits++;
    *found = {0, 0};
  }
  return 2.0 * static_cast<double>(hits) / static_cast<double>(a.size() + b.size());
}

bool is_value_of(const Flag& flag, std::string_view value) {
  std::string text(value);
  char* end = nullptr;
  uint64_t bytes = 0;
  switch (flag.type) {
    case FlagType::kBool: return value == "true" || value == "false";
    case FlagType::kDouble: std::strtod(text.c_str(), &end); return !text.empty() && *end == 0;
    case FlagType::kString: return true;
    case FlagType::kIntx:
      if (value.starts_with('-')) value.remove_prefix(1);
      return parse_size(value, bytes);
    case FlagType::kUintx:
    case FlagType::kSize: return parse_size(value, bytes);
  }
  return false;
}

double to_real(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

// A number that is_value_of, in bytes, without its unit.
std::string decimal(std::string_view value) {
  bool negative = value.starts_with('-');
  uint64_t magnitude = 0;
  parse_size(negative ? value.substr(1) : value, magnitude);
  return (negative ? "-" : "") + std::to_string(magnitude);
}

// Numbers as text: what `text` is below what `than` is.
bool is_below(std::string_view text, std::string_view than) {
  auto value = [](std::string_view digits) {
    bool negative = digits.starts_with('-');
    uint64_t magnitude = 0;
    parse_size(negative ? digits.substr(1) : digits, magnitude);
    return negative ? -static_cast<__int128>(magnitude) : static_cast<__int128>(magnitude);
  };
  return value(text) < value(than);
}

bool is_in_range(const Flag& flag, std::string_view value) {
  if (flag.lowest == nullptr) return true;
  if (flag.type == FlagType::kDouble)
    return to_real(value) >= to_real(flag.lowest) && to_real(value) <= to_real(flag.highest);
  return !is_below(value, flag.lowest) && !is_below(flag.highest, value);
}

}  // namespace

bool parse_size(std::string_view text, uint64_t& bytes) {
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  }
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return false;
  std::string_view unit = text.substr(static_cast<size_t>(end - text.data()));
  if (unit.size() > 1) return false;
  unsigned shift = 0;
  if (unit.size() == 1) {
    switch (unit[0] | 0x20) {
      case 'k': shift = 10; break;
      case 'm': shift = 20; break;
      case 'g': shift = 30; break;
      case 't': shift = 40; break;
      default: return false;
    }
  }
  if (shift != 0 && number >> (64 - shift) != 0) return false;
  bytes = number << shift;
  return true;
}

Flag* Flags::find(std::string_view name) {
  std::vector<Flag>& table = flags();
  auto it = std::lower_bound(table.begin(), table.end(), name,
                             [](const Flag& f, std::string_view n) { return std::string_view(f.name) < n; });
  return it != table.end() && name == it->name ? &*it : nullptr;
}
const std::vector<Flag>& Flags::all() { return flags(); }
bool Flags::boolean(std::string_view name) { return get(name).value == "true"; }
double Flags::real(std::string_view name) { return std::strtod(get(name).value.c_str(), nullptr); }
const std::string& Flags::text(std::string_view name) { return get(name).value; }
bool Flags::is_default(std::string_view name) { return get(name).origin == FlagOrigin::kDefault; }
int64_t Flags::integer(std::string_view name) {
  std::string_view value = get(name).value;
  bool negative = value.starts_with('-');
  uint64_t bytes = 0;
  parse_size(negative ? value.substr(1) : value, bytes);
  return negative ? -static_cast<int64_t>(bytes) : static_cast<int64_t>(bytes);
}

void Flags::set(std::string_view name, std::string_view value, FlagOrigin origin) {
  Flag& flag = get(name);
  flag.value = value;
  flag.origin = origin;
}

const Flag* Flags::most_similar(std::string_view name) {
  constexpr double kThreshold = 0.7;
  const Flag* best = nullptr;
  double best_score = kThreshold;
  for (const Flag& flag : flags()) {
    double score = similarity(flag.name, name);
    if (score > best_score) {
      best = &flag;
      best_score = score;
    }
  }
  return best;
}

bool Flags::is_unlocked(const Flag& flag) {
  if (flag.kind == FlagKind::kDiagnostic) {
    return boolean("UnlockDiagnosticVMOptions") || std::string_view(flag.name) == "UnlockDiagnosticVMOptions";
  }
  if (flag.kind == FlagKind::kExperimental) {
    return boolean("UnlockExperimentalVMOptions") || std::string_view(flag.name) == "UnlockExperimentalVMOptions";
  }
  return true;
}

bool Flags::parse(std::string_view option, std::string& error) {
  bool has_sign = option.starts_with('+') || option.starts_with('-');
  size_t equals = option.find('=');
  std::string_view unsigned_option = has_sign ? option.substr(1) : option;
  std::string_view name = unsigned_option.substr(0, unsigned_option.find('='));
  Flag* flag = find(name);
  if (flag == nullptr) {
    error = fmt::format("Unrecognized VM option '{}'\n", unsigned_option);
    if (const Flag* similar = most_similar(name)) {
      error += fmt::format("Did you mean '{}{}{}'?\n", similar->type == FlagType::kBool ? "(+/-)" : "", similar->name,
                           similar->type == FlagType::kBool ? "" : "=<value>");
    }
    return false;
  }
  if (!is_unlocked(*flag)) {
    bool diagnostic = flag->kind == FlagKind::kDiagnostic;
    error = fmt::format("Error: VM option '{}' is {} and must be enabled via -XX:+Unlock{}VMOptions.\n", name,
                        diagnostic ? "diagnostic" : "experimental", diagnostic ? "Diagnostic" : "Experimental");
    error += fmt::format("Error: The unlock option must precede '{}'.\n", name);
    return false;
  }
  if (flag->type == FlagType::kBool && has_sign && unsigned_option == flag->name) {
    set(flag->name, option[0] == '+' ? "true" : "false", FlagOrigin::kCommandLine);
    return true;
  }
  if (flag->type == FlagType::kBool) {
    error = fmt::format("Missing +/- setting for VM option '{}'\n", unsigned_option);
    return false;
  }
  if (has_sign) {
    error = fmt::format("Unexpected +/- setting in VM option '{}'\n", unsigned_option);
    return false;
  }
  std::string_view value = equals == std::string_view::npos ? std::string_view() : option.substr(equals + 1);
  if (equals == std::string_view::npos || !is_value_of(*flag, value)) {
    error = fmt::format("Improperly specified VM option '{}'\n", option);
    return false;
  }
  if (!is_in_range(*flag, value)) {
    bool is_real = flag->type == FlagType::kDouble;
    std::string given = is_real ? fmt::format("{:.6f}", to_real(value)) : decimal(value);
    error = fmt::format("{} {}={} is outside the allowed range [ {} ... {} ]\n", flag->type_name, name, given,
                        is_real ? fmt::format("{:.6f}", to_real(flag->lowest)) : flag->lowest,
                        is_real ? fmt::format("{:.6f}", to_real(flag->highest)) : flag->highest);
    error += fmt::format("Improperly specified VM option '{}'\n", option);
    return false;
  }
  set(flag->name, value, FlagOrigin::kCommandLine);
  return true;
}

}  // namespace cortado
