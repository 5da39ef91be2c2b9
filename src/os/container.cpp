#include "os/container.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "os/text_file.h"

namespace cortado::os {
namespace {

// First line of a file without its end, or an empty string.
std::string read_line(const std::string& path) {
  FILE* file = std::fopen(path.c_str(), "re");
  if (file == nullptr) return {};
  char line[512];
  std::string result;
  if (std::fgets(line, sizeof line, file) != nullptr) result = line;
  std::fclose(file);
  while (!result.empty() && result.back() == '\n') result.pop_back();
  return result;
}

bool is_listed(std::string_view names, std::string_view controller) {
  if (controller.empty()) return names.empty();
  while (!names.empty()) {
    size_t comma = std::min(names.find(','), names.size());
    if (names.substr(0, comma) == controller) return true;
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return false;
}

std::string group_path(std::string_view controller) {
  return control_group_path(read_text_file("/proc/self/cgroup").value_or(""), controller);
}

uint64_t parse(const std::string& text) {
  if (text.empty() || text == "max") return 0;
  long long value = std::strtoll(text.c_str(), nullptr, 10);
  return value <= 0 || value >= (1LL << 60) ? 0 : static_cast<uint64_t>(value);
}

// The smallest limit from the process's group up to the root.
template <class Read>
uint64_t smallest(const char* root, std::string path, Read read) {
  uint64_t result = 0;
  for (;;) {
    uint64_t value = read(std::string(root) + path);
    if (value != 0 && (result == 0 || value < result)) result = value;
    size_t slash = path.find_last_of('/');
    if (path.empty() || slash == std::string::npos) return result;
    path.resize(slash);
  }
}

uint64_t quota_v2(const std::string& folder) {
  std::string text = read_line(folder + "/cpu.max");
  size_t space = text.find(' ');
  if (space == std::string::npos) return 0;
  uint64_t quota = parse(text.substr(0, space));
  uint64_t period = parse(text.substr(space + 1));
  return quota == 0 || period == 0 ? 0 : (quota + period - 1) / period;
}
uint64_t quota_v1(const std::string& folder) {
  uint64_t quota = parse(read_line(folder + "/cpu.cfs_quota_us"));
  uint64_t period = parse(read_line(folder + "/cpu.cfs_period_us"));
  return quota == 0 || period == 0 ? 0 : (quota + period - 1) / period;
}

}  // namespace

std::string control_group_path(std::string_view table, std::string_view controller) {
  while (!table.empty()) {
    size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    size_t first = line.find(':');
    size_t second = first == std::string_view::npos ? first : line.find(':', first + 1);
    if (second == std::string_view::npos) continue;
    if (is_listed(line.substr(first + 1, second - first - 1), controller)) return std::string(line.substr(second + 1));
  }
  return {};
}

uint64_t container_memory_limit() {
  static const uint64_t limit = [] {
    uint64_t v2 = smallest("/sys/fs/cgroup", group_path(""),
                           [](const std::string& folder) { return parse(read_line(folder + "/memory.max")); });
    if (v2 != 0) return v2;
    return smallest("/sys/fs/cgroup/memory", group_path("memory"),
                    [](const std::string& folder) { return parse(read_line(folder + "/memory.limit_in_bytes")); });
  }();
  return limit;
}
uint32_t container_processors() {
  uint64_t v2 = smallest("/sys/fs/cgroup", group_path(""), quota_v2);
  if (v2 == 0) v2 = smallest("/sys/fs/cgroup/cpu", group_path("cpu"), quota_v1);
  return static_cast<uint32_t>(v2);
}

}  // namespace cortado::os
