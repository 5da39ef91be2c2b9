#include "jit/compilation_listing.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "base/log.h"
#include "jit/debugger_interface.h"
#include "jit/jit_dump.h"
#include "os/thread.h"
#include "runtime/flags.h"
#include "runtime/vm.h"

namespace cortado::jit {

namespace {

uint32_t compilations = 0;

struct Wishes {
  bool lines = Flags::boolean("PrintCompilation");
  bool perf_map = Flags::boolean("DumpPerfMapAtExit");
  bool jit_dump = Flags::boolean("DumpJitCode");
  bool debugger = Flags::boolean("RegisterCodeWithDebugger");
};

// Written as code is made: it is also there for a process that is killed.
void append_to_perf_map(const Method* method, const uint8_t* code, size_t size) {
  static std::FILE* file = std::fopen(fmt::format("/tmp/perf-{}.map", os::process_id()).c_str(), "we");
  if (file == nullptr) return;
  std::string line = fmt::format("{:x} {:x} {}\n", reinterpret_cast<uintptr_t>(code), size, method->external_name());
  std::fwrite(line.data(), 1, line.size(), file);
  std::fflush(file);
}

// HotSpot's columns: milliseconds, number, attributes, level, method.
void print_line(const Method* method) {
  std::string line = fmt::format("{:8} {:4}     {}{}     1       {} ({} bytes)\n", Vm::uptime_ms(), compilations,
                                 method->is_synchronized() ? 's' : ' ', method->exception_table.empty() ? ' ' : '!',
                                 method->external_name(), method->code_length);
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

}  // namespace

void list_compilation(const Compilation& made) {
  compilations++;
  LOG(kJitCompilation, kInfo, "{} ({} bytes, {} inlined) to {} bytes in {:.1f} us", made.method->external_name(),
      made.method->code_length, made.inlined_bytes, made.size, static_cast<double>(made.nanoseconds) / 1000);
  static const Wishes wishes;
  if (wishes.lines) print_line(made.method);
  if (wishes.perf_map) append_to_perf_map(made.method, made.code, made.size);
  if (wishes.jit_dump) dump_code(made.method->external_name(), made.code, made.size);
  if (wishes.debugger) register_with_debugger(made.method->external_name(), made.code, made.size);
}

}  // namespace cortado::jit
