#include "runtime/out_of_memory.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>

#include "base/assert.h"
#include "os/thread.h"
#include "runtime/flags.h"
#include "runtime/heap_dump.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

std::atomic<bool> has_reacted{false};

// HeapDumpPath names a file or a folder.
std::string dump_path() {
  std::string name = fmt::format("java_pid{}.hprof", os::process_id());
  std::string path = expand_process_id(Flags::text("HeapDumpPath"));
  if (path.empty()) return name;
  struct stat status;
  if (stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return path;
  return path + (path.ends_with('/') ? "" : "/") + name;
}

void dump(Thread& thread, std::string_view message) MAY_GC {
  std::string path = dump_path();
  fmt::print("java.lang.OutOfMemoryError: {}\nDumping heap to {} ...\n", message, path);
  HeapDumpResult result = dump_heap(thread, path, false, false);
  if (result.error.empty()) {
    fmt::print("Heap dump file created [{} bytes in {:.3f} secs]\n", result.bytes, result.seconds);
  } else {
    fmt::print("Unable to create {}: {}\n", path, result.error);
  }
  std::fflush(stdout);
}

void run_commands(const std::string& commands, std::string_view message) {
  fmt::print("#\n# java.lang.OutOfMemoryError: {}\n# -XX:OnOutOfMemoryError=\"{}\"\n", message, commands);
  constexpr const char* kBetween = " ;";
  size_t end = 0;
  for (size_t start; (start = commands.find_first_not_of(kBetween, end)) != std::string::npos;) {
    end = std::min(commands.find(';', start), commands.size());
    std::string command = expand_process_id(commands.substr(start, end - start));
    fmt::print("#   Executing /bin/sh -c \"{}\"...\n", command);
    std::fflush(stdout);
    run_shell(command.c_str());
  }
}

}  // namespace

std::string expand_process_id(std::string_view text) {
  std::string expanded;
  for (size_t i = 0; i < text.size(); i++) {
    char next = i + 1 < text.size() ? text[i + 1] : 0;
    if (text[i] == '%' && (next == 'p' || next == '%')) {
      expanded += next == 'p' ? std::to_string(os::process_id()) : "%";
      i++;
    } else {
      expanded += text[i];
    }
  }
  return expanded;
}

void run_shell(const char* command) {
  const char* const arguments[] = {"sh", "-c", command, nullptr};
  pid_t child;
  if (posix_spawn(&child, "/bin/sh", nullptr, nullptr, const_cast<char* const*>(arguments), environ) != 0) return;
  int status;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
}

void react_to_out_of_memory(Thread& thread, std::string_view message) {
  if (has_reacted.exchange(true)) return;
  if (Flags::boolean("HeapDumpOnOutOfMemoryError")) dump(thread, message);
  const std::string& commands = Flags::text("OnOutOfMemoryError");
  if (!commands.empty()) {
    NativeScope native(thread);
    run_commands(commands, message);
  }
  if (Flags::boolean("CrashOnOutOfMemoryError")) {
    fmt::print("Aborting due to java.lang.OutOfMemoryError: {}\n", message);
    std::fflush(stdout);
    CORTADO_FATAL(fmt::format("OutOfMemory encountered: {}", message));
  }
  if (Flags::boolean("ExitOnOutOfMemoryError")) {
    fmt::print("Terminating due to java.lang.OutOfMemoryError: {}\n", message);
    Vm::halt(&thread, 3);
  }
}

}  // namespace cortado
