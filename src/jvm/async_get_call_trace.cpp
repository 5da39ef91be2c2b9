// AsyncGetCallTrace: what profilers call in their signal handlers. Its declaration is in no header of the JDK; they know it.

#include <jni.h>

#include <atomic>

#include "jvm/interrupted_stack.h"

namespace cortado {
namespace {

struct CallFrame {
  jint bci;  // -3: native, -1: not known
  jmethodID method;
};
struct CallTrace {
  JNIEnv* env;
  jint frame_count;  // or why there are none
  CallFrame* frames;
};
enum Failure : jint {
  kUnknownNotJava = -3,
  kNotWalkableNotJava = -4,
  kUnknownJava = -5,
  kNotWalkableJava = -6,
  kThreadExit = -8,
};

struct Collection {
  CallFrame* frames;
  jint count, capacity;
};

// jmethodIDs that nobody has asked for before are made here, from memory that is there. When it is used up there are none.
constexpr size_t kMostIds = size_t{1} << 18;
Method* id_cells[kMostIds];
std::atomic<size_t> ids_taken{0};

jmethodID id_of(Method* method) {
  uint64_t id = method->method_id.load(std::memory_order_acquire);
  if (id == 0 && ids_taken.load(std::memory_order_relaxed) < kMostIds) {
    size_t taken = ids_taken.fetch_add(1, std::memory_order_relaxed);
    if (taken >= kMostIds) return nullptr;
    id_cells[taken] = method;
    auto made = reinterpret_cast<uint64_t>(&id_cells[taken]);
    if (method->method_id.compare_exchange_strong(id, made)) id = made;
  }
  return reinterpret_cast<jmethodID>(id);
}

bool collect(void* context, Method* method, int32_t bci) {
  auto& collection = *static_cast<Collection*>(context);
  if (collection.count == collection.capacity) return false;
  collection.frames[collection.count++] = {bci, id_of(method)};
  return true;
}

jint failure_of(StackWalk end, bool was_in_java) {
  switch (end) {
    case StackWalk::kSignal: return kUnknownNotJava;
    case StackWalk::kTopFrame: return was_in_java ? kUnknownJava : kUnknownNotJava;
    case StackWalk::kCaller: return was_in_java ? kNotWalkableJava : kNotWalkableNotJava;
    default: return kUnknownJava;
  }
}

jint get_call_trace(CallTrace& trace, jint depth, const void* context) {
  Thread* thread = Thread::current_or_null();
  bool is_of_this_thread = thread != nullptr && trace.env == thread->jni_env();
  if (!is_of_this_thread || thread->has_terminated.load(std::memory_order_relaxed)) return kThreadExit;
  if (depth <= 0) return 0;
  Collection collection{trace.frames, 0, depth};
  InterruptedStack stack(*thread, collect, &collection);
  StackWalk end;
  if (context == nullptr) {
    end = stack.walk(nullptr);
  } else {
    os::InterruptedRegisters registers = os::interrupted_registers(context);
    end = stack.walk(&registers);
  }
  bool is_known = end == StackWalk::kWalked || end == StackWalk::kNoFrames;
  return is_known ? collection.count : failure_of(end, stack.was_in_java());
}

}  // namespace
}  // namespace cortado

extern "C" JNIEXPORT void AsyncGetCallTrace(void* trace, jint depth, void* context) {
  auto& call_trace = *static_cast<cortado::CallTrace*>(trace);
  call_trace.frame_count = cortado::get_call_trace(call_trace, depth, context);
}
