// Which local variables and operand stack slots hold references at a position of a method: what the collector needs to
// scan an interpreted frame. By abstract interpretation of the bytecode alone: StackMapTables are not used (old class
// files have none), subroutines (jsr/ret) are followed per call site. The bytecode must be legal (verified or trusted);
// on any other the answer is false or wrong, but nothing out of bounds is read.
//
// Pure and thread-safe; allocates only from malloc, takes no locks, and so may run inside a collection.
// Linear in the size of the method, times the depth of loop nesting. Cache the answers.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "classfile/class_file.h"
#include "classfile/opcodes.h"

namespace cortado::classfile {

struct FrameMapInput {
  Bytes code;  // original bytecodes, not rewritten ones
  ExceptionTable exception_table;
  std::string_view descriptor;  // of the method
  bool is_static = false;
  uint16_t max_locals = 0;
  uint16_t max_stack = 0;

  // The descriptor that decides what the instruction at a constant pool index pushes and pops: the field's, the
  // method's (also invokedynamic's), for ldc any descriptor of the constant's type ("I", "Ljava/lang/String;").
  // Empty: unknown index, computing fails.
  std::string_view (*descriptor_at)(const void* context, Opcode opcode, uint16_t index) = nullptr;
  const void* context = nullptr;

  // Only for methods with jsr: inside a subroutine a local may hold a reference when called from one jsr and an int
  // from another (the subroutine cannot use it, but its caller can). Then the return addresses in the frame decide:
  // gives the bci stored by jsr in a local variable or stack slot (slot >= max_locals: operand stack), or -1 if not known.
  // If null, such slots are not marked and FrameMap::depends_on_return_address() says so.
  int64_t (*return_address_at)(const void* frame, uint32_t slot) = nullptr;
};

// FrameMapInput for a method of a parsed class; method.code must not be null. Keeps pointers into both.
FrameMapInput frame_map_input(const ClassFile& file, const Method& method);
// The descriptor_at of that, for a `const ConstantPool*` context.
std::string_view constant_pool_descriptor(const void* constant_pool, Opcode opcode, uint16_t index);

// Reference bits: locals first, then the operand stack from the bottom. Never marks undefined slots, the upper halves
// of longs and doubles, return addresses.
class FrameMap {
 public:
  uint32_t local_count() const { return locals_; }
  uint32_t stack_depth() const { return depth_; }  // in slots
  bool is_local_reference(uint32_t local) const { return bit(local); }
  bool is_stack_reference(uint32_t slot) const { return bit(locals_ + slot); }  // 0 is the bottom
  bool depends_on_return_address() const { return depends_on_return_address_; }

  uint32_t bit_count() const { return locals_ + depth_; }
  bool bit(uint32_t index) const { return (words()[index / 64] >> (index % 64) & 1) != 0; }
  const uint64_t* words() const { return heap_ != nullptr ? heap_.get() : inline_; }
  uint32_t word_count() const { return (bit_count() + 63) / 64; }

  // For whoever computes it.
  void reset(uint32_t locals, uint32_t depth);
  void set(uint32_t index) { mutable_words()[index / 64] |= uint64_t{1} << (index % 64); }
  void clear(uint32_t index) { mutable_words()[index / 64] &= ~(uint64_t{1} << (index % 64)); }
  void set_depends_on_return_address() { depends_on_return_address_ = true; }

 private:
  uint64_t* mutable_words() { return heap_ != nullptr ? heap_.get() : inline_; }

  static constexpr uint32_t kInlineWords = 2;
  uint64_t inline_[kInlineWords] = {0, 0};
  std::unique_ptr<uint64_t[]> heap_;
  uint32_t locals_ = 0;
  uint32_t depth_ = 0;
  bool depends_on_return_address_ = false;
};

enum class FrameMapPoint : uint8_t {
  kBefore,      // before the instruction at bci executes: all its operands are on the stack
  kDuringCall,  // while an invoke's callee runs: receiver and arguments popped, nothing pushed. Of any other
                // instruction: as kBefore
};

// False if bci is not reachable, not the start of an instruction, or the code is malformed. `frame` is return_address_at's.
[[nodiscard]] bool compute_frame_map(const FrameMapInput& input, uint32_t bci, FrameMap& out,
                                     FrameMapPoint point = FrameMapPoint::kBefore, const void* frame = nullptr);

// The same for many positions of one method: analyses once, answers any number of times.
class FrameMapAnalysis {
 public:
  explicit FrameMapAnalysis(const FrameMapInput& input);
  ~FrameMapAnalysis();
  FrameMapAnalysis(const FrameMapAnalysis&) = delete;
  FrameMapAnalysis& operator=(const FrameMapAnalysis&) = delete;

  bool ok() const;  // false: malformed code
  [[nodiscard]] bool map_at(uint32_t bci, FrameMap& out, FrameMapPoint point = FrameMapPoint::kBefore,
                            const void* frame = nullptr) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cortado::classfile
