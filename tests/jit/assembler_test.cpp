#include "jit/assembler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "base/meta_ptr.h"
#include "runtime/method_area.h"

namespace cortado::jit {
namespace {

// With AsmJit's labels and without.
void embed_distance(Assembler& a, const Label& label, const Label& base) { a.embed_distance(label, base); }
void embed_distance(x86::Assembler& a, const Label& label, const Label& base) { a.embedLabelDelta(label, base, 4); }

template <class A>
void emit_jumps(A& a) {
  Label before = a.newLabel(), behind = a.newLabel(), far = a.newLabel(), table = a.newLabel(), number = a.newLabel();
  a.bind(before);
  a.jmp(behind);
  a.jmp(before);
  a.jz(before);
  a.jnz(behind);
  a.je(far);
  a.jne(before);
  a.ja(behind);
  a.jae(before);
  a.jb(behind);
  a.jbe(before);
  a.jc(behind);
  a.jg(before);
  a.jge(behind);
  a.jl(before);
  a.jle(behind);
  a.jo(before);
  a.jno(behind);
  a.jp(before);
  a.jnp(behind);
  a.js(before);
  a.jns(behind);
  a.lea(x86::rcx, x86::ptr(table));
  a.movsd(x86::xmm9, x86::ptr(number, 0, 8));
  a.ucomiss(x86::xmm1, x86::ptr(number, 0, 4));
  a.bind(behind);
  for (int i = 0; i < 100; i++) a.mov(x86::rax, x86::rcx);
  a.jmp(before);
  a.jle(before);
  a.j(Condition::kS, behind);
  a.align(asmjit::AlignMode::kData, 8);
  a.bind(number);
  int64_t bits = 0x123456789abcdef;
  a.embed(&bits, sizeof bits);
  a.bind(table);
  embed_distance(a, before, table);
  embed_distance(a, far, table);
  a.bind(far);
}

TEST(AssemblerTest, JumpsLikeAsmJit) {
  CompileMemory::Scope memory;
  asmjit::CodeHolder holder, other;
  holder.init(asmjit::Environment::host());
  other.init(asmjit::Environment::host());
  Assembler a(&holder);
  x86::Assembler reference(&other);
  emit_jumps(a);
  emit_jumps(reference);
  ASSERT_TRUE(a.finish());
  ASSERT_EQ(other.flatten(), asmjit::kErrorOk);
  ASSERT_EQ(other.resolveUnresolvedLinks(), asmjit::kErrorOk);
  ASSERT_EQ(other.relocateToBase(0), asmjit::kErrorOk);
  ASSERT_EQ(a.offset(), reference.offset());
  EXPECT_EQ(std::memcmp(a.bufferData(), reference.bufferData(), a.offset()), 0);
}

TEST(AssemblerTest, TurnsShiftsIntoRotations) {
  CompileMemory::Scope memory;
  asmjit::CodeHolder code, expected;
  code.init(asmjit::Environment::host());
  expected.init(asmjit::Environment::host());
  Assembler a(&code);
  x86::Assembler b(&expected);
  for (int count : {1, 13}) {
    a.shl(x86::ecx, count);
    a.turn_shift_into_rotation(count == 1);
    a.shr(x86::r9, count);
    a.turn_shift_into_rotation(count == 1);
    b.rol(x86::ecx, count);
    b.ror(x86::r9, count);
  }
  ASSERT_EQ(a.offset(), b.offset());
  EXPECT_EQ(std::memcmp(a.bufferData(), b.bufferData(), b.offset()), 0);
}

TEST(AssemblerTest, MissesLabelsThatAreNowhere) {
  CompileMemory::Scope memory;
  asmjit::CodeHolder holder;
  holder.init(asmjit::Environment::host());
  Assembler a(&holder);
  Label nowhere = a.newLabel();
  a.jz(nowhere);
  a.jmp(nowhere);
  EXPECT_FALSE(a.finish());
}

TEST(AssemblerTest, KnowsWhatMetadataTheCodeNames) {
  ASSERT_TRUE(MethodArea::initialize());
  CompileMemory::Scope memory;
  MetadataArena arena;
  uint32_t bits[5];
  for (uint32_t& each : bits) {
    each = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(arena.make<uint64_t>()) - metadata_base);
  }
  asmjit::CodeHolder holder;
  holder.init(asmjit::Environment::host());
  Assembler a(&holder);
  a.mov(x86::rcx, metadata_base + bits[0]);
  a.cmp(x86::dword_ptr(x86::rax, 4), bits[1]);
  a.mov(x86::rdx, static_cast<uint64_t>(bits[2]) << 32 | 7);
  a.mov(x86::eax, x86::dword_ptr(x86::rax, static_cast<int32_t>(bits[3])));
  a.mov(x86::dword_ptr(static_cast<uint64_t>(bits[4])), 12);
  a.add(x86::eax, 1000);
  std::vector<uint32_t> named = a.named_metadata();
  EXPECT_EQ(named, std::vector<uint32_t>(std::begin(bits), std::end(bits)));
}

}  // namespace
}  // namespace cortado::jit
