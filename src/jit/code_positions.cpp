#include "jit/code_positions.h"

#include <algorithm>

#include "base/annotations.h"
#include "jit/varint.h"

namespace cortado::jit {

namespace {

// An entry begins with the bytes of code since the one before, if those are few and only the bci changes; else with a byte that
// has the state and whether the scope changes, and then those bytes. The change of the bci follows, and the scope.
constexpr uint8_t kOtherChanges = 0x80;
constexpr uint8_t kStateMask = 7;
constexpr uint8_t kScopeChanges = 8;
constexpr uint32_t kLongestEntry = 16;
constexpr uint32_t kOneByte = 0x80;  // numbers below take one (jit/varint.h)

}  // namespace

void CodePositions::grow() {
  constexpr size_t kLeast = 512;
  size_t size = bytes_.empty() ? 0 : static_cast<size_t>(next_ - bytes_.data());
  bytes_.resize(std::max(kLeast, 2 * size));
  next_ = bytes_.data() + size;
  limit_ = bytes_.data() + bytes_.size() - kLongestEntry;
}

void CodePositions::write_pending() {
  if (next_ >= limit_) grow();
  uint32_t distance = pending_offset_ - last_offset_;
  uint32_t change = zigzag(bci_of(pending_) - bci_of(last_));
  bool is_short = (pending_ ^ last_) >> kBciBits == 0 && distance < kOtherChanges;
  if (CORTADO_LIKELY(is_short && change < kOneByte)) {
    next_[0] = static_cast<uint8_t>(distance);
    next_[1] = static_cast<uint8_t>(change);
    next_ += 2;
  } else if (is_short) {
    *next_++ = static_cast<uint8_t>(distance);
    write_varint(next_, change);
  } else {
    write_long_entry(distance, change);
  }
  last_ = pending_;
  last_offset_ = pending_offset_;
}

void CodePositions::write_long_entry(uint32_t distance, uint32_t change) {
  bool scope_changes = scope_of(pending_) != scope_of(last_);
  auto state = static_cast<uint8_t>(pending_ >> kStateShift);
  *next_++ = static_cast<uint8_t>(kOtherChanges | (scope_changes ? kScopeChanges : 0) | state);
  write_varint(next_, distance);
  write_varint(next_, change);
  if (scope_changes) write_varint(next_, scope_of(pending_));
}

void CodePositions::finish(std::vector<CodeScope> scopes) {
  if (pending_ != last_) write_pending();
  // Without room to grow: shrink_to_fit needs exceptions.
  if (!bytes_.empty()) bytes_ = std::vector<uint8_t>(bytes_.data(), next_);
  scopes_ = std::move(scopes);
}

CodePosition CodePositions::at(uint32_t offset) const {
  CodePosition position;
  uint32_t start = 0;
  for (VarintReader reader(bytes_.data(), bytes_.data() + bytes_.size()); !reader.done();) {
    uint8_t head = reader.read_byte();
    bool is_short = head < kOtherChanges;
    start += is_short ? head : reader.read();
    if (start > offset) break;
    position.bci += unzigzag(reader.read());
    if (is_short) continue;
    position.state = static_cast<FrameState>(head & kStateMask);
    if ((head & kScopeChanges) != 0) position.scope = reader.read();
  }
  return position;
}

}  // namespace cortado::jit
