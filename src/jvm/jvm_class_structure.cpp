// java.lang.Class: member, enclosing and nest classes, records, permitted subclasses.

#include "jvm/class_file_view.h"
#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/reflection.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

JavaResult<Class*> resolve(Thread& thread, const Class* c, uint16_t class_index) MAY_GC {
  return resolve_class(thread, c->pool, class_index);
}

// Whether `outer`'s InnerClasses attribute names `inner`, as a member if `as_member`: the class itself, not one of its name
// from another loader, which could pretend to be nested.
JavaResult<bool> lists_inner_class(Thread& thread, const Class* outer, const Class* inner, bool as_member) MAY_GC {
  for (const InnerClassEntry& entry : outer->inner_classes) {
    if (entry.inner_class == 0 || (entry.outer_class != 0) != as_member) continue;
    if (outer->pool->class_name(entry.inner_class) != inner->name.get()) continue;
    if (as_member) {
      if (outer->pool->class_name(entry.outer_class) != outer->name.get()) continue;
      if (TRY(resolve(thread, outer, entry.outer_class)) != outer) continue;
    }
    if (TRY(resolve(thread, outer, entry.inner_class)) == inner) return true;
  }
  return false;
}

Thrown throw_disagreement(Thread& thread, const Class* outer, const Class* inner) MAY_GC {
  return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                   outer->external_name() + " and " + inner->external_name() + " disagree on InnerClasses attribute");
}

JavaResult<Unrooted<Array>> declared_classes(Thread& thread, Class* c) MAY_GC {
  std::vector<Class*> members;
  if (has_members(c)) {
    for (const InnerClassEntry& entry : c->inner_classes) {
      if (entry.outer_class == 0 || entry.inner_class == 0) continue;
      if (c->pool->class_name(entry.outer_class) != c->name.get()) continue;
      Class* outer = TRY(resolve(thread, c, entry.outer_class));
      if (outer != c) continue;
      members.push_back(TRY(resolve(thread, c, entry.inner_class)));
    }
  }
  return class_array(thread, members);
}

// The class that declares `c` as a member, or null. A local class's enclosing class, too, must know of it.
JavaResult<Class*> declaring_class(Thread& thread, Class* c) MAY_GC {
  const InnerClassEntry* entry = own_inner_class_entry(c);
  if (entry == nullptr) return static_cast<Class*>(nullptr);
  bool as_member = entry->outer_class != 0;
  uint16_t outer_index = as_member ? entry->outer_class : c->enclosing_class;
  if (outer_index == 0) return static_cast<Class*>(nullptr);
  Class* outer = TRY(resolve(thread, c, outer_index));
  bool agrees = has_members(outer) && TRY(lists_inner_class(thread, outer, c, as_member));
  if (!agrees) return throw_disagreement(thread, outer, c);
  return as_member ? outer : static_cast<Class*>(nullptr);
}

// {class, method name or null, method descriptor or null}, or null for a class without EnclosingMethod attribute.
JavaResult<Unrooted<Array>> enclosing_method_info(Thread& thread, Class* c) MAY_GC {
  if (!has_members(c) || c->enclosing_class == 0) return Unrooted<Array>();
  Rooted<Array> info(thread, TRY(new_object_array(thread, wk.classes.Object, 3)));
  const Class* enclosing = TRY(resolve(thread, c, c->enclosing_class));
  Rooted<Object> element(thread, mirror_of(enclosing));
  HeapAccess::store_reference_element(info, 0, element);
  if (c->enclosing_method != 0) {
    element = TRY(new_string(thread, c->pool->name_of_nat(c->enclosing_method)->view()));
    HeapAccess::store_reference_element(info, 1, element);
    element = TRY(new_string(thread, c->pool->descriptor_of_nat(c->enclosing_method)->view()));
    HeapAccess::store_reference_element(info, 2, element);
  }
  return info.get();
}

// Drops the pending exception unless it must be seen (the VM's own errors). True if it was dropped.
bool drop_resolution_failure(Thread& thread) IN_VM {
  if (exception_is(thread, wk.classes.VirtualMachineError)) return false;
  thread.clear_exception();
  return true;
}

// The host, then the members that agree that it is their host.
JavaResult<Unrooted<Array>> nest_members(Thread& thread, Class* c) MAY_GC {
  Class* host = TRY(nest_host_of(thread, c));
  std::vector<Class*> members{host};
  for (uint16_t index : host->nest_members) {
    JavaResult<Class*> member = resolve(thread, host, index);
    if (member.failed()) {
      if (!drop_resolution_failure(thread)) return Thrown{};
      continue;
    }
    if (!has_members(member.value()) || TRY(nest_host_of(thread, member.value())) != host) continue;
    members.push_back(member.value());
  }
  return class_array(thread, members);
}

JavaResult<Unrooted<Array>> permitted_subclasses(Thread& thread, Class* c) MAY_GC {
  if (!has_members(c) || !c->has(Class::kHasPermittedSubclasses)) return Unrooted<Array>();
  std::vector<Class*> subclasses;
  for (uint16_t index : c->permitted_subclasses) {
    JavaResult<Class*> subclass = resolve(thread, c, index);
    if (subclass.ok()) {
      subclasses.push_back(subclass.value());
    } else if (!drop_resolution_failure(thread)) {
      return Thrown{};
    }
  }
  return class_array(thread, subclasses);
}

JavaResult<Unrooted<Object>> record_accessor(Thread& thread, Class* c, const RecordComponent& component) MAY_GC {
  const Symbol* descriptor = Symbol::lookup("()" + component.descriptor->string());
  Method* method = descriptor == nullptr ? nullptr : c->find_declared_method(component.name, descriptor);
  if (method == nullptr || method->is_static()) return Unrooted<Object>();
  return new_reflect_method(thread, method);
}

JavaResult<Unrooted<Object>> new_record_component(Thread& thread, Class* c, const RecordComponent& component) MAY_GC {
  const auto& fields = wk.fields;
  Rooted<Object> object(thread, TRY(new_instance_initialized(thread, wk.classes.reflect_RecordComponent)));
  Rooted<Object> value(thread, mirror_of(c));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_clazz, value);
  value = TRY(intern_symbol(thread, component.name));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_name, value);
  value = mirror_of(TRY(accessible_class(thread, component.descriptor->view(), c)));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_type, value);
  value = TRY(record_accessor(thread, c, component));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_accessor, value);
  if (component.generic_signature) {
    value = TRY(intern_symbol(thread, component.generic_signature));
    HeapAccess::store_reference(object, fields.reflect_RecordComponent_signature, value);
  }
  value = TRY(array_of_attribute(thread, c, component.annotations));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_annotations, value);
  value = TRY(array_of_attribute(thread, c, component.type_annotations));
  HeapAccess::store_reference(object, fields.reflect_RecordComponent_typeAnnotations, value);
  return object.get();
}

JavaResult<Unrooted<Array>> record_components(Thread& thread, Class* c) MAY_GC {
  if (!has_members(c) || !c->has(Class::kRecord)) return Unrooted<Array>();
  auto count = static_cast<int32_t>(c->record_components.size());
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.reflect_RecordComponent, count)));
  for (int32_t i = 0; i < count; i++) {
    const RecordComponent& component = c->record_components[static_cast<size_t>(i)];
    Rooted<Object> object(thread, TRY(new_record_component(thread, c, component)));
    HeapAccess::store_reference_element(array, i, object);
  }
  return array.get();
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobjectArray JNICALL JVM_GetDeclaredClasses(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, declared_classes(thread, class_of_reference(mirror)));
}

JNIEXPORT jclass JNICALL JVM_GetDeclaringClass(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, declaring_class(thread, class_of_reference(mirror))));
}

JNIEXPORT jstring JNICALL JVM_GetSimpleBinaryName(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  const InnerClassEntry* entry = own_inner_class_entry(c);
  if (entry == nullptr || entry->inner_name == 0) return nullptr;
  return to_local_as<jstring>(thread, new_string(thread, c->pool->utf8(entry->inner_name)));
}

JNIEXPORT jobjectArray JNICALL JVM_GetEnclosingMethodInfo(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, enclosing_method_info(thread, class_of_reference(mirror)));
}

JNIEXPORT jboolean JNICALL JVM_AreNestMates(JNIEnv* env, jclass current, jclass member) {
  CORTADO_JVM_ENTRY(env);
  Class* first = class_of_reference(current);
  Class* second = class_of_reference(member);
  if (first == second) return JNI_TRUE;
  if (!has_members(first) || !has_members(second)) return JNI_FALSE;
  return CORTADO_TRY_OR(JNI_FALSE, are_nest_mates(thread, first, second));
}

JNIEXPORT jclass JNICALL JVM_GetNestHost(JNIEnv* env, jclass current) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(current);
  if (!has_members(c)) return mirror_reference(thread, c);
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, nest_host_of(thread, c)));
}

JNIEXPORT jobjectArray JNICALL JVM_GetNestMembers(JNIEnv* env, jclass current) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, nest_members(thread, class_of_reference(current)));
}

JNIEXPORT jboolean JNICALL JVM_IsRecord(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  return has_members(c) && c->has(Class::kRecord) && c->is_final() && c->super.get() == wk.classes.Record.get();
}

JNIEXPORT jobjectArray JNICALL JVM_GetRecordComponents(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, record_components(thread, class_of_reference(mirror)));
}

JNIEXPORT jobjectArray JNICALL JVM_GetPermittedSubclasses(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, permitted_subclasses(thread, class_of_reference(mirror)));
}

}  // extern "C"
