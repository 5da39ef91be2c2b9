#pragma once
// The mappings of this process, as the system accounts for them.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cortado::os {

struct Mapping {
  uintptr_t start = 0, end = 0;
  size_t resident = 0;    // bytes
  std::string_view name;  // a path, "[heap]", or empty; valid during the visit
};
// In the order of addresses. False if the system does not tell.
bool for_each_mapping(void* context, void (*visit)(void* context, const Mapping& mapping));

}  // namespace cortado::os
