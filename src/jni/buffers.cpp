// Direct buffers (JNI specification chapter 4, "NIO Support"): written in JNI itself, as the library defines them.

#include "gc/heap_access.h"
#include "jni/jni_functions.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/wellknown.h"

namespace cortado::jni {

namespace {

JavaResult<Class*> boot_class(Thread& thread, const char* name) MAY_GC {
  Class* c = TRY(load_class(thread, Symbol::intern(name), Handle<Object>()));
  TRY(ensure_initialized(thread, c));
  return c;
}

// False for null and for what is no direct buffer; no exception.
bool is_direct_buffer(Thread& thread, jobject buffer) MAY_GC {
  if (handle_of(buffer).is_null()) return false;
  JavaResult<Class*> direct_buffer = boot_class(thread, "sun/nio/ch/DirectBuffer");
  if (direct_buffer.failed()) {
    thread.clear_exception();
    return false;
  }
  return Class::of(handle_of(buffer))->is_subtype_of(direct_buffer.value());
}

struct BufferConstructor {
  jclass c = nullptr;
  jmethodID id = nullptr;
};

BufferConstructor buffer_constructor(JNIEnv* env) {
  BufferConstructor constructor;
  {
    JNI_ENTER(env);
    JavaResult<Class*> c = boot_class(thread, "java/nio/DirectByteBuffer");
    if (c.failed()) return constructor;
    constructor.c = new_local_class(thread, c.value());
  }
  constructor.id = GetMethodID(env, constructor.c, "<init>", "(JI)V");
  return constructor;
}

}  // namespace

jobject NewDirectByteBuffer(JNIEnv* env, void* address, jlong capacity) {
  BufferConstructor constructor = buffer_constructor(env);
  if (constructor.id == nullptr) return nullptr;
  jobject buffer =
      NewObject(env, constructor.c, constructor.id, reinterpret_cast<jlong>(address), static_cast<jint>(capacity));
  DeleteLocalRef(env, constructor.c);
  return buffer;
}

void* GetDirectBufferAddress(JNIEnv* env, jobject buffer) {
  JNI_ENTER(env);
  if (!is_direct_buffer(thread, buffer)) return nullptr;
  return reinterpret_cast<void*>(HeapAccess::load<int64_t>(handle_of(buffer), wk.fields.nio_Buffer_address));
}

jlong GetDirectBufferCapacity(JNIEnv* env, jobject buffer) {
  JNI_ENTER(env);
  if (!is_direct_buffer(thread, buffer)) return -1;
  return HeapAccess::load<int32_t>(handle_of(buffer), wk.fields.nio_Buffer_capacity);
}

}  // namespace cortado::jni
