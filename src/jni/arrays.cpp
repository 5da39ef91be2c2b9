// Arrays (JNI specification chapter 4, "Array Operations"). Elements are handed out as copies; critical sections hand
// out the elements themselves and keep the array from moving.

#include <fmt/format.h>

#include <cstdlib>

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "gc/pinning.h"
#include "jni/jni_functions.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"

namespace cortado::jni {

jsize GetArrayLength(JNIEnv* env, jarray array) {
  JNI_ENTER(env);
  return array_handle_of(array).length();
}

namespace {

JavaResult<Unrooted<Array>> new_filled_array(Thread& thread, jsize length, Class* element_class, jobject initial)
    MAY_GC {
  Class* innermost = element_class->is_array() ? element_class->bottom_class.get() : element_class;
  TRY(ensure_initialized(thread, innermost));  // as HotSpot does, though nothing asks for it
  Rooted<Array> array(thread, TRY(new_object_array(thread, element_class, length)));
  if (!handle_of(initial).is_null()) {
    for (jsize i = 0; i < length; i++) HeapAccess::store_reference_element(array, i, handle_of(initial));
  }
  return array.get();
}

bool index_is_valid(Thread& thread, Handle<Array> array, jsize index) MAY_GC {
  if (index >= 0 && index < array.length()) return true;
  (void)throw_array_index(thread, index, array.length());
  return false;
}

Thrown throw_array_store(Thread& thread, Class* array_class, Class* value_class, jsize index) MAY_GC {
  std::string element =
      classfile::external_type_name(array_class->bottom_class->is_primitive()
                                        ? array_class->name->view().substr(array_class->dimensions)
                                        : classfile::descriptor_of_class_name(array_class->bottom_class->name->view()));
  std::string dimensions;
  for (int i = array_class->dimensions; i > 1; i--) dimensions += "[]";
  return throw_new(thread, wk.classes.ArrayStoreException,
                   fmt::format("type mismatch: can not store {} to {}[{}]{}", value_class->external_name(), element,
                               index, dimensions));
}

bool region_is_valid(Thread& thread, Handle<Array> array, jsize start, jsize count) MAY_GC {
  if (count < 0) {
    (void)throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException, fmt::format("Length {} is negative", count));
    return false;
  }
  int32_t length = array.length();
  if (start >= 0 && start <= length - count) return true;
  (void)throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException,
                  fmt::format("Array region {}..{} out of bounds for length {}", start,
                              static_cast<int64_t>(start) + count, length));
  return false;
}

// Both within bounds.
void copy_out(Handle<Array> array, jsize start, jsize count, void* to) IN_VM {
  NoGcToken no_gc;
  Array* raw = array.raw(no_gc);
  uint32_t shift = raw->layout()->element_shift;
  HeapAccess::copy_elements(to, raw->elements() + (static_cast<size_t>(start) << shift), static_cast<size_t>(count),
                            shift);
}
void copy_in(Handle<Array> array, jsize start, jsize count, const void* from) IN_VM {
  NoGcToken no_gc;
  Array* raw = array.raw(no_gc);
  uint32_t shift = raw->layout()->element_shift;
  HeapAccess::copy_elements(raw->elements() + (static_cast<size_t>(start) << shift), from, static_cast<size_t>(count),
                            shift);
}

void* copy_of_elements(Thread& thread, jarray reference, jboolean* is_copy) MAY_GC {
  Rooted<Array> array(thread, array_handle_of(reference));
  size_t size = static_cast<size_t>(array.length()) << array.layout()->element_shift;
  void* copy = std::malloc(size == 0 ? 1 : size);
  if (copy == nullptr) {
    (void)throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
    return nullptr;
  }
  copy_out(array, 0, array.length(), copy);
  if (is_copy != nullptr) *is_copy = JNI_TRUE;
  return copy;
}

void release_elements(jarray array, void* elements, jint mode) IN_VM {
  if (elements == nullptr) return;
  if (mode != JNI_ABORT) copy_in(array_handle_of(array), 0, array_handle_of(array).length(), elements);
  if (mode != JNI_COMMIT) std::free(elements);
}

}  // namespace

jobjectArray NewObjectArray(JNIEnv* env, jsize length, jclass element_class, jobject initial) {
  JNI_ENTER(env);
  return static_cast<jobjectArray>(
      new_local(thread, JNI_TRY(new_filled_array(thread, length, class_of_reference(element_class), initial))));
}

jobject GetObjectArrayElement(JNIEnv* env, jobjectArray array, jsize index) {
  JNI_ENTER(env);
  if (!index_is_valid(thread, array_handle_of(array), index)) return nullptr;
  return new_local(thread, HeapAccess::load_reference_element(array_handle_of(array), index));
}

void SetObjectArrayElement(JNIEnv* env, jobjectArray reference, jsize index, jobject value) {
  JNI_ENTER(env);
  Handle<Array> array = array_handle_of(reference);
  if (!index_is_valid(thread, array, index)) return;
  Class* array_class = Class::of(array);
  if (!handle_of(value).is_null()) {
    Class* value_class = Class::of(handle_of(value));
    if (!value_class->is_subtype_of(array_class->element_class)) {
      (void)throw_array_store(thread, array_class, value_class, index);
      return;
    }
  }
  HeapAccess::store_reference_element(array, index, handle_of(value));
}

#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member)                                                  \
  type##Array New##Name##Array(JNIEnv* env, jsize length) {                                                 \
    JNI_ENTER(env);                                                                                         \
    return static_cast<type##Array>(                                                                        \
        new_local(thread, JNI_TRY(new_primitive_array(thread, BasicType::basic_type, length))));            \
  }                                                                                                         \
  type* Get##Name##ArrayElements(JNIEnv* env, type##Array array, jboolean* is_copy) {                       \
    JNI_ENTER(env);                                                                                         \
    return static_cast<type*>(copy_of_elements(thread, array, is_copy));                                    \
  }                                                                                                         \
  void Release##Name##ArrayElements(JNIEnv* env, type##Array array, type* elements, jint mode) {            \
    JNI_ENTER(env);                                                                                         \
    release_elements(array, elements, mode);                                                                \
  }                                                                                                         \
  void Get##Name##ArrayRegion(JNIEnv* env, type##Array array, jsize start, jsize count, type* to) {         \
    JNI_ENTER(env);                                                                                         \
    if (region_is_valid(thread, array_handle_of(array), start, count))                                      \
      copy_out(array_handle_of(array), start, count, to);                                                   \
  }                                                                                                         \
  void Set##Name##ArrayRegion(JNIEnv* env, type##Array array, jsize start, jsize count, const type* from) { \
    JNI_ENTER(env);                                                                                         \
    if (region_is_valid(thread, array_handle_of(array), start, count))                                      \
      copy_in(array_handle_of(array), start, count, from);                                                  \
  }
#include "jni/jni_types.def"

void* GetPrimitiveArrayCritical(JNIEnv* env, jarray reference, jboolean* is_copy) {
  JNI_ENTER(env);
  if (is_copy != nullptr) *is_copy = JNI_FALSE;
  Heap::enter_critical(thread);
  NoGc no_gc;
  Array* array = array_handle_of(reference).raw(no_gc);
  pin_array(array);
  return array->elements();
}

void ReleasePrimitiveArrayCritical(JNIEnv* env, jarray reference, void*, jint) {
  JNI_ENTER(env);
  NoGc no_gc;
  unpin_array(array_handle_of(reference).raw(no_gc));
  Heap::leave_critical(thread);
}

}  // namespace cortado::jni
