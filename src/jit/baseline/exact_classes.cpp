// Tier 1: references whose class is known, null apart: by how the object was made, or by a declared type that has no
// subclasses. Calls on them need no selection, and their casts no test.

#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::InternalOpcode;

Class* BaselineCompiler::exact_class(const Value& value) { return MetaPtr<Class>::from_bits(value.exact_class).get(); }

// The reference on top is what this class's instances are. `c` may be any: it tells if it has no subclasses.
void BaselineCompiler::note_class(Class* c) {
  if (c == nullptr || c->is_array() || c->is_interface() || !c->is_final()) return;
  stack_.back().exact_class = MetaPtr<Class>(c).bits();
}

// Unless more is known.
void BaselineCompiler::note_declared_type(FinalType type) {
  if (type == FinalType::kOther || !reachable_ || failed_) return;
  const Value& value = stack_.back();
  if (value.type == ValueType::kReference && value.exact_class == 0) note_class(class_of(type));
}

// What a call of this instruction runs if the receiver's class is known; null: that has to be found out.
Method* BaselineCompiler::exact_target(uint8_t raw, const MethodEntry& entry) const {
  auto opcode = static_cast<InternalOpcode>(raw);
  bool by_vtable = opcode == InternalOpcode::kInvokevirtualVtable || opcode == InternalOpcode::kInvokeinterfaceVtable;
  if (!by_vtable && opcode != InternalOpcode::kInvokeinterfaceResolved) return nullptr;
  if (stack_.size() < entry.argument_slots) return nullptr;
  Class* c = exact_class(stack_[stack_.size() - entry.argument_slots]);
  if (c == nullptr) return nullptr;
  // It may be another where a guess about a caller's receiver is wrong, behind a cast that fails.
  if (by_vtable && !c->is_subtype_of(entry.method->holder)) return nullptr;
  bool implements = false;
  Method* method =
      by_vtable ? c->vtable()[entry.index].get() : c->interface_target(entry.interface, entry.index, implements);
  if (method == nullptr || method->is_abstract()) return nullptr;
  return by_vtable || method->is_public() ? method : nullptr;
}

// --- The root's locals. Parameters that are never assigned are always what their types say, others within a block.
void BaselineCompiler::find_parameter_classes() {
  std::string_view descriptor = root()->descriptor->view();
  uint32_t local = root()->is_static() ? 0 : 1;
  for (size_t at = 1; descriptor[at] != ')';) {
    size_t begin = at;
    while (descriptor[at] == '[') at++;
    at = descriptor[at] == 'L' ? descriptor.find(';', at) + 1 : at + 1;
    std::string_view type = descriptor.substr(begin, at - begin);
    if (type[0] == 'L' && !root_analysis_.is_stored(local)) {
      if (Class* c = class_of(final_type_of(type))) known_parameters_.push_back({local, MetaPtr<Class>(c).bits()});
    }
    local += type == "J" || type == "D" ? 2 : 1;
  }
  known_locals_ = known_parameters_;
}

const BaselineCompiler::KnownLocal* BaselineCompiler::known_local(uint32_t local) const {
  for (const KnownLocal& known : known_locals_) {
    if (known.local == local) return &known;
  }
  return nullptr;
}

void BaselineCompiler::note_local(uint32_t local, const Value& value) {
  if (value.exact_class == 0) return;
  KnownLocal known{local, value.exact_class};
  // Others are read more often than followed: from their register.
  bool is_followed = known_object(value) != nullptr && is_worth_knowing(exact_class(value));
  if (is_followed) known.object = static_cast<uint32_t>(value.constant);
  known_locals_.push_back(known);
}

void BaselineCompiler::forget_local(uint32_t local) {
  known_locals_.erase_if([&](const KnownLocal& known) { return known.local == local; });
}

}  // namespace cortado::jit
