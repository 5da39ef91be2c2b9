// Tier 1: values that are known objects. Fields of method handles and variable handles are followed while code is made, so
// that of a call through them only the method at their end is left.

#include "jit/baseline/known_objects.h"

#include <cstring>

#include "jit/baseline/compiler.h"
#include "runtime/loader_data.h"
#include "runtime/static_constants.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

bool is_in_package(const Class* c, std::string_view prefix) {
  return c->loader != nullptr && c->loader->is_boot && c->name->view().starts_with(prefix);
}

template <class V>
V value_at(const Object* object, int32_t offset) {
  V value;
  std::memcpy(&value, reinterpret_cast<const char*>(object) + offset, sizeof value);
  return value;
}
const Object* reference_at(const Object* object, int32_t offset) {
  return decode_reference(value_at<NarrowRef>(object, offset));
}

// Atomic*FieldUpdater: what they check at each access are finals of theirs.
bool is_field_updater(const Class* c) {
  return is_in_package(c, "java/util/concurrent/atomic/") &&
         c->name->view().find("FieldUpdater$") != std::string_view::npos;
}

}  // namespace

bool is_trusted(const Field* field) {
  if ((field->flags & Field::kStable) != 0) return true;
  // Final for Java only: the VM sets the target of a call site again.
  if (field->holder == wk.classes.CallSite) return false;
  if (!field->is_final() || field->is_static()) return false;
  const Class* c = field->holder;
  return c->is_hidden() || is_in_package(c, "java/lang/invoke/") || is_in_package(c, "sun/invoke/") ||
         is_field_updater(c);
}

bool is_worth_knowing(const Class* c) {
  return c->is_hidden() || is_in_package(c, "java/lang/invoke/") || is_in_package(c, "jdk/internal/misc/") ||
         is_field_updater(c);
}

const KnownObject* BaselineCompiler::known_object(const Value& value) const {
  return value.kind == Value::Kind::kObject ? &objects_[static_cast<size_t>(value.constant)] : nullptr;
}

void BaselineCompiler::push_object(const KnownObject& object) {
  Value value;
  value.kind = Value::Kind::kObject;
  value.type = ValueType::kReference;
  value.constant = static_cast<int64_t>(objects_.size());
  value.is_nonnull = true;
  value.exact_class = MetaPtr<Class>(Class::of(object.object)).bits();
  objects_.push_back(object);
  push(value);
}

void BaselineCompiler::push_object_in(const NarrowRef* cell) {
  KnownObject known;
  known.object = decode_reference(*cell);
  known.cell = cell;
  push_object(known);
}

// Needs the scratch register, which `to` may be.
void BaselineCompiler::load_object(const Gp& to, size_t number) {
  const KnownObject& known = objects_[number];
  if (known.cell != nullptr) {
    a_.mov(to.r32(), memory_at(known.cell));
  } else {
    load_object(to, known.holder);
    a_.mov(to.r32(), x86::dword_ptr(to, known.offset));
  }
  decode(to);
}

// The object of a static final field. False: it is to be loaded.
bool BaselineCompiler::emit_static_object(const FieldEntry& entry) {
  const NarrowRef* cell = static_constant_cell(*entry.field);
  if (cell == nullptr) return false;
  const Object* object = decode_reference(*cell);
  if (!Class::of(object)->is_array()) {
    push_object_in(cell);
    return true;
  }
  Gp array = load_cell(cell);
  push_gp(array, ValueType::kReference);
  stack_.back().is_nonnull = true;
  note_length(array, static_cast<size_t>(static_cast<const Array*>(object)->length()));
  return true;
}

// A getfield of a popped object. False: it is to be loaded.
bool BaselineCompiler::emit_known_field(const FieldEntry& entry, const Value& holder) {
  const KnownObject* known = known_object(holder);
  if (known == nullptr || !is_trusted(entry.field)) return false;
  const Object* object = known->object;
  auto offset = static_cast<int32_t>(entry.offset);
  auto type = static_cast<BasicType>(entry.type);
  int64_t number = 0;
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte: number = value_at<int8_t>(object, offset); break;
    case BasicType::kChar: number = value_at<uint16_t>(object, offset); break;
    case BasicType::kShort: number = value_at<int16_t>(object, offset); break;
    case BasicType::kInt: number = value_at<int32_t>(object, offset); break;
    case BasicType::kFloat: number = value_at<uint32_t>(object, offset); break;
    case BasicType::kLong:
    case BasicType::kDouble: number = value_at<int64_t>(object, offset); break;
    default: {
      KnownObject value;
      value.object = reference_at(object, offset);
      value.holder = static_cast<uint32_t>(holder.constant);
      value.offset = offset;
      value.has_stable_elements = (entry.field->flags & Field::kStable) != 0;
      if (value.object == nullptr) return false;
      push_object(value);
      return true;
    }
  }
  if (number == 0 && !entry.field->is_final()) return false;
  push_constant(number, value_type_of(type));
  return true;
}

// An aaload of popped operands. False: it is to be loaded.
bool BaselineCompiler::emit_known_element(const Value& array, const Value& index) {
  const KnownObject* known = known_object(array);
  if (known == nullptr || !known->has_stable_elements || index.kind != Value::Kind::kConstant) return false;
  const auto* elements = static_cast<const Array*>(known->object);
  if (!Class::of(elements)->is_object_array()) return false;
  if (index.constant < 0 || index.constant >= elements->length()) return false;
  KnownObject value;
  value.offset = static_cast<int32_t>(elements->element_offset(static_cast<size_t>(index.constant)));
  value.object = reference_at(elements, value.offset);
  value.holder = static_cast<uint32_t>(array.constant);
  if (value.object == nullptr) return false;
  push_object(value);
  return true;
}

}  // namespace cortado::jit
