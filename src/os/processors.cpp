#include "os/processors.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace cortado {
namespace {

int affinity_count() {
  // More than 1024 processors need a larger set than cpu_set_t.
  for (int capacity = 1024; capacity <= 65536; capacity *= 4) {
    cpu_set_t* set = CPU_ALLOC(capacity);
    if (set == nullptr) break;
    size_t size = CPU_ALLOC_SIZE(capacity);
    int count = sched_getaffinity(0, size, set) == 0 ? CPU_COUNT_S(size, set) : 0;
    CPU_FREE(set);
    if (count > 0) return count;
  }
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? static_cast<int>(online) : 1;
}

bool read_line(const char* path, char* line, int size) {
  FILE* file = fopen(path, "re");
  if (file == nullptr) return false;
  bool ok = fgets(line, size, file) != nullptr;
  fclose(file);
  return ok;
}

// Processors of the quota, rounded up; 0 without one.
int quota_count() {
  char line[128];
  long quota = -1;
  long period = 0;
  if (read_line("/sys/fs/cgroup/cpu.max", line, sizeof line)) {
    if (strncmp(line, "max", 3) == 0 || sscanf(line, "%ld %ld", &quota, &period) != 2) return 0;
  } else {
    if (read_line("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", line, sizeof line)) quota = strtol(line, nullptr, 10);
    if (read_line("/sys/fs/cgroup/cpu/cpu.cfs_period_us", line, sizeof line)) period = strtol(line, nullptr, 10);
  }
  if (quota <= 0 || period <= 0) return 0;
  return static_cast<int>((quota + period - 1) / period);
}

}  // namespace

int active_processor_count() {
  int count = affinity_count();
  int quota = quota_count();
  if (quota > 0) count = std::min(count, quota);
  return std::max(count, 1);
}

}  // namespace cortado
