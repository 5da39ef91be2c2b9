#pragma once
// Places of calls in bodies that were compiled in place of their own call. The frames of such bodies have their room on the Java
// stack, but compiled code writes one word of the innermost one's header: its number here (Frame::kUnlinkedBit). Frame::link
// writes the headers when somebody looks. The numbers fit into an instruction; ranges of them belong to compiled code.

#include <cstddef>
#include <cstdint>

#include "base/meta_ptr.h"

namespace cortado {

struct Frame;
class Method;

// A body in compiled code: 0 is the method itself, the others are compiled in place.
struct CodeScope {
  Method* method;
  uint32_t caller;        // scope; of inlined bodies
  uint32_t call_bci;      // in the caller
  int32_t header_offset;  // of its frame's header, linked or not, from the method's own, in bytes
  MetaPtr<uint8_t> code;  // the bytecode that was compiled; the method may have got other since
};

// Taken, filled and given back by one thread at a time; looked up by any, also in signal handlers.
class InlinedPlaces {
 public:
  struct Place {
    uint16_t scope;  // not 0
    uint16_t bci;
  };
  struct Range {
    uint32_t first = 0;
    uint32_t size = 0;  // 0: none
  };
  // Room for so many places, at least one. None: there are too many (kMost), or the system has no memory.
  static Range take(size_t places);
  // No frame names any of them.
  static void give_back(const Range& range);
  static constexpr size_t kMost = size_t{1} << 24;

  // `scopes`, of the code that the range belongs to, stay where they are.
  static void fill(const Range& range, const CodeScope* scopes, const Place* places, size_t count);
  // Frame::method_word of a frame at the range's nth place. Below 2^31.
  static uint32_t word_of(const Range& range, size_t number);

  // A frame's word names a place that is filled: for those who do not know whether it is a frame.
  static bool is_filled(uintptr_t method_word);
  static void link(Frame* innermost);
};

}  // namespace cortado
