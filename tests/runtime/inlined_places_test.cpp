#include "runtime/inlined_places.h"

#include <gtest/gtest.h>

#include <array>

#include "gc/fake_classes.h"
#include "runtime/frame.h"

namespace cortado::testing {

using Place = InlinedPlaces::Place;
using Range = InlinedPlaces::Range;

namespace {

TEST(InlinedPlaces, RangesAreGivenAgain) {
  Range a = InlinedPlaces::take(10), b = InlinedPlaces::take(20), c = InlinedPlaces::take(30);
  ASSERT_NE(c.size, 0u);
  EXPECT_EQ(b.first, a.first + a.size);
  InlinedPlaces::give_back(a);
  InlinedPlaces::give_back(b);
  // Of both rooms, and the rest of them.
  Range d = InlinedPlaces::take(25), e = InlinedPlaces::take(4);
  EXPECT_EQ(d.first, a.first);
  EXPECT_EQ(e.first, d.first + d.size);
  EXPECT_LE(e.first + e.size, c.first);
  for (const Range& range : {e, c, d}) InlinedPlaces::give_back(range);
  EXPECT_EQ(InlinedPlaces::take(0).size, 1u);
}

TEST(InlinedPlaces, TooManyAreRefused) {
  EXPECT_EQ(InlinedPlaces::take(InlinedPlaces::kMost).size, 0u);
  Range range = InlinedPlaces::take(1);
  EXPECT_NE(range.size, 0u);
  InlinedPlaces::give_back(range);
}

TEST(InlinedPlaces, WhatIsNoPlaceIsSeen) {
  Range range = InlinedPlaces::take(2);
  CodeScope scopes[2] = {};
  Place place = {1, 7};
  InlinedPlaces::fill(range, scopes, &place, 1);
  EXPECT_TRUE(InlinedPlaces::is_filled(InlinedPlaces::word_of(range, 0)));
  EXPECT_FALSE(InlinedPlaces::is_filled(InlinedPlaces::word_of(range, 1)));
  EXPECT_FALSE(InlinedPlaces::is_filled(InlinedPlaces::word_of(range, 0) - 1u));
  EXPECT_FALSE(InlinedPlaces::is_filled(UINTPTR_MAX));
  InlinedPlaces::give_back(range);
  EXPECT_FALSE(InlinedPlaces::is_filled(InlinedPlaces::word_of(range, 0)));
}

// A method and two bodies in each other, the inner one's frame says where it is.
TEST(InlinedPlaces, TheHeadersOfAllFramesAreWritten) {
  Method* methods[3];
  for (Method*& method : methods) {
    method = new (metadata(sizeof(Method))) Method;
    method->code = static_cast<uint8_t*>(metadata(8));
  }
  constexpr int32_t kOuter = 64, kInner = 160;
  CodeScope scopes[] = {{methods[0], 0, 0, 0, methods[0]->code},
                        {methods[1], 0, 1, kOuter, methods[1]->code},
                        {methods[2], 1, 2, kInner, methods[2]->code}};
  Range range = InlinedPlaces::take(1);
  Place place = {2, 1};
  InlinedPlaces::fill(range, scopes, &place, 1);
  alignas(16) std::array<uint8_t, 256> stack = {};
  auto frame_at = [&](int32_t offset) { return reinterpret_cast<Frame*>(stack.data() + offset); };
  Frame *root = frame_at(0), *outer = frame_at(kOuter), *inner = frame_at(kInner);
  root->method_word = reinterpret_cast<uintptr_t>(methods[0]);
  inner->method_word = InlinedPlaces::word_of(range, 0);
  EXPECT_FALSE(inner->is_linked());
  EXPECT_FALSE(inner->is_entry());
  EXPECT_EQ(inner->method(), methods[2]);
  EXPECT_TRUE(inner->is_linked());
  EXPECT_EQ(inner->bci(), 1u);
  EXPECT_EQ(inner->caller(), outer);
  EXPECT_EQ(outer->method(), methods[1]);
  EXPECT_EQ(outer->bci(), 2u);
  EXPECT_EQ(outer->caller(), root);
  EXPECT_EQ(root->bci(), 1u);
  InlinedPlaces::give_back(range);
}

}  // namespace
}  // namespace cortado::testing
