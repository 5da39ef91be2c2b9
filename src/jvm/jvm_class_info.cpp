// java.lang.Class: names, flags, kinds, protection domain and signers.

#include "jvm/class_file_view.h"
#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

JavaResult<Unrooted<Object>> init_class_name(Thread& thread, Handle<Object> mirror) MAY_GC {
  Rooted<Object> name(thread, TRY(intern_string(thread, class_of_mirror(mirror)->external_name())));
  HeapAccess::store_reference(mirror, wk.fields.Class_name, name);
  return name.get();
}

JavaResult<Unrooted<Array>> class_interfaces(Thread& thread, Class* c) MAY_GC {
  if (c->is_array()) {
    Class* const interfaces[] = {wk.classes.Cloneable, wk.classes.Serializable};
    return class_array(thread, interfaces);
  }
  std::vector<Class*> interfaces(c->local_interfaces.begin(), c->local_interfaces.end());
  return class_array(thread, interfaces);
}

JavaResult<Unrooted<Object>> signers_copy(Thread& thread, Class* c) MAY_GC {
  Rooted<Object> mirror(thread, mirror_of(c));
  Rooted<Object> signers(thread, HeapAccess::load_reference(mirror, wk.fields.Class_signers));
  if (signers.is_null()) return Unrooted<Object>();
  return clone_object(thread, signers);
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jstring JNICALL JVM_InitClassName(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jstring>(thread, init_class_name(thread, handle_of(mirror)));
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassInterfaces(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, class_interfaces(thread, class_of_reference(mirror)));
}

JNIEXPORT jboolean JNICALL JVM_IsInterface(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  return has_members(c) && c->is_interface();
}

JNIEXPORT jboolean JNICALL JVM_IsArrayClass(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return class_of_reference(mirror)->is_array();
}

JNIEXPORT jboolean JNICALL JVM_IsPrimitiveClass(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return class_of_reference(mirror)->is_primitive();
}

JNIEXPORT jboolean JNICALL JVM_IsHiddenClass(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return class_of_reference(mirror)->is_hidden();
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassSigners(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(mirror);
  return has_members(c) ? to_local_as<jobjectArray>(thread, signers_copy(thread, c)) : nullptr;
}

JNIEXPORT void JNICALL JVM_SetClassSigners(JNIEnv* env, jclass mirror, jobjectArray signers) {
  CORTADO_JVM_ENTRY(env);
  if (!has_members(class_of_reference(mirror))) return;
  HeapAccess::store_reference(handle_of(mirror), wk.fields.Class_signers, handle_of(signers));
}

JNIEXPORT jobject JNICALL JVM_GetProtectionDomain(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  if (c->is_primitive()) return nullptr;
  if (c->is_array()) c = c->bottom_class;
  return new_local(thread, protection_domain_of(c));
}

JNIEXPORT jint JNICALL JVM_GetClassModifiers(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return class_modifiers(class_of_reference(mirror));
}

JNIEXPORT jint JNICALL JVM_GetClassAccessFlags(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  return c->is_primitive() || c->is_array() ? class_modifiers(c) : c->access_flags & 0x7FFF;
}

JNIEXPORT jstring JNICALL JVM_GetClassSignature(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  if (!has_members(c) || c->generic_signature == 0) return nullptr;
  return to_local_as<jstring>(thread, new_string(thread, c->pool->utf8(c->generic_signature)));
}

JNIEXPORT jbyteArray JNICALL JVM_GetClassAnnotations(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  return to_local_as<jbyteArray>(thread, array_of_attribute(thread, c, c->annotations));
}

JNIEXPORT jbyteArray JNICALL JVM_GetClassTypeAnnotations(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  return to_local_as<jbyteArray>(thread, array_of_attribute(thread, c, c->type_annotations));
}

JNIEXPORT jboolean JNICALL JVM_IsSameClassPackage(JNIEnv* env, jclass first, jclass second) {
  CORTADO_JVM_ENTRY(env);
  return class_of_reference(first)->same_package(class_of_reference(second));
}

}  // extern "C"
