#include "runtime/allocation.h"

#include <fmt/format.h>

#include "gc/collection_records.h"
#include "gc/heap.h"
#include "gc/heap_access.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/monitor.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

// Largest array of any type: what fits 31 bits and the heap's idea of a size; HotSpot's limit for byte[] is 2^31 - 3.
constexpr int32_t kMaximumArrayLength = 0x7FFFFFFD;

OutOfMemoryKind why_out_of_memory(Thread& thread) {
  return take_overhead_limit(thread) ? OutOfMemoryKind::kGcOverhead : OutOfMemoryKind::kHeap;
}

JavaResult<void> register_finalizer(Thread& thread, Handle<Object> object) MAY_GC {
  JavaResult<JavaValue> result = call_java(thread, wk.methods.Finalizer_register, {object});
  if (result.failed()) return Thrown{};
  return {};
}

}  // namespace

JavaResult<Unrooted<Object>> new_instance(Thread& thread, Class* c) {
  CORTADO_ASSERT(!c->is_array() && !c->is_primitive());
  CORTADO_ASSERT(c->is_linked());  // compiled code may count on it: execution_engine.subclass_linked
  Unrooted<Object> object = Heap::allocate(thread, &c->layout, c->layout.instance_size);
  if (object.is_null()) return throw_out_of_memory(thread, why_out_of_memory(thread));
  return object;
}

JavaResult<Unrooted<Object>> new_instance_initialized(Thread& thread, Class* c) {
  TRY(ensure_initialized(thread, c));
  return new_instance(thread, c);
}

JavaResult<Unrooted<Array>> new_primitive_array(Thread& thread, BasicType type, int32_t length) {
  return new_array_of(thread, wk.primitive_arrays[static_cast<size_t>(type)], length);
}

JavaResult<Unrooted<Array>> new_object_array(Thread& thread, Class* element_class, int32_t length) {
  Class* array_class = TRY(array_class_of(thread, element_class));
  return new_array_of(thread, array_class, length);
}

JavaResult<Unrooted<Array>> new_array_of(Thread& thread, Class* array_class, int32_t length) {
  if (length < 0) return throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(length));
  if (length > kMaximumArrayLength) return throw_out_of_memory(thread, OutOfMemoryKind::kArraySize);
  Unrooted<Array> array = Heap::allocate_array(thread, &array_class->layout, length);
  if (array.is_null()) return throw_out_of_memory(thread, why_out_of_memory(thread));
  return array;
}

JavaResult<Unrooted<Object>> new_multi_array(Thread& thread, Class* array_class, const int32_t* lengths,
                                             uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (lengths[i] < 0) return throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(lengths[i]));
  }
  Rooted<Array> array(thread, TRY(new_array_of(thread, array_class, lengths[0])));
  if (count == 1) return Unrooted<Object>(array.get());
  // JVMS multianewarray: no sub-arrays are made below a dimension of length 0.
  for (int32_t i = 0; i < lengths[0]; i++) {
    Rooted<Object> element(thread, TRY(new_multi_array(thread, array_class->element_class, lengths + 1, count - 1)));
    HeapAccess::store_reference_element(array, i, element);
  }
  return Unrooted<Object>(array.get());
}

JavaResult<Unrooted<Object>> clone_object(Thread& thread, Handle<Object> object) {
  Class* c = Class::of(object);
  if (c->is_array()) {
    Handle<Array> from = object.cast<Array>();
    int32_t length = from.length();
    Unrooted<Array> copy = TRY(new_array_of(thread, c, length));
    NoGc no_gc;
    Array* to = copy.raw(no_gc);
    if (c->is_object_array()) {
      HeapAccess::copy_references(to, 0, from.raw(no_gc), 0, length);
    } else {
      HeapAccess::copy_elements(to->elements(), from.raw(no_gc)->elements(), static_cast<size_t>(length),
                                c->layout.element_shift);
    }
    return Unrooted<Object>(std::move(copy));
  }
  Rooted<Object> copy(thread, TRY(new_instance(thread, c)));
  {
    NoGc no_gc;
    auto* to = reinterpret_cast<uint8_t*>(copy.raw(no_gc));
    auto* from = reinterpret_cast<const uint8_t*>(object.raw(no_gc));
    // Fields are 8-byte aligned as a block, so copying 8 bytes at a time tears none.
    HeapAccess::copy_elements(to + kObjectHeaderSize, from + kObjectHeaderSize,
                              (c->layout.instance_size - kObjectHeaderSize) >> 3, 3);
    for (const ReferenceRun& run : c->layout.references) {
      Barrier::stored_range(copy.raw(no_gc), reinterpret_cast<NarrowRef*>(to + run.offset), run.count);
    }
  }
  if (c->has(Class::kHasFinalizer)) TRY(register_finalizer(thread, copy));
  return copy.get();
}

JavaResult<Unrooted<Object>> construct(Thread& thread, Class* c, const char* descriptor,
                                       std::initializer_list<Argument> constructor_arguments) {
  TRY(ensure_initialized(thread, c));
  Method* constructor = c->find_declared_method(Symbol::intern("<init>"), Symbol::intern(descriptor));
  if (constructor == nullptr) {
    return throw_new(thread, wk.classes.NoSuchMethodError, fmt::format("{}.<init>{}", c->external_name(), descriptor));
  }
  Rooted<Object> object(thread, TRY(new_instance(thread, c)));
  std::vector<Argument> all;
  all.reserve(constructor_arguments.size() + 1);
  all.emplace_back(object);
  all.insert(all.end(), constructor_arguments.begin(), constructor_arguments.end());
  JavaResult<JavaValue> result = call_java(thread, constructor, std::span<const Argument>(all));
  if (result.failed()) return Thrown{};
  return object.get();
}

namespace {

Class* box_class(BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return wk.classes.Boolean;
    case BasicType::kChar: return wk.classes.Character;
    case BasicType::kFloat: return wk.classes.Float;
    case BasicType::kDouble: return wk.classes.Double;
    case BasicType::kByte: return wk.classes.Byte;
    case BasicType::kShort: return wk.classes.Short;
    case BasicType::kInt: return wk.classes.Integer;
    case BasicType::kLong: return wk.classes.Long;
    default: return nullptr;
  }
}

uint32_t box_value_offset(BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return wk.fields.Boolean_value;
    case BasicType::kChar: return wk.fields.Character_value;
    case BasicType::kFloat: return wk.fields.Float_value;
    case BasicType::kDouble: return wk.fields.Double_value;
    case BasicType::kByte: return wk.fields.Byte_value;
    case BasicType::kShort: return wk.fields.Short_value;
    case BasicType::kInt: return wk.fields.Integer_value;
    default: return wk.fields.Long_value;
  }
}

}  // namespace

JavaResult<Unrooted<Object>> box(Thread& thread, BasicType type, JavaValue value) {
  Class* c = box_class(type);
  // valueOf, so that small values and booleans are the canonical objects.
  std::string descriptor = fmt::format("({})L{};", descriptor_char(type), c->name->view());
  Method* value_of = c->find_declared_method(Symbol::intern("valueOf"), Symbol::intern(descriptor));
  TRY(ensure_initialized(thread, c));
  JavaResult<JavaValue> result = call_java(thread, value_of, {Argument::from_bits(type, value.bits())});
  if (result.failed()) return Thrown{};
  return result.value().as_object();
}

BasicType unbox(Handle<Object> object, JavaValue& value) {
  if (object.is_null()) return BasicType::kVoid;
  Class* c = Class::of(object);
  for (auto t = static_cast<uint8_t>(BasicType::kBoolean); t <= static_cast<uint8_t>(BasicType::kLong); t++) {
    auto type = BasicType(t);
    if (box_class(type) != c) continue;
    uint32_t offset = box_value_offset(type);
    switch (type) {
      case BasicType::kBoolean: value = JavaValue(Slot{HeapAccess::load<uint8_t>(object, offset)}); break;
      case BasicType::kByte:
        value = JavaValue(static_cast<Slot>(static_cast<uint32_t>(HeapAccess::load<int8_t>(object, offset))));
        break;
      case BasicType::kChar: value = JavaValue(Slot{HeapAccess::load<uint16_t>(object, offset)}); break;
      case BasicType::kShort:
        value = JavaValue(static_cast<Slot>(static_cast<uint32_t>(HeapAccess::load<int16_t>(object, offset))));
        break;
      case BasicType::kInt:
      case BasicType::kFloat: value = JavaValue(Slot{HeapAccess::load<uint32_t>(object, offset)}); break;
      default: value = JavaValue(Slot{HeapAccess::load<uint64_t>(object, offset)}); break;
    }
    return type;
  }
  return BasicType::kVoid;
}

}  // namespace cortado
