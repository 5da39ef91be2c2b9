#include "jit/assembler.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/meta_ptr.h"
#include "runtime/method_area.h"

namespace cortado::jit {
namespace {

TEST(AssemblerTest, KnowsWhatMetadataTheCodeNames) {
  ASSERT_TRUE(MethodArea::initialize());
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
