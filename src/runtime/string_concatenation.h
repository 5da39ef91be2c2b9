#pragma once
// String concatenation (JLS 15.18.1) as compilers write it: an invokedynamic whose bootstrap method is
// StringConcatFactory.makeConcatWithConstants. Where all operands are strings, characters, booleans or whole numbers, nobody
// can see how the text comes about: the VM links such a call itself, and no method handles are made.

#include <cstdint>
#include <utility>

#include "base/meta_ptr.h"
#include "runtime/constant_pool.h"
#include "runtime/method.h"
#include "runtime/thread.h"
#include "runtime/upcall.h"

namespace cortado {

// The target of one such call: static, without bytecode, hidden; its descriptor is the call's, it takes no appendix. Lives
// as long as the caller's class loader.
class StringConcatenation final : public Method {
 public:
  // For the invokedynamic at `pool_index`; null if it is another kind of call, if operands are objects whose toString is to
  // be called, or floating-point numbers, while somebody has a say about the class library's files (ImageClasses), and
  // without memory: then it is linked as any other.
  static Method* link(ConstantPool* pool, uint16_t pool_index) MAY_GC;

  // The string, from the thread's allocation buffer. A LeafFunction but for the target, whose intrinsic is kConcatenate.
  static LeafResult make(Thread* thread, const Slot* arguments, const Method* target);
  // The same with all that may happen: leaves it in thread.result. False: OutOfMemoryError is pending. The arguments lie in
  // a frame of the target.
  static bool make_slowly(Thread& thread, const Method* target, const Slot* arguments) MAY_GC;

 private:
  enum class OperandKind : uint8_t { kNone, kString, kInt, kLong, kChar, kBoolean };
  // A piece of the text: a constant, and an operand behind it. The last has none.
  struct Piece {
    uint16_t constant_length = 0;
    OperandKind operand = OperandKind::kNone;
    uint8_t slot = 0;  // of the operand among the arguments
  };
  struct Measure;
  class Recipe;
  // `make` for all concatenations, and for those with one or two operands of certain kinds.
  using Maker = LeafResult (*)(Thread& thread, const Slot* arguments, const StringConcatenation& concatenation);
  template <OperandKind kKind>
  struct Operand;

  static LeafResult make_any(Thread& thread, const Slot* arguments, const StringConcatenation& concatenation);
  template <OperandKind... kKinds>
  static LeafResult make_few(Thread& thread, const Slot* arguments, const StringConcatenation& concatenation);
  template <class Operands, size_t... kAt>
  void write_few(uint8_t* end, const Operands& operands, std::index_sequence<kAt...> count) const;
  static uint8_t* write_constant(uint8_t* end, const Piece& piece, const uint8_t*& from);
  template <OperandKind kFirst>
  static Maker maker_with(OperandKind second);
  Maker choose_maker() const;

  Measure measure(const Slot* arguments) const;
  template <class Unit>
  void write(Unit* end, const Slot* arguments) const;
  void write_before(uint8_t* end, bool is_utf16, const Slot* arguments) const;

  Maker maker_ = make_any;
  MetaArray<Piece> pieces_;
  MetaArray<uint8_t> constants_;  // Latin-1, one behind the other
};

}  // namespace cortado
