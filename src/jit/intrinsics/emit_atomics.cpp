// jdk.internal.misc.Unsafe in place: exchanges, and all that touches references. Loads and stores of references are those
// of gc/barrier.h. A reference has an object as its base; the one in a Reference is a weak load, which is left to the native.

#include "jit/intrinsics/emit.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

// As a cell holds it.
uint32_t cell_size(BasicType type) { return is_two_slots(type) ? 8 : 4; }

}  // namespace

// The cell of an operation whose value was popped: base, offset and the Unsafe are the operands left.
Mem IntrinsicCode::pop_cell(BasicType type) {
  Value offset = c_.pop2();
  Value base = c_.pop();
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  if (is_reference(type)) (void)c_.nonnull_gp(base);
  Mem cell = unsafe_address(base, offset);
  cell.setSize(cell_size(type));
  return cell;
}

// Copies a value that is going to a cell of that type.
void IntrinsicCode::move_to_cell_form(const Gp& to, const Value& value, BasicType type) {
  c_.move_value(to, value, cell_size(type) == 8 || is_reference(type));
  if (is_reference(type)) c_.encode(to);
}

// What a cell of that type held.
void IntrinsicCode::push_from_cell(const Gp& reg, BasicType type) {
  if (is_reference(type)) c_.decode(reg);
  c_.push_gp(reg, value_type_of(type));
}

// `exchange`: the result is what was there, else whether it was what was expected. A card that is marked for nothing does
// no harm.
bool IntrinsicCode::emit_compare_and_set(bool exchange) {
  BasicType type = last_parameter();
  c_.free_register(Gp::kIdAx);
  c_.begin_exits();
  bool two = is_two_slots(type), wide = cell_size(type) == 8;
  Value desired = two ? c_.pop2() : c_.pop();
  Value expected = two ? c_.pop2() : c_.pop();
  Mem cell = pop_cell(type);
  move_to_cell_form(kScratch, desired, type);
  move_to_cell_form(x86::rax, expected, type);
  a_.lock().cmpxchg(cell, register_of_width(kScratch, wide));
  if (exchange) {
    if (is_reference(type)) c_.emit_card_mark(cell);
    push_from_cell(x86::rax, type);
    return true;
  }
  a_.sete(x86::al);
  a_.movzx(x86::eax, x86::al);
  if (is_reference(type)) c_.emit_card_mark(cell);
  c_.push_boolean(x86::rax);
  return true;
}

bool IntrinsicCode::emit_get_and_update(bool add) {
  BasicType type = last_parameter();
  bool two = is_two_slots(type), wide = cell_size(type) == 8;
  Value value = two ? c_.pop2() : c_.pop();
  Mem cell = pop_cell(type);
  Gp reg = c_.new_gp();
  move_to_cell_form(reg, value, type);
  if (add)
    a_.lock().xadd(cell, register_of_width(reg, wide));
  else
    a_.xchg(cell, register_of_width(reg, wide));
  if (is_reference(type)) c_.emit_card_mark(cell);
  push_from_cell(reg, type);
  return true;
}

// Only a Reference's referent is loaded otherwise.
bool IntrinsicCode::emit_get_reference() {
  auto referent = static_cast<int32_t>(wk.fields.Reference_referent);
  Value offset = c_.pop2();
  Value base = c_.pop();
  Value unsafe = c_.pop();
  check_unsafe(unsafe);
  Gp object = c_.nonnull_gp(base);
  bool is_known = offset.kind == Value::Kind::kConstant;
  if (!is_known || offset.constant == referent) {
    Label strong = a_.newLabel();
    if (!is_known) {
      a_.cmp(c_.gp_of(offset, true), referent);
      a_.jne(strong);
    }
    auto kind = static_cast<int32_t>(offsetof(Class, layout) + offsetof(decltype(Class::layout), kind));
    a_.mov(kScratch.r32(), x86::dword_ptr(object, 4));
    a_.cmp(x86::byte_ptr(kScratch, kind), static_cast<int32_t>(ObjectKind::kReference));
    a_.je(c_.exit());
    a_.bind_inside(strong);
  }
  Mem cell = unsafe_address(base, offset);
  cell.setSize(4);
  Gp to = c_.new_gp();
  a_.mov(to.r32(), cell);
  push_from_cell(to, BasicType::kObject);
  return true;
}

bool IntrinsicCode::emit_put_reference(bool is_volatile) {
  Value value = c_.pop();
  Mem cell = pop_cell(BasicType::kObject);
  move_to_cell_form(kScratch, value, BasicType::kObject);
  a_.mov(cell, kScratch.r32());
  if (value.kind != Value::Kind::kConstant) c_.emit_card_mark(cell);
  if (is_volatile) emit_fence();
  return true;
}

}  // namespace cortado::jit
