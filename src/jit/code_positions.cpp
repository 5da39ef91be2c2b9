#include "jit/code_positions.h"

namespace cortado::jit {

namespace {

// An entry begins with the bytes of code since the one before, if those are few and only the bci changes; else with a byte that
// has the state and whether the scope changes, and then those bytes. The change of the bci follows, and the scope.
constexpr uint8_t kOtherChanges = 0x80;
constexpr uint8_t kStateMask = 3;
constexpr uint8_t kScopeChanges = 4;
constexpr uint32_t kLongestEntry = 16;

uint32_t zigzag(uint32_t from, uint32_t to) {
  auto delta = static_cast<int32_t>(to - from);
  return static_cast<uint32_t>(delta) << 1 ^ static_cast<uint32_t>(delta >> 31);
}
uint32_t unzigzag(uint32_t from, uint32_t value) { return from + (value >> 1 ^ (0 - (value & 1))); }

class Reader {
 public:
  Reader(const uint8_t* at, const uint8_t* end) : at_(at), end_(end) {}
  bool done() const { return at_ >= end_; }
  uint8_t read_byte() { return *at_++; }
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

namespace {

void write(uint8_t*& at, uint32_t value) {
  for (; value >= 0x80; value >>= 7) *at++ = static_cast<uint8_t>(value | 0x80);
  *at++ = static_cast<uint8_t>(value);
}

}  // namespace

void CodePositions::write_pending() {
  if (pending_ == last_) return;
  if (bytes_.size() < size_ + kLongestEntry) bytes_.resize(2 * size_ + 16 * kLongestEntry);
  uint8_t* at = bytes_.data() + size_;
  uint32_t distance = pending_offset_ - last_offset_;
  bool scope_changes = pending_.scope != last_.scope;
  bool is_short = !scope_changes && pending_.state == last_.state && distance < kOtherChanges;
  if (!is_short)
    *at++ = static_cast<uint8_t>(kOtherChanges | (scope_changes ? kScopeChanges : 0) |
                                 static_cast<uint8_t>(pending_.state));
  write(at, distance);
  write(at, zigzag(last_.bci, pending_.bci));
  if (scope_changes) write(at, pending_.scope);
  size_ = static_cast<size_t>(at - bytes_.data());
  last_ = pending_;
  last_offset_ = pending_offset_;
}

void CodePositions::finish(std::vector<CodeScope> scopes) {
  write_pending();
  // Without room to grow: shrink_to_fit needs exceptions.
  bytes_ = std::vector<uint8_t>(bytes_.begin(), bytes_.begin() + static_cast<ptrdiff_t>(size_));
  scopes_ = std::move(scopes);
}

CodePosition CodePositions::at(uint32_t offset) const {
  CodePosition position;
  uint32_t start = 0;
  for (Reader reader(bytes_.data(), bytes_.data() + bytes_.size()); !reader.done();) {
    uint8_t head = reader.read_byte();
    bool is_short = head < kOtherChanges;
    start += is_short ? head : reader.read();
    if (start > offset) break;
    position.bci = unzigzag(position.bci, reader.read());
    if (is_short) continue;
    position.state = static_cast<FrameState>(head & kStateMask);
    if ((head & kScopeChanges) != 0) position.scope = reader.read();
  }
  return position;
}

}  // namespace cortado::jit
