// Tier 1: calls. The arguments lie in their homes, where they are the callee's first locals.

#include "interp/internal_opcodes.h"
#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "jit/patch_point.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::InternalOpcode;
using interp::LinkageOffsets;

// After it: the result in rax, of a floating type in xmm0 as well, the frame back in r15, an exception perhaps.
void BaselineCompiler::emit_invoke(uint32_t slots, BasicType result, const Callee& callee) {
  if (!has_operands(slots)) return;
  size_t first = stack_.size() - slots;
  stack_.resize(first);
  if (callee.known != nullptr) a_.mov(x86::rcx, reinterpret_cast<uintptr_t>(callee.known));
  link_frames(bci_);
  a_.lea(x86::rdi, slot_address(first));
  int32_t frame = header_offset(scope_);
  if (frame != 0) {
    a_.add(kFrame, frame);
    note_position(FrameState::kTop, 0);
  }
  emit_transfer(callee);
  if (frame != 0) {
    a_.sub(kFrame, frame);
    note_position(FrameState::kOwn, bci_);
  }
  a_.cmp(thread_word(LinkageOffsets::kThreadPendingException), 0);
  a_.jne(unwind_label());
  valid_ = 0;
  is_current_ = false;
  if (result == BasicType::kVoid) return;
  if (callee.is_narrow) emit_narrow_result(result);
  push_result(result);
}

void BaselineCompiler::emit_transfer(const Callee& callee) {
  if (callee.by_vector_entry) {
    emit_vector_entry_call();
  } else if (callee.known != nullptr && can_change_running_code()) {
    pad_for_patching();
    direct_calls_.push_back({callee.known, a_.call_later(DirectCall::kOpcode)});
  } else {
    a_.call(x86::qword_ptr(x86::rcx, LinkageOffsets::kMethodFromCompiled));
  }
}

// An instruction that may be written while others run it lies within one of the units that are written at once.
void BaselineCompiler::pad_for_patching() {
  constexpr size_t kLast = PatchPoint::kUnit - PatchPoint::kSize;
  size_t at = (shift_ + a_.offset()) % PatchPoint::kUnit;
  size_t padding = at > kLast ? PatchPoint::kUnit - at : 0;
  a_.embed(PatchPoint::kPadding[padding], padding);
}

// The result where calls and inlined bodies with several returns leave it.
void BaselineCompiler::push_result(BasicType result) {
  if (is_floating(result)) {
    pinned_xmm_ |= 1u << x86::xmm0.id();
    push_xmm(x86::xmm0, value_type_of(result));
  } else {
    pinned_gp_ |= 1u << Gp::kIdAx;
    push_gp(x86::rax, value_type_of(result));
  }
}

void BaselineCompiler::emit_narrow_result(BasicType result) {
  switch (result) {
    case BasicType::kBoolean: a_.and_(x86::eax, 1); break;
    case BasicType::kByte: a_.movsx(x86::eax, x86::al); break;
    case BasicType::kChar: a_.movzx(x86::eax, x86::ax); break;
    case BasicType::kShort: a_.movsx(x86::eax, x86::ax); break;
    default: break;
  }
}

BaselineCompiler::Receiver BaselineCompiler::find_receiver(uint32_t slots) {
  if (!has_operands(slots)) return {};
  const Value& value = stack_[stack_.size() - slots];
  Receiver receiver{{}, is_nonnull(value)};
  if (value.kind == Value::Kind::kGp) {
    receiver.reg = x86::gpq(value.reg);
  } else if (int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
             variable >= 0 && (valid_ >> variable & 1) != 0) {
    receiver.reg = variable_gp(static_cast<uint32_t>(variable));
  } else if (value.kind == Value::Kind::kLocal) {
    receiver.local = value.local;
  }
  return receiver;
}

// The receiver, not null: all operands were flushed, which left the registers as they were.
Gp BaselineCompiler::test_receiver(uint32_t slots, const Receiver& receiver) {
  if (!has_operands(slots)) return x86::rax;
  Gp reg = receiver.reg;
  if (!reg.isValid()) {
    reg = x86::rax;
    // What was just stored answers later.
    a_.mov(reg, receiver.local >= 0 ? local_home(static_cast<uint32_t>(receiver.local))
                                    : operand_home(stack_.size() - slots));
  }
  if (!receiver.is_nonnull) {
    a_.test(reg, reg);
    a_.jz(exit());
  }
  return reg;
}

bool BaselineCompiler::emit_call(uint8_t raw) {
  auto opcode = static_cast<InternalOpcode>(raw);
  const ConstantPool* pool = method_->pool;
  if (opcode == InternalOpcode::kInvokedynamicResolved) {
    const CallSiteEntry& site = pool->call_sites[static_cast<uint32_t>(analysis_->s4(bci_ + 1))];
    begin_exits();
    auto result = static_cast<BasicType>(site.result_type);
    if (site.target->intrinsic == MethodIntrinsic::kConcatenate)
      emit_concatenation(site.target, site.argument_slots);
    else if (!emit_inlined_handle_call(site.target, site.appendix, site.argument_slots, result, false))
      emit_handle_call(site.target, site.appendix, site.argument_slots, result, false);
    note_declared_type(final_type_of_result(pool->member_descriptor_text(site.pool_index)));
    return true;
  }
  if (!interp::is_method_call(opcode)) {
    CORTADO_ASSERT(opcode == InternalOpcode::kBreakpointAtCall);
    return false;
  }
  const MethodEntry& entry = pool->method_entries[analysis_->u2(bci_ + 1)];
  auto result = static_cast<BasicType>(entry.result_type);
  begin_exits();
  if (opcode == InternalOpcode::kInvokehandle) {
    if (emit_inlined_handle_call(entry.method, entry.appendix, entry.argument_slots, result, true)) return true;
    emit_handle_call(entry.method, entry.appendix, entry.argument_slots, result, true);
    return true;
  }
  if (Method* target = exact_target(raw, entry)) {
    emit_method_call(static_cast<uint8_t>(InternalOpcode::kInvokevirtualFinal),
                     entry_of_target(target, entry.argument_slots, result));
  } else {
    emit_method_call(raw, entry);
  }
  note_declared_type(entry.method->final_result_type());
  return true;
}

// As if the call had named the method. The copy lives as long as the compilation.
const MethodEntry& BaselineCompiler::entry_of_target(Method* target, uint32_t slots, BasicType result) {
  a_.depend_on(MetaPtr<Method>(target).bits());
  auto* copy = new (CompileMemory::allocate(sizeof(MethodEntry))) MethodEntry;
  copy->method = target;
  copy->argument_slots = static_cast<uint16_t>(slots);
  copy->result_type = static_cast<uint8_t>(result);
  return *copy;
}

void BaselineCompiler::emit_method_call(uint8_t raw, const MethodEntry& entry) {
  auto opcode = static_cast<InternalOpcode>(raw);
  auto result = static_cast<BasicType>(entry.result_type);
  if (entry.method->intrinsic != MethodIntrinsic::kNone && emit_linker_call(entry)) return;
  if (emit_intrinsic(raw, entry) || emit_inlined(raw, entry)) return;
  bool is_static = opcode == InternalOpcode::kInvokestaticResolved;
  Receiver receiver = is_static ? Receiver{} : find_receiver(entry.argument_slots);
  ValueList vectors;
  if (is_static || opcode == InternalOpcode::kInvokevirtualFinal)
    vectors = vector_arguments(entry.method, entry.argument_slots);
  flush();
  begin_exits();
  bool is_used = opcode != InternalOpcode::kInvokevirtualFinal && opcode != InternalOpcode::kInvokespecialResolved;
  Gp object = x86::rax;
  if (!is_static && (is_used || !receiver.is_nonnull)) object = test_receiver(entry.argument_slots, receiver);
  load_vector_arguments(vectors);
  Callee callee;
  callee.by_vector_entry = !vectors.empty();
  if (opcode == InternalOpcode::kInvokevirtualVtable || opcode == InternalOpcode::kInvokeinterfaceVtable) {
    emit_vtable_selection(object, entry);
  } else if (opcode == InternalOpcode::kInvokeinterfaceResolved || opcode == InternalOpcode::kInvokeinterfaceFinal) {
    emit_interface_selection(object, entry, opcode == InternalOpcode::kInvokeinterfaceFinal);
  } else {
    bool special = opcode == InternalOpcode::kInvokespecialResolved && entry.special_method;
    callee.known = special ? entry.special_method : entry.method;
  }
  emit_invoke(entry.argument_slots, result, callee);
}

void BaselineCompiler::emit_vtable_selection(const Gp& receiver, const MethodEntry& entry) {
  a_.mov(x86::ecx, x86::dword_ptr(receiver, 4));
  a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, static_cast<int32_t>(sizeof(Class)) + 4 * entry.index));
}

// The same where a guess was wrong.
void BaselineCompiler::emit_vtable_selection_again(const Gp& receiver, const MethodEntry& entry) {
  a_.mov(x86::edx, x86::dword_ptr(receiver, 4));
  a_.mov(x86::ecx, x86::dword_ptr(x86::rdx, static_cast<int32_t>(sizeof(Class)) + 4 * entry.index));
  emit_cache_fill(entry);
}

// The receiver's class in edx and its target in rcx come into the inline cache, as interpreted code does it
// (interp::fill_inline_cache): so code that is made later guesses better.
void BaselineCompiler::emit_cache_fill(const MethodEntry& entry) {
  auto address = reinterpret_cast<uintptr_t>(&entry);
  if (address > INT32_MAX - sizeof(MethodEntry)) return;
  Mem changes = x86::dword_ptr_abs(address + offsetof(MethodEntry, receiver_changes));
  Label full = a_.newLabel();
  a_.cmp(changes, kMostReceiverChanges);
  a_.ja(full);
  a_.add(changes, 1);
  a_.mov(kScratch, x86::rcx);
  a_.shl(kScratch, 32);
  a_.or_(kScratch, x86::rdx);
  a_.mov(x86::qword_ptr_abs(address + offsetof(MethodEntry, cached_class)), kScratch);
  a_.bind(full);
}

// The inline cache of the call site's entry: class and target in one word. A receiver of another class than the one that
// filled the cache finds its target in its class's interface table; what is missing there or may not be called is the
// runtime's, which throws. A private method of an interface has one target, which the cache says is allowed.
void BaselineCompiler::emit_interface_selection(const Gp& receiver, const MethodEntry& entry, bool is_private) {
  if (!has_operands(entry.argument_slots)) return;
  Gp object = receiver;
  if (object == x86::rcx || object == x86::rdx) {
    object = x86::rax;
    a_.mov(object, receiver);
  }
  Mem cache = memory_at(&entry.cached_class);
  cache.setSize(8);
  a_.mov(x86::rcx, cache);
  a_.mov(kScratch.r32(), x86::ecx);
  a_.shr(x86::rcx, 32);
  a_.cmp(kScratch.r32(), x86::dword_ptr(object, 4));
  size_t slot = stack_.size() - entry.argument_slots;
  valid_ = 0;  // behind the call none is valid anyway
  SlowPath& path =
      slow_call(is_private ? RuntimeFunction::kCheckInterface : RuntimeFunction::kSelectInterface,
                {Value::argument_frame(), Value::argument_address(slot)}, Gp::kIdCx, SlowPath::Failure::kUnwind);
  if (is_private) {
    a_.jne(path.start);
  } else {
    a_.je(path.resume);
    a_.test(kScratch.r32(), kScratch.r32());
    a_.jz(path.start);
    emit_interface_table_search(object, entry, path.start);
    a_.mov(x86::edx, x86::dword_ptr(object, 4));
    emit_cache_fill(entry);
  }
  a_.bind(path.resume);
}

// The target to rcx. Changes rdx.
void BaselineCompiler::emit_interface_table_search(const Gp& receiver, const MethodEntry& entry,
                                                   const Label& not_found) {
  Label next = a_.newLabel(), found = a_.newLabel();
  auto table = static_cast<int32_t>(offsetof(Class, itable));
  a_.mov(x86::ecx, x86::dword_ptr(receiver, 4));
  a_.mov(x86::edx,
         x86::dword_ptr(x86::rcx, table + static_cast<int32_t>(offsetof(MetaArray<InterfaceTableEntry>, length))));
  a_.mov(x86::ecx,
         x86::dword_ptr(x86::rcx, table + static_cast<int32_t>(offsetof(MetaArray<InterfaceTableEntry>, data))));
  a_.bind(next);
  a_.sub(x86::edx, 1);
  a_.jc(not_found);
  a_.cmp(x86::dword_ptr(x86::rcx, static_cast<int32_t>(offsetof(InterfaceTableEntry, interface))),
         entry.interface.bits());
  a_.je(found);
  a_.add(x86::rcx, static_cast<int32_t>(sizeof(InterfaceTableEntry)));
  a_.jmp(next);
  a_.bind(found);
  a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, static_cast<int32_t>(offsetof(InterfaceTableEntry, methods))));
  a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, 4 * entry.index));
  a_.test(x86::ecx, x86::ecx);
  a_.jz(not_found);
  a_.movzx(x86::edx, x86::word_ptr(x86::rcx, static_cast<int32_t>(offsetof(Method, access_flags))));
  a_.and_(x86::edx, kAccPublic | kAccAbstract);
  a_.cmp(x86::edx, kAccPublic);
  a_.jne(not_found);
}

void BaselineCompiler::emit_handle_call(Method* target, uint32_t appendix, uint32_t slots, BasicType result,
                                        bool has_receiver) {
  Receiver receiver = has_receiver ? find_receiver(slots) : Receiver{};
  flush();
  begin_exits();
  if (has_receiver) (void)test_receiver(slots, receiver);
  if (appendix != 0) {
    Gp reg = load_cell(&method_->pool->references[appendix - 1]);
    a_.mov(operand_home(stack_.size()), reg);
  }
  emit_invoke(slots, result, {.known = target, .is_narrow = true});
}

}  // namespace cortado::jit
