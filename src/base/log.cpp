#include "base/log.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <vector>

#include "base/log_decorators.h"

namespace cortado {

// Until something is configured: warnings to standard output.
LogLevel log_levels[static_cast<size_t>(LogTags::kCount)] = {
#define LOG_TAGS(id, text) LogLevel::kWarning,
#include "base/log_tags.def"
#undef LOG_TAGS
};

namespace {

constexpr std::string_view kTagText[] = {
#define LOG_TAGS(id, text) text,
#include "base/log_tags.def"
#undef LOG_TAGS
};
constexpr std::string_view kLevelText[] = {"off", "error", "warning", "info", "debug", "trace"};
constexpr size_t kTagSets = std::size(kTagText);

struct Output {
  std::string name;  // stdout, stderr or a file's path
  FILE* stream = nullptr;
  LogLevel levels[kTagSets] = {};
  DecoratorSet decorators = default_decorators();
};

std::mutex outputs_mutex;
std::vector<Output>& outputs() {
  static auto* all = [] {
    auto* made = new std::vector<Output>(1);
    Output& standard = made->front();
    standard.name = "stdout";
    standard.stream = stdout;
    std::fill(std::begin(standard.levels), std::end(standard.levels), LogLevel::kWarning);
    return made;
  }();
  return *all;
}
const auto start_time = std::chrono::steady_clock::now();

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool same_tags(std::vector<std::string_view> wanted, std::string_view tags, bool or_more) {
  std::vector<std::string_view> have = split(tags, ',');
  if (!or_more && wanted.size() != have.size()) return false;
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](std::string_view w) { return std::find(have.begin(), have.end(), w) != have.end(); });
}

bool is_known_tag(std::string_view tag) {
  static constexpr std::string_view kOthers[] = {
      "arguments",    "cds",         "codecache",   "compilation", "dynamic",       "ergo",
      "heap",         "jit",         "memory",      "metaspace",   "methodhandles", "nmt",
      "os",           "pagesize",    "phases",      "stats",       "stringtable",   "thread",
      "verification", "vmoperation", "age",         "alloc",       "cpu",           "task",
      "tlab",         "resolve",     "constraints", "redefine",    "jvmti",         "monitorinflation",
      "logging",      "perf",        "stackwalk"};
  for (std::string_view set : kTagText) {
    for (std::string_view t : split(set, ',')) {
      if (t == tag) return true;
    }
  }
  return std::find(std::begin(kOthers), std::end(kOthers), tag) != std::end(kOthers);
}

// One selection: tag1[+tag2…][*][=level].
bool apply_selection(Output& output, std::string_view selection, std::string& error) {
  LogLevel level = LogLevel::kInfo;
  if (size_t equals = selection.find('='); equals != std::string_view::npos) {
    auto found = std::find(std::begin(kLevelText), std::end(kLevelText), selection.substr(equals + 1));
    if (found == std::end(kLevelText)) {
      error = fmt::format("Invalid level '{}' in log selection.", selection.substr(equals + 1));
      return false;
    }
    level = LogLevel(found - std::begin(kLevelText));
    selection = selection.substr(0, equals);
  }
  bool or_more = selection.ends_with('*');
  if (or_more) selection.remove_suffix(1);
  bool all = selection == "all" || selection.empty();
  std::vector<std::string_view> tags = split(selection, '+');
  for (std::string_view tag : tags) {
    if (!all && !is_known_tag(tag)) {
      error = fmt::format("Invalid tag '{}' in log selection.", tag);
      return false;
    }
  }
  for (size_t i = 0; i < kTagSets; i++) {
    if (all || same_tags(tags, kTagText[i], or_more)) output.levels[i] = level;
  }
  return true;
}

Output& output_named(std::string_view name) {
  if (name.empty()) name = "stdout";
  if (name.starts_with("file=")) name.remove_prefix(5);
  for (Output& o : outputs()) {
    if (o.name == name) return o;
  }
  Output& made = outputs().emplace_back();
  made.name = name;
  made.stream = name == "stdout" ? stdout : name == "stderr" ? stderr : std::fopen(made.name.c_str(), "we");
  return made;
}

void recompute_levels() {
  for (size_t i = 0; i < kTagSets; i++) {
    log_levels[i] = LogLevel::kOff;
    for (const Output& o : outputs()) log_levels[i] = std::max(log_levels[i], o.levels[i]);
  }
}

}  // namespace

bool log_configure(std::string_view specification, std::string& error) {
  std::lock_guard guard(outputs_mutex);
  if (specification.starts_with(':')) specification.remove_prefix(1);
  if (specification == "disable") {
    outputs().clear();
    recompute_levels();
    return true;
  }
  std::vector<std::string_view> parts = split(specification, ':');
  Output& output = output_named(parts.size() > 1 ? parts[1] : "");
  if (output.stream == nullptr) {
    error = fmt::format(
        "Error opening log file '{0}': {1}\nInitialization of output 'file={0}' using options '(null)' failed.",
        output.name, std::strerror(errno));
    return false;
  }
  for (std::string_view selection : split(parts[0], ',')) {
    if (!apply_selection(output, selection, error)) return false;
  }
  if (parts.size() > 2 && !parts[2].empty() && !parse_decorators(parts[2], output.decorators, error)) return false;
  recompute_levels();
  return true;
}

void log_write(LogTags tags, LogLevel level, std::string_view message) {
  std::lock_guard guard(outputs_mutex);
  auto uptime = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start_time);
  auto tag_set = static_cast<size_t>(tags);
  for (const Output& o : outputs()) {
    if (level > o.levels[tag_set]) continue;
    std::string line =
        decorate(o.decorators, uptime.count(), kLevelText[static_cast<size_t>(level)], kTagText[tag_set]);
    line += message;
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), o.stream);
    std::fflush(o.stream);
  }
}

}  // namespace cortado
