#include "jit/code_index.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "jit/compiled_code.h"

namespace cortado::jit {
namespace {

CompiledCode code_at(uintptr_t address, size_t size) {
  CompiledCode code{};
  code.entry = reinterpret_cast<uint8_t*>(address);
  code.size = size;
  return code;
}

TEST(CodeIndex, FindsWhatContainsTheAddress) {
  CompiledCode small = code_at(0x40010000, 100), next = code_at(0x40010064, 64), large = code_at(0x4001F000, 0x30000);
  for (const CompiledCode* code : {&small, &next, &large}) code_index::add(code);
  EXPECT_EQ(code_index::find(0x4000FFFF), nullptr);
  EXPECT_EQ(code_index::find(0x40010000), &small);
  EXPECT_EQ(code_index::find(0x40010063), &small);
  EXPECT_EQ(code_index::find(0x40010064), &next);
  EXPECT_EQ(code_index::find(0x400100A4), nullptr);
  for (uintptr_t at = 0x4001F000; at < 0x4004F000; at += 0x1000) EXPECT_EQ(code_index::find(at), &large);
  EXPECT_EQ(code_index::find(0x4004F000), nullptr);
  code_index::remove(&large);
  EXPECT_EQ(code_index::find(0x40030000), nullptr);
  EXPECT_EQ(code_index::find(0x40010000), &small);
  code_index::remove(&small);
  code_index::remove(&next);
  EXPECT_EQ(code_index::find(0x40010070), nullptr);
}

TEST(CodeIndex, WhatStaysIsFoundWhileOthersComeAndGo) {
  CompiledCode stays = code_at(0x50000000, 256);
  code_index::add(&stays);
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int i = 0; i < 20000; i++) {
      CompiledCode passing = code_at(0x50001000 + 0x1000 * static_cast<uintptr_t>(i % 64), 0x800);
      code_index::add(&passing);
      code_index::remove(&passing);
    }
    done = true;
  });
  while (!done) EXPECT_EQ(code_index::find(0x50000010), &stays);
  writer.join();
  code_index::remove(&stays);
}

}  // namespace
}  // namespace cortado::jit
