// jdk.internal.misc.Unsafe: fields' places, classes, native memory, parking, fences.

#include "classlib/openjdk17/java.base/jdk_internal_misc_Unsafe.h"
#include <fmt/format.h>

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/monitor.h"
#include "runtime/reflection.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

jlong JNICALL allocate_memory(JNIEnv*, jobject, jlong size) {
  return reinterpret_cast<jlong>(malloc(static_cast<size_t>(size)));
}
jlong JNICALL reallocate_memory(JNIEnv*, jobject, jlong address, jlong size) {
  return reinterpret_cast<jlong>(realloc(reinterpret_cast<void*>(address), static_cast<size_t>(size)));
}
void JNICALL free_memory(JNIEnv*, jobject, jlong address) { free(reinterpret_cast<void*>(address)); }

// The Field behind a java.lang.reflect.Field if it is static or not, as asked.
JavaResult<Field*> checked_field(Thread& thread, jobject reflect_field, bool is_static) MAY_GC {
  Field* field = field_of_reflect(handle_of(reflect_field));
  if (field->is_static() == is_static) return field;
  return throw_new(thread, wk.classes.IllegalArgumentException);
}
jlong JNICALL object_field_offset(JNIEnv* env, jobject, jobject field) {
  CORTADO_JVM_ENTRY(env);
  return CORTADO_TRY_OR(0, checked_field(thread, field, false))->offset;
}
jlong JNICALL static_field_offset(JNIEnv* env, jobject, jobject field) {
  CORTADO_JVM_ENTRY(env);
  return CORTADO_TRY_OR(0, checked_field(thread, field, true))->offset;
}
jobject JNICALL static_field_base(JNIEnv* env, jobject, jobject field) {
  CORTADO_JVM_ENTRY(env);
  return mirror_reference(thread, CORTADO_TRY_OR(nullptr, checked_field(thread, field, true))->holder);
}
jlong JNICALL object_field_offset_by_name(JNIEnv* env, jobject, jclass mirror, jstring name) {
  CORTADO_JVM_ENTRY(env);
  Class* c = class_of_reference(mirror);
  const Symbol* symbol = string_to_symbol(handle_of(name), false, true);
  Field* field = symbol == nullptr || !has_members(c) ? nullptr : c->find_declared_field(symbol, nullptr);
  if (field == nullptr) return failed<jlong>(throw_new(thread, wk.classes.InternalError));
  return field->offset;
}

JavaResult<Class*> checked_array_class(Thread& thread, jclass mirror) MAY_GC {
  Class* c = class_of_reference(mirror);
  if (c->is_array()) return c;
  return throw_by_name(thread, "java/io/InvalidClassException", c->external_name());
}
jint JNICALL array_base_offset(JNIEnv* env, jobject, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return CORTADO_TRY_OR(0, checked_array_class(thread, mirror))->layout.element_base;
}
jint JNICALL array_index_scale(JNIEnv* env, jobject, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  return 1 << CORTADO_TRY_OR(0, checked_array_class(thread, mirror))->layout.element_shift;
}

void JNICALL ensure_class_initialized(JNIEnv* env, jobject, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  if (mirror == nullptr) return (void)throw_null_pointer(thread);
  Class* c = class_of_reference(mirror);
  if (has_members(c)) (void)ensure_initialized(thread, c);
}
jboolean JNICALL should_be_initialized(JNIEnv* env, jobject, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  if (mirror == nullptr) return failed<jboolean>(throw_null_pointer(thread));
  const Class* c = class_of_reference(mirror);
  return has_members(c) && !c->is_initialized();
}

JavaResult<Unrooted<Object>> allocate(Thread& thread, Class* c) MAY_GC {
  if (c->is_primitive()) return throw_new(thread, wk.classes.InstantiationException);
  if (c == wk.classes.Class) return throw_new(thread, wk.classes.IllegalAccessException, c->external_name());
  if (!has_members(c) || c->is_abstract() || c->is_interface()) {
    return throw_new(thread, wk.classes.InstantiationException, c->external_name());
  }
  return new_instance_initialized(thread, c);
}
jobject JNICALL allocate_instance(JNIEnv* env, jobject, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  if (mirror == nullptr) return failed(throw_null_pointer(thread));
  return to_local(thread, allocate(thread, class_of_reference(mirror)));
}

jclass JNICALL define_class_from_bytes(JNIEnv* env, jobject, jstring name, jbyteArray bytes, jint offset, jint length,
                                       jobject loader, jobject protection_domain) {
  CORTADO_JVM_ENTRY(env);
  if (bytes == nullptr) return failed<jclass>(throw_null_pointer(thread));
  Handle<Array> array = array_handle_of(bytes);
  if (length < 0) return failed<jclass>(throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException));
  if (offset < 0 || offset > array.length() - length) {
    std::string message = fmt::format("Array region {}..{} out of bounds for length {}", offset,
                                      static_cast<int64_t>(offset) + length, array.length());
    return failed<jclass>(throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException, message));
  }
  std::vector<uint8_t> copy(static_cast<size_t>(length));
  {
    NoGcToken no_gc;
    std::copy_n(array.raw(no_gc)->elements() + offset, length, copy.begin());
  }
  DefineOptions options;
  if (name != nullptr) options.expected_name = string_to_symbol(handle_of(name), true);
  options.protection_domain = handle_of(protection_domain);
  Class* c = CORTADO_TRY_OR(nullptr, define_class(thread, copy, handle_of(loader), options));
  return mirror_reference(thread, c);
}

void JNICALL throw_exception(JNIEnv* env, jobject, jthrowable throwable) {
  CORTADO_JVM_ENTRY(env);
  if (throwable == nullptr) return (void)throw_null_pointer(thread);
  (void)throw_object(thread, handle_of(throwable));
}

void JNICALL park(JNIEnv* env, jobject, jboolean is_absolute, jlong time) {
  CORTADO_JVM_ENTRY(env);
  thread_park(thread, is_absolute != 0, time);
}
void JNICALL unpark(JNIEnv* env, jobject, jobject target) {
  CORTADO_JVM_ENTRY(env);
  if (target != nullptr) thread_unpark(handle_of(target));
}

jint JNICALL get_load_average(JNIEnv* env, jobject, jdoubleArray averages, jint count) {
  double values[3];
  int found = getloadavg(values, std::min(count, 3));
  CORTADO_JVM_ENTRY(env);
  for (int i = 0; i < found; i++) HeapAccess::store_element<double>(array_handle_of(averages), i, values[i]);
  return found;
}

void JNICALL load_fence(JNIEnv*, jobject) { std::atomic_thread_fence(std::memory_order_acquire); }
void JNICALL store_fence(JNIEnv*, jobject) { std::atomic_thread_fence(std::memory_order_release); }
void JNICALL full_fence(JNIEnv*, jobject) { std::atomic_thread_fence(std::memory_order_seq_cst); }
// Never called: DATA_CACHE_LINE_FLUSH_SIZE is 0.
void JNICALL write_back(JNIEnv*, jobject, jlong) {}
void JNICALL write_back_sync(JNIEnv*, jobject) {}

template <class F>
constexpr void* function(F* f) {
  return reinterpret_cast<void*>(f);
}

}  // namespace

const VmNative unsafe_class_natives[] = {
    {"allocateMemory0", "(J)J", function(&allocate_memory)},
    {"reallocateMemory0", "(JJ)J", function(&reallocate_memory)},
    {"freeMemory0", "(J)V", function(&free_memory)},
    {"objectFieldOffset0", "(Ljava/lang/reflect/Field;)J", function(&object_field_offset)},
    {"objectFieldOffset1", "(Ljava/lang/Class;Ljava/lang/String;)J", function(&object_field_offset_by_name)},
    {"staticFieldOffset0", "(Ljava/lang/reflect/Field;)J", function(&static_field_offset)},
    {"staticFieldBase0", "(Ljava/lang/reflect/Field;)Ljava/lang/Object;", function(&static_field_base)},
    {"arrayBaseOffset0", "(Ljava/lang/Class;)I", function(&array_base_offset)},
    {"arrayIndexScale0", "(Ljava/lang/Class;)I", function(&array_index_scale)},
    {"ensureClassInitialized0", "(Ljava/lang/Class;)V", function(&ensure_class_initialized)},
    {"shouldBeInitialized0", "(Ljava/lang/Class;)Z", function(&should_be_initialized)},
    {"allocateInstance", "(Ljava/lang/Class;)Ljava/lang/Object;", function(&allocate_instance)},
    {"defineClass0", "(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;",
     function(&define_class_from_bytes)},
    {"throwException", "(Ljava/lang/Throwable;)V", function(&throw_exception)},
    {"park", "(ZJ)V", function(&park)},
    {"unpark", "(Ljava/lang/Object;)V", function(&unpark)},
    {"getLoadAverage0", "([DI)I", function(&get_load_average)},
    {"loadFence", "()V", function(&load_fence)},
    {"storeFence", "()V", function(&store_fence)},
    {"fullFence", "()V", function(&full_fence)},
    {"writeback0", "(J)V", function(&write_back)},
    {"writebackPreSync0", "()V", function(&write_back_sync)},
    {"writebackPostSync0", "()V", function(&write_back_sync)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
