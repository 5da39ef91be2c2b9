#pragma once
// CORTADO_ASSERT: checked in debug builds only. CORTADO_CHECK: always checked; failing is a VM bug and aborts.
// fatal(): prints `cortado: fatal: MESSAGE` with the place, and aborts (the crash handler writes the report).

#include <string_view>

namespace cortado {
[[noreturn]] void fatal_at(const char* file, int line, std::string_view message);
// Called with the message before the process ends; the first caller only.
void set_fatal_hook(void (*hook)(std::string_view message));
}  // namespace cortado

#define CORTADO_CHECK(condition) \
  ((condition) ? (void)0 : ::cortado::fatal_at(__FILE__, __LINE__, "check failed: " #condition))
#if CORTADO_ASSERTIONS
#define CORTADO_ASSERT(condition) CORTADO_CHECK(condition)
#else
#define CORTADO_ASSERT(condition) ((void)sizeof(!(condition)))
#endif
#define CORTADO_FATAL(message) ::cortado::fatal_at(__FILE__, __LINE__, message)
#define CORTADO_UNREACHABLE() CORTADO_FATAL("unreachable")
