#pragma once
// Tests of tier 0 that run methods: a heap, and the test's thread attached, without a booted VM.

#include <gtest/gtest.h>

#include "interp/interpreter.h"
#include "runtime/heap_client.h"
#include "runtime/upcall.h"

namespace cortado::testing {

class AttachedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    interp::initialize();
    static bool once = [] {
      const char* error = nullptr;
      return Heap::initialize({.maximum_size = size_t{64} << 20}, make_heap_client(), &error);
    }();
    ASSERT_TRUE(once);
    thread = Threads::attach_current({});
    ASSERT_NE(thread, nullptr);
  }
  void TearDown() override { Threads::detach_current(thread); }

  Thread* thread = nullptr;
};

}  // namespace cortado::testing
