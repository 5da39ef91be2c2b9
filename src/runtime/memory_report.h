#pragma once
// The process's memory by house: -Xlog:memory.

#include <string>
#include <vector>

namespace cortado {

struct MemoryRow {
  const char* house;
  size_t reserved = 0, resident = 0;  // bytes
};
// What the system says of the mappings, each given to the house that made it. Empty if it says nothing.
std::vector<MemoryRow> memory_by_house();
// Logs them, and what the tables hold.
void log_memory();

}  // namespace cortado
