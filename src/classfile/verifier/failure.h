// Why a method does not verify, and the text that says so in HotSpot's form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "classfile/class_file.h"
#include "classfile/verifier/frame.h"

namespace cortado::classfile {

// A type in a message, with where it was found.
struct TypeOrigin {
  enum class Place : uint8_t {
    kNone,
    kLocal,  // of the current frame
    kStack,
    kMapLocal,  // of the stack map frame
    kMapStack,
    kConstant,   // index: constant pool
    kSignature,  // the method's own
    kImplicit,   // what an instruction wants
    kIndex,      // no type: index is what is wrong
    kFrame,      // no type: only the frame is shown
  };
  struct Frame {
    uint32_t bci;
    bool this_uninitialized;
    std::vector<VerificationType> locals, stack;
  };

  Place place = Place::kNone;
  uint32_t index = 0;
  VerificationType type;
  std::optional<Frame> frame;

  static TypeOrigin implicit(VerificationType type) { return {Place::kImplicit, 0, type, {}}; }
  static TypeOrigin constant(uint32_t index, VerificationType type) { return {Place::kConstant, index, type, {}}; }
  static TypeOrigin signature(VerificationType type) { return {Place::kSignature, 0, type, {}}; }
  static TypeOrigin bad_index(uint32_t index) { return {Place::kIndex, index, kTop, {}}; }
  static TypeOrigin of_frame(const FrameView& view) { return {Place::kFrame, 0, kTop, copy(view)}; }
  static TypeOrigin in_frame(Place place, uint32_t index, VerificationType type, const FrameView& view) {
    return {place, index, type, copy(view)};
  }

 private:
  static Frame copy(const FrameView& view) {
    return {view.bci,
            view.this_uninitialized,
            {view.locals, view.locals + view.local_count},
            {view.stack, view.stack + view.stack_depth}};
  }
};

struct VerificationFailure {
  enum class Fault : uint8_t {
    kNone,
    kBytecode,
    kType,  // `type`, not assignable to `expected` if there is one
    kFlags,
    kConstantIndex,
    kLocalIndex,
    kLocalCount,
    kStackDepth,
    kStackOverflow,
    kStackUnderflow,
    kMissingFrame,
    kBadFrame,
  };
  Fault fault = Fault::kNone;
  int64_t bci = -1;
  TypeOrigin type;
  TypeOrigin expected;
};

// "\nException Details:\n ...": what follows the first line of the message.
std::string describe_failure(const VerificationFailure& failure, std::string_view class_name, const Method& method,
                             const NameTable& names);

}  // namespace cortado::classfile
