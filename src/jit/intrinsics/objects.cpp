// Objects, classes, references, clocks, System.arraycopy.

#include "gc/heap_access.h"
#include "jit/intrinsics/leaf.h"
#include "os/time.h"
#include "runtime/allocation.h"
#include "runtime/buffer_allocation.h"
#include "runtime/mirrors.h"
#include "runtime/symbol.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

LeafResult done_mirror(const Class* c) { return done_reference(decode_reference(c->mirror)); }

// The class a mirror stands for; null for null.
Class* class_in(const Slot* slot) {
  Object* mirror = object_in(slot);
  return mirror == nullptr ? nullptr : class_of_mirror_raw(mirror);
}

bool may_hold_all(const Class* to, const Class* from) {
  return to == from || from->element_class->is_subtype_of(to->element_class);
}

}  // namespace

const Field* field_named(const Class* c, std::string_view name, std::string_view descriptor) {
  for (const Field& field : c->fields) {
    if (field.name->view() == name && field.descriptor->view() == descriptor) return &field;
  }
  return nullptr;
}

LeafResult object_get_class(Thread*, Slot* arguments) { return done_mirror(Class::of(object_in(arguments))); }

LeafResult object_hash_code(Thread*, Slot* arguments) {
  Object* object = object_in(arguments);
  if (object == nullptr) return done_int(0);
  uint32_t hash = object->hash_bits();
  return hash == 0 ? kNotDone : done_int(static_cast<int32_t>(hash));
}

LeafResult object_clone(Thread* thread, Slot* arguments) {
  Object* object = object_in(arguments);
  Class* c = Class::of(object);
  if (!c->is_array()) return kNotDone;
  auto* from = static_cast<Array*>(object);
  Array* to = allocate_array_in_buffer(*thread, c, from->length());
  if (to == nullptr) return kNotDone;
  if (c->is_object_array())
    HeapAccess::copy_references(to, 0, from, 0, from->length());
  else
    HeapAccess::copy_elements(to->elements(), from->elements(), static_cast<size_t>(from->length()),
                              c->layout.element_shift);
  return done_reference(to);
}

LeafResult current_thread(Thread* thread, Slot*) { return done_reference(thread->java_thread); }

LeafResult class_is_instance(Thread*, Slot* arguments) {
  return done_boolean(class_in(arguments)->is_instance(object_in(arguments + 1)));
}
LeafResult class_is_assignable_from(Thread*, Slot* arguments) {
  const Class* to = class_in(arguments);
  const Class* from = class_in(arguments + 1);
  if (from == nullptr) return kNotDone;
  if (to->is_primitive() || from->is_primitive()) return done_boolean(to == from);
  return done_boolean(from->is_subtype_of(to));
}
LeafResult class_is_interface(Thread*, Slot* arguments) { return done_boolean(class_in(arguments)->is_interface()); }
LeafResult class_is_array(Thread*, Slot* arguments) { return done_boolean(class_in(arguments)->is_array()); }
LeafResult class_is_primitive(Thread*, Slot* arguments) { return done_boolean(class_in(arguments)->is_primitive()); }
LeafResult class_is_hidden(Thread*, Slot* arguments) { return done_boolean(class_in(arguments)->is_hidden()); }
LeafResult class_get_superclass(Thread*, Slot* arguments) {
  const Class* c = class_in(arguments);
  if (c->is_interface() || !c->super) return done_reference(nullptr);
  return done_mirror(c->super);
}

LeafResult array_get_length(Thread*, Slot* arguments) {
  Object* object = object_in(arguments);
  if (object == nullptr || !Class::of(object)->is_array()) return kNotDone;
  return done_int(static_cast<Array*>(object)->length());
}
LeafResult array_new_array(Thread* thread, Slot* arguments) {
  const Class* element = class_in(arguments);
  if (element == nullptr || element->array_class() == nullptr) return kNotDone;
  Array* array = allocate_array_in_buffer(*thread, element->array_class(), int_in(arguments + 1));
  return array == nullptr ? kNotDone : done_reference(array);
}

LeafResult reference_refers_to(Thread*, Slot* arguments) {
  const NarrowRef bits = HeapAccess::load<NarrowRef>(object_in(arguments), wk.fields.Reference_referent);
  return done_boolean(decode_reference(bits) == object_in(arguments + 1));
}
LeafResult phantom_refers_to(Thread* thread, Slot* arguments) { return reference_refers_to(thread, arguments); }

namespace {

struct ArrayCopy {
  explicit ArrayCopy(const Slot* arguments)
      : from(array_in(arguments)),
        to(array_in(arguments + 2)),
        from_index(int_in(arguments + 1)),
        to_index(int_in(arguments + 3)),
        count(int_in(arguments + 4)) {}
  // Of arrays.
  bool is_within() const {
    auto fits = [this](const Array* array, int32_t index) {
      return static_cast<uint32_t>(index) + static_cast<uint32_t>(count) <= static_cast<uint32_t>(array->length());
    };
    return (from_index | to_index | count) >= 0 && fits(from, from_index) && fits(to, to_index);
  }
  Array* from;
  Array* to;
  int32_t from_index, to_index, count;
};

// Of one class.
LeafResult copy_primitives(const ArrayCopy& copy, const Layout& layout) {
  if (!copy.is_within()) return kNotDone;
  uint32_t shift = layout.element_shift;
  uint8_t* source = copy.from->elements() + (static_cast<size_t>(copy.from_index) << shift);
  uint8_t* destination = copy.to->elements() + (static_cast<size_t>(copy.to_index) << shift);
  if (shift == 0)
    std::memmove(destination, source, static_cast<size_t>(copy.count));
  else
    HeapAccess::copy_elements(destination, source, static_cast<size_t>(copy.count), shift);
  return done();
}

}  // namespace

LeafResult array_copy(Thread*, Slot* arguments) {
  ArrayCopy copy(arguments);
  if (copy.from == nullptr || copy.to == nullptr) return kNotDone;
  const Class* from_class = Class::of(copy.from);
  const Class* to_class = Class::of(copy.to);
  if (from_class == to_class && from_class->layout.kind == ObjectKind::kPrimitiveArray)
    return copy_primitives(copy, from_class->layout);
  if (!from_class->is_object_array() || !to_class->is_object_array() || !copy.is_within()) return kNotDone;
  if (may_hold_all(to_class, from_class)) {
    HeapAccess::copy_references(copy.to, copy.to_index, copy.from, copy.from_index, copy.count);
    return done();
  }
  // The ordinary method begins again and throws, where one does not fit.
  int32_t fit = copy_elements_that_fit(copy.to, copy.to_index, copy.from, copy.from_index, copy.count);
  return fit == copy.count ? done() : kNotDone;
}

LeafResult nano_time(Thread*, Slot*) { return done_long(os::monotonic_ns()); }
LeafResult current_time_millis(Thread*, Slot*) { return done_long(os::wall_clock_ms()); }

}  // namespace cortado::jit
