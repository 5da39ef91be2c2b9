#pragma once
// Which bytecode each place of compiled code belongs to, for whoever interrupts it. Kept as deltas, two bytes for most places
// where it changes. Reading is safe in signal handlers.

#include <cstdint>
#include <vector>

#include "runtime/inlined_places.h"

namespace cortado::jit {

// What the frame register holds, and which frames are linked.
enum class FrameState : uint8_t {
  kCaller,  // the caller's: the method's frame is not linked yet
  kOwn,     // the method's own frame; those of inlined bodies need not say where they are
  kScope,   // the method's own; the frame of the scope says where it is
  kTop,     // the innermost frame, which says where it is
  kExit,    // as kOwn, but the table of exits says where (jit/exits.h)
};

struct CodePosition {
  FrameState state = FrameState::kCaller;
  uint32_t scope = 0;
  uint32_t bci = 0;
  bool operator==(const CodePosition&) const = default;
};

class CodePositions {
 public:
  // From `offset` on the code belongs to `position`. Offsets do not decrease; of two for one offset the later counts.
  void add(uint32_t offset, const CodePosition& position) {
    uint64_t next = key_of(position);
    if (offset != pending_offset_ && pending_ != last_) write_pending();
    pending_offset_ = offset;
    pending_ = next;
  }
  void finish(std::vector<CodeScope> scopes);
  // Of the instruction at `offset`.
  CodePosition at(uint32_t offset) const;
  const CodeScope& scope(uint32_t index) const { return scopes_[index]; }
  const std::vector<CodeScope>& scopes() const { return scopes_; }
  size_t memory() const { return bytes_.capacity() + scopes_.capacity() * sizeof(CodeScope); }

 private:
  // A position in one word. The bci is below what else is in it.
  static constexpr uint32_t kBciBits = 16, kStateShift = 56;
  static uint64_t key_of(const CodePosition& position) {
    return position.bci | uint64_t{position.scope} << kBciBits | static_cast<uint64_t>(position.state) << kStateShift;
  }
  static uint32_t bci_of(uint64_t key) { return static_cast<uint16_t>(key); }
  static uint32_t scope_of(uint64_t key) { return static_cast<uint32_t>(key >> kBciBits); }
  [[gnu::noinline]] void write_pending();
  void write_long_entry(uint32_t distance, uint32_t change);
  [[clang::preserve_most]] void grow();

  std::vector<uint8_t> bytes_;
  uint8_t* next_ = nullptr;   // while it is written: behind the last entry
  uint8_t* limit_ = nullptr;  // from here on no entry may begin
  std::vector<CodeScope> scopes_;
  uint32_t last_offset_ = 0;  // written
  uint64_t last_ = 0;         // written
  uint32_t pending_offset_ = 0;
  uint64_t pending_ = 0;
};

}  // namespace cortado::jit
