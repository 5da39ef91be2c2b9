#pragma once
// Logging as -Xlog selects it. `LOG(kGc, kInfo, "Pause Young {}M", n)` costs one load when nothing selects it.
// Configuration happens while the options are parsed; writing is thread safe and never allocates Java memory.

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace cortado {

enum class LogLevel : uint8_t { kOff, kError, kWarning, kInfo, kDebug, kTrace };

enum class LogTags : uint8_t {
#define LOG_TAGS(id, text) id,
#include "base/log_tags.def"
#undef LOG_TAGS
  kCount
};

// The most detailed level that some output wants, by tag set.
extern LogLevel log_levels[static_cast<size_t>(LogTags::kCount)];

inline bool log_enabled(LogTags tags, LogLevel level) { return level <= log_levels[static_cast<size_t>(tags)]; }
void log_write(LogTags tags, LogLevel level, std::string_view message);

// What follows -Xlog (":gc*=info:file=x:uptime,level" or ""). False: `error` says why, in one or more lines.
bool log_configure(std::string_view specification, std::string& error);

}  // namespace cortado

#define LOG(tags, level, ...)                                                                                   \
  (::cortado::log_enabled(::cortado::LogTags::tags, ::cortado::LogLevel::level)                                 \
       ? ::cortado::log_write(::cortado::LogTags::tags, ::cortado::LogLevel::level, ::fmt::format(__VA_ARGS__)) \
       : (void)0)
