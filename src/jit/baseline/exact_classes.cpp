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
      if (Class* c = class_of(final_type_of(type))) parameter_classes_.push_back({local, MetaPtr<Class>(c).bits()});
    }
    local += type == "J" || type == "D" ? 2 : 1;
  }
  local_classes_ = parameter_classes_;
}

uint32_t BaselineCompiler::class_of_local(uint32_t local) const {
  for (const LocalClass& known : local_classes_) {
    if (known.local == local) return known.exact_class;
  }
  return 0;
}

void BaselineCompiler::forget_class_of_local(uint32_t local) {
  local_classes_.erase_if([&](const LocalClass& known) { return known.local == local; });
}

}  // namespace cortado::jit
