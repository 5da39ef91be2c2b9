#include "interp/handler_range.h"

// The linker knows where sections with such names begin and end.
#define SECTION_BOUNDS(name)                                                            \
  extern "C" __attribute__((visibility("hidden"))) const char __start_cortado_##name[]; \
  extern "C" __attribute__((visibility("hidden"))) const char __stop_cortado_##name[];
SECTION_BOUNDS(handlers)
SECTION_BOUNDS(linking)
SECTION_BOUNDS(boundary)
#undef SECTION_BOUNDS

namespace cortado::interp {

namespace {

bool is_between(uintptr_t pc, const char* start, const char* end) {
  return pc >= reinterpret_cast<uintptr_t>(start) && pc < reinterpret_cast<uintptr_t>(end);
}

}  // namespace

InterpreterPlace interpreter_place(uintptr_t pc) {
  if (is_between(pc, __start_cortado_handlers, __stop_cortado_handlers)) return InterpreterPlace::kHandler;
  if (is_between(pc, __start_cortado_linking, __stop_cortado_linking)) return InterpreterPlace::kLinking;
  if (is_between(pc, __start_cortado_boundary, __stop_cortado_boundary)) return InterpreterPlace::kBoundary;
  return InterpreterPlace::kNone;
}

}  // namespace cortado::interp
