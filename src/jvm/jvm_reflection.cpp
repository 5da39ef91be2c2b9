// java.lang.Class: declared members; calls through reflection.

#include "classfile/bytes.h"
#include "jvm/class_file_view.h"
#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/member_attributes.h"
#include "runtime/reflection.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

bool is_declared_method(const Method& method) {
  return !method.has(Method::kOverpass) && !method.is_initializer() && !method.is_class_initializer();
}

// Methods or constructors of `c`, in declaration order.
JavaResult<Unrooted<Array>> declared_executables(Thread& thread, Class* c, bool public_only, bool constructors) MAY_GC {
  std::vector<Method*> found;
  if (has_members(c)) {
    TRY(link_class(thread, c));
    for (uint32_t i = 0; i < c->declared_methods; i++) {
      Method& method = c->methods[i];
      bool wanted = constructors ? method.is_initializer() : is_declared_method(method);
      if (wanted && (!public_only || method.is_public())) found.push_back(&method);
    }
  }
  Class* element = constructors ? wk.classes.reflect_Constructor : wk.classes.reflect_Method;
  Rooted<Array> array(thread, TRY(new_object_array(thread, element, static_cast<int32_t>(found.size()))));
  for (size_t i = 0; i < found.size(); i++) {
    Rooted<Object> executable(
        thread, TRY(constructors ? new_reflect_constructor(thread, found[i]) : new_reflect_method(thread, found[i])));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), executable);
  }
  return array.get();
}

JavaResult<Unrooted<Array>> declared_fields(Thread& thread, Class* c, bool public_only) MAY_GC {
  std::vector<Field*> found;
  if (has_members(c)) {
    TRY(link_class(thread, c));
    for (uint32_t i = 0; i < c->declared_fields; i++) {
      Field& field = c->fields[i];
      if ((field.flags & (Field::kInjected | Field::kHiddenFromReflection)) != 0) continue;
      if (!public_only || (field.access_flags & kAccPublic) != 0) found.push_back(&field);
    }
  }
  Rooted<Array> array(thread,
                      TRY(new_object_array(thread, wk.classes.reflect_Field, static_cast<int32_t>(found.size()))));
  for (size_t i = 0; i < found.size(); i++) {
    Rooted<Object> field(thread, TRY(new_reflect_field(thread, found[i])));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), field);
  }
  return array.get();
}

JavaResult<Unrooted<Object>> new_parameter(Thread& thread, Class* c, Handle<Object> executable, uint16_t name_index,
                                           uint16_t modifiers, int32_t index) MAY_GC {
  if (name_index >= c->pool->length) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Constant pool index out of bounds");
  }
  if (name_index != 0 && c->pool->tag(name_index) != ConstantTag::kUtf8) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Wrong type at constant pool index");
  }
  Rooted<Object> name(thread);
  if (name_index != 0) name = TRY(intern_string(thread, c->pool->utf8(name_index)));
  Rooted<Object> parameter(thread, TRY(new_instance_initialized(thread, wk.classes.reflect_Parameter)));
  HeapAccess::store_reference(parameter, wk.fields.reflect_Parameter_name, name);
  HeapAccess::store_reference(parameter, wk.fields.reflect_Parameter_executable, executable);
  HeapAccess::store<int32_t>(parameter, wk.fields.reflect_Parameter_modifiers, modifiers);
  HeapAccess::store<int32_t>(parameter, wk.fields.reflect_Parameter_index, index);
  return parameter.get();
}

// MethodParameters (JVMS 4.7.24): u1 count, then u2 name, u2 flags each. Null without the attribute.
JavaResult<Unrooted<Array>> method_parameters(Thread& thread, Handle<Object> executable) MAY_GC {
  Method* method = method_of_reflect(executable);
  classfile::Bytes parameters = attributes_of(*method).method_parameters;
  if (parameters.empty()) return Unrooted<Array>();
  Class* c = method->holder;
  const uint8_t* at = parameters.data();
  int32_t count = *at++;
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.reflect_Parameter, count)));
  for (int32_t i = 0; i < count; i++, at += 4) {
    uint16_t name = classfile::read_u2(at);
    uint16_t flags = classfile::read_u2(at + 2);
    Rooted<Object> parameter(thread, TRY(new_parameter(thread, c, executable, name, flags, i)));
    HeapAccess::store_reference_element(array, i, parameter);
  }
  return array.get();
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredMethods(JNIEnv* env, jclass mirror, jboolean public_only) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(mirror);
  return to_local_as<jobjectArray>(thread, declared_executables(thread, c, public_only != 0, false));
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredConstructors(JNIEnv* env, jclass mirror, jboolean public_only) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(mirror);
  return to_local_as<jobjectArray>(thread, declared_executables(thread, c, public_only != 0, true));
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredFields(JNIEnv* env, jclass mirror, jboolean public_only) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(mirror);
  return to_local_as<jobjectArray>(thread, declared_fields(thread, c, public_only != 0));
}

JNIEXPORT jobjectArray JNICALL JVM_GetMethodParameters(JNIEnv* env, jobject executable) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, method_parameters(thread, handle_of(executable)));
}

JNIEXPORT jbyteArray JNICALL JVM_GetFieldTypeAnnotations(JNIEnv* env, jobject field) {
  CORTADO_JVM_ENTRY(env);
  const Field* target = field_of_reflect(handle_of(field));
  return to_local_as<jbyteArray>(thread, array_of_attribute(thread, attributes_of(*target).type_annotations));
}

JNIEXPORT jbyteArray JNICALL JVM_GetMethodTypeAnnotations(JNIEnv* env, jobject executable) {
  CORTADO_JVM_ENTRY(env);
  const Method* target = method_of_reflect(handle_of(executable));
  return to_local_as<jbyteArray>(thread, array_of_attribute(thread, attributes_of(*target).type_annotations));
}

JNIEXPORT jobject JNICALL JVM_InvokeMethod(JNIEnv* env, jobject method, jobject receiver, jobjectArray arguments) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, reflect_invoke(thread, handle_of(method), handle_of(receiver), array_handle_of(arguments)));
}

JNIEXPORT jobject JNICALL JVM_NewInstanceFromConstructor(JNIEnv* env, jobject constructor, jobjectArray arguments) {
  CORTADO_JVM_ENTRY(env);
  return to_made_local(thread, reflect_new_instance(thread, handle_of(constructor), array_handle_of(arguments)));
}

}  // extern "C"
