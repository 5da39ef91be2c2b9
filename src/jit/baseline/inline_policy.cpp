#include "jit/baseline/inline_policy.h"

#include "interp/internal_opcodes.h"
#include "interp/plain_opcodes.h"
#include "jit/hierarchy_assumptions.h"
#include "jit/intrinsics/intrinsics.h"
#include "jit/patch_point.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::InternalOpcode;

namespace {

// The only implementation of `method` that receivers of loaded classes can have, or null. Classes are added in front of
// their superclass's list and never removed.
Method* only_implementation(Class* c, int32_t index, uint32_t& left) {
  Method* found = c->is_abstract() ? nullptr : c->vtable()[index].get();
  for (Class* sub = c->subclasses.load_acquire(); sub != nullptr; sub = sub->next_sibling.get()) {
    if (left == 0) return nullptr;
    left--;
    bool has_others = !sub->is_abstract() || sub->subclasses;
    if (!has_others) continue;
    Method* other = only_implementation(sub, index, left);
    if (other == nullptr || (found != nullptr && other != found)) return nullptr;
    found = other;
  }
  return found;
}

// Class and target of the call's inline cache, if there are.
InlineCandidate last_target(const MethodEntry& entry, CallGuard guard) {
  uint64_t pair = __atomic_load_n(reinterpret_cast<const uint64_t*>(&entry.cached_class), __ATOMIC_ACQUIRE);
  auto receiver = MetaPtr<Class>::from_bits(static_cast<uint32_t>(pair));
  if (!receiver) return {};
  return {MetaPtr<Method>::from_bits(static_cast<uint32_t>(pair >> 32)).get(), guard, receiver};
}

// The last target, as far as it tells the next ones. An ordinary interface call compares the class, too: a guess costs
// little, and calls that share the entry may have one receiver each.
InlineCandidate cached_candidate(const MethodEntry& entry, CallGuard guard) {
  uint32_t changes = __atomic_load_n(&entry.receiver_changes, __ATOMIC_RELAXED);
  if (guard == CallGuard::kVtable && changes > kMostReceiverChanges) return {};
  return last_target(entry, guard);
}

// Answers are kept: whether there is only one asks for many classes that are nowhere near.
Method* only_implementation(const MethodEntry& entry) {
  struct Answer {
    uint32_t method = 0;  // MetaPtr bits
    int32_t index = 0;
    uint32_t hierarchy = 0;  // its version
    MetaPtr<Method> only;
  };
  static Answer answers[256];
  uint32_t bits = entry.method.bits(), version = hierarchy_assumptions::version();
  Answer& answer = answers[(bits >> 4 ^ bits >> 12) % std::size(answers)];
  if (answer.method != bits || answer.index != entry.index || answer.hierarchy != version) {
    uint32_t left = kMostSubclasses;
    answer = {bits, entry.index, version, only_implementation(entry.method->holder.get_non_null(), entry.index, left)};
  }
  return answer.only.get();
}

InlineCandidate virtual_candidate(const MethodEntry& entry) {
  if (entry.index < 0) return {};
  Method* method = only_implementation(entry);
  if (method == nullptr) return cached_candidate(entry, CallGuard::kVtable);
  if (method->is_abstract()) return {};
  return {method, can_change_running_code() ? CallGuard::kHierarchy : CallGuard::kVtable, {}};
}

}  // namespace

bool calls_other(const MethodEntry& entry, const Method* method) {
  const Method* last = last_target(entry, CallGuard::kVtable).method;
  return last != nullptr && last != method;
}

InlineCandidate candidate_of(uint8_t raw, const MethodEntry& entry) {
  switch (static_cast<InternalOpcode>(raw)) {
    case InternalOpcode::kInvokestaticResolved:
    case InternalOpcode::kInvokevirtualFinal: return {entry.method, CallGuard::kNone, {}};
    case InternalOpcode::kInvokespecialResolved:
      return {entry.special_method ? entry.special_method : entry.method, CallGuard::kNone, {}};
    case InternalOpcode::kInvokevirtualVtable:
    case InternalOpcode::kInvokeinterfaceVtable: return virtual_candidate(entry);
    case InternalOpcode::kInvokeinterfaceFinal:
    case InternalOpcode::kInvokeinterfaceResolved: return cached_candidate(entry, CallGuard::kClass);
    default: return {};
  }
}

// Of the code as it is now, until `visit` answers false: so does this then.
template <class F>
static bool for_each_instruction(const Method* method, F&& visit) {
  const uint8_t* code = method->code.get();
  interp::PlainOpcodes opcodes(method);
  for (uint32_t bci = 0; bci < method->code_length;) {
    uint8_t raw = opcodes.of(__atomic_load_n(code + bci, __ATOMIC_RELAXED), bci);
    if (!visit(raw, code + bci)) return false;
    uint32_t length = MethodAnalysis::regular_length(raw);
    bci += length != 0 ? length
                       : classfile::instruction_length(classfile::Bytes(method->bytecode(), method->code_length), bci);
  }
  return true;
}

InlineBody InlineBodies::of(const Method* method) {
  constexpr uint32_t kTiny = 12, kTinyShare = 4;
  using Extent = InlineBody::Extent;
  if (!method->code || method->is_native() || method->is_abstract() || method->is_synchronized()) return {};
  if (method->intrinsic != MethodIntrinsic::kNone || method->has(Method::kHasJsr)) return {};
  if (method->has(Method::kDontInline)) return {};
  uint32_t size = method->code_length;
  if (method->has(Method::kForceInline)) return {size <= kForcedInlineSize ? Extent::kWhole : Extent::kNone, size};
  if (method->max_stack > kInlineStack) return {};
  // A loop's variables have registers in the method's own code only.
  if (size <= kInlineSize && !method->has(Method::kHasLoop))
    return {Extent::kWhole, size <= kTiny ? size / kTinyShare : size};
  if (finding_of(method).has_no_part) return {};
  auto [found, is_new] = parts_.try_emplace(method);
  if (is_new) found->second = partial_body_of(method, kInlinePartSize);
  const PartialBody& part = found->second;
  if (!part.gaps.empty()) return {Extent::kPart, part.kept_bytes, &part};
  finding_of(method).has_no_part = true;
  return {};
}

InlineFinding& InlineBodies::finding_of(const Method* method) const {
  uint32_t bits = MetaPtr<Method>(const_cast<Method*>(method)).bits();
  InlineFinding& finding = findings_[(bits >> 4 ^ bits >> 13) % kFindings];
  if (finding.method != bits || compilation_ - finding.compilation > kLasting) finding = {bits, compilation_};
  return finding;
}

bool InlineBodies::is_call_free(const Method* method, uint8_t raw, const uint8_t* operands, uint32_t depth) {
  auto opcode = static_cast<InternalOpcode>(raw);
  if (!interp::is_method_call(opcode) || opcode == InternalOpcode::kInvokehandle) return false;
  uint16_t index;
  std::memcpy(&index, operands, sizeof index);
  const MethodEntry& entry = method->pool->method_entries[index];
  InlineCandidate candidate = candidate_of(raw, entry);
  if (candidate.method == nullptr) return false;
  if (uint16_t row = candidate.method->library_intrinsic; row != 0) {
    IntrinsicEmitter emitter = intrinsics[row].emitter;
    if (emitter != IntrinsicEmitter::kNone && (candidate.guard == CallGuard::kNone || follows_guess(emitter)))
      return true;
    if (intrinsics[row].leaf != nullptr) return false;
  }
  return depth > 0 && is_call_free(candidate.method, depth - 1);
}

bool InlineBodies::is_call_free(const Method* method, uint32_t depth) {
  auto bit = static_cast<uint8_t>(1u << depth);
  if (const InlineFinding& finding = finding_of(method); (finding.known & bit) != 0)
    return (finding.call_free & bit) != 0;
  bool answer = find_whether_call_free(method, depth);
  InlineFinding& finding = finding_of(method);
  finding.known = static_cast<uint8_t>(finding.known | bit);
  if (answer) finding.call_free = static_cast<uint8_t>(finding.call_free | bit);
  return answer;
}

bool InlineBodies::find_whether_call_free(const Method* method, uint32_t depth) {
  InlineBody inlined = of(method);
  if (inlined.extent == InlineBody::Extent::kNone) return false;
  if (!method->has(Method::kHasCall)) return true;
  if (inlined.part == nullptr) {
    return for_each_instruction(method, [&](uint8_t raw, const uint8_t* at) {
      return !MethodAnalysis::is_call(raw) || is_call_free(method, raw, at + 1, depth);
    });
  }
  // What is called where a gap begins is called out of line, where registers are filled again.
  MethodAnalysis body(method, inlined.part->gaps);
  for (uint32_t bci = 0; bci < body.code().size(); bci += body.length_at(bci)) {
    if (body.is_call_at(bci) && !is_call_free(method, body.opcode_at(bci), &body.code()[bci + 1], depth)) return false;
  }
  return true;
}

}  // namespace cortado::jit
