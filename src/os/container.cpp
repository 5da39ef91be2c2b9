#include "os/container.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

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

// The path of this process in the unified hierarchy, or in that of `controller` (version 1).
std::string group_path(const char* controller) {
  FILE* file = std::fopen("/proc/self/cgroup", "re");
  if (file == nullptr) return {};
  char line[1024];
  std::string result;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    char* names = std::strchr(line, ':');
    if (names == nullptr) continue;
    char* path = std::strchr(++names, ':');
    if (path == nullptr) continue;
    *path++ = '\0';
    path[std::strcspn(path, "\n")] = '\0';
    bool match = *controller == '\0' ? *names == '\0' : std::strstr(names, controller) != nullptr;
    if (match) result = path;
  }
  std::fclose(file);
  return result;
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
