#include "runtime/resolution.h"

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/method_handles.h"
#include "runtime/mirrors.h"
#include "runtime/package_access.h"
#include "runtime/resolution_errors.h"
#include "runtime/resolution_support.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

Mutex resolution_mutex(LockRank::kLinking, "resolution");

namespace {

JavaResult<Class*> load_for(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC {
  Class* holder = pool->holder;
  Class* c = TRY(load_class_for(thread, pool->class_name(index), holder));
  if (!can_access_class(holder, c)) return throw_class_access_error(thread, holder, c);
  return c;
}

}  // namespace

JavaResult<Class*> resolve_class(Thread& thread, ConstantPool* pool, uint16_t class_index) {
  if (Class* resolved = pool->resolved_class(class_index)) return resolved;
  TRY(check_resolution_error(thread, pool, class_index));
  JavaResult<Class*> loaded = load_for(thread, pool, class_index);
  if (loaded.failed()) {
    record_resolution_error(thread, pool, class_index, pool->class_name(class_index));
    return Thrown{};
  }
  __atomic_store_n(&pool->resolved.get_non_null()[class_index], MetaPtr<Class>(loaded.value()).bits(),
                   __ATOMIC_RELEASE);
  return loaded.value();
}

namespace {

// JVMS 6.5 putfield, putstatic: final fields are written by their class's initialisers only.
JavaResult<void> check_final_put(Thread& thread, const MemberReference& reference, Field* field, Method* method)
    MAY_GC {
  auto start = [&] {
    const char* kind = field->is_static() ? "static" : "non-static";
    return std::string("Update to ") + kind + " final field " + reference.c->external_name() + "." +
           field->name->string() + " attempted from a different ";
  };
  if (field->holder.get() != reference.caller) {
    return throw_new(thread, wk.classes.IllegalAccessError,
                     start() + "class (" + reference.caller->external_name() + ") than the field's declaring class");
  }
  if (field->holder->major_version < 53 || method == nullptr) return {};
  bool allowed = field->is_static() ? method->is_class_initializer() : method->is_initializer();
  if (allowed) return {};
  return throw_new(thread, wk.classes.IllegalAccessError,
                   start() + "method (" + method->name->string() + ") than the initializer method " +
                       (field->is_static() ? "<clinit> " : "<init> "));
}

}  // namespace

JavaResult<FieldEntry*> resolve_field(Thread& thread, ConstantPool* pool, uint16_t index, bool put, bool is_static,
                                      Method* method) {
  FieldEntry& entry = pool->field_entry(index);
  uint8_t bit = put ? 2 : 1;
  Class* c = TRY(resolve_class(thread, pool, pool->class_index_of(index)));
  MemberReference reference{c, pool->member_name(index), pool->member_descriptor(index), pool->holder};
  Field* field = TRY(look_up_field(thread, reference));
  if (field->is_static() != is_static) {
    return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                     std::string("Expected ") + (is_static ? "static" : "non-static") + " field " + c->external_name() +
                         "." + field->name->string());
  }
  if (put && field->is_final()) TRY(check_final_put(thread, reference, field, method));
  Class* holder = field->holder;
  if (is_static) TRY(ensure_initialized(thread, holder));
  {
    MutexLock lock(resolution_mutex);
    entry.holder = holder;
    entry.offset = field->offset;
    entry.type = static_cast<uint8_t>(field->type());
    entry.final_type = final_type_of(field->descriptor->view());
    entry.flags = static_cast<uint8_t>((field->is_static() ? 1 : 0) | (field->is_volatile() ? 2 : 0) |
                                       (field->is_final() ? 4 : 0));
    entry.field.store_release(field);
    if (!is_static || holder->is_initialized()) __atomic_fetch_or(&entry.resolved_for, bit, __ATOMIC_RELEASE);
  }
  return &entry;
}

// --- Constants.

namespace {

// The first finisher's object is the constant for all.
Unrooted<Object> publish_reference(ConstantPool* pool, uint32_t cell_number, Handle<Object> value) IN_VM {
  MutexLock lock(resolution_mutex);
  NoGcToken no_gc;
  NarrowRef& cell = pool->references[cell_number - 1];
  if (cell == NarrowRef::kNull) {
    __atomic_store_n(reinterpret_cast<uint32_t*>(&cell), static_cast<uint32_t>(encode_reference(value.raw(no_gc))),
                     __ATOMIC_RELEASE);
    Barrier::stored_in_metadata(&cell);
  }
  return Unrooted<Object>(decode_reference(cell));
}

JavaResult<void> ensure_null_sentinel(Thread& thread) MAY_GC {
  if (null_constant_sentinel != nullptr) return {};
  Rooted<Object> made(thread, TRY(new_instance(thread, wk.classes.Object)));
  MutexLock lock(resolution_mutex);
  NoGc no_gc;
  if (null_constant_sentinel == nullptr) null_constant_sentinel = made.raw(no_gc);
  return {};
}

BasicType dynamic_type(ConstantPool* pool, uint16_t index) {
  return basic_type_of((*pool->member_descriptor(index))[0]);
}

// What a cell holds, as the bytecode wants it: the null sentinel becomes null, wrappers of primitive dynamic constants
// are opened.
JavaResult<JavaValue> value_of(ConstantPool* pool, uint16_t index, Unrooted<Object> object, BasicType& type) IN_VM {
  type = pool->tag(index) == ConstantTag::kDynamic ? dynamic_type(pool, index) : BasicType::kObject;
  Object* raw = object.release();
  if (raw == null_constant_sentinel) raw = nullptr;
  if (is_reference(type)) return JavaValue(reinterpret_cast<Slot>(raw));
  JavaValue value;
  unbox(Handle<Object>::from_cell(&raw), value);
  return value;
}

JavaResult<Unrooted<Object>> make_constant(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC {
  switch (pool->tag(index)) {
    case ConstantTag::kString: return intern_string(thread, pool->utf8(static_cast<uint16_t>(pool->value(index))));
    case ConstantTag::kMethodType:
      return find_method_type(thread, pool->symbol(static_cast<uint16_t>(pool->value(index))), pool->holder);
    case ConstantTag::kMethodHandle: return resolve_method_handle_constant(thread, pool, index);
    default: return resolve_dynamic_constant(thread, pool, index);
  }
}

// In errors. Strings have no name, and need none: they fail for want of memory only.
const Symbol* name_of_constant(const ConstantPool* pool, uint16_t index) {
  auto value = static_cast<uint16_t>(pool->value(index));
  switch (pool->tag(index)) {
    case ConstantTag::kMethodType:
    case ConstantTag::kString: return pool->symbol(value);
    case ConstantTag::kMethodHandle: return pool->member_name(value);
    default: return pool->member_name(index);
  }
}

}  // namespace

Object* null_constant_sentinel = nullptr;

JavaResult<JavaValue> resolve_constant(Thread& thread, ConstantPool* pool, uint16_t index, BasicType& type) {
  if (pool->tag(index) == ConstantTag::kClass) {
    Class* c = TRY(resolve_class(thread, pool, index));
    type = BasicType::kObject;
    return JavaValue(reinterpret_cast<Slot>(mirror_of(c).release()));
  }
  uint32_t cell_number = pool->resolved.get_non_null()[index];
  Unrooted<Object> present(decode_reference(pool->references[cell_number - 1]));
  if (!present.is_null()) return value_of(pool, index, std::move(present), type);
  TRY(check_resolution_error(thread, pool, index));
  JavaResult<Unrooted<Object>> made = make_constant(thread, pool, index);
  if (made.failed()) {
    record_resolution_error(thread, pool, index, name_of_constant(pool, index));
    return Thrown{};
  }
  Rooted<Object> value(thread, std::move(made).value());
  if (value.is_null()) {
    TRY(ensure_null_sentinel(thread));
    value = Unrooted<Object>(null_constant_sentinel);
  }
  return value_of(pool, index, publish_reference(pool, cell_number, value), type);
}

// --- Members by name.

JavaResult<Field*> resolve_field_by_name(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, Class* caller) {
  return look_up_field(thread, {c, name, descriptor, caller});
}

JavaResult<Method*> resolve_method_by_name(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, InvokeKind kind,
                                           Class* caller) {
  return look_up_method(thread, {c, name, descriptor, caller}, kind, false, true);
}

}  // namespace cortado
