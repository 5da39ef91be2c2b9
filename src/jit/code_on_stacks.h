#pragma once
// Which compiled code threads may be in, by the return addresses on their native stacks.

#include <cstdint>
#include <vector>

namespace cortado::jit {

// All words in [low, high) that lie where compiled frames of any thread keep their return addresses (docs/linkage-x86_64.md),
// sorted. Conservative: a word may be left from a call that has returned long ago. The world is stopped.
std::vector<uintptr_t> return_addresses_between(uintptr_t low, uintptr_t high);

}  // namespace cortado::jit
