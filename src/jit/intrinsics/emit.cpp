#include "jit/intrinsics/emit.h"

#include "interp/internal_opcodes.h"
#include "runtime/class.h"
#include "runtime/symbol.h"

namespace cortado::jit {

using interp::InternalOpcode;
using interp::LinkageOffsets;

bool BaselineCompiler::emit_intrinsic(uint8_t raw, const MethodEntry& entry) {
  auto opcode = static_cast<InternalOpcode>(raw);
  Method* method = entry.method;
  bool special = opcode == InternalOpcode::kInvokespecialResolved;
  if (special && entry.special_method) method = entry.special_method;
  bool exact =
      special || opcode == InternalOpcode::kInvokestaticResolved || opcode == InternalOpcode::kInvokevirtualFinal;
  if (method == nullptr || method->library_intrinsic == 0) return false;
  if (!exact && opcode != InternalOpcode::kInvokevirtualVtable) return false;
  if (!exact && calls_other(entry, method)) return false;
  spill_until_free(kReservedGps);
  begin_exits();
  return IntrinsicCode(*this, method, entry, exact).emit();
}

void BaselineCompiler::emit_intrinsic_of(Method* method, const MethodEntry& entry) {
  spill_until_free(kReservedGps);
  begin_exits();
  bool is_made = IntrinsicCode(*this, method, entry, true).emit();
  CORTADO_ASSERT(is_made);
  failed_ = failed_ || !is_made;
}

bool IntrinsicCode::emit() {
  uint16_t row = method_->library_intrinsic;
  if (exact_ && emit_in_place(intrinsics[row].emitter)) return true;
  return intrinsics[row].leaf != nullptr && emit_leaf_call(row);
}

bool IntrinsicCode::emit_in_place(IntrinsicEmitter emitter) {
  if (!c_.has_operands(entry_.argument_slots)) return true;
  switch (emitter) {
    case IntrinsicEmitter::kNone: return false;
    case IntrinsicEmitter::kGetClass: return emit_get_class();
    case IntrinsicEmitter::kIsInstance: return emit_is_instance();
    case IntrinsicEmitter::kCast: return emit_cast();
    case IntrinsicEmitter::kIsCompileConstant: return emit_is_compile_constant();
    case IntrinsicEmitter::kFirstArgument: return emit_first_argument();
    case IntrinsicEmitter::kCurrentThread: return emit_current_thread();
    case IntrinsicEmitter::kFloatBits: return emit_float_bits();
    case IntrinsicEmitter::kSquareRoot: return emit_square_root();
    case IntrinsicEmitter::kRound: return emit_round();
    case IntrinsicEmitter::kAbsolute: return emit_absolute();
    case IntrinsicEmitter::kAbsoluteFloat: return emit_absolute_float();
    case IntrinsicEmitter::kMinimum: return emit_extreme(false);
    case IntrinsicEmitter::kMaximum: return emit_extreme(true);
    case IntrinsicEmitter::kExact: return emit_exact();
    case IntrinsicEmitter::kBits: return emit_bits();
    case IntrinsicEmitter::kDecimalLength: return emit_decimal_length();
    case IntrinsicEmitter::kCheckIndex: return emit_check_index();
    case IntrinsicEmitter::kGetChar: return emit_get_char();
    case IntrinsicEmitter::kPutChar: return emit_put_char();
    case IntrinsicEmitter::kStringLength: return emit_string_length();
    case IntrinsicEmitter::kCharAt: return emit_char_at();
    case IntrinsicEmitter::kStringEquals: return emit_string_equals();
    case IntrinsicEmitter::kBytesEqual: return emit_bytes_equal();
    case IntrinsicEmitter::kSpinWait: return emit_spin_wait();
    case IntrinsicEmitter::kUnsafeGet: return emit_unsafe_get();
    case IntrinsicEmitter::kUnsafePut: return emit_unsafe_put(false);
    case IntrinsicEmitter::kUnsafePutVolatile: return emit_unsafe_put(true);
    case IntrinsicEmitter::kCompareAndSet: return emit_compare_and_set(false);
    case IntrinsicEmitter::kCompareAndExchange: return emit_compare_and_set(true);
    case IntrinsicEmitter::kGetAndSet: return emit_get_and_update(false);
    case IntrinsicEmitter::kGetAndAdd: return emit_get_and_update(true);
    case IntrinsicEmitter::kGetReference: return emit_get_reference();
    case IntrinsicEmitter::kPutReference: return emit_put_reference(false);
    case IntrinsicEmitter::kPutReferenceVolatile: return emit_put_reference(true);
    case IntrinsicEmitter::kUninitializedArray: return emit_uninitialized_array();
    case IntrinsicEmitter::kFullFence: return emit_full_fence();
    case IntrinsicEmitter::kOrder: return emit_order();
  }
  return false;
}

// Another target goes to `otherwise`.
void IntrinsicCode::emit_vtable_guard(const Gp& receiver, const Label& otherwise) {
  a_.mov(x86::ecx, x86::dword_ptr(receiver, 4));
  a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, static_cast<int32_t>(sizeof(Class)) + 4 * entry_.index));
  a_.cmp(x86::ecx, MetaPtr<Method>(method_).bits());
  a_.jne(otherwise);
}

// The function may leave the work to the method.
bool IntrinsicCode::emit_leaf_call(uint16_t row) {
  uint32_t slots = entry_.argument_slots;
  if (!c_.has_operands(slots)) return true;
  BaselineCompiler::Receiver receiver = method_->is_static() ? BaselineCompiler::Receiver{} : c_.find_receiver(slots);
  c_.flush_for_leaf_call(slots);
  c_.begin_exits();
  BaselineCompiler::LeafCall call = c_.begin_leaf_call(entry_, exact_ ? method_ : nullptr);
  Gp object = method_->is_static() ? Gp(x86::rax) : c_.test_receiver(slots, receiver);
  if (!exact_) emit_vtable_guard(object, call.otherwise);
  c_.load_leaf_arguments(slots);
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.mov(kScratch, x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(RuntimeFunction::kLeafFunctions)));
  a_.call(x86::qword_ptr(kScratch, 8 * row));
  c_.end_leaf_call(call);
  return true;
}

bool IntrinsicCode::is_named(const char* name) const { return method_->name->view() == name; }

BasicType IntrinsicCode::last_parameter() const {
  std::string_view descriptor = method_->descriptor->view();
  char last = descriptor[descriptor.find(')') - 1];
  return last == ';' ? BasicType::kObject : basic_type_of(last);
}

}  // namespace cortado::jit
