#include "runtime/reflection.h"

#include "classfile/bytes.h"
#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/member_attributes.h"
#include "runtime/mirrors.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"

namespace cortado {

namespace {

constexpr uint16_t kFieldModifiers = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal | kAccVolatile |
                                     kAccTransient | kAccEnum | kAccSynthetic;
constexpr uint16_t kMethodModifiers = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal |
                                      kAccSynchronized | kAccBridge | kAccVarargs | kAccNative | kAccAbstract |
                                      kAccStrict | kAccSynthetic;

// Fills the members of one reflection object.
class Filler {
 public:
  Filler(Thread& thread, Handle<Object> object) : thread_(thread), object_(object) {}

  void set_int(uint32_t offset, int32_t value) IN_VM { HeapAccess::store<int32_t>(object_, offset, value); }
  void set_boolean(uint32_t offset, bool value) IN_VM { HeapAccess::store<uint8_t>(object_, offset, value); }
  void set_mirror(uint32_t offset, const Class* c) MAY_GC {
    Rooted<Object> mirror(thread_, mirror_of(c));
    HeapAccess::store_reference(object_, offset, mirror);
  }
  JavaResult<void> set_interned(uint32_t offset, const Symbol* text) MAY_GC {
    Rooted<Object> string(thread_, TRY(intern_symbol(thread_, text)));
    HeapAccess::store_reference(object_, offset, string);
    return {};
  }
  // A Utf8 entry; nothing if its index is 0.
  JavaResult<void> set_string_or_null(uint32_t offset, const ConstantPool& pool, uint16_t utf8_index) MAY_GC {
    if (utf8_index == 0) return {};
    Rooted<Object> string(thread_, TRY(new_string(thread_, pool.utf8(utf8_index))));
    HeapAccess::store_reference(object_, offset, string);
    return {};
  }
  // byte[] with that part of a class file, nothing if it is absent.
  JavaResult<void> set_bytes(uint32_t offset, classfile::Bytes content) MAY_GC {
    if (content.empty()) return {};
    Rooted<Array> bytes(thread_,
                        TRY(new_primitive_array(thread_, BasicType::kByte, static_cast<int32_t>(content.size()))));
    {
      NoGc no_gc;
      HeapAccess::copy_elements(bytes.raw(no_gc)->elements(), content.data(), content.size(), 0);
    }
    HeapAccess::store_reference(object_, offset, bytes);
    return {};
  }
  JavaResult<void> set_array(uint32_t offset, Unrooted<Array> array) MAY_GC {
    Rooted<Array> rooted(thread_, std::move(array));
    HeapAccess::store_reference(object_, offset, rooted);
    return {};
  }

 private:
  Thread& thread_;
  Handle<Object> object_;
};

JavaResult<Unrooted<Object>> type_of_descriptor(Thread& thread, const Class* holder, std::string_view text) MAY_GC {
  return mirror_of(TRY(class_of_descriptor(thread, text, loader_of(holder))));
}

// Class[] of the Exceptions attribute.
JavaResult<Unrooted<Array>> exception_types(Thread& thread, Method* method) MAY_GC {
  classfile::Bytes exceptions = attributes_of(*method).exceptions;
  const uint8_t* bytes = exceptions.data();
  uint32_t count = exceptions.empty() ? 0 : classfile::read_u2(bytes);
  Rooted<Array> types(thread, TRY(new_array_of(thread, wk.class_array, static_cast<int32_t>(count))));
  for (uint32_t i = 0; i < count; i++) {
    const uint8_t* entry = bytes + 2 + 2 * i;
    Class* c = TRY(resolve_class(thread, method->pool, classfile::read_u2(entry)));
    Rooted<Object> mirror(thread, mirror_of(c));
    HeapAccess::store_reference_element(types, static_cast<int32_t>(i), mirror);
  }
  return types.get();
}

// Fields that Method and Constructor have alike, at offsets of their own.
struct ExecutableOffsets {
  uint32_t clazz, slot, parameter_types, exception_types, modifiers, signature, annotations, parameter_annotations;
};

JavaResult<void> fill_executable(Thread& thread, Filler& filler, Method* method, const ExecutableOffsets& at) MAY_GC {
  Class* holder = method->holder;
  filler.set_mirror(at.clazz, holder);
  filler.set_int(at.slot, method->index);
  TRY(filler.set_array(at.parameter_types, TRY(parameter_types(thread, method))));
  TRY(filler.set_array(at.exception_types, TRY(exception_types(thread, method))));
  filler.set_int(at.modifiers, method->access_flags & kMethodModifiers);
  TRY(filler.set_string_or_null(at.signature, *method->pool, method->generic_signature));
  MemberAttributes attributes = attributes_of(*method);
  TRY(filler.set_bytes(at.annotations, attributes.annotations));
  return filler.set_bytes(at.parameter_annotations, attributes.parameter_annotations);
}

}  // namespace

JavaResult<Unrooted<Array>> parameter_types(Thread& thread, Method* method) {
  std::string_view descriptor = method->descriptor->view();
  auto count = static_cast<int32_t>(classfile::parameter_count(descriptor));
  Rooted<Array> types(thread, TRY(new_array_of(thread, wk.class_array, count)));
  int32_t i = 0;
  for (classfile::DescriptorIterator it(descriptor); !it.at_return(); it.next()) {
    Rooted<Object> type(thread, TRY(type_of_descriptor(thread, method->holder, it.text())));
    HeapAccess::store_reference_element(types, i++, type);
  }
  return types.get();
}

JavaResult<Unrooted<Object>> return_type(Thread& thread, Method* method) {
  return type_of_descriptor(thread, method->holder, classfile::return_descriptor(method->descriptor->view()));
}

JavaResult<Unrooted<Object>> new_reflect_field(Thread& thread, Field* field) {
  const auto& at = wk.fields;
  Class* holder = field->holder;
  Rooted<Object> type(thread, TRY(type_of_descriptor(thread, holder, field->descriptor->view())));
  Rooted<Object> object(thread, TRY(new_instance_initialized(thread, wk.classes.reflect_Field)));
  Filler filler(thread, object);
  filler.set_mirror(at.reflect_Field_clazz, holder);
  filler.set_int(at.reflect_Field_slot, field->index);
  TRY(filler.set_interned(at.reflect_Field_name, field->name));
  HeapAccess::store_reference(object, at.reflect_Field_type, type);
  filler.set_int(at.reflect_Field_modifiers, field->access_flags & kFieldModifiers);
  bool trusted = field->is_final() && (field->is_static() || holder->is_hidden() || holder->has(Class::kRecord));
  filler.set_boolean(at.reflect_Field_trustedFinal, trusted);
  TRY(filler.set_string_or_null(at.reflect_Field_signature, *holder->pool, field->generic_signature));
  TRY(filler.set_bytes(at.reflect_Field_annotations, attributes_of(*field).annotations));
  return object.get();
}

JavaResult<Unrooted<Object>> new_reflect_method(Thread& thread, Method* method) {
  const auto& at = wk.fields;
  Rooted<Object> type(thread, TRY(return_type(thread, method)));
  Rooted<Object> object(thread, TRY(new_instance_initialized(thread, wk.classes.reflect_Method)));
  Filler filler(thread, object);
  TRY(fill_executable(thread, filler, method,
                      {at.reflect_Method_clazz, at.reflect_Method_slot, at.reflect_Method_parameterTypes,
                       at.reflect_Method_exceptionTypes, at.reflect_Method_modifiers, at.reflect_Method_signature,
                       at.reflect_Method_annotations, at.reflect_Method_parameterAnnotations}));
  TRY(filler.set_interned(at.reflect_Method_name, method->name));
  HeapAccess::store_reference(object, at.reflect_Method_returnType, type);
  TRY(filler.set_bytes(at.reflect_Method_annotationDefault, attributes_of(*method).annotation_default));
  return object.get();
}

JavaResult<Unrooted<Object>> new_reflect_constructor(Thread& thread, Method* method) {
  const auto& at = wk.fields;
  Rooted<Object> object(thread, TRY(new_instance_initialized(thread, wk.classes.reflect_Constructor)));
  Filler filler(thread, object);
  TRY(fill_executable(
      thread, filler, method,
      {at.reflect_Constructor_clazz, at.reflect_Constructor_slot, at.reflect_Constructor_parameterTypes,
       at.reflect_Constructor_exceptionTypes, at.reflect_Constructor_modifiers, at.reflect_Constructor_signature,
       at.reflect_Constructor_annotations, at.reflect_Constructor_parameterAnnotations}));
  return object.get();
}

namespace {
Class* class_at(Handle<Object> object, uint32_t offset) IN_VM {
  NoGcToken no_gc;
  return class_of_mirror_raw(HeapAccess::load_reference(object.raw(no_gc), offset));
}
}  // namespace

Field* field_of_reflect(Handle<Object> object) {
  auto slot = static_cast<size_t>(HeapAccess::load<int32_t>(object, wk.fields.reflect_Field_slot));
  return &class_at(object, wk.fields.reflect_Field_clazz)->fields[slot];
}

Method* method_of_reflect(Handle<Object> object) {
  const auto& at = wk.fields;
  bool is_constructor = Class::of(object) == wk.classes.reflect_Constructor;
  Class* holder = class_at(object, is_constructor ? at.reflect_Constructor_clazz : at.reflect_Method_clazz);
  int32_t slot =
      HeapAccess::load<int32_t>(object, is_constructor ? at.reflect_Constructor_slot : at.reflect_Method_slot);
  return &holder->methods[static_cast<size_t>(slot)];
}

}  // namespace cortado
