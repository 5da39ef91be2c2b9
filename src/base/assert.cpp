#include "base/assert.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace cortado {
namespace {
std::atomic<void (*)(std::string_view)> fatal_hook{nullptr};
}
void set_fatal_hook(void (*hook)(std::string_view message)) { fatal_hook.store(hook); }

void fatal_at(const char* file, int line, std::string_view message) {
  std::fprintf(stderr, "cortado: fatal: %.*s (%s:%d)\n", static_cast<int>(message.size()), message.data(), file, line);
  if (auto hook = fatal_hook.exchange(nullptr)) hook(message);
  std::abort();
}
}  // namespace cortado
