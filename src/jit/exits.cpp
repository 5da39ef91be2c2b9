#include "jit/exits.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"

namespace cortado::jit {

void ExitRecorder::grow(size_t room) {
  constexpr size_t kLeast = 1024;
  auto used = static_cast<size_t>(next_ - bytes_);
  size_t size = std::max({kLeast, 2 * used, used + room});
  auto* larger = static_cast<uint8_t*>(CompileMemory::allocate(size));
  if (used != 0) std::memcpy(larger, bytes_, used);
  bytes_ = larger;
  next_ = larger + used;
  limit_ = larger + size;
}

void ExitRecorder::begin(const ExitPlace& place, size_t most_slots) {
  size_t room = kLongestHead + most_slots * kLongestStore;
  if (static_cast<size_t>(limit_ - next_) < room) grow(room);
  record_ = next_;
  next_ += sizeof(uint16_t);
  *next_++ = static_cast<uint8_t>(place.kind);
  write_varint(next_, place.scope);
  write_varint(next_, place.bci);
  write_varint(next_, place.operands);
  if (place.kind == ExitKind::kStress) write_varint(next_, place.countdown);
}

void ExitRecorder::store_number(int32_t slot, int64_t number) {
  if (number == 0) {
    begin_store(kZero, slot);
  } else if (number == static_cast<int32_t>(number)) {
    begin_store(kNumber, slot);
    write_varint(next_, zigzag(static_cast<uint32_t>(number)));
  } else {
    begin_store(kLongNumber, slot);
    std::memcpy(next_, &number, sizeof number);
    next_ += sizeof number;
  }
}

void ExitRecorder::end() {
  auto length = static_cast<size_t>(next_ - record_) - sizeof(uint16_t);
  CORTADO_CHECK(length <= UINT16_MAX);
  auto bytes = static_cast<uint16_t>(length);
  std::memcpy(record_, &bytes, sizeof bytes);
}

void ExitTable::finish(uint32_t first, const ExitRecorder& recorder) {
  first_ = first;
  bytes_ = std::vector<uint8_t>(recorder.begin(), recorder.end_of_all());
  for (size_t at = 0; at < bytes_.size(); count_++) {
    uint16_t length;
    std::memcpy(&length, bytes_.data() + at, sizeof length);
    at += sizeof length + length;
  }
}

bool ExitTable::has_exit_at(uint32_t offset) const { return offset >= first_ && offset - first_ < count_ * kSize; }

VarintReader ExitTable::record_at(uint32_t offset) const {
  CORTADO_ASSERT(has_exit_at(offset));
  const uint8_t* at = bytes_.data();
  for (uint32_t left = (offset - first_) / kSize;; left--) {
    uint16_t length;
    std::memcpy(&length, at, sizeof length);
    at += sizeof length;
    if (left == 0) return {at, at + length};
    at += length;
  }
}

ExitPlace ExitTable::read_place(VarintReader& record) {
  ExitPlace place;
  place.kind = static_cast<ExitKind>(record.read_byte());
  place.scope = record.read();
  place.bci = record.read();
  place.operands = record.read();
  if (place.kind == ExitKind::kStress) place.countdown = record.read();
  return place;
}

ExitPlace ExitTable::place_at(uint32_t offset) const {
  VarintReader record = record_at(offset);
  return read_place(record);
}

void ExitTable::restore_slots(uint32_t offset, const SavedRegisters& registers, Slot* frame) const {
  VarintReader record = record_at(offset);
  read_place(record);
  while (!record.done()) {
    uint8_t source = record.read_byte();
    Slot& slot = frame[record.read_signed()];
    switch (source) {
      case ExitRecorder::kZero: slot = 0; break;
      case ExitRecorder::kNumber: slot = static_cast<Slot>(int64_t{record.read_signed()}); break;
      case ExitRecorder::kLongNumber: slot = record.read_long(); break;
      case ExitRecorder::kWideSlot: slot = frame[record.read_signed()]; break;
      case ExitRecorder::kNarrowSlot: slot = static_cast<uint32_t>(frame[record.read_signed()]); break;
      default:
        slot = source < ExitRecorder::kFirstVector ? registers.general[source]
                                                   : registers.vector[source - ExitRecorder::kFirstVector];
        break;
    }
  }
}

}  // namespace cortado::jit
