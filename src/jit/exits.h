#pragma once
// The ways from compiled code to the interpreter, as data. In the code each is one call instruction; all of a method lie
// together, and call code that they share. What has to be done first, above all which slots get what is in which registers, is
// said by a record, and done when the exit is taken (leaving.cpp): few ever are. Reading is safe in signal handlers.

#include <cstdint>
#include <vector>

#include "jit/compile_memory.h"
#include "jit/varint.h"
#include "runtime/java_value.h"

namespace cortado::jit {

enum class ExitKind : uint8_t {
  kPlain,
  kUnresolved,  // something was not resolved when the code was made
  kOldVersion,  // what the code took for granted may have ended
  kStress,      // -XX:+StressDeoptimization
};

// The interpreter does the instruction at `bci` of the body `scope` (CodeScope), with so many slots of operands.
struct ExitPlace {
  ExitKind kind = ExitKind::kPlain;
  uint32_t scope = 0, bci = 0, operands = 0;
  uint32_t countdown = 0;  // kStress: what the word of the stress mode gets
};

// Of the code that leaves, by number.
struct SavedRegisters {
  Slot general[16];
  Slot vector[16];  // the lower halves
};

// Writes the records of one method, in the order of its exits. Slots are named by their distance from the frame in words.
class ExitRecorder {
 public:
  // At most so many slots are going to be written.
  void begin(const ExitPlace& place, size_t most_slots);
  void store_general(int32_t slot, uint32_t reg) { begin_store(static_cast<uint8_t>(reg), slot); }
  void store_vector(int32_t slot, uint32_t reg) { begin_store(static_cast<uint8_t>(kFirstVector + reg), slot); }
  void store_number(int32_t slot, int64_t number);
  // Of a narrow value the upper half becomes 0.
  void copy(int32_t slot, int32_t from, bool is_wide) {
    begin_store(is_wide ? kWideSlot : kNarrowSlot, slot);
    write_varint(next_, zigzag(static_cast<uint32_t>(from)));
  }
  void end();

  const uint8_t* begin() const { return bytes_; }
  const uint8_t* end_of_all() const { return next_; }

 private:
  friend class ExitTable;
  // Where a stored value comes from: a register's number, or one of these. The slot follows, and what the value needs.
  static constexpr uint8_t kFirstVector = 16, kZero = 32, kNumber = 33, kLongNumber = 34, kWideSlot = 35,
                           kNarrowSlot = 36;
  static constexpr size_t kLongestStore = 1 + kLongestVarint + sizeof(int64_t);
  static constexpr size_t kLongestHead = sizeof(uint16_t) + 1 + 4 * kLongestVarint;

  void begin_store(uint8_t source, int32_t slot) {
    *next_++ = source;
    write_varint(next_, zigzag(static_cast<uint32_t>(slot)));
  }
  void grow(size_t room);

  // Memory of the compilation.
  uint8_t* bytes_ = nullptr;
  uint8_t* next_ = nullptr;
  uint8_t* limit_ = nullptr;
  uint8_t* record_ = nullptr;  // that is being written
};

class ExitTable {
 public:
  static constexpr uint32_t kSize = 5;  // bytes of the instruction

  // The exits begin at this offset in the code.
  void finish(uint32_t first, const ExitRecorder& recorder);
  // `offset` is in one of the exits; not, if it is in the code that they share.
  bool has_exit_at(uint32_t offset) const;
  ExitPlace place_at(uint32_t offset) const;
  // Writes the slots as the record of this exit says.
  void restore_slots(uint32_t offset, const SavedRegisters& registers, Slot* frame) const;

 private:
  // The record of the exit, behind its length.
  VarintReader record_at(uint32_t offset) const;
  static ExitPlace read_place(VarintReader& record);

  std::vector<uint8_t> bytes_;
  uint32_t first_ = 0, count_ = 0;
};

}  // namespace cortado::jit
