#pragma once
// Where the interpreter was interrupted: for signal handlers.

#include <cstdint>

namespace cortado::interp {

enum class InterpreterPlace : uint8_t {
  kNone,      // anything else
  kHandler,   // handlers, returns, adapters: the registers are those of linkage.h
  kLinking,   // entries that call C++ while they link a frame: the frame register may hold one that is not linked yet
  kBoundary,  // the stub between C++ and a run: the frames are those below Thread::entry_record
};
InterpreterPlace interpreter_place(uintptr_t pc);

}  // namespace cortado::interp
