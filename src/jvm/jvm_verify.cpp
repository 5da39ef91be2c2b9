// What libverify, the verifier of class files before version 50, asks about the class it verifies and its methods.

#include <cstdlib>
#include <cstring>

#include "classfile/bytes.h"
#include "jvm/entry.h"
#include "runtime/linking.h"
#include "runtime/member_attributes.h"

namespace cortado {
namespace {

const Class* verified_class(jclass mirror) IN_VM { return class_to_verify(class_of_reference(mirror)); }

const Method& method_at(jclass mirror, jint index) IN_VM {
  return verified_class(mirror)->methods[static_cast<size_t>(index)];
}

// The rows of the Exceptions attribute (JVMS 4.7.5).
classfile::U2Table exceptions_of(const Method& method) {
  classfile::Bytes content = attributes_of(method).exceptions;
  return content.empty() ? classfile::U2Table()
                         : classfile::U2Table(content.data() + 2, classfile::read_u2(content.data()));
}

// A zero-terminated copy; JVM_ReleaseUTF frees it.
const char* copy_of(const Symbol* symbol) {
  size_t length = symbol->length();
  auto* copy = static_cast<char*>(malloc(length + 1));
  CORTADO_CHECK(copy != nullptr);
  memcpy(copy, symbol->view().data(), length);
  copy[length] = 0;
  return copy;
}

}  // namespace
}  // namespace cortado

using namespace cortado;

// One row of an exception table, in bytecode indices.
struct JVM_ExceptionTableEntryType {
  jint start_pc, end_pc, handler_pc, catch_type;
};

extern "C" {

JNIEXPORT void JNICALL JVM_ReleaseUTF(const char* text) { free(const_cast<char*>(text)); }

JNIEXPORT const char* JNICALL JVM_GetClassNameUTF(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return copy_of(class_of_reference(mirror)->name);
}

JNIEXPORT jint JNICALL JVM_GetClassCPEntriesCount(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = verified_class(mirror);
  return has_members(c) ? c->pool->length : 0;
}

JNIEXPORT void JNICALL JVM_GetClassCPTypes(JNIEnv* env, jclass mirror, unsigned char* types) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = verified_class(mirror);
  if (!has_members(c)) return;
  types[0] = static_cast<unsigned char>(ConstantTag::kUnusable);
  for (uint16_t i = 1; i < c->pool->length; i++) types[i] = static_cast<unsigned char>(c->pool->tag(i));
}

JNIEXPORT jint JNICALL JVM_GetClassFieldsCount(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return static_cast<jint>(verified_class(mirror)->declared_fields);
}

JNIEXPORT jint JNICALL JVM_GetClassMethodsCount(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return static_cast<jint>(verified_class(mirror)->declared_methods);
}

JNIEXPORT jint JNICALL JVM_GetFieldIxModifiers(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return verified_class(mirror)->fields[static_cast<size_t>(index)].access_flags;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxModifiers(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).access_flags;
}

JNIEXPORT const char* JNICALL JVM_GetMethodIxNameUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return copy_of(method_at(mirror, index).name);
}

JNIEXPORT const char* JNICALL JVM_GetMethodIxSignatureUTF(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return copy_of(method_at(mirror, index).descriptor);
}

JNIEXPORT jint JNICALL JVM_GetMethodIxByteCodeLength(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return static_cast<jint>(method_at(mirror, index).code_length);
}

JNIEXPORT void JNICALL JVM_GetMethodIxByteCode(JNIEnv* env, jclass mirror, jint index, unsigned char* code) {
  CORTADO_JVM_ENTRY(env);
  const Method& method = method_at(mirror, index);
  if (method.code_length != 0) memcpy(code, method.bytecode(), method.code_length);
}

JNIEXPORT jint JNICALL JVM_GetMethodIxExceptionsCount(JNIEnv* env, jclass mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return static_cast<jint>(exceptions_of(method_at(mirror, index)).size());
}

JNIEXPORT void JNICALL JVM_GetMethodIxExceptionIndexes(JNIEnv* env, jclass mirror, jint index,
                                                       unsigned short* exceptions) {
  CORTADO_JVM_ENTRY(env);
  for (uint16_t exception : exceptions_of(method_at(mirror, index))) *exceptions++ = exception;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxExceptionTableLength(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return static_cast<jint>(method_at(mirror, index).exception_table.size());
}

JNIEXPORT void JNICALL JVM_GetMethodIxExceptionTableEntry(JNIEnv* env, jclass mirror, jint index, jint entry_index,
                                                          JVM_ExceptionTableEntryType* entry) {
  CORTADO_JVM_ENTRY(env);
  const ExceptionTableEntry& row = method_at(mirror, index).exception_table[static_cast<size_t>(entry_index)];
  *entry = {row.start_pc, row.end_pc, row.handler_pc, row.catch_type};
}

JNIEXPORT jint JNICALL JVM_GetMethodIxLocalsCount(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).max_locals;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxArgsSize(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).argument_slots;
}

JNIEXPORT jint JNICALL JVM_GetMethodIxMaxStack(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).max_stack;
}

JNIEXPORT jboolean JNICALL JVM_IsConstructorIx(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).is_initializer();
}

JNIEXPORT jboolean JNICALL JVM_IsVMGeneratedMethodIx(JNIEnv* env, jclass mirror, int index) {
  CORTADO_JVM_ENTRY(env);
  return method_at(mirror, index).has(Method::kOverpass);
}

}  // extern "C"
