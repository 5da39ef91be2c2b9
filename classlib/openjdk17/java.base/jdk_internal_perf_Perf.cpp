// jdk.internal.perf.Perf: counters as direct buffers. They are private to the process and live as long as it does.

#include <cstdlib>
#include <cstring>

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"
#include "os/time.h"

namespace cortado {
namespace {

// Counters are few and permanent: HotSpot keeps them until the end of the process too.
jobject new_counter(JNIEnv* env, const void* initial, jlong size) {
  void* memory = calloc(1, static_cast<size_t>((size + 7) & ~jlong{7}));
  if (memory == nullptr) return nullptr;
  memcpy(memory, initial, static_cast<size_t>(size));
  return env->NewDirectByteBuffer(memory, size);
}

jobject JNICALL attach(JNIEnv* env, jobject, jstring, jint, jint) {
  CORTADO_JVM_ENTRY(env);
  return failed(throw_new(thread, wk.classes.IllegalArgumentException, "performance data of other processes"));
}
void JNICALL detach(JNIEnv*, jobject, jobject) {}

jobject JNICALL create_long(JNIEnv* env, jobject, jstring, jint, jint, jlong value) {
  return new_counter(env, &value, sizeof value);
}
jobject JNICALL create_byte_array(JNIEnv* env, jobject, jstring, jint, jint, jbyteArray value, jint maximum_length) {
  jsize length = env->GetArrayLength(value);
  jlong size = length > maximum_length ? length : maximum_length;
  void* memory = calloc(1, static_cast<size_t>((size + 8) & ~jlong{7}));
  if (memory == nullptr) return nullptr;
  env->GetByteArrayRegion(value, 0, length, static_cast<jbyte*>(memory));
  return env->NewDirectByteBuffer(memory, size);
}

jlong JNICALL high_resolution_counter(JNIEnv*, jobject) { return os::monotonic_ns(); }
jlong JNICALL high_resolution_frequency(JNIEnv*, jobject) { return os::kNanosPerSecond; }

template <class F>
constexpr void* function(F* f) {
  return reinterpret_cast<void*>(f);
}

}  // namespace

const VmNative perf_natives[] = {
    {"attach", "(Ljava/lang/String;II)Ljava/nio/ByteBuffer;", function(&attach)},
    {"detach", "(Ljava/nio/ByteBuffer;)V", function(&detach)},
    {"createLong", "(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;", function(&create_long)},
    {"createByteArray", "(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;", function(&create_byte_array)},
    {"highResCounter", "()J", function(&high_resolution_counter)},
    {"highResFrequency", "()J", function(&high_resolution_frequency)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
