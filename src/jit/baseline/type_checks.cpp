// Tier 1: checkcast and instanceof (JVMS 6.5). Classes by the display of the object's class, interfaces by its list of
// interfaces, Object[] by the kind of object; other arrays that are not exactly of the class and very deep classes are for the
// runtime.

#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

using classfile::Opcode;

namespace {
// Of which every array of references is an instance (JLS 4.10.3).
bool is_array_of_objects(const Class* c) { return c->is_array() && c->element_class == wk.classes.Object; }
// Its instances are all of exactly this class.
bool has_no_subtypes(const Class* c) {
  while (c->is_array() && c->element_class) c = c->element_class.get();
  return c->is_array() || c->is_primitive() || c->is_final();
}
}  // namespace

bool BaselineCompiler::needs_runtime_check(const Class* c) const {
  if (is_array_of_objects(c) || has_no_subtypes(c)) return false;
  return c->is_array() || (!c->is_interface() && c->depth >= Class::kDisplaySize);
}

// Falls through if the object, not null, is an instance of the class.
void BaselineCompiler::emit_class_test(Class* c, const Gp& object, const Label& no) {
  if (has_no_subtypes(c)) {
    a_.cmp(x86::dword_ptr(object, 4), MetaPtr<Class>(c).bits());
    a_.jne(no);
    return;
  }
  a_.mov(kScratch.r32(), x86::dword_ptr(object, 4));
  if (is_array_of_objects(c)) {
    constexpr auto kKind = static_cast<int32_t>(offsetof(Class, layout) + offsetof(Layout, kind));
    a_.cmp(x86::byte_ptr(kScratch, kKind), static_cast<int32_t>(ObjectKind::kReferenceArray));
  } else {
    auto offset = static_cast<int32_t>(offsetof(Class, display)) + 4 * static_cast<int32_t>(c->depth);
    a_.cmp(x86::dword_ptr(kScratch, offset), MetaPtr<Class>(c).bits());
  }
  a_.jne(no);
}

// Falls through if the object, not null, is an instance of the interface. The hashed bits rule out most classes that do not
// implement it.
void BaselineCompiler::emit_interface_search(Class* c, const Gp& object, const Label& no) {
  using Interfaces = MetaArray<MetaPtr<Class>>;
  auto list = static_cast<int32_t>(offsetof(Class, all_interfaces));
  uint32_t hash = c->name->hash() & 63;
  auto bits = static_cast<int32_t>(offsetof(Class, interface_bitmap)) + static_cast<int32_t>(hash / 8);
  Gp left = new_gp();
  Label next = a_.newLabel();
  a_.mov(kScratch.r32(), x86::dword_ptr(object, 4));
  a_.test(x86::byte_ptr(kScratch, bits), 1 << hash % 8);
  a_.jz(no);
  a_.mov(left.r32(), x86::dword_ptr(kScratch, list + static_cast<int32_t>(offsetof(Interfaces, length))));
  a_.mov(kScratch.r32(), x86::dword_ptr(kScratch, list + static_cast<int32_t>(offsetof(Interfaces, data))));
  a_.bind_inside(next);
  a_.sub(left.r32(), 1);
  a_.jc(no);
  a_.cmp(x86::dword_ptr(kScratch, left, 2), MetaPtr<Class>(c).bits());
  a_.jne(next);
}

void BaselineCompiler::emit_checkcast(Class* c) {
  if (!has_operands(1)) return;
  if (const Class* exact = exact_class(stack_.back()); exact != nullptr && exact->is_subtype_of(c)) return;
  to_register(stack_.size() - 1);
  begin_exits();
  size_t slot = stack_.size() - 1;
  Value checked = stack_.back();
  if (checked.kind == Value::Kind::kConstant) return;  // null
  Value value = pop();
  Gp object = gp_of(value, true);
  Place is_instance{Place::Kind::kClass, BasicType::kObject, static_cast<uint8_t>(object.id())};
  is_instance.cell = MetaPtr<Class>(c).bits();
  settle();
  if (known_.find(is_instance) != Place::kNone) {
    push(checked);
    return note_class(c);
  }
  Label done = a_.newLabel();
  if (!is_nonnull(checked)) {
    test_null(object);
    a_.jz(done);
  }
  if (needs_runtime_check(c)) {
    a_.cmp(x86::dword_ptr(object, 4), MetaPtr<Class>(c).bits());
    emit_subtype_call(c, slot, -1, done);
  } else if (c->is_interface()) {
    emit_interface_search(c, object, exit());
  } else {
    emit_class_test(c, object, exit());
  }
  bind_checked(c, done);
  settle();
  known_.note(is_instance, Place::kNone);
  push(checked);
  note_class(c);
}

// Where the ways of a check meet. The runtime keeps no registers.
void BaselineCompiler::bind_checked(const Class* c, const Label& done) {
  if (needs_runtime_check(c))
    a_.bind(done);
  else
    a_.bind_inside(done);
}

// The class is not resolved, and need not be for null (JVMS 6.5 checkcast, instanceof): a loop may see nothing else for
// long.
void BaselineCompiler::emit_unresolved_check(bool is_instanceof) {
  if (!has_operands(1)) return;
  to_register(stack_.size() - 1);
  begin_exits();
  Value value = pop();
  if (value.kind != Value::Kind::kConstant) {
    Gp object = gp_of(value, true);
    test_null(object);
    a_.jnz(new_exit(ExitKind::kUnresolved));
  }
  push_constant(0, is_instanceof ? ValueType::kInt : ValueType::kReference);
}

void BaselineCompiler::emit_instanceof(Class* c) {
  if (!has_operands(1)) return;
  if (const Class* exact = exact_class(stack_.back())) {
    bool is_instance = exact->is_subtype_of(c);
    if (!is_instance || is_nonnull(stack_.back())) {
      (void)pop();
      push_constant(is_instance ? 1 : 0, ValueType::kInt);
      return;
    }
  }
  if (emit_instanceof_and_branch(c)) return;
  to_register(stack_.size() - 1);
  begin_exits();
  size_t slot = stack_.size() - 1;
  Value value = pop();
  Gp object = gp_of(value, true);
  Gp answer = new_gp();
  Label done = a_.newLabel();
  // The answer for null, and for whatever leaves for `done` from here on.
  a_.xor_(answer.r32(), answer.r32());
  a_.test(object, object);
  a_.jz(done);
  if (needs_runtime_check(c)) {
    a_.cmp(x86::dword_ptr(object, 4), MetaPtr<Class>(c).bits());
    a_.mov(answer.r32(), 1);
    emit_subtype_call(c, slot, static_cast<int>(answer.id()), done);
  } else if (c->is_interface()) {
    emit_interface_search(c, object, done);
  } else {
    emit_class_test(c, object, done);
  }
  a_.mov(answer.r32(), 1);
  bind_checked(c, done);
  push_boolean(answer);
}

// With the jump on its answer. False: there is none, or the runtime is asked.
bool BaselineCompiler::emit_instanceof_and_branch(Class* c) {
  if (needs_runtime_check(c) || !branch_follows()) return false;
  auto jump = static_cast<Opcode>(analysis_->opcode_at(next_bci_));
  if (jump != Opcode::kIfeq && jump != Opcode::kIfne) return false;
  uint32_t target = next_bci_ + static_cast<uint32_t>(static_cast<int32_t>(analysis_->s2(next_bci_ + 1)));
  next_bci_ += 3;
  begin_exits();
  emit_poll(target);
  Value value = pop();
  bool known = is_nonnull(value);
  int variable = value.kind == Value::Kind::kLocal ? variable_of(value) : -1;
  Gp object = gp_of(value, true);
  Label to = branch_target(target, true);
  Label no = jump == Opcode::kIfeq ? to : a_.newLabel();
  if (!known) {
    test_null(object);
    a_.jz(no);
  }
  if (c->is_interface())
    emit_interface_search(c, object, no);
  else
    emit_class_test(c, object, no);
  if (jump == Opcode::kIfne) {
    a_.jmp(to);
    a_.bind_inside(no);
    return true;
  }
  note_nonnull(object, variable);
  Place is_instance{Place::Kind::kClass, BasicType::kObject, static_cast<uint8_t>(object.id())};
  is_instance.cell = MetaPtr<Class>(c).bits();
  known_.note(is_instance, Place::kNone);
  return true;
}

// The flags say whether the object is of exactly the class; else the runtime looks. The object is in its home then. A
// check without result (-1) that fails leaves to the interpreter.
void BaselineCompiler::emit_subtype_call(Class* c, size_t slot, int result, const Label& done) {
  auto target = static_cast<int64_t>(reinterpret_cast<uintptr_t>(c));
  SlowPath& path = slow_call(RuntimeFunction::kIsSubtype,
                             {Value::argument_operand(slot, ValueType::kReference), Value::argument_constant(target)},
                             result, result < 0 ? SlowPath::Failure::kExit : SlowPath::Failure::kNone);
  a_.jne(path.start);
  a_.jmp(done);
  a_.bind(path.resume);
  a_.jmp(done);
}

}  // namespace cortado::jit
