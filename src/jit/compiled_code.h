#pragma once
// What Method::compiled names. Made and given up under the lock of jit/tier_policy.cpp; compiled code reads it.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "jit/code_cache.h"
#include "jit/code_positions.h"
#include "jit/direct_calls.h"
#include "jit/exits.h"
#include "jit/hierarchy_assumptions.h"
#include "jit/patch_point.h"

namespace cortado::jit {

struct CompiledEntry {
  uint32_t bci;     // a loop head or an exception handler
  uint32_t offset;  // of the code that takes an interpreted frame there, its operand stack empty or the exception alone
};

// Replaced code stays while frames may be in it, which is looked at when classes are unloaded.
struct CompiledCode {
  Method* method = nullptr;
  size_t index = 0;  // in the list of all code
  CodeCache::Block block;
  uint8_t* entry = nullptr;
  // For compiled callers that have put floating arguments into the registers of the C convention, besides their homes. The
  // stubs of native methods have an entry that expects them there; others' is `entry`.
  uint8_t* vector_entry = nullptr;
  size_t size = 0;
  std::vector<CompiledEntry> entries;
  std::vector<uint32_t> named;      // Assembler::named_metadata
  std::vector<PatchPoint> inlined;  // in front of bodies of other methods: where to leave if one is redefined
  std::vector<HierarchyAssumption> assumptions;
  CodePositions positions;
  InlinedPlaces::Range places;  // of calls in inlined bodies
  ExitTable exits;
  std::vector<DirectCall> calls;
  uint32_t inlined_bytes = 0;  // of bytecode
  bool is_stale = false;       // one of the places above is a jump now

  CodePosition position_at(uintptr_t pc) const {
    auto offset = static_cast<uint32_t>(pc - first_address());
    CodePosition position = positions.at(offset);
    if (position.state != FrameState::kExit) return position;
    ExitPlace exit = exits.place_at(offset);
    return {FrameState::kOwn, exit.scope, exit.bci};
  }
  // In what all exits call: the exit is where the native stack says that the call returns to.
  bool is_behind_exit(uintptr_t pc) const {
    auto offset = static_cast<uint32_t>(pc - first_address());
    return positions.at(offset).state == FrameState::kExit && !exits.has_exit_at(offset);
  }
  uintptr_t first_address() const { return reinterpret_cast<uintptr_t>(entry); }
  uintptr_t end_address() const { return first_address() + size; }
};

}  // namespace cortado::jit
