#pragma once
// The table of intrinsics (intrinsics.def) and how methods come to know their row of it.

#include "jit/intrinsics/leaf.h"

namespace cortado::jit {

// What makes code for a call in place of the call. See the functions of the same names in emit*.cpp.
enum class IntrinsicEmitter : uint8_t {
  kNone,
  kGetClass,
  kIsInstance,
  kCast,
  kIsCompileConstant,
  kFirstArgument,
  kCurrentThread,
  kFloatBits,
  kSquareRoot,
  kRound,
  kAbsolute,
  kAbsoluteFloat,
  kMinimum,
  kMaximum,
  kExact,
  kBits,
  kDecimalLength,
  kCheckIndex,
  kGetChar,
  kPutChar,
  kStringLength,
  kCharAt,
  kStringEquals,
  kBytesEqual,
  kSpinWait,
  kUnsafeGet,
  kUnsafePut,
  kUnsafePutVolatile,
  kCompareAndSet,
  kCompareAndExchange,
  kGetAndSet,
  kGetAndAdd,
  kGetReference,
  kPutReference,
  kPutReferenceVolatile,
  kUninitializedArray,
  kFullFence,
  kOrder,
};

// Those of methods that a call may reach by a guess, when it has been tested: they make code whatever the operands are.
inline bool follows_guess(IntrinsicEmitter emitter) {
  return emitter == IntrinsicEmitter::kStringLength || emitter == IntrinsicEmitter::kCharAt ||
         emitter == IntrinsicEmitter::kStringEquals;
}

struct Intrinsic {
  const char* class_name;
  const char* name;
  const char* descriptor;
  LeafFunction leaf;  // or null
  IntrinsicEmitter emitter;
};

// By Method::library_intrinsic; row 0 is empty.
extern const Intrinsic intrinsics[];
// The same rows' leaf functions, for compiled code.
extern const LeafFunction leaf_functions[];

// Gives ExecutionEngine what it wants to know. Before the first class is made.
void register_intrinsics();

}  // namespace cortado::jit
