#pragma once
// Machine code of the instructions that tier 1 emits most, nine in ten of them, with a part of the work: AsmJit knows every
// form of every instruction and must find the right one each time. All write the bytes that AsmJit would write.

#include <asmjit/x86.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/annotations.h"

namespace cortado::jit {

inline constexpr size_t kLongestEncoding = 16;  // bytes

// Writes at most kLongestEncoding bytes to `at`. Answers their end; null, and nothing is written, for forms that are left to
// AsmJit.
uint8_t* encode(uint8_t* at, asmjit::InstId id, const asmjit::Operand_& first, const asmjit::Operand_& second);

namespace encoding {

using Mem = asmjit::x86::Mem;

// Of any size.
inline constexpr uint32_t kIgnoredBits =
    uint32_t{asmjit::OperandSignature::kSizeMask} | uint32_t{asmjit::x86::Mem::kSignatureMemShiftValueMask};
inline constexpr uint32_t kBaseShape = asmjit::x86::ptr(asmjit::x86::rax).signature().bits();
inline constexpr uint32_t kAbsoluteShape = asmjit::x86::ptr_abs(uint64_t{0}).signature().bits();
inline constexpr uint32_t kIndexShape = asmjit::x86::ptr(asmjit::x86::rax, asmjit::x86::rcx).signature().bits();

inline bool has_base_alone(const Mem& place) { return (place.signature().bits() & ~kIgnoredBits) == kBaseShape; }
inline bool is_in_frame(const Mem& place) { return has_base_alone(place) && place.baseId() == asmjit::x86::Gp::kIdR15; }
// A base register, a displacement and perhaps an index, all of 64 bits; or an address of 31 bits.
inline bool has_plain_shape(const Mem& place) {
  uint32_t shape = place.signature().bits() & ~kIgnoredBits;
  return shape == kBaseShape || shape == kIndexShape ||
         (shape == kAbsoluteShape && place.offset() == place.offsetLo32());
}

inline bool fits_byte(int64_t value) { return value == static_cast<int8_t>(value); }
inline bool fits_int(int64_t value) { return value == static_cast<int32_t>(value); }

// Writes instructions, of which it is told the opcode.
class Writer {
 public:
  explicit Writer(uint8_t* at) : at_(at) {}
  uint8_t* end() const { return at_; }

  void byte(uint32_t value) { *at_++ = static_cast<uint8_t>(value); }
  void word(int64_t value) {
    auto bits = static_cast<uint32_t>(value);
    std::memcpy(at_, &bits, sizeof(bits));
    at_ += sizeof(bits);
  }
  // `reg` is a register or an extension of the opcode, which has one byte, or two of which the first is 0x0F.
  void with_register(bool wide, uint32_t opcode, uint32_t reg, uint32_t rm) {
    prefix(wide, reg, 0, rm);
    opcode_bytes(opcode);
    byte(0xC0 | (reg & 7) << 3 | (rm & 7));
  }
  // In the frame: its register is r15. The opcode has one byte.
  void with_frame(bool wide, uint32_t opcode, uint32_t reg, int32_t offset) {
    constexpr uint32_t kBase = asmjit::x86::Gp::kIdR15;
    uint32_t bytes =
        0x40 | kBase >> 3 | (wide ? 8u : 0u) | (reg & 8) >> 1 | opcode << 8 | (kBase & 7) << 16 | (reg & 7) << 19;
    if (CORTADO_LIKELY(fits_byte(offset))) {
      uint32_t mode = offset != 0 ? 1 : 0;
      bytes |= mode << 22 | static_cast<uint32_t>(offset) << 24;
      std::memcpy(at_, &bytes, sizeof bytes);
      at_ += 3 + mode;
    } else {
      bytes |= 2 << 22;
      std::memcpy(at_, &bytes, sizeof bytes);
      std::memcpy(at_ + 3, &offset, sizeof offset);
      at_ += 3 + sizeof offset;
    }
  }
  // A base register and a displacement. The opcode has one byte.
  void with_base(bool wide, uint32_t opcode, uint32_t reg, uint32_t base, int32_t offset) {
    prefix(wide, reg, 0, base);
    byte(opcode);
    uint32_t place = (reg & 7) << 3 | (base & 7);
    uint32_t scale = (base & 7) == kScaleByteFollows ? 1 : 0;
    if (CORTADO_LIKELY(fits_byte(offset))) {
      uint32_t mode = offset != 0 || (base & 7) == kNoBaseWithoutOffset ? 1 : 0;
      byte(mode << 6 | place);
      *at_ = kNoIndex << 3 | kScaleByteFollows;
      at_ += scale;
      *at_ = static_cast<uint8_t>(offset);
      at_ += mode;
    } else {
      byte(2 << 6 | place);
      *at_ = kNoIndex << 3 | kScaleByteFollows;
      at_ += scale;
      word(offset);
    }
  }
  // has_plain_shape(place).
  void with_memory(bool wide, uint32_t opcode, uint32_t reg, const Mem& place) {
    uint32_t base = place.baseId();
    if (opcode <= 0xFF && has_base_alone(place)) return with_base(wide, opcode, reg, base, place.offsetLo32());
    if (!place.hasBase()) {
      prefix(wide, reg, 0, 0);
      opcode_bytes(opcode);
      operand(0, reg, kScaleByteFollows, kNoIndex << 3 | kNoBaseWithoutOffset, 2, place.offsetLo32(), sizeof(uint32_t));
      return;
    }
    uint32_t index = place.hasIndex() ? place.indexId() : kNoIndex;
    prefix(wide, reg, index, base);
    opcode_bytes(opcode);
    int32_t offset = place.offsetLo32();
    uint32_t mode = fits_byte(offset) ? (offset != 0 || (base & 7) == kNoBaseWithoutOffset ? 1 : 0) : 2;
    size_t offset_size = mode == 2 ? sizeof offset : mode;
    if (index == kNoIndex && (base & 7) != kScaleByteFollows)
      operand(mode, reg, base, 0, 1, offset, offset_size);
    else
      operand(mode, reg, kScaleByteFollows, place.shift() << 6 | (index & 7) << 3 | (base & 7), 2, offset, offset_size);
  }

 private:
  static constexpr uint32_t kScaleByteFollows = 4, kNoIndex = 4, kNoBaseWithoutOffset = 5;

  // The bytes that name a place, of which the second may be absent; all at once.
  void operand(uint32_t mode, uint32_t reg, uint32_t rm, uint32_t scale, size_t count, int32_t offset,
               size_t offset_size) {
    uint64_t bytes = mode << 6 | (reg & 7) << 3 | (rm & 7) | scale << 8;
    bytes |= static_cast<uint64_t>(static_cast<uint32_t>(offset)) << (8 * count);
    std::memcpy(at_, &bytes, sizeof bytes);
    at_ += count + offset_size;
  }
  void opcode_bytes(uint32_t opcode) {
    if (opcode > 0xFF) byte(opcode >> 8);
    byte(opcode);
  }
  void prefix(bool wide, uint32_t reg, uint32_t index, uint32_t base) {
    uint32_t bits = (wide ? 8 : 0) | (reg >> 3) << 2 | (index >> 3) << 1 | base >> 3;
    *at_ = static_cast<uint8_t>(0x40 | bits);
    at_ += bits != 0 ? 1 : 0;
  }

  uint8_t* at_;
};

// The instructions that combine two operands, by their number in the opcode.
enum class Arithmetic : uint8_t { kAdd = 0, kOr = 1, kAnd = 4, kSub = 5, kXor = 6, kCompare = 7 };
inline constexpr uint32_t kFromRegister = 1, kFromMemory = 3, kAccumulator = 5;
inline constexpr uint32_t opcode_of(Arithmetic operation, uint32_t form) {
  return static_cast<uint32_t>(operation) << 3 | form;
}

// fits_int(value).
inline void write_with_number(Writer& to, bool wide, Arithmetic operation, uint32_t reg, int64_t value) {
  bool is_short = fits_byte(value);
  if (!is_short && reg == asmjit::x86::Gp::kIdAx) {
    if (wide) to.byte(0x48);
    to.byte(opcode_of(operation, kAccumulator));
  } else {
    to.with_register(wide, is_short ? 0x83 : 0x81, static_cast<uint32_t>(operation), reg);
  }
  is_short ? to.byte(static_cast<uint32_t>(value)) : to.word(value);
}
// Of a register of 1, 4 or 8 bytes, with a mask that has as many, or 4 that are extended.
inline void write_test_of_bits(Writer& to, uint32_t size, uint32_t reg, int64_t mask) {
  bool is_byte = size == 1;
  uint32_t prefix = (size == 8 ? 8u : 0u) | reg >> 3;
  if (prefix != 0 || (is_byte && reg >= 4))
    to.byte(0x40 | prefix);  // without one, 4 to 7 are the second bytes of others
  if (reg == 0) {
    to.byte(is_byte ? 0xA8 : 0xA9);
  } else {
    to.byte(is_byte ? 0xF6 : 0xF7);
    to.byte(0xC0 | (reg & 7));
  }
  if (is_byte)
    to.byte(static_cast<uint32_t>(mask));
  else
    to.word(mask);
}
inline void write_with_number(Writer& to, bool wide, Arithmetic operation, const Mem& place, int64_t value) {
  bool is_short = fits_byte(value);
  to.with_memory(wide, is_short ? 0x83 : 0x81, static_cast<uint32_t>(operation), place);
  is_short ? to.byte(static_cast<uint32_t>(value)) : to.word(value);
}
inline void write_load_of_number(Writer& to, bool wide, uint32_t reg, int64_t value) {
  if (wide) {
    to.with_register(true, 0xC7, 0, reg);
  } else {
    if (reg >= 8) to.byte(0x41);
    to.byte(0xB8 | (reg & 7));
  }
  to.word(value);
}

}  // namespace encoding
}  // namespace cortado::jit
