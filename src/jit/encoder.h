#pragma once
// Machine code of the instructions that tier 1 emits most, six in seven of them, with a part of the work: AsmJit knows every
// form of every instruction and must find the right one each time.

#include <asmjit/x86.h>

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

inline constexpr size_t kLongestEncoding = 16;  // bytes

// Writes the bytes that AsmJit would write, at most kLongestEncoding, to `at`. Answers their end; null, and nothing is
// written, for forms that are left to AsmJit.
uint8_t* encode(uint8_t* at, asmjit::InstId id, const asmjit::Operand_& first, const asmjit::Operand_& second);

// --- The same for the instructions with memory that are most of these, known where they are emitted.

// A base register, a displacement and perhaps an index, all of 64 bits.
bool has_plain_shape(const asmjit::x86::Mem& place);
// An instruction of one byte of opcode. `reg`: a general register, or what extends the opcode. has_plain_shape(place).
uint8_t* encode_with_memory(uint8_t* at, bool wide, uint8_t opcode, uint32_t reg, const asmjit::x86::Mem& place);

// ---

namespace encoding {
// Of any size.
inline constexpr uint32_t kIgnoredBits =
    uint32_t{asmjit::OperandSignature::kSizeMask} | uint32_t{asmjit::x86::Mem::kSignatureMemShiftValueMask};
inline const uint32_t kBaseShape = asmjit::x86::ptr(asmjit::x86::rax).signature().bits();
inline const uint32_t kIndexShape = asmjit::x86::ptr(asmjit::x86::rax, asmjit::x86::rcx).signature().bits();
}  // namespace encoding

inline bool has_plain_shape(const asmjit::x86::Mem& place) {
  uint32_t shape = place.signature().bits() & ~encoding::kIgnoredBits;
  return shape == encoding::kBaseShape || shape == encoding::kIndexShape;
}

}  // namespace cortado::jit
