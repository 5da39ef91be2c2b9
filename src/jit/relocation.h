#pragma once
// What compiled code records about itself. Code holds no absolute address outside the metadata and code regions and no heap
// address; whatever is embedded in it or may be patched has a Relocation, and whatever it assumed has a Dependency, so
// that code can be moved, listed, thrown away and written to a file.

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace cortado::jit {

enum class RelocationKind : uint8_t {
  kMetadata,         // a MetaPtr (32 bits) to a Class, Method or other metadata
  kRuntimeFunction,  // index into the table of runtime functions that the thread register reaches
  kHeapConstant,     // index into the code's own table of references, which the collector scans
  kCodeCall,         // 32-bit displacement to other code: patched to another entry
  kInlineCache,      // a call with its expected class
  kAfterCallTest,    // the exception test behind a call: overwritten to deoptimise lower frames
  kPoll,             // a safepoint test
  kTrap,             // an instruction whose fault is an implicit check
  kInternal,         // 32-bit displacement within the code
};

// Sorted by offset. `offset` is in bytes from the start of the code, of the embedded datum itself.
struct Relocation {
  uint32_t offset : 27;
  uint32_t kind : 5;
  uint32_t datum;  // by kind: MetaPtr bits, table index, target offset, bci

  RelocationKind relocation_kind() const { return static_cast<RelocationKind>(kind); }
  static Relocation make(RelocationKind kind, uint32_t offset, uint32_t datum) {
    return {offset, static_cast<uint32_t>(kind), datum};
  }
};
static_assert(sizeof(Relocation) == 8 && std::is_trivially_copyable_v<Relocation>);
static_assert(static_cast<uint32_t>(RelocationKind::kInternal) < 32);

enum class DependencyKind : uint8_t {
  kNoSubclass,      // of the class
  kUniqueMethod,    // of the class's hierarchy: no override
  kNoImplementor,   // of the interface, but one
  kMethodVersion,   // the method was not redefined
  kCallSiteTarget,  // a CallSite's target, by heap constant
  kClassInitialized,
};
struct Dependency {
  DependencyKind kind;
  uint32_t subject;  // MetaPtr bits, or heap-constant index
  uint32_t context;  // MetaPtr bits, or 0
};
static_assert(sizeof(Dependency) == 12 && std::is_trivially_copyable_v<Dependency>);

// One call or safepoint of the code: where, and which bytecode of which method.
struct CodePosition {
  uint32_t offset;  // of the return address, from the start of the code
  uint32_t bci;
};
static_assert(sizeof(CodePosition) == 8);

}  // namespace cortado::jit
