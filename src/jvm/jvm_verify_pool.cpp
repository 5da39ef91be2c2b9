// What libverify asks about constant-pool entries. Names are copies that JVM_ReleaseUTF frees.

#include <cstdlib>
#include <cstring>

#include "jvm/entry.h"
#include "runtime/linking.h"

namespace cortado {
namespace {

const char* copy_of(const Symbol* symbol) { return strdup(symbol->string().c_str()); }

const ConstantPool* pool_of(jclass mirror) IN_VM { return class_to_verify(class_of_reference(mirror))->pool; }

bool is_tag(const ConstantPool* pool, jint index, ConstantTag first, ConstantTag second) {
  ConstantTag tag = pool->tag(static_cast<uint16_t>(index));
  return tag == first || tag == second;
}
void check_field(const ConstantPool* pool, jint index) {
  CORTADO_CHECK(is_tag(pool, index, ConstantTag::kFieldref, ConstantTag::kFieldref));
}
void check_method(const ConstantPool* pool, jint index) {
  CORTADO_CHECK(is_tag(pool, index, ConstantTag::kMethodref, ConstantTag::kInterfaceMethodref) ||
                is_tag(pool, index, ConstantTag::kInvokeDynamic, ConstantTag::kNameAndType));
}

const Symbol* owner_name(const ConstantPool* pool, jint index) {
  return pool->class_name(pool->class_index_of(static_cast<uint16_t>(index)));
}
const Symbol* name(const ConstantPool* pool, jint index) { return pool->member_name(static_cast<uint16_t>(index)); }
const Symbol* descriptor(const ConstantPool* pool, jint index) {
  return pool->member_descriptor(static_cast<uint16_t>(index));
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT const char* JNICALL JVM_GetCPFieldNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_field(pool_of(mirror), index);
  return copy_of(name(pool_of(mirror), index));
}

JNIEXPORT const char* JNICALL JVM_GetCPMethodNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_method(pool_of(mirror), index);
  return copy_of(name(pool_of(mirror), index));
}

JNIEXPORT const char* JNICALL JVM_GetCPFieldSignatureUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_field(pool_of(mirror), index);
  return copy_of(descriptor(pool_of(mirror), index));
}

JNIEXPORT const char* JNICALL JVM_GetCPMethodSignatureUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_method(pool_of(mirror), index);
  return copy_of(descriptor(pool_of(mirror), index));
}

JNIEXPORT const char* JNICALL JVM_GetCPClassNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return copy_of(pool_of(mirror)->class_name(static_cast<uint16_t>(index)));
}

JNIEXPORT const char* JNICALL JVM_GetCPFieldClassNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_field(pool_of(mirror), index);
  return copy_of(owner_name(pool_of(mirror), index));
}

JNIEXPORT const char* JNICALL JVM_GetCPMethodClassNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  check_method(pool_of(mirror), index);
  return copy_of(owner_name(pool_of(mirror), index));
}

// Flags of the field or method of that name and descriptor that `called` declares; -1: none.
JNIEXPORT jint JNICALL JVM_GetCPFieldModifiers(JNIEnv* env, jclass mirror, int index, jclass called) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  const Field* field = class_of_reference(called)->find_declared_field(name(pool, index), descriptor(pool, index));
  return field == nullptr ? -1 : field->access_flags;
}

JNIEXPORT jint JNICALL JVM_GetCPMethodModifiers(JNIEnv* env, jclass mirror, int index, jclass called) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  const Method* method = class_of_reference(called)->find_declared_method(name(pool, index), descriptor(pool, index));
  return method == nullptr ? -1 : method->access_flags;
}

}  // extern "C"
