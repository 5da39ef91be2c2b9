#pragma once
// What the control groups of this process allow (versions 1 and 2).

#include <cstdint>
#include <string>
#include <string_view>

namespace cortado::os {

uint64_t container_memory_limit();  // bytes; 0: none
uint32_t container_processors();    // whole processors, rounded up; 0: no quota

// The path in the group hierarchy of `controller`, empty for the unified one, as a table in the format of
// /proc/self/cgroup says. Empty: it is not in it.
std::string control_group_path(std::string_view table, std::string_view controller);

}  // namespace cortado::os
