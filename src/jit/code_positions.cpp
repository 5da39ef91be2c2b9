#include "jit/code_positions.h"

namespace cortado::jit {

namespace {

// The first number of an entry: bytes of code since the one before, whether the scope changes, and the state.
constexpr uint32_t kStateMask = 3;
constexpr uint32_t kScopeChanges = 4;
constexpr uint32_t kOffsetShift = 3;

uint32_t zigzag(uint32_t from, uint32_t to) {
  auto delta = static_cast<int32_t>(to - from);
  return static_cast<uint32_t>(delta) << 1 ^ static_cast<uint32_t>(delta >> 31);
}
uint32_t unzigzag(uint32_t from, uint32_t value) { return from + (value >> 1 ^ (0 - (value & 1))); }

class Reader {
 public:
  Reader(const uint8_t* at, const uint8_t* end) : at_(at), end_(end) {}
  bool done() const { return at_ >= end_; }
  uint32_t read() {
    uint32_t value = 0;
    for (uint32_t shift = 0; at_ < end_; shift += 7) {
      uint8_t byte = *at_++;
      value |= static_cast<uint32_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) break;
    }
    return value;
  }

 private:
  const uint8_t *at_, *end_;
};

}  // namespace

void CodePositions::add(uint32_t offset, const CodePosition& position) {
  if (offset != pending_offset_) write_pending();
  pending_offset_ = offset;
  pending_ = position;
}

void CodePositions::write_pending() {
  if (pending_ == last_) return;
  uint32_t head = (pending_offset_ - last_offset_) << kOffsetShift | static_cast<uint32_t>(pending_.state);
  bool scope_changes = pending_.scope != last_.scope;
  write(head | (scope_changes ? kScopeChanges : 0));
  write(zigzag(last_.bci, pending_.bci));
  if (scope_changes) write(pending_.scope);
  last_ = pending_;
  last_offset_ = pending_offset_;
}

void CodePositions::write(uint32_t value) {
  for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<uint8_t>(value | 0x80));
  bytes_.push_back(static_cast<uint8_t>(value));
}

void CodePositions::finish(std::vector<CodeScope> scopes) {
  write_pending();
  bytes_ = std::vector<uint8_t>(bytes_);  // without room to grow: shrink_to_fit needs exceptions
  scopes_ = std::move(scopes);
}

CodePosition CodePositions::at(uint32_t offset) const {
  CodePosition position;
  uint32_t start = 0;
  for (Reader reader(bytes_.data(), bytes_.data() + bytes_.size()); !reader.done();) {
    uint32_t head = reader.read();
    start += head >> kOffsetShift;
    if (start > offset) break;
    position.state = static_cast<FrameState>(head & kStateMask);
    position.bci = unzigzag(position.bci, reader.read());
    if ((head & kScopeChanges) != 0) position.scope = reader.read();
  }
  return position;
}

}  // namespace cortado::jit
