// jdk.internal.perf.Perf: the VM's counters as direct buffers, and those of other processes.

#include <string>
#include <vector>

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/perf_data.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

std::string text_of(JNIEnv* env, jstring string) {
  if (string == nullptr) return "";
  CORTADO_JVM_ENTRY(env);
  return string_to_utf8(handle_of(string));
}

jobject fail_with(JNIEnv* env, const char* message) {
  CORTADO_JVM_ENTRY(env);
  return failed(throw_new(thread, wk.classes.IllegalArgumentException, message));
}

jobject JNICALL attach(JNIEnv* env, jobject, jstring user, jint process, jint mode) {
  constexpr jint kReadOnly = 0, kReadWrite = 1;
  if (mode != kReadOnly && mode != kReadWrite) return fail_with(env, "unsupported attach mode");
  std::span<uint8_t> memory;
  std::string error;
  if (process == 0 || process == os::process_id()) {
    memory = PerfData::memory();
  } else {
    memory = PerfData::attach(text_of(env, user), process, mode == kReadWrite, error);
  }
  if (memory.empty()) return fail_with(env, error.c_str());
  return env->NewDirectByteBuffer(memory.data(), static_cast<jlong>(memory.size()));
}

void JNICALL detach(JNIEnv* env, jobject, jobject buffer) {
  auto* start = static_cast<uint8_t*>(env->GetDirectBufferAddress(buffer));
  if (start == nullptr || start == PerfData::memory().data()) return;
  PerfData::detach({start, static_cast<size_t>(env->GetDirectBufferCapacity(buffer))});
}

PerfData::Unit unit_of(jint unit) { return static_cast<PerfData::Unit>(unit); }
PerfData::Variability variability_of(jint variability) { return static_cast<PerfData::Variability>(variability); }

jobject JNICALL create_long(JNIEnv* env, jobject, jstring name, jint variability, jint unit, jlong value) {
  std::string text = text_of(env, name);
  if (PerfData::has(text)) return fail_with(env, "PerfLong name already exists");
  int64_t* counter = PerfData::add_long(text, variability_of(variability), unit_of(unit), value);
  return counter == nullptr ? nullptr : env->NewDirectByteBuffer(counter, sizeof value);
}

jobject JNICALL create_byte_array(JNIEnv* env, jobject, jstring name, jint variability, jint, jbyteArray value,
                                  jint maximum_length) {
  std::string text = text_of(env, name);
  if (PerfData::has(text)) return fail_with(env, "PerfByteArray name already exists");
  std::string initial(static_cast<size_t>(env->GetArrayLength(value)), 0);
  env->GetByteArrayRegion(value, 0, static_cast<jsize>(initial.size()), reinterpret_cast<jbyte*>(initial.data()));
  auto capacity = static_cast<size_t>(maximum_length);
  char* place = PerfData::add_text(text, variability_of(variability), initial, capacity);
  if (place == nullptr) return nullptr;
  return env->NewDirectByteBuffer(place, static_cast<jlong>(initial.size() > capacity ? initial.size() : capacity));
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
