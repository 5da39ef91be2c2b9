// The tables of -XX:+PrintFlagsInitial, PrintFlagsFinal and PrintFlagsRanges.

#include <fmt/format.h>

#include <algorithm>

#include "runtime/flags.h"

namespace cortado {

namespace {

constexpr const char* kKinds[] = {"{product}", "{diagnostic}", "{experimental}", "{manageable}"};
constexpr const char* kOrigins[] = {"{default}", "{command line}", "{ergonomic}", "{management}"};

std::string kind_and_origin(const Flag& flag, size_t column) {
  return fmt::format("{:>{}} {}\n", kKinds[static_cast<size_t>(flag.kind)], column,
                     kOrigins[static_cast<size_t>(flag.origin)]);
}

std::string value_line(const Flag& flag) {
  size_t column = flag.value.size() < 51 ? 51 - flag.value.size() : 0;
  return fmt::format("{:>9} {:<40} = {}", flag.type_name, flag.name, flag.value) + kind_and_origin(flag, column);
}

std::string range_line(const Flag& flag) {
  if (flag.type == FlagType::kBool || flag.type == FlagType::kString) return "";
  return fmt::format("{:>9} {:<50} [ {:<25} ... {:>25} ]", flag.type_name, flag.name,
                     flag.lowest == nullptr ? "" : flag.lowest, flag.highest == nullptr ? "" : flag.highest) +
         kind_and_origin(flag, 37);
}

}  // namespace

std::string list_flags(FlagListing listing) {
  std::string text = listing == FlagListing::kRanges ? "[Global flags ranges]\n" : "[Global flags]\n";
  for (const Flag& flag : Flags::all()) {
    if (!Flags::is_unlocked(flag)) continue;
    text += listing == FlagListing::kRanges ? range_line(flag) : value_line(flag);
  }
  return text;
}

}  // namespace cortado
