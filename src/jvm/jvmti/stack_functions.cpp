// Stacks of threads.

#include <algorithm>
#include <cstring>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "jvm/live_threads.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"

namespace cortado::jvmti {

namespace {

jlocation location_of(const StackWalker& walker) { return walker.is_native() ? -1 : jlocation{walker.bci()}; }

jint depth_of(Thread& thread) {
  jint depth = 0;
  for (StackWalker walker(thread); !walker.done(); walker.next()) depth++;
  return depth;
}

// At most `maximum` frames from the frame number `start` on.
std::vector<jvmtiFrameInfo> frames_of(Thread& thread, jint start, jint maximum) {
  std::vector<jvmtiFrameInfo> frames;
  jint depth = 0;
  for (StackWalker walker(thread); !walker.done(); walker.next(), depth++) {
    if (depth < start) continue;
    if (static_cast<jint>(frames.size()) == maximum) break;
    frames.push_back({jni::method_id_of(walker.method()), location_of(walker)});
  }
  return frames;
}

// What agents get is one block: the infos, and the frames of all behind them.
jvmtiError give_stacks(const std::vector<jvmtiStackInfo>& infos, const std::vector<std::vector<jvmtiFrameInfo>>& frames,
                       jvmtiStackInfo** to) {
  size_t frame_count = 0;
  for (const auto& each : frames) frame_count += each.size();
  size_t info_bytes = infos.size() * sizeof(jvmtiStackInfo);
  auto* block = new_array<unsigned char>(info_bytes + frame_count * sizeof(jvmtiFrameInfo));
  if (block == nullptr) return JVMTI_ERROR_OUT_OF_MEMORY;
  auto* info = reinterpret_cast<jvmtiStackInfo*>(block);
  auto* frame = reinterpret_cast<jvmtiFrameInfo*>(block + info_bytes);
  for (size_t i = 0; i < infos.size(); i++) {
    info[i] = infos[i];
    info[i].frame_buffer = frame;
    info[i].frame_count = static_cast<jint>(frames[i].size());
    frame = std::copy(frames[i].begin(), frames[i].end(), frame);
  }
  *to = info;
  return JVMTI_ERROR_NONE;
}

jvmtiError give_stacks_of(Thread& thread, const std::vector<jobject>& threads, jint maximum, jvmtiStackInfo** to)
    IN_VM {
  std::vector<jvmtiStackInfo> infos;
  std::vector<std::vector<jvmtiFrameInfo>> frames;
  for (jobject each : threads) {
    Handle<Object> java_thread = handle_of(each);
    Thread* target = Threads::of(java_thread);
    jint state = HeapAccess::load<int32_t>(java_thread, wk.fields.Thread_threadStatus);
    if (target != nullptr) state |= thread_state_flags(*target);
    infos.push_back({new_local(thread, java_thread), state, nullptr, 0});
    frames.push_back(target == nullptr ? std::vector<jvmtiFrameInfo>() : frames_of(*target, 0, maximum));
  }
  return give_stacks(infos, frames, to);
}

}  // namespace

jvmtiError JNICALL GetFrameCount(jvmtiEnv*, jthread reference, jint* count) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    *count = depth_of(target);
    return JVMTI_ERROR_NONE;
  });
}

jvmtiError JNICALL GetFrameLocation(jvmtiEnv*, jthread reference, jint depth, jmethodID* method, jlocation* location) {
  CORTADO_JVMTI_ENTRY();
  if (depth < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (method == nullptr || location == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    std::vector<jvmtiFrameInfo> frame = frames_of(target, depth, 1);
    if (frame.empty()) return JVMTI_ERROR_NO_MORE_FRAMES;
    *method = frame[0].method;
    *location = frame[0].location;
    return JVMTI_ERROR_NONE;
  });
}

// A negative depth counts from the outermost frame, -1.
jvmtiError JNICALL GetStackTrace(jvmtiEnv*, jthread reference, jint start, jint maximum, jvmtiFrameInfo* to,
                                 jint* count) {
  CORTADO_JVMTI_ENTRY();
  if (maximum < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (to == nullptr || count == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    jint first = start;
    if (start != 0) {
      jint depth = depth_of(target);
      if (start >= depth || start < -depth) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
      if (start < 0) first = depth + start;
    }
    std::vector<jvmtiFrameInfo> frames = frames_of(target, first, maximum);
    std::copy(frames.begin(), frames.end(), to);
    *count = static_cast<jint>(frames.size());
    return JVMTI_ERROR_NONE;
  });
}

jvmtiError JNICALL GetAllStackTraces(jvmtiEnv*, jint maximum, jvmtiStackInfo** infos, jint* count) {
  CORTADO_JVMTI_ENTRY();
  if (maximum < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (infos == nullptr || count == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Safepoint::begin(thread, SafepointOperation::kDumpThreads);
  std::vector<jobject> threads = live_threads(thread, AgentThreads::kYes);
  *count = static_cast<jint>(threads.size());
  jvmtiError error = give_stacks_of(thread, threads, maximum, infos);
  Safepoint::end(thread);
  return error;
}

jvmtiError JNICALL GetThreadListStackTraces(jvmtiEnv*, jint count, const jthread* list, jint maximum,
                                            jvmtiStackInfo** infos) {
  CORTADO_JVMTI_ENTRY();
  if (count < 0 || maximum < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (list == nullptr || infos == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<jobject> threads;
  for (jint i = 0; i < count; i++) {
    Handle<Object> java_thread;
    if (list[i] == nullptr) return JVMTI_ERROR_INVALID_THREAD;
    CORTADO_JVMTI_TRY(find_java_thread(thread, list[i], java_thread));
    threads.push_back(list[i]);
  }
  Safepoint::begin(thread, SafepointOperation::kDumpThreads);
  jvmtiError error = give_stacks_of(thread, threads, maximum, infos);
  Safepoint::end(thread);
  return error;
}

}  // namespace cortado::jvmti
