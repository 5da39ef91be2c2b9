#include "base/log_decorators.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <ctime>

namespace cortado {

namespace {

struct DecoratorName {
  std::string_view name, short_name;
};
constexpr DecoratorName kNames[] = {
#define DECORATOR(id, name, short_name) {name, short_name},
#include "base/log_decorators.def"
#undef DECORATOR
};

// ISO 8601 with milliseconds: 2026-01-31T12:00:00.123+0100.
std::string date_and_time(int64_t unix_ns, bool utc) {
  auto seconds = static_cast<time_t>(unix_ns / 1'000'000'000);
  tm broken_down{};
  utc ? gmtime_r(&seconds, &broken_down) : localtime_r(&seconds, &broken_down);
  char date[32], zone[8];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &broken_down);
  std::strftime(zone, sizeof zone, "%z", &broken_down);
  return fmt::format("{}.{:03}{}", date, unix_ns / 1'000'000 % 1000, zone);
}

std::string host_name() {
  char name[256] = {};
  gethostname(name, sizeof name - 1);
  return name;
}

std::string text_of(Decorator decorator, int64_t uptime_ns, std::string_view level, std::string_view tags) {
  int64_t now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  switch (decorator) {
    case Decorator::kTime: return date_and_time(now, false);
    case Decorator::kUtcTime: return date_and_time(now, true);
    case Decorator::kUptime: return fmt::format("{:.3f}s", static_cast<double>(uptime_ns) / 1e9);
    case Decorator::kTimeMillis: return fmt::format("{}ms", now / 1'000'000);
    case Decorator::kUptimeMillis: return fmt::format("{}ms", uptime_ns / 1'000'000);
    case Decorator::kTimeNanos: return fmt::format("{}ns", now);
    case Decorator::kUptimeNanos: return fmt::format("{}ns", uptime_ns);
    case Decorator::kHostName: return host_name();
    case Decorator::kPid: return std::to_string(getpid());
    case Decorator::kTid: return std::to_string(gettid());
    case Decorator::kLevel: return std::string(level);
    case Decorator::kTags: return std::string(tags);
    case Decorator::kCount: break;
  }
  return "";
}

bool find_decorator(std::string_view name, size_t& index) {
  for (index = 0; index < std::size(kNames); index++) {
    if (kNames[index].name == name || kNames[index].short_name == name) return true;
  }
  return false;
}

}  // namespace

DecoratorSet default_decorators() {
  DecoratorSet set;
  for (Decorator decorator : {Decorator::kUptime, Decorator::kLevel, Decorator::kTags})
    set.set(static_cast<size_t>(decorator));
  return set;
}

bool parse_decorators(std::string_view names, DecoratorSet& to, std::string& error) {
  DecoratorSet set;
  if (names != "none") {
    while (true) {
      std::string_view name = names.substr(0, names.find(','));
      size_t index = 0;
      if (!find_decorator(name, index)) {
        error = fmt::format("Invalid decorator '{}'.", name);
        return false;
      }
      set.set(index);
      if (name.size() == names.size()) break;
      names.remove_prefix(name.size() + 1);
    }
  }
  to = set;
  return true;
}

std::string decorate(const DecoratorSet& decorators, int64_t uptime_ns, std::string_view level, std::string_view tags) {
  std::string line;
  for (size_t i = 0; i < decorators.size(); i++) {
    if (decorators.test(i)) line += fmt::format("[{}]", text_of(static_cast<Decorator>(i), uptime_ns, level, tags));
  }
  if (!line.empty()) line += ' ';
  return line;
}

}  // namespace cortado
