#pragma once
// Running a function on a stack of our own, for threads whose own is too small.

#include <cstddef>
#include <cstdint>

namespace cortado::os {

// [low, high), with a guard page below.
struct SpareStack {
  uint8_t* low = nullptr;
  uint8_t* high = nullptr;

  bool contains(const void* address) const { return address >= low && address < high; }
};

// `low` is null if there is no memory. `size` in bytes, a multiple of the page size.
SpareStack make_spare_stack(size_t size);
void free_spare_stack(const SpareStack& stack);

// The one that the caller runs on; empty if it runs on the thread's own.
SpareStack current_spare_stack();

// Runs `body(argument)` at the top of the stack and returns when it has returned. Nothing that is still needed may lie on
// the stack. Sanitizers are not told of the switch.
void run_on_stack(const SpareStack& stack, void (*body)(void*), void* argument);

}  // namespace cortado::os
