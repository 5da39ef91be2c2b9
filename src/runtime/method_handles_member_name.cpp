// java.lang.invoke.MemberName: filling, expanding, resolving.

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/method_handles.h"
#include "runtime/mirrors.h"
#include "runtime/reflection.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

constexpr uint16_t kRecognizedFieldFlags = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal |
                                           kAccVolatile | kAccTransient | kAccSynthetic | kAccEnum;
constexpr uint16_t kRecognizedMethodFlags = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal |
                                            kAccSynchronized | kAccBridge | kAccVarargs | kAccNative | kAccAbstract |
                                            kAccStrict | kAccSynthetic;

constexpr uint32_t kind_bits(ReferenceKind kind) { return static_cast<uint32_t>(kind) << kReferenceKindShift; }

uint32_t flags_of(Handle<Object> self) IN_VM { return HeapAccess::load<uint32_t>(self, wk.fields.MemberName_flags); }
void set_flags(Handle<Object> self, uint32_t flags) IN_VM {
  HeapAccess::store<uint32_t>(self, wk.fields.MemberName_flags, flags);
}

// The class in a MemberName's `clazz`, or null.
Class* class_in(Handle<Object> self) IN_VM {
  NoGcToken no_gc;
  const Object* mirror = HeapAccess::load_reference(self.raw(no_gc), wk.fields.MemberName_clazz);
  return mirror == nullptr ? nullptr : class_of_mirror_raw(mirror);
}
void set_class(Thread& thread, Handle<Object> self, const Class* c) IN_VM {
  Rooted<Object> mirror(thread, mirror_of(c));
  HeapAccess::store_reference(self, wk.fields.MemberName_clazz, mirror);
}

bool is_trusted_final(const Field* field) {
  if (!field->is_final()) return false;
  const Class* holder = field->holder;
  return field->is_static() || holder->is_hidden() || holder->has(Class::kRecord);
}

// How a resolved method will be called.
struct Call {
  uint32_t flags;         // kind of member and reference kind
  const Class* receiver;  // what MemberName.clazz must be: where vmindex means something
  int32_t index;
};

// The vtable index under which `c` and its subclasses find `method`, which may be an interface's default or abstract
// method, or kNoIndex.
int32_t vtable_index_in(Class* c, const Method* method) {
  if (method->vtable_index >= 0 && !method->holder->is_interface()) return method->vtable_index;
  for (uint32_t i = 0; i < c->vtable_length; i++) {
    const Method* entry = c->vtable()[i];
    if (entry != nullptr && entry->name == method->name && entry->descriptor == method->descriptor) {
      return static_cast<int32_t>(i);
    }
  }
  return Method::kNoIndex;
}

Call direct_call(const Method* method) {
  const Class* holder = method->holder;
  if (method->is_static())
    return {kMemberIsMethod | kind_bits(ReferenceKind::kInvokeStatic), holder, Method::kNonVirtual};
  uint32_t kind = method->is_initializer() ? kMemberIsConstructor : kMemberIsMethod;
  return {kind | kind_bits(ReferenceKind::kInvokeSpecial), holder, Method::kNonVirtual};
}

Call virtual_call(Method* method, Class* resolved_class) {
  Class* receiver = method->holder;
  // A default or abstract method of an interface found through a class: its index means something in that class only.
  if (receiver->is_interface()) receiver = resolved_class->is_interface() ? wk.classes.Object.get() : resolved_class;
  int32_t index = vtable_index_in(receiver, method);
  if (index < 0) return direct_call(method);
  return {kMemberIsMethod | kind_bits(ReferenceKind::kInvokeVirtual), receiver, index};
}

Call classify(Method* method, Class* resolved_class, InvokeKind kind) {
  bool is_bound = method->is_static() || method->is_private() || method->is_final() || method->is_initializer() ||
                  method->intrinsic != MethodIntrinsic::kNone || method->holder->is_final();
  if (is_bound || kind == InvokeKind::kStatic || kind == InvokeKind::kSpecial) return direct_call(method);
  bool through_itable = kind == InvokeKind::kInterface && method->holder->is_interface() && method->itable_index >= 0;
  if (!through_itable) return virtual_call(method, resolved_class);
  return {kMemberIsMethod | kind_bits(ReferenceKind::kInvokeInterface), method->holder, method->itable_index};
}

JavaResult<Unrooted<Object>> new_resolved_method_name(Thread& thread, Method* method) MAY_GC {
  Rooted<Object> resolved(thread, TRY(new_instance_initialized(thread, wk.classes.ResolvedMethodName)));
  Rooted<Object> holder(thread, mirror_of(method->holder));
  HeapAccess::store_reference(resolved, wk.fields.ResolvedMethodName_vmholder, holder);
  HeapAccess::store<int64_t>(resolved, wk.fields.ResolvedMethodName_vmtarget, reinterpret_cast<int64_t>(method));
  return resolved.get();
}

InvokeKind natural_kind(const Method* method) {
  if (method->is_static()) return InvokeKind::kStatic;
  if (method->is_initializer()) return InvokeKind::kSpecial;
  return method->holder->is_interface() ? InvokeKind::kInterface : InvokeKind::kVirtual;
}

Field* field_at_offset(Class* c, int64_t offset, bool is_static) {
  for (Field& field : c->fields) {
    if (field.offset == offset && field.is_static() == is_static) return &field;
  }
  return nullptr;
}

JavaResult<void> fill_name(Thread& thread, Handle<Object> self, const Symbol* name) MAY_GC {
  Rooted<Object> present(thread, HeapAccess::load_reference(self, wk.fields.MemberName_name));
  if (!present.is_null()) return {};
  Rooted<Object> string(thread, TRY(intern_symbol(thread, name)));
  HeapAccess::store_reference(self, wk.fields.MemberName_name, string);
  return {};
}

// Methods: the descriptor as a String. Fields: the Class of a primitive type, a String otherwise.
JavaResult<void> fill_type(Thread& thread, Handle<Object> self, const Symbol* descriptor) MAY_GC {
  Rooted<Object> type(thread, HeapAccess::load_reference(self, wk.fields.MemberName_type));
  if (!type.is_null()) return {};
  if (descriptor->length() == 1) {
    type = mirror_of(primitive_class(basic_type_of((*descriptor)[0])));
  } else {
    type = TRY(new_string(thread, descriptor->view()));
  }
  HeapAccess::store_reference(self, wk.fields.MemberName_type, type);
  return {};
}

JavaResult<void> expand_field(Thread& thread, Handle<Object> self, uint32_t flags) MAY_GC {
  Class* c = class_in(self);
  int64_t offset = HeapAccess::load<int64_t>(self, wk.fields.MemberName_vmindex);
  const Field* field = c == nullptr ? nullptr : field_at_offset(c, offset, (flags & kAccStatic) != 0);
  if (field == nullptr) return throw_new(thread, wk.classes.InternalError, "field is not resolved");
  TRY(fill_name(thread, self, field->name));
  return fill_type(thread, self, field->descriptor);
}

JavaResult<void> expand_method(Thread& thread, Handle<Object> self) MAY_GC {
  const Method* method;
  {
    NoGcToken no_gc;
    method = member_name_target(self.raw(no_gc));
  }
  if (method == nullptr) return throw_new(thread, wk.classes.InternalError, "method is not resolved");
  if (class_in(self) == nullptr) set_class(thread, self, method->holder);
  TRY(fill_name(thread, self, method->name));
  return fill_type(thread, self, method->descriptor);
}

}  // namespace

JavaResult<void> member_name_set_method(Thread& thread, Handle<Object> self, Method* method, Class* resolved_class,
                                        InvokeKind kind) {
  Call call = classify(method, resolved_class, kind);
  uint32_t flags = call.flags | (method->access_flags & kRecognizedMethodFlags);
  if (method->has(Method::kCallerSensitive)) flags |= kMemberCallerSensitive;
  Rooted<Object> resolved(thread, TRY(new_resolved_method_name(thread, method)));
  set_flags(self, flags);
  HeapAccess::store_reference(self, wk.fields.MemberName_method, resolved);
  HeapAccess::store<int64_t>(self, wk.fields.MemberName_vmindex, call.index);
  set_class(thread, self, call.receiver);
  return {};
}

JavaResult<void> member_name_set_declared_method(Thread& thread, Handle<Object> self, Method* method) {
  return member_name_set_method(thread, self, method, method->holder, natural_kind(method));
}

void member_name_set_field(Handle<Object> self, Field* field, bool is_setter) {
  ReferenceKind kind = field->is_static() ? (is_setter ? ReferenceKind::kPutStatic : ReferenceKind::kGetStatic)
                                          : (is_setter ? ReferenceKind::kPutField : ReferenceKind::kGetField);
  uint32_t flags = (field->access_flags & kRecognizedFieldFlags) | kMemberIsField | kind_bits(kind);
  if (is_trusted_final(field)) flags |= kMemberTrustedFinal;
  set_flags(self, flags);
  HeapAccess::store_reference(self, wk.fields.MemberName_method, Handle<Object>());
  HeapAccess::store<int64_t>(self, wk.fields.MemberName_vmindex, field->offset);
  set_class(Thread::current(), self, field->holder);
}

bool member_name_is_field(Handle<Object> self, bool is_static) {
  uint32_t flags = flags_of(self);
  return (flags & kMemberIsField) != 0 && ((flags & kAccStatic) != 0) == is_static;
}

JavaResult<void> member_name_init(Thread& thread, Handle<Object> self, Handle<Object> reflect_object) {
  if (Class::of(reflect_object) == wk.classes.reflect_Field) {
    member_name_set_field(self, field_of_reflect(reflect_object), false);
    return {};
  }
  Method* method = method_of_reflect(reflect_object);
  // Left unresolved: the Java side makes an invoker for it.
  if (signature_polymorphic_kind(method->holder, method->name) != MethodIntrinsic::kNone) return {};
  return member_name_set_declared_method(thread, self, method);
}

JavaResult<void> member_name_expand(Thread& thread, Handle<Object> self) {
  uint32_t flags = flags_of(self);
  if ((flags & kMemberIsField) != 0) return expand_field(thread, self, flags);
  if ((flags & (kMemberIsMethod | kMemberIsConstructor)) != 0) return expand_method(thread, self);
  return throw_new(thread, wk.classes.InternalError, "unrecognized MemberName format");
}

}  // namespace cortado
