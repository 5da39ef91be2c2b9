#include "jit/encoder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "jit/assembler.h"

namespace cortado::jit {
namespace {

namespace Inst = asmjit::x86::Inst;
using Operand = asmjit::Operand_;

std::string hex(const uint8_t* bytes, size_t size) {
  std::string text;
  for (size_t i = 0; i < size; i++) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

// Every instruction that `encode` takes must have the bytes that AsmJit gives it.
class EncoderTest : public testing::Test {
 protected:
  EncoderTest() { holder_.init(asmjit::Environment::host()); }

  void compare(asmjit::InstId id, const Operand& first, const Operand& second) {
    uint8_t bytes[kLongestEncoding];
    uint8_t* end = encode(bytes, id, first, second);
    asmjit::x86::Assembler reference(&holder_);
    size_t before = reference.offset();
    asmjit::Error error = second.isNone() ? (first.isNone() ? reference.emit(id) : reference.emit(id, first))
                                          : reference.emit(id, first, second);
    if (end == nullptr) {
      left_++;
    } else {
      encoded_++;
      asmjit::String name;
      asmjit::InstAPI::instIdToString(asmjit::Arch::kX64, id, name);
      ASSERT_EQ(error, asmjit::kErrorOk) << name.data() << " is no instruction: " << hex(bytes, end - bytes);
      ASSERT_EQ(hex(bytes, static_cast<size_t>(end - bytes)),
                hex(reference.bufferData() + before, reference.offset() - before))
          << name.data();
    }
    reference.setOffset(before);
    holder_.detach(&reference);
  }
  void compare_all(asmjit::InstId id, const std::vector<Operand>& firsts, const std::vector<Operand>& seconds) {
    for (const Operand& first : firsts) {
      for (const Operand& second : seconds) {
        compare(id, first, second);
        if (HasFatalFailure()) return;
      }
    }
  }

  CompileMemory::Scope memory_;
  asmjit::CodeHolder holder_;
  size_t encoded_ = 0, left_ = 0;
};

std::vector<Operand> registers() {
  std::vector<Operand> all;
  for (uint32_t id = 0; id < 16; id++) {
    all.push_back(x86::gpq(id));
    all.push_back(x86::gpd(id));
  }
  all.push_back(x86::al);
  all.push_back(x86::cx);
  all.push_back(x86::xmm1);
  return all;
}
std::vector<Operand> places() {
  std::vector<Operand> all;
  for (uint32_t size : {0U, 1U, 2U, 4U, 8U}) {
    for (int32_t offset : {0, 8, 127, 128, -128, -129, 0x12345678}) {
      for (uint32_t base = 0; base < 16; base++) {
        all.push_back(x86::ptr(x86::gpq(base), offset, size));
        for (uint32_t index : {0U, 5U, 8U, 12U, 15U}) {
          for (uint32_t shift : {0U, 2U, 3U}) {
            all.push_back(x86::ptr(x86::gpq(base), x86::gpq(index), shift, offset, size));
          }
        }
      }
      all.push_back(x86::ptr(static_cast<uint64_t>(offset), size));
      all.push_back(x86::ptr_abs(static_cast<uint64_t>(offset), size));
    }
  }
  return all;
}
std::vector<Operand> numbers() {
  std::vector<Operand> all;
  for (int64_t value : {int64_t{0}, int64_t{1}, int64_t{31}, int64_t{127}, int64_t{128}, int64_t{-128}, int64_t{-129},
                        int64_t{INT32_MAX}, int64_t{INT32_MIN}, int64_t{UINT32_MAX}, int64_t{INT64_MAX}}) {
    all.push_back(asmjit::Imm(value));
  }
  return all;
}

constexpr asmjit::InstId kTwoOperands[] = {Inst::kIdMov, Inst::kIdAdd, Inst::kIdOr,  Inst::kIdAnd, Inst::kIdSub,
                                           Inst::kIdXor, Inst::kIdCmp, Inst::kIdLea, Inst::kIdTest};

TEST_F(EncoderTest, WritesWhatAsmJitWrites) {
  for (asmjit::InstId id : kTwoOperands) {
    compare_all(id, registers(), registers());
    compare_all(id, registers(), numbers());
    compare_all(id, places(), numbers());
  }
  for (asmjit::InstId id : {Inst::kIdShl, Inst::kIdShr, Inst::kIdSar}) compare_all(id, registers(), numbers());
  for (asmjit::InstId id : {Inst::kIdCall, Inst::kIdJmp}) compare_all(id, places(), {Operand()});
  compare(Inst::kIdRet, Operand(), Operand());
  EXPECT_GT(encoded_, left_ / 4);
}

TEST_F(EncoderTest, WritesLoadsAndStores) {
  std::vector<Operand> some = {x86::rax, x86::eax, x86::rsp, x86::r8, x86::r13d, x86::r15, x86::bl, x86::xmm3};
  for (asmjit::InstId id : kTwoOperands) {
    compare_all(id, some, places());
    compare_all(id, places(), some);
  }
}

// The buffer grows on the way, and what is there knows its size.
TEST_F(EncoderTest, FillsTheBufferOfTheAssembler) {
  asmjit::CodeHolder other;
  other.init(asmjit::Environment::host());
  Assembler a(&holder_);
  asmjit::x86::Assembler reference(&other);
  for (int32_t i = 0; i < 20'000; i++) {
    for (asmjit::x86::Assembler* each : {static_cast<asmjit::x86::Assembler*>(&a), &reference}) {
      each->add(x86::rcx, i);
      each->call(x86::qword_ptr(x86::rdx, i));
      if (i % 100 == 0) each->movzx(x86::eax, x86::cl);
    }
  }
  size_t size = other.sectionById(0)->bufferSize();
  ASSERT_TRUE(a.finish());
  ASSERT_EQ(holder_.sectionById(0)->bufferSize(), size);
  EXPECT_EQ(std::memcmp(holder_.sectionById(0)->data(), other.sectionById(0)->data(), size), 0);
}

// Those that the assembler emits without asking which they are.
TEST_F(EncoderTest, AssemblerMovesLikeAsmJit) {
  asmjit::CodeHolder other;
  other.init(asmjit::Environment::host());
  Assembler a(&holder_);
  asmjit::x86::Assembler reference(&other);
  for (const Operand& place : places()) {
    const auto& memory = place.as<Mem>();
    for (const Gp& reg : {Gp(x86::rax), Gp(x86::ecx), Gp(x86::r12), Gp(x86::r9d), Gp(x86::bl)}) {
      ASSERT_EQ(a.mov(memory, reg), reference.mov(memory, reg));
      ASSERT_EQ(a.mov(reg, memory), reference.mov(reg, memory));
      ASSERT_EQ(a.lea(reg, memory), reference.lea(reg, memory));
    }
  }
  size_t size = reference.offset();
  ASSERT_EQ(a.offset(), size);
  EXPECT_EQ(std::memcmp(holder_.sectionById(0)->data(), other.sectionById(0)->data(), size), 0);
}

TEST_F(EncoderTest, AssemblerCombinesLikeAsmJit) {
  asmjit::CodeHolder other;
  other.init(asmjit::Environment::host());
  Assembler a(&holder_);
  asmjit::x86::Assembler reference(&other);
  auto emit_all = [](auto& to, const auto& first, const auto& second) {
    to.add(first, second);
    to.sub(first, second);
    to.xor_(first, second);
    to.cmp(first, second);
    to.mov(first, second);
  };
  const Gp registers[] = {x86::rax, x86::eax, x86::r12, x86::r9d, x86::rbp, x86::ax};
  const Mem places[] = {x86::qword_ptr(x86::r12, 24), x86::dword_ptr(x86::rax, x86::r9, 2, 1000),
                        x86::qword_ptr(x86::r13), x86::qword_ptr(x86::rsp, -8)};
  for (int64_t number : {0, 1, -1, 127, 128, -128, -129, 1 << 30}) {
    for (const Gp& reg : registers) {
      emit_all(a, reg, asmjit::Imm(number));
      emit_all(reference, reg, asmjit::Imm(number));
    }
    for (const Mem& place : places) {
      emit_all(a, place, asmjit::Imm(number));
      emit_all(reference, place, asmjit::Imm(number));
    }
  }
  const Mem narrow[] = {x86::byte_ptr(x86::r15, 24), x86::word_ptr(x86::rax, x86::r9, 1, 16), x86::byte_ptr(x86::r13)};
  for (const Gp& reg : registers) {
    for (const Mem& place : narrow) {
      if (reg.size() < 4) continue;
      a.movzx(reg, place);
      reference.movzx(reg, place);
      a.movsx(reg, place);
      reference.movsx(reg, place);
    }
    a.movsxd(x86::r11, reg.r32());
    reference.movsxd(x86::r11, reg.r32());
    for (const Gp& second : registers) {
      if (second.size() != reg.size()) continue;
      emit_all(a, reg, second);
      emit_all(reference, reg, second);
      a.test(reg, second);
      reference.test(reg, second);
    }
    for (const Mem& place : places) {
      if (place.size() != reg.size()) continue;
      emit_all(a, reg, place);
      emit_all(reference, reg, place);
      emit_all(a, place, reg);
      emit_all(reference, place, reg);
    }
  }
  ASSERT_TRUE(a.finish());
  ASSERT_EQ(hex(holder_.textSection()->data(), a.offset()), hex(other.textSection()->data(), reference.offset()));
}

TEST_F(EncoderTest, AssemblerTestsBitsAndUsesTheStackLikeAsmJit) {
  asmjit::CodeHolder other;
  other.init(asmjit::Environment::host());
  Assembler a(&holder_);
  asmjit::x86::Assembler reference(&other);
  auto emit_all = [](auto& to, const Gp& reg) {
    for (int32_t mask : {0, 1, 127, 128, 255}) to.test(reg.r8(), asmjit::Imm(mask));
    for (int32_t mask : {0, 255, 65536, INT32_MAX, -1, INT32_MIN}) {
      to.test(reg.r32(), asmjit::Imm(mask));
      to.test(reg, asmjit::Imm(mask));
    }
    to.push(reg);
    to.pop(reg);
  };
  for (uint32_t id = 0; id < 16; id++) {
    emit_all(a, x86::gpq(id));
    emit_all(reference, x86::gpq(id));
  }
  size_t size = reference.offset();
  ASSERT_EQ(a.offset(), size);
  EXPECT_EQ(std::memcmp(holder_.sectionById(0)->data(), other.sectionById(0)->data(), size), 0);
}

TEST_F(EncoderTest, LeavesOtherInstructions) {
  uint8_t bytes[kLongestEncoding];
  EXPECT_EQ(encode(bytes, Inst::kIdMovzx, x86::eax, x86::cl), nullptr);
  EXPECT_EQ(encode(bytes, Inst::kIdMov, x86::rax, asmjit::Imm(INT64_MAX)), nullptr);
}

}  // namespace
}  // namespace cortado::jit
