#pragma once
// What the control groups of this process allow (versions 1 and 2).

#include <cstdint>

namespace cortado::os {

uint64_t container_memory_limit();  // bytes; 0: none
uint32_t container_processors();    // whole processors, rounded up; 0: no quota

}  // namespace cortado::os
