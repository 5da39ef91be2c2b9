#pragma once
// What stands in brackets before a log line: -Xlog:…:output:DECORATORS.

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace cortado {

enum class Decorator : uint8_t {
#define DECORATOR(id, name, short_name) id,
#include "base/log_decorators.def"
#undef DECORATOR
  kCount
};

using DecoratorSet = std::bitset<static_cast<size_t>(Decorator::kCount)>;

// Uptime, level and tags.
DecoratorSet default_decorators();
// Comma-separated names; "none" is the empty set. False: `error` names the one that is not known.
bool parse_decorators(std::string_view names, DecoratorSet& to, std::string& error);
// "[0.123s][info][gc] ", or nothing.
std::string decorate(const DecoratorSet& decorators, int64_t uptime_ns, std::string_view level, std::string_view tags);

}  // namespace cortado
