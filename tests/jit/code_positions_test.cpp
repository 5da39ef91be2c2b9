#include "jit/code_positions.h"

#include <gtest/gtest.h>

namespace cortado::jit {
namespace {

TEST(CodePositions, EachPlaceHasTheLastPositionBeforeIt) {
  CodePositions positions;
  positions.add(0, {FrameState::kCaller, 0, 0});
  positions.add(20, {FrameState::kOwn, 0, 0});
  positions.add(31, {FrameState::kOwn, 0, 7});
  positions.add(50, {FrameState::kOwn, 2, 3});
  positions.add(50, {FrameState::kOwn, 2, 4});  // nothing was made of the one before
  positions.add(400, {FrameState::kTop, 2, 0});
  positions.add(100000, {FrameState::kOwn, 0, 65000});
  positions.add(100001, {FrameState::kOwn, 0, 0xFFFF});
  positions.finish({{nullptr, 0, 0, 0, {}}});
  auto expect = [&](uint32_t offset, const CodePosition& position) {
    CodePosition found = positions.at(offset);
    EXPECT_EQ(found.state, position.state) << offset;
    EXPECT_EQ(found.scope, position.scope) << offset;
    EXPECT_EQ(found.bci, position.bci) << offset;
  };
  expect(0, {FrameState::kCaller, 0, 0});
  expect(19, {FrameState::kCaller, 0, 0});
  expect(20, {FrameState::kOwn, 0, 0});
  expect(30, {FrameState::kOwn, 0, 0});
  expect(31, {FrameState::kOwn, 0, 7});
  expect(49, {FrameState::kOwn, 0, 7});
  expect(50, {FrameState::kOwn, 2, 4});
  expect(399, {FrameState::kOwn, 2, 4});
  expect(400, {FrameState::kTop, 2, 0});
  expect(99999, {FrameState::kTop, 2, 0});
  expect(100000, {FrameState::kOwn, 0, 65000});
  expect(200000, {FrameState::kOwn, 0, 0xFFFF});
}

TEST(CodePositions, SmallEntries) {
  CodePositions positions;
  for (uint32_t i = 0; i < 1000; i++) positions.add(10 * i, {FrameState::kOwn, 0, 2 * i});
  positions.finish({});
  EXPECT_LE(positions.memory(), 2001U);  // one changes the state
}

}  // namespace
}  // namespace cortado::jit
