#pragma once
// The performance-data file /tmp/hsperfdata_USER/PID, by which jps, jstat and jcmd find Java processes and read their
// counters (format 2.0). Without the file (-XX:-UsePerfData, -XX:+PerfDisableSharedMem, no room) the counters live in
// memory of the process only.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cortado {

class PerfData {
 public:
  enum class Unit : uint8_t { kNone = 1, kBytes, kTicks, kEvents, kString, kHertz };
  enum class Variability : uint8_t { kConstant = 1, kMonotonic, kVariable };

  // Makes the memory and the counters that do not change. Before the first Java code; the options are known.
  static void initialize();
  // The VM is up: from now on a thread brings the counters up to date every PerfDataSamplingInterval milliseconds.
  static void start_sampling();
  // Counters live for ever. Null: out of memory. Any thread.
  static int64_t* add_long(std::string_view name, Variability variability, Unit unit, int64_t value);
  static char* add_text(std::string_view name, Variability variability, std::string_view value, size_t capacity);
  static bool has(std::string_view name);
  // The VM's memory; empty without it.
  static std::span<uint8_t> memory();
  // Maps another process's file, read-only or writable. `user` empty: whoever's. Empty, with `error` filled: no.
  static std::span<uint8_t> attach(std::string_view user, int process, bool writable, std::string& error);
  static void detach(std::span<uint8_t> other);
  // The end of the VM.
  static void remove_file();
};

}  // namespace cortado
