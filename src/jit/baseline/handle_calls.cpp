// Tier 1: calls that method handles are behind: linked call sites, and the linkers invokeBasic, linkToStatic, linkToSpecial
// and linkToVirtual. Where the handle or the MemberName is a known object the target is compiled in place, or called.

#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/method_handles.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

// The method that a linker's call reaches, or null. Of virtual methods those that nothing can override.
Method* BaselineCompiler::known_linker_target(const MethodEntry& entry) const {
  const KnownObject* handle = known_object(stack_[stack_.size() - entry.argument_slots]);
  const KnownObject* member = known_object(stack_.back());
  switch (entry.method->intrinsic) {
    case MethodIntrinsic::kInvokeBasic:
      if (handle == nullptr || !Class::of(handle->object)->is_subclass_of(wk.classes.MethodHandle)) return nullptr;
      return method_handle_target(handle->object);
    case MethodIntrinsic::kLinkToStatic:
    case MethodIntrinsic::kLinkToSpecial:
    case MethodIntrinsic::kLinkToVirtual: {
      if (member == nullptr || Class::of(member->object) != wk.classes.MemberName.get()) return nullptr;
      Method* target = member_name_target(member->object);
      bool is_virtual = entry.method->intrinsic == MethodIntrinsic::kLinkToVirtual;
      if (target == nullptr || (is_virtual && target->vtable_index != Method::kNonVirtual)) return nullptr;
      return target;
    }
    default: return nullptr;
  }
}

// The target of a MemberName, to rcx. Missing: the interpreter finds it.
void BaselineCompiler::load_member_target(const Gp& member) {
  a_.mov(x86::ecx, x86::dword_ptr(member, static_cast<int32_t>(wk.fields.MemberName_method)));
  decode(x86::rcx);
  test_null(x86::rcx);
  a_.jz(exit());
  a_.mov(x86::rcx, x86::qword_ptr(x86::rcx, static_cast<int32_t>(wk.fields.ResolvedMethodName_vmtarget)));
  a_.test(x86::rcx, x86::rcx);
  a_.jz(exit());
}

// A call of a linker where handle and MemberName are not known (interp/entries.cpp has it for other callers). linkToVirtual
// and linkToInterface select by the receiver, too: those are called.
bool BaselineCompiler::emit_unknown_linker_call(const MethodEntry& entry) {
  uint32_t slots = entry.argument_slots;
  auto result = static_cast<BasicType>(entry.result_type);
  MethodIntrinsic linker = entry.method->intrinsic;
  if (linker == MethodIntrinsic::kInvokeBasic) {
    Receiver handle = find_receiver(slots);
    flush();
    begin_exits();
    Gp object = test_receiver(slots, handle);
    a_.mov(x86::ecx, x86::dword_ptr(object, static_cast<int32_t>(wk.fields.MethodHandle_form)));
    decode(x86::rcx);
    a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, static_cast<int32_t>(wk.fields.LambdaForm_vmentry)));
    decode(x86::rcx);
    test_null(x86::rcx);
    a_.jz(exit());
    load_member_target(x86::rcx);
    emit_invoke(slots, result, {});
    return true;
  }
  if (linker != MethodIntrinsic::kLinkToStatic && linker != MethodIntrinsic::kLinkToSpecial) return false;
  Receiver receiver = find_receiver(slots), member = find_receiver(1);
  flush();
  begin_exits();
  if (linker == MethodIntrinsic::kLinkToSpecial && !receiver.is_nonnull) {
    // test_receiver() might load it to where the MemberName is.
    if (receiver.reg.isValid())
      a_.test(receiver.reg, receiver.reg);
    else
      a_.cmp(operand_home(stack_.size() - slots), 0);
    a_.jz(exit());
  }
  load_member_target(test_receiver(1, member));
  stack_.pop_back();
  emit_invoke(slots - 1, result, {});
  return true;
}

// A call of a linker; the target takes the arguments without the MemberName. False: it is called as any method.
bool BaselineCompiler::emit_linker_call(const MethodEntry& entry) {
  if (!has_operands(entry.argument_slots)) return true;
  Method* target = known_linker_target(entry);
  if (target == nullptr) return emit_unknown_linker_call(entry);
  if (target->is_abstract()) return false;
  bool has_member = entry.method->intrinsic != MethodIntrinsic::kInvokeBasic;
  uint32_t slots = entry.argument_slots - (has_member ? 1u : 0u);
  if (target->argument_slots != slots) return false;
  bool is_known = known_object(stack_[stack_.size() - entry.argument_slots]) != nullptr;
  if (!target->is_static() && !is_known) (void)hold_receiver(entry.argument_slots);
  if (InlineBody body = inline_bodies_.of(target); may_inline_whole(target, body)) {
    emit_version_guard();
    if (has_member) (void)pop();
    emit_body(target, slots, body, nullptr);
    return true;
  }
  flush();
  if (has_member) stack_.pop_back();
  emit_invoke(slots, static_cast<BasicType>(entry.result_type), {.known = target});
  return true;
}

// A linked call: of an invokedynamic instruction, or of a signature-polymorphic method whose receiver is known. The adapter
// takes the appendix as its last argument. False: it is to be called.
bool BaselineCompiler::emit_inlined_handle_call(Method* adapter, uint32_t appendix, uint32_t slots, BasicType result,
                                                bool has_receiver) {
  InlineBody body = inline_bodies_.of(adapter);
  if (!has_operands(slots) || !may_inline_whole(adapter, body)) return false;
  if (adapter->argument_slots != slots + (appendix != 0 ? 1 : 0)) return false;
  const NarrowRef* cell = appendix != 0 ? &method_->pool->references[appendix - 1] : nullptr;
  if (cell != nullptr && decode_reference(*cell) == nullptr) return false;
  if (has_receiver && known_object(stack_[stack_.size() - slots]) == nullptr) (void)hold_receiver(slots);
  emit_version_guard();
  if (cell != nullptr) push_object_in(cell);
  emit_body(adapter, adapter->argument_slots, body, nullptr);
  bool is_narrow = result == BasicType::kBoolean || result == BasicType::kByte || result == BasicType::kChar ||
                   result == BasicType::kShort;
  if (failed_ || !reachable_ || !is_narrow) return true;
  reserve_temporaries();
  Value value = pop();
  narrow_value(value, result);
  push(value);
  return true;
}

void BaselineCompiler::emit_concatenation(Method* target, uint32_t slots) {
  if (!has_operands(slots)) return;
  flush_for_leaf_call(slots);
  begin_exits();
  LeafCall call = begin_leaf_call(entry_of_target(target, slots, BasicType::kObject), target);
  a_.mov(x86::rdx, reinterpret_cast<uintptr_t>(target));
  load_leaf_arguments(slots);
  call_runtime(RuntimeFunction::kConcatenate);
  end_leaf_call(call);
}

}  // namespace cortado::jit
