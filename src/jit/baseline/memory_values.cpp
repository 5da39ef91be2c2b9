// Tier 1: loads that are answered by a register (known_values.h).

#include "jit/baseline/compiler.h"

namespace cortado::jit {

// What was emitted since the last time ends what was known of the registers that it wrote. To be called before known_ is
// asked or told.
void BaselineCompiler::settle() {
  RegisterSet written = a_.take_written();
  if (a_.take_merged())
    known_.clear();
  else if (written != 0)
    known_.forget_registers(written);
}

// False: it has to be loaded. What a local's register holds is the local.
bool BaselineCompiler::push_known(const Place& place, ValueType type) {
  settle();
  uint8_t reg = known_.find(place);
  if (reg == Place::kNone) return false;
  if (reg >= Assembler::kFirstVector) {
    push_xmm(x86::xmm(reg - Assembler::kFirstVector), type);
    return true;
  }
  if (!is_local_register(reg)) {
    push_gp(x86::gpq(reg), type);
    stack_[stack_.size() - (type == ValueType::kLong ? 2 : 1)].is_nonnull = known_.is_nonnull(reg);
    return true;
  }
  bool pushed = false;
  for_each_variable(valid_, [&](uint32_t variable) {
    VariableKind kind = registers_.kind_of(variable);
    bool suits = kind == (type == ValueType::kInt ? VariableKind::kNarrow : VariableKind::kWide);
    if (pushed || !suits || variable_gp(variable).id() != reg) return;
    Value value;
    value.kind = Value::Kind::kLocal;
    value.type = type;
    value.local = static_cast<uint16_t>(registers_.local_of(variable));
    push(value);
    push_wide_upper(type);
    pushed = true;
  });
  return pushed;
}

// Of a local that has no register.
Place BaselineCompiler::home_of(const Value& value) {
  Place place{Place::Kind::kHome};
  place.type = value.type == ValueType::kReference ? BasicType::kObject
               : value.is_wide()                   ? BasicType::kLong
                                                   : BasicType::kInt;
  place.offset = value.local;
  return place;
}

// A register that the local's home was loaded to, or stored from, and that no other operand of the instruction is in; else
// an invalid one.
Gp BaselineCompiler::known_copy(const Value& value) {
  settle();
  if (!known_.may_know_home(value.local)) return {};
  uint8_t reg = known_.find(home_of(value));
  if (reg == Place::kNone || is_local_register(reg) || (pinned_gp_ >> reg & 1) != 0) return {};
  return x86::gpq(reg);
}

void BaselineCompiler::note_home(uint32_t local, ValueType type, const Gp& reg) {
  Value value;
  value.type = type;
  value.local = static_cast<uint16_t>(local);
  settle();
  known_.note(home_of(value), static_cast<uint8_t>(reg.id()));
}
void BaselineCompiler::forget_home(uint32_t local) {
  settle();
  if (known_.may_know_home(local)) known_.forget_fields(Place::Kind::kHome, static_cast<int32_t>(local));
}

// The place holds the value: a register's, or a local's that is in one; constants and what lies in homes are not noted.
void BaselineCompiler::note_value(const Place& place, const Value& value) {
  settle();
  if (value.kind == Value::Kind::kGp) {
    known_.note(place, value.reg);
  } else if (value.kind == Value::Kind::kXmm) {
    known_.note(place, static_cast<uint8_t>(Assembler::kFirstVector + value.reg));
  } else if (int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
             variable >= 0 && (valid_ >> variable & 1) != 0 &&
             registers_.kind_of(static_cast<uint32_t>(variable)) != VariableKind::kFloating) {
    known_.note(place, static_cast<uint8_t>(variable_gp(static_cast<uint32_t>(variable)).id()));
  }
}

// The value that was loaded from there is on top of the stack.
void BaselineCompiler::note_top(const Place& place) {
  size_t top = stack_.size() - 1;
  if (stack_[top].kind == Value::Kind::kUpper) top--;
  note_value(place, stack_[top]);
}

// The variable got its value from the register, which will soon hold something else.
void BaselineCompiler::note_move(uint32_t from, uint32_t variable) {
  settle();
  if (!is_local_register(from)) {
    known_.move(static_cast<uint8_t>(from), static_cast<uint8_t>(variable_gp(variable).id()));
  } else if (known_.is_nonnull(from)) {
    known_.note_nonnull(variable_gp(variable).id());
  }
}

// The value was stored there. What is narrower than an int is not what a load would bring.
void BaselineCompiler::note_store(const Place& place, const Value& value) {
  settle();
  if (place.kind == Place::Kind::kElement)
    known_.forget_elements(place.type);
  else
    known_.forget_fields(place.kind, place.offset);
  if (heap_size_shift(place.type) >= 2) note_value(place, value);
}

void BaselineCompiler::forget_memory() {
  settle();
  known_.forget_memory();
}

// Needs the scratch register for addresses above 2 GiB.
Mem BaselineCompiler::memory_at(const void* address) {
  auto bits = reinterpret_cast<uintptr_t>(address);
  if (bits <= INT32_MAX) return x86::dword_ptr_abs(bits);
  a_.mov(kScratch, bits);
  return x86::dword_ptr(kScratch);
}

}  // namespace cortado::jit
