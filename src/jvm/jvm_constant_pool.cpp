// jdk.internal.reflect.ConstantPool: a class's run-time constant pool, for the parser of annotations. The object's
// constantPoolOop field is the mirror of the class; it comes as the third parameter.

#include <cstring>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/reflection.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

ConstantPool* pool_of(jobject mirror) IN_VM { return class_of_reference(mirror)->pool; }

// The index if it names an entry with one of the tags: IllegalArgumentException.
JavaResult<uint16_t> checked_index(Thread& thread, const ConstantPool* pool, jint index,
                                   std::initializer_list<ConstantTag> tags) MAY_GC {
  if (index <= 0 || index >= pool->length) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "Constant pool index out of bounds");
  }
  for (ConstantTag tag : tags) {
    if (pool->tag(static_cast<uint16_t>(index)) == tag) return static_cast<uint16_t>(index);
  }
  return throw_new(thread, wk.classes.IllegalArgumentException, "Wrong type at constant pool index");
}

constexpr std::initializer_list<ConstantTag> kMemberTags = {ConstantTag::kFieldref, ConstantTag::kMethodref,
                                                            ConstantTag::kInterfaceMethodref};
constexpr std::initializer_list<ConstantTag> kMethodTags = {ConstantTag::kMethodref, ConstantTag::kInterfaceMethodref};

// The class of an entry, null if `only_loaded` and it was not resolved yet.
JavaResult<Class*> class_at(Thread& thread, ConstantPool* pool, uint16_t class_index, bool only_loaded) MAY_GC {
  if (only_loaded) return pool->resolved_class(class_index);
  return resolve_class(thread, pool, class_index);
}

JavaResult<Unrooted<Object>> method_at(Thread& thread, jobject mirror, jint index, bool only_loaded) MAY_GC {
  ConstantPool* pool = pool_of(mirror);
  uint16_t at = TRY(checked_index(thread, pool, index, kMethodTags));
  Class* c = TRY(class_at(thread, pool, pool->class_index_of(at), only_loaded));
  if (c == nullptr) return Unrooted<Object>();
  Method* method = c->find_method(pool->member_name(at), pool->member_descriptor(at));
  if (method == nullptr)
    return throw_new(thread, wk.classes.RuntimeException, "Unable to look up method in target class");
  return method->is_initializer() ? new_reflect_constructor(thread, method) : new_reflect_method(thread, method);
}

JavaResult<Unrooted<Object>> field_at(Thread& thread, jobject mirror, jint index, bool only_loaded) MAY_GC {
  ConstantPool* pool = pool_of(mirror);
  uint16_t at = TRY(checked_index(thread, pool, index, {ConstantTag::kFieldref}));
  Class* c = TRY(class_at(thread, pool, pool->class_index_of(at), only_loaded));
  if (c == nullptr) return Unrooted<Object>();
  Field* field = c->find_field(pool->member_name(at), pool->member_descriptor(at));
  if (field == nullptr)
    return throw_new(thread, wk.classes.RuntimeException, "Unable to look up field in target class");
  return new_reflect_field(thread, field);
}

JavaResult<Unrooted<Array>> string_array(Thread& thread, std::initializer_list<Symbol*> symbols) MAY_GC {
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, static_cast<int32_t>(symbols.size()))));
  int32_t next = 0;
  for (const Symbol* symbol : symbols) {
    Rooted<Object> string(thread, TRY(new_string(thread, symbol->view())));
    HeapAccess::store_reference_element(array, next++, string);
  }
  return array.get();
}

template <class V>
V bits_as(uint64_t bits) {
  V value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobject JNICALL JVM_GetClassConstantPool(JNIEnv* env, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  if (!has_members(class_of_reference(mirror))) return nullptr;
  Rooted<Object> pool(thread,
                      CORTADO_TRY_OR(nullptr, new_instance_initialized(thread, wk.classes.reflect_ConstantPool)));
  HeapAccess::store_reference(pool, wk.fields.reflect_ConstantPool_constantPoolOop, handle_of(mirror));
  return new_local(thread, pool);
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetSize(JNIEnv* env, jobject, jobject mirror) {
  CORTADO_JVM_ENTRY(env);
  return pool_of(mirror)->length;
}

JNIEXPORT jclass JNICALL JVM_ConstantPoolGetClassAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool_of(mirror), index, {ConstantTag::kClass}));
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, class_at(thread, pool_of(mirror), at, false)));
}

JNIEXPORT jclass JNICALL JVM_ConstantPoolGetClassAtIfLoaded(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool_of(mirror), index, {ConstantTag::kClass}));
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, class_at(thread, pool_of(mirror), at, true)));
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetClassRefIndexAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(0, checked_index(thread, pool_of(mirror), index, kMemberTags));
  return pool_of(mirror)->class_index_of(at);
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetMethodAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, method_at(thread, mirror, index, false));
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetMethodAtIfLoaded(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, method_at(thread, mirror, index, true));
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetFieldAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, field_at(thread, mirror, index, false));
}

JNIEXPORT jobject JNICALL JVM_ConstantPoolGetFieldAtIfLoaded(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, field_at(thread, mirror, index, true));
}

JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetMemberRefInfoAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool, index, kMemberTags));
  return to_local_as<jobjectArray>(thread, string_array(thread, {pool->class_name(pool->class_index_of(at)),
                                                                 pool->member_name(at), pool->member_descriptor(at)}));
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetNameAndTypeRefIndexAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(
      0, checked_index(thread, pool_of(mirror), index,
                       {ConstantTag::kFieldref, ConstantTag::kMethodref, ConstantTag::kInterfaceMethodref,
                        ConstantTag::kInvokeDynamic, ConstantTag::kDynamic}));
  return pool_of(mirror)->name_and_type_of(at);
}

JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetNameAndTypeRefInfoAt(JNIEnv* env, jobject, jobject mirror,
                                                                       jint index) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool, index, {ConstantTag::kNameAndType}));
  return to_local_as<jobjectArray>(thread, string_array(thread, {pool->name_of_nat(at), pool->descriptor_of_nat(at)}));
}

JNIEXPORT jint JNICALL JVM_ConstantPoolGetIntAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return pool_of(mirror)->int_at(
      CORTADO_TRY_OR(0, checked_index(thread, pool_of(mirror), index, {ConstantTag::kInteger})));
}

JNIEXPORT jlong JNICALL JVM_ConstantPoolGetLongAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  return pool_of(mirror)->long_at(
      CORTADO_TRY_OR(0, checked_index(thread, pool_of(mirror), index, {ConstantTag::kLong})));
}

JNIEXPORT jfloat JNICALL JVM_ConstantPoolGetFloatAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(0, checked_index(thread, pool_of(mirror), index, {ConstantTag::kFloat}));
  return bits_as<jfloat>(pool_of(mirror)->value(at));
}

JNIEXPORT jdouble JNICALL JVM_ConstantPoolGetDoubleAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  uint16_t at = CORTADO_TRY_OR(0, checked_index(thread, pool_of(mirror), index, {ConstantTag::kDouble}));
  return bits_as<jdouble>(static_cast<uint64_t>(pool_of(mirror)->long_at(at)));
}

JNIEXPORT jstring JNICALL JVM_ConstantPoolGetStringAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool, index, {ConstantTag::kString}));
  return to_local_as<jstring>(thread, intern_string(thread, pool->utf8(static_cast<uint16_t>(pool->value(at)))));
}

JNIEXPORT jstring JNICALL JVM_ConstantPoolGetUTF8At(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  uint16_t at = CORTADO_TRY_OR(nullptr, checked_index(thread, pool, index, {ConstantTag::kUtf8}));
  return to_local_as<jstring>(thread, new_string(thread, pool->utf8(at)));
}

JNIEXPORT jbyte JNICALL JVM_ConstantPoolGetTagAt(JNIEnv* env, jobject, jobject mirror, jint index) {
  CORTADO_JVM_ENTRY(env);
  const ConstantPool* pool = pool_of(mirror);
  if (index <= 0 || index >= pool->length) {
    return failed<jbyte>(throw_new(thread, wk.classes.IllegalArgumentException, "Constant pool index out of bounds"));
  }
  return static_cast<jbyte>(pool->tag(static_cast<uint16_t>(index)));
}

}  // extern "C"
