// StackMapTable (JVMS 4.7.4): read into frames once per method.
#pragma once

#include <string>
#include <vector>

#include "classfile/class_file.h"
#include "classfile/verifier/frame.h"

namespace cortado::classfile {

// What is at each bci of a method.
enum class CodeUnit : uint8_t { kInside, kInstruction, kNew };

class StackMap {
 public:
  enum class Error : uint8_t {
    kNone,
    kFormat,        // message() is the whole ClassFormatError
    kMethodFormat,  // message() lacks the method's name
    kBadOffset,     // a VerifyError; bad_frame() shows where
  };

  // `first` is the frame at entry; this_type what the this_class constant means. names must outlive the map.
  Error read(const ClassFile& file, const Code& code, const std::vector<CodeUnit>& units, const FrameView& first,
             NameTable& names, VerificationType this_type);

  const std::string& message() const { return message_; }
  uint32_t size() const { return static_cast<uint32_t>(frames_.size()); }
  uint32_t bci(uint32_t index) const { return frames_[index].bci; }
  FrameView frame(uint32_t index) const;
  // The frame at that bci, or size().
  uint32_t find(int64_t bci) const;
  FrameView bad_frame() const { return frame(size() - 1); }

 private:
  struct Frame {
    uint32_t bci;
    bool this_uninitialized;
    uint32_t locals, local_count;  // in types_
    uint32_t stack, stack_depth;
  };
  class Reader;

  std::vector<Frame> frames_;
  std::vector<VerificationType> types_;  // frames share what they have in common
  std::string message_;
};

// The table as HotSpot prints it in messages: lines "same_frame(@12)", each with `indent` before it.
std::string print_stack_map(Bytes stack_map_table, const char* indent);

}  // namespace cortado::classfile
