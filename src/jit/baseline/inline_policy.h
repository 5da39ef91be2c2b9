#pragma once
// What tier 1 inlines. Reads metadata that other threads may be filling; InlineBodies is used under the lock of compilations.

#include "jit/baseline/method_analysis.h"
#include "runtime/constant_pool.h"
#include "runtime/method.h"

namespace cortado::jit {

inline constexpr uint32_t kInlineDepth = 6;
inline constexpr uint32_t kInlineRecursion = 1;  // how often a method may be inlined into itself
inline constexpr uint32_t kInlineBudget = 1000;  // bytes of bytecode inlined into one method, by inlining_cost
// The same three of methods that the class library wants inlined, the forms of method handles above all. They are not
// counted for the others, but the depth of all.
inline constexpr uint32_t kForcedInlineDepth = 20;
inline constexpr uint32_t kForcedInlineRecursion = 8;
inline constexpr uint32_t kForcedInlineBudget = 4000;
inline constexpr uint32_t kInlineSize = 35;         // bytes of a callee
inline constexpr uint32_t kInlinePartSize = 30;     // bytes of a part of a callee
inline constexpr uint32_t kForcedInlineSize = 600;  // of one that the class library wants inlined (@ForceInline)
inline constexpr uint32_t kInlineStack = 10;        // max_stack of a callee
inline constexpr uint32_t kMostSubclasses = 24;     // looked at for the only implementation of a method

// How the target of a call that may be inlined is made sure of: not at all; by the classes linked so far
// (hierarchy_assumptions.h); by what the receiver's vtable holds; by the receiver's class.
enum class CallGuard : uint8_t { kNone, kHierarchy, kVtable, kClass };
struct InlineCandidate {
  Method* method = nullptr;  // null: there is none
  CallGuard guard = CallGuard::kNone;
  MetaPtr<Class> receiver;  // kClass: the one receiver for which `method` is the target
};

// The target of a resolved call, as far as it can be known or guessed: the only implementation in the classes loaded so far,
// or the last receiver's, of a virtual call where receivers seldom were of another class than the one before.
InlineCandidate candidate_of(uint8_t opcode, const MethodEntry& entry);
// The call's inline cache has another target than `method`.
bool calls_other(const MethodEntry& entry, const Method* method);

// What of a method can be compiled in place of a call.
struct InlineBody {
  enum class Extent : uint8_t { kNone, kPart, kWhole } extent = Extent::kNone;
  // What it counts for. The code of the smallest is no longer than a call's.
  uint32_t cost = 0;
  const PartialBody* part = nullptr;  // kPart
};

// What was found out of a method by one of the last compilations. It may be otherwise by now: the code is right all the
// same.
struct InlineFinding {
  uint32_t method = 0;  // MetaPtr bits
  uint32_t compilation = 0;
  uint8_t known = 0, call_free = 0;  // by depth of inlining: the answer is known, and it is yes
  bool has_no_part = false;
};

// The answers of one compilation, which asks for the same methods again and again, as the next ones do.
class InlineBodies {
 public:
  // Small enough, or a part is, and nothing in it forbids it; of loops only those that the class library wants inlined.
  InlineBody of(const Method* method);
  // True if the call instruction makes no call on its way, inlined ones and runtime functions apart. `depth`: of inlining.
  bool is_call_free(const Method* method, uint8_t opcode, const uint8_t* operands, uint32_t depth);

 private:
  // The same of all that is done in place of a call of the method.
  bool is_call_free(const Method* method, uint32_t depth);
  bool find_whether_call_free(const Method* method, uint32_t depth);

  static_assert(kInlineDepth <= 8);
  static constexpr uint32_t kFindings = 512;
  static constexpr uint32_t kLasting = 128;  // compilations
  InlineFinding& finding_of(const Method* method) const;

  static inline InlineFinding findings_[kFindings];
  static inline uint32_t compilations_ = 0;
  const uint32_t compilation_ = ++compilations_;
  CompileHashMap<const Method*, PartialBody> parts_;
};

}  // namespace cortado::jit
