// System.arraycopy (its checks, order and messages), shared by the native and every tier.

#include <fmt/format.h>

#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"

namespace cortado {

namespace {

std::string type_word(const Class* array_class) {
  if (array_class->is_object_array()) return "object array";
  return array_class->element_class->external_name();
}

// First the signs of all three, then the ends: the order decides which message a caller sees.
JavaResult<void> check_ranges(Thread& thread, Handle<Array> from, int32_t from_index, Handle<Array> to,
                              int32_t to_index, int32_t count) MAY_GC {
  struct Side {
    const char* word;
    Handle<Array> array;
    int32_t index;
  };
  const Side sides[] = {{"source", from, from_index}, {"destination", to, to_index}};
  Class* error = wk.classes.ArrayIndexOutOfBoundsException;
  for (const Side& side : sides) {
    if (side.index >= 0) continue;
    return throw_new(thread, error,
                     fmt::format("arraycopy: {} index {} out of bounds for {}[{}]", side.word, side.index,
                                 type_word(Class::of(Handle<Object>(side.array))), side.array.length()));
  }
  if (count < 0) return throw_new(thread, error, fmt::format("arraycopy: length {} is negative", count));
  for (const Side& side : sides) {
    uint32_t last = static_cast<uint32_t>(side.index) + static_cast<uint32_t>(count);
    if (last <= static_cast<uint32_t>(side.array.length())) continue;
    return throw_new(thread, error,
                     fmt::format("arraycopy: last {} index {} out of bounds for {}[{}]", side.word, last,
                                 type_word(Class::of(Handle<Object>(side.array))), side.array.length()));
  }
  return {};
}

}  // namespace

// Others may write to the source meanwhile: what is stored is what was looked at.
int32_t copy_elements_that_fit(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count) {
  const Class* bound = Class::of(to)->element_class;
  for (int32_t i = 0; i < count; i++) {
    Object* value = HeapAccess::load_reference(from, from->element_offset(static_cast<size_t>(from_index + i)));
    if (value != nullptr && Class::of(value) != bound && !bound->is_instance(value)) return i;
    HeapAccess::store_reference(to, to->element_offset(static_cast<size_t>(to_index + i)), value);
  }
  return count;
}

namespace {

JavaResult<void> copy_with_store_check(Thread& thread, Handle<Array> from, int32_t from_index, Handle<Array> to,
                                       int32_t to_index, int32_t count) MAY_GC {
  Class* bound = Class::of(Handle<Object>(to))->element_class;
  {
    NoGc no_gc;
    if (copy_elements_that_fit(to.raw(no_gc), to_index, from.raw(no_gc), from_index, count) == count) return {};
  }
  const Class* source_element = Class::of(Handle<Object>(from))->element_class;
  if (!bound->is_subtype_of(source_element)) {  // no element but null could ever fit
    return throw_new(thread, wk.classes.ArrayStoreException,
                     fmt::format("arraycopy: type mismatch: can not copy {}[] into {}[]",
                                 source_element->external_name(), bound->external_name()));
  }
  return throw_new(thread, wk.classes.ArrayStoreException,
                   fmt::format("arraycopy: element type mismatch: can not cast one of the elements of {}[] to the "
                               "type of the destination array, {}",
                               source_element->external_name(), bound->external_name()));
}

JavaResult<void> check_types(Thread& thread, const Class* source, const Class* destination) MAY_GC {
  auto mismatch = [&](const std::string& message)
                      MAY_GC { return throw_new(thread, wk.classes.ArrayStoreException, message); };
  if (!source->is_array()) {
    return mismatch(fmt::format("arraycopy: source type {} is not an array", source->external_name()));
  }
  if (!destination->is_array()) {
    return mismatch(fmt::format("arraycopy: destination type {} is not an array", destination->external_name()));
  }
  if (source->is_object_array() != destination->is_object_array()) {
    auto word = [](const Class* c) {
      return c->is_object_array() ? std::string("object array[]") : type_word(c) + "[]";
    };
    return mismatch(fmt::format("arraycopy: type mismatch: can not copy {} into {}", word(source), word(destination)));
  }
  if (!source->is_object_array() && source != destination) {
    return mismatch(fmt::format("arraycopy: type mismatch: can not copy {}[] into {}[]", type_word(source),
                                type_word(destination)));
  }
  return {};
}

}  // namespace

JavaResult<void> array_copy(Thread& thread, Handle<Object> from, int32_t from_index, Handle<Object> to,
                            int32_t to_index, int32_t count) {
  if (from.is_null() || to.is_null()) return throw_null_pointer(thread);
  Class* source_class = Class::of(from);
  Class* destination_class = Class::of(to);
  if (source_class != destination_class || !source_class->is_array()) {
    TRY(check_types(thread, source_class, destination_class));
  }
  Handle<Array> source = from.cast<Array>();
  Handle<Array> destination = to.cast<Array>();
  TRY(check_ranges(thread, source, from_index, destination, to_index, count));
  if (count == 0) return {};
  if (source_class->is_object_array() && source_class != destination_class &&
      !source_class->element_class->is_subtype_of(destination_class->element_class)) {
    return copy_with_store_check(thread, source, from_index, destination, to_index, count);
  }
  NoGc no_gc;
  Array* s = source.raw(no_gc);
  Array* d = destination.raw(no_gc);
  if (source_class->is_object_array()) {
    HeapAccess::copy_references(d, to_index, s, from_index, count);
  } else {
    uint32_t shift = source_class->layout.element_shift;
    HeapAccess::copy_elements(d->elements() + (static_cast<size_t>(to_index) << shift),
                              s->elements() + (static_cast<size_t>(from_index) << shift), static_cast<size_t>(count),
                              shift);
  }
  return {};
}

}  // namespace cortado
