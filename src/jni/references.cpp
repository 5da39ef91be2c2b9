// Local, global and weak references (JNI specification chapter 4, "Global and Local References").

#include "jni/jni_functions.h"
#include "runtime/exceptions.h"

namespace cortado::jni {

namespace {
// Frames grow as they must; more than this is refused, as HotSpot refuses it.
constexpr jint kMaxCapacity = 65536;
bool is_capacity(jint capacity) { return capacity >= 0 && capacity <= kMaxCapacity; }
}  // namespace

jint PushLocalFrame(JNIEnv* env, jint capacity) {
  JNI_ENTER(env);
  if (!is_capacity(capacity)) return JNI_ERR;
  return push_local_frame(thread, capacity).ok() ? JNI_OK : JNI_ERR;
}

jobject PopLocalFrame(JNIEnv* env, jobject result) {
  JNI_ENTER(env);
  return pop_local_frame(thread, handle_of(result));
}

jobject NewGlobalRef(JNIEnv* env, jobject object) {
  JNI_ENTER(env);
  return new_global(handle_of(object));
}

void DeleteGlobalRef(JNIEnv* env, jobject reference) {
  JNI_ENTER(env);
  delete_global(reference);
}

void DeleteLocalRef(JNIEnv* env, jobject reference) {
  JNI_ENTER(env);
  delete_local(thread, reference);
}

jboolean IsSameObject(JNIEnv* env, jobject a, jobject b) {
  JNI_ENTER(env);
  return handle_of(a).same_object(handle_of(b));
}

jobject NewLocalRef(JNIEnv* env, jobject object) {
  JNI_ENTER(env);
  return new_local(thread, handle_of(object));
}

jint EnsureLocalCapacity(JNIEnv*, jint capacity) { return is_capacity(capacity) ? JNI_OK : JNI_ERR; }

jweak NewWeakGlobalRef(JNIEnv* env, jobject object) {
  JNI_ENTER(env);
  return new_weak_global(handle_of(object));
}

void DeleteWeakGlobalRef(JNIEnv* env, jweak reference) {
  JNI_ENTER(env);
  delete_weak_global(reference);
}

jobjectRefType GetObjectRefType(JNIEnv* env, jobject reference) {
  JNI_ENTER(env);
  return reference_type(thread, reference);
}

}  // namespace cortado::jni
