#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace cortado {
void fatal_at(const char* file, int line, std::string_view message) {
  std::fprintf(stderr, "cortado: fatal: %.*s (%s:%d)\n", static_cast<int>(message.size()), message.data(), file, line);
  std::abort();
}
}  // namespace cortado
