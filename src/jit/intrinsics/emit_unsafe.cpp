// jdk.internal.misc.Unsafe, in place. The operands are the Unsafe, a base and an offset: with a null base, which is zero, the
// sum is the address. References and exchanges: emit_atomics.cpp.

#include "jit/intrinsics/emit.h"

namespace cortado::jit {

void IntrinsicCode::check_unsafe(Value& unsafe) {
  c_.forget_memory();
  if (!c_.is_nonnull(unsafe)) (void)c_.nonnull_gp(unsafe);
}

Mem IntrinsicCode::unsafe_address(Value& base_value, Value& offset) {
  Gp base = c_.gp_of(base_value, true);
  bool small = offset.kind == Value::Kind::kConstant && offset.constant == static_cast<int32_t>(offset.constant);
  if (small) return x86::ptr(base, static_cast<int32_t>(offset.constant));
  return x86::ptr(base, c_.gp_of(offset, true));
}

// The other loads need nothing more to be volatile on x86-64.
bool IntrinsicCode::emit_unsafe_get() {
  Value offset = c_.pop2();
  Value base = c_.pop();
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  Mem place = unsafe_address(base, offset);
  BasicType type = method_->result_type;
  place.setSize(1u << heap_size_shift(type));
  if (is_floating(type)) {
    Xmm to = c_.new_xmm();
    if (type == BasicType::kDouble)
      a_.movsd(to, place);
    else
      a_.movss(to, place);
    c_.push_xmm(to, type == BasicType::kDouble ? ValueType::kDouble : ValueType::kFloat);
    return true;
  }
  Gp to = c_.new_gp();
  switch (type) {
    case BasicType::kBoolean:
      a_.xor_(to.r32(), to.r32());
      a_.cmp(place, 0);
      a_.setne(to.r8());
      break;
    case BasicType::kByte:
    case BasicType::kShort: a_.movsx(to.r32(), place); break;
    case BasicType::kChar: a_.movzx(to.r32(), place); break;
    case BasicType::kLong: a_.mov(to, place); break;
    default: a_.mov(to.r32(), place); break;
  }
  c_.push_gp(to, type == BasicType::kLong ? ValueType::kLong : ValueType::kInt);
  return true;
}

bool IntrinsicCode::emit_unsafe_put(bool is_volatile) {
  BasicType type = last_parameter();
  Value value = is_two_slots(type) ? c_.pop2() : c_.pop();
  Value offset = c_.pop2();
  Value base = c_.pop();
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  Mem place = unsafe_address(base, offset);
  place.setSize(1u << heap_size_shift(type));
  switch (type) {
    case BasicType::kFloat: a_.movss(place, c_.xmm_of(value, false)); break;
    case BasicType::kDouble: a_.movsd(place, c_.xmm_of(value, true)); break;
    case BasicType::kLong: a_.mov(place, c_.gp_of(value, true)); break;
    case BasicType::kBoolean:
      a_.mov(kScratch.r32(), c_.gp_of(value, false).r32());
      a_.and_(kScratch.r32(), 1);
      a_.mov(place, kScratch.r8());
      break;
    case BasicType::kByte: a_.mov(place, c_.gp_of(value, false).r8()); break;
    case BasicType::kChar:
    case BasicType::kShort: a_.mov(place, c_.gp_of(value, false).r16()); break;
    default: a_.mov(place, c_.gp_of(value, false).r32()); break;
  }
  if (is_volatile) emit_fence();
  return true;
}

bool IntrinsicCode::emit_full_fence() {
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  c_.forget_memory();
  emit_fence();
  return true;
}

// The processor keeps loads in order, and stores; so does the code if it takes no value from before.
bool IntrinsicCode::emit_order() {
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  c_.forget_memory();
  return true;
}

// A locked operation below the native stack orders as mfence does, and sooner; the line on top of it has just been written.
void IntrinsicCode::emit_fence() { a_.lock().or_(x86::dword_ptr(x86::rsp, -64), 0); }

}  // namespace cortado::jit
