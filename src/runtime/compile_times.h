#pragma once

// What compilation cost so far, for the beans and the performance data. The compiler writes it, anyone reads it.

#include <atomic>
#include <cstdint>

namespace cortado {

struct CompileTimes {
  std::atomic<int64_t> nanoseconds{0};
  std::atomic<int64_t> methods{0};
};

inline CompileTimes compile_times;

}  // namespace cortado
