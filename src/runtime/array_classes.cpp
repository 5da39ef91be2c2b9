// Array classes (JVMS 5.3.3) and primitive classes.

#include "classfile/descriptor.h"
#include "gc/array_layout.h"
#include "runtime/class_builder.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/mirrors.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

void set_array_layout(Class* array, const Class* component) {
  Layout& layout = array->layout;
  uint32_t shift = component->is_primitive() ? heap_size_shift(component->primitive_type) : 2;
  layout.kind = component->is_primitive() ? ObjectKind::kPrimitiveArray : ObjectKind::kReferenceArray;
  layout.element_shift = static_cast<uint8_t>(shift);
  layout.element_base = element_base_of(shift);
  layout.mirror_size = mirror_base;
}

void add_array_interface(Class* array, size_t i, Class* interface) {
  array->all_interfaces[i] = interface;
  array->local_interfaces[i] = interface;
  array->interface_bitmap |= uint64_t{1} << (interface->name->hash() & 63);
}

// Object's vtable: arrays have its methods. The bottom class's access and package decide who may name the array.
Class* make_array_class(Class* component) {
  MetadataArena& arena = component->loader->arena;
  Class* object = wk.classes.Object;
  uint32_t vtable_length = object->vtable_length;
  void* memory = arena.allocate(sizeof(Class) + vtable_length * sizeof(MetaPtr<Method>));
  if (memory == nullptr) return nullptr;
  Class* array = new (memory) Class();
  set_array_layout(array, component);
  array->name = Symbol::intern(component->is_primitive() ? std::string{'[', descriptor_char(component->primitive_type)}
                                                         : classfile::array_name_of(component->name->view()),
                               component->loader);
  array->loader = component->loader;
  array->package = component->package;
  array->super = object;
  array->depth = 1;
  array->display[0] = object;
  array->display[1] = array;
  array->element_class = component;
  array->bottom_class = component->is_array() ? component->bottom_class.get() : component;
  array->dimensions = static_cast<uint8_t>(component->dimensions + 1);
  array->primitive_type = component->primitive_type;
  array->access_flags =
      static_cast<uint16_t>((array->bottom_class->access_flags & kAccPublic) | kAccFinal | kAccAbstract);
  array->set(Class::kArray);
  array->set(Class::kCloneable);
  array->set(Class::kSlowAllocation);
  array->all_interfaces = arena.make_array<MetaPtr<Class>>(2);
  array->local_interfaces = arena.make_array<MetaPtr<Class>>(2);
  if (array->all_interfaces.empty() || array->local_interfaces.empty()) return nullptr;
  add_array_interface(array, 0, wk.classes.Cloneable);
  add_array_interface(array, 1, wk.classes.Serializable);
  array->vtable_length = vtable_length;
  for (uint32_t i = 0; i < vtable_length; i++) array->vtable()[i] = object->vtable()[i];
  array->state.store(ClassState::kInitialized, std::memory_order_release);
  return array;
}

}  // namespace

JavaResult<Class*> array_class_of(Thread& thread, Class* component) {
  if (Class* present = component->array_class()) return present;
  if (component->dimensions == 255) return throw_new(thread, wk.classes.IllegalArgumentException);
  Class* array = make_array_class(component);
  if (array == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
  TRY(create_mirror(thread, array, nullptr, nullptr));
  uint32_t expected = 0;
  bool won = component->array_class_bits.compare_exchange_strong(expected, MetaPtr<Class>(array).bits(),
                                                                 std::memory_order_acq_rel);
  if (!won) Loaders::forget(array);
  return component->array_class();
}

Class* primitive_class(BasicType type) { return wk.primitives[static_cast<uint8_t>(type)]; }

JavaResult<Class*> class_of_descriptor(Thread& thread, std::string_view descriptor, Handle<Object> loader) {
  switch (descriptor[0]) {
    case 'L':
      return load_class(
          thread, Symbol::intern(descriptor.substr(1, descriptor.size() - 2), Loaders::of_or_null(loader)), loader);
    case '[': return load_class(thread, Symbol::intern(descriptor, Loaders::of_or_null(loader)), loader);
    default: return primitive_class(basic_type_of(descriptor[0]));
  }
}

}  // namespace cortado
