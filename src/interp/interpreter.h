#pragma once
// Tier 0.

namespace cortado::interp {

// Fills runtime's `execution_engine`. Runs by itself when the library is loaded; programs that link houses as static
// libraries call it.
void initialize();

// Handlers by opcode for a thread in normal state. The heap must be there: the handlers depend on how it encodes
// references.
const void* const* normal_dispatch_table();

}  // namespace cortado::interp
