#include "os/mappings.h"

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <string>

namespace cortado::os {

namespace {

// "7f00-7f10 rw-p 00000000 00:00 0   [heap]"; false for the lines behind it.
bool parse_head(const char* line, Mapping& mapping, std::string& name) {
  int name_at = 0;
  if (std::sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %*4c %*x %*x:%*x %*u %n", &mapping.start, &mapping.end, &name_at) <
          2 ||
      name_at == 0) {
    return false;
  }
  name = line + name_at;
  while (!name.empty() && name.back() == '\n') name.pop_back();
  return true;
}

}  // namespace

bool for_each_mapping(void* context, void (*visit)(void* context, const Mapping& mapping)) {
  FILE* file = std::fopen("/proc/self/smaps", "re");
  if (file == nullptr) return false;
  char line[4096];
  Mapping mapping;
  std::string name;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    size_t kilobytes = 0;
    if (std::sscanf(line, "Rss: %zu kB", &kilobytes) == 1) {
      mapping.resident = kilobytes * 1024;
      mapping.name = name;
      visit(context, mapping);
    } else {
      Mapping next;
      if (parse_head(line, next, name)) mapping = next;
    }
  }
  std::fclose(file);
  return true;
}

}  // namespace cortado::os
