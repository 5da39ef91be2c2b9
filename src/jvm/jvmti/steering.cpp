// Ends of frames: being told of one, and making one (interp/watching.cpp does it).

#include <algorithm>

#include "classfile/descriptor.h"
#include "jvm/jvmti/event_control.h"
#include "jvm/jvmti/frames.h"
#include "jvm/jvmti/functions.h"
#include "runtime/code_watching.h"
#include "runtime/stack_walker.h"

namespace cortado::jvmti {

jvmtiError JNICALL NotifyFramePop(jvmtiEnv* env, jthread reference, jint depth) {
  CORTADO_JVMTI_ENTRY();
  if (depth < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  CodeWatching::activate(thread);
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    CORTADO_JVMTI_TRY(check_suspended(thread, target));
    Frame* frame;
    CORTADO_JVMTI_TRY(find_java_frame(target, depth, frame));
    {
      std::lock_guard guard(wishes_lock());
      std::vector<ThreadWishes::FramePop>& pops = make_wishes(target).frame_pops;
      Environment* environment = &Environment::of(env);
      bool is_there = std::any_of(pops.begin(), pops.end(), [&](const ThreadWishes::FramePop& each) {
        return each.environment == environment && each.frame == frame;
      });
      if (is_there) return JVMTI_ERROR_DUPLICATE;
      pops.push_back({environment, frame});
    }
    update_watch(target);
    return JVMTI_ERROR_NONE;
  });
}

namespace {

void steer(Thread& target, Frame* frame, Steering::Kind kind) {
  target.steering.kind = kind;
  target.steering.frame = frame;
  CodeWatching::watch(target, target.watched.load() | Watch::kSteering);
}

// Nobody is told of the end of a frame that is popped.
void forget_frame_pops(const Thread& target, const Frame* frame) {
  std::lock_guard guard(wishes_lock());
  if (ThreadWishes* wishes = wishes_of(target))
    std::erase_if(wishes->frame_pops, [frame](const ThreadWishes::FramePop& each) { return each.frame == frame; });
}

// The value is in the target's Steering already, if it is a number.
jvmtiError force_return(Thread& thread, jthread reference, BasicType type, Slot value, Handle<Object> object) MAY_GC {
  CodeWatching::activate(thread);
  return with_stopped_thread(thread, reference, [&](Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    CORTADO_JVMTI_TRY(check_suspended(thread, target));
    if (is_watched(target, Watch::kSteering)) return JVMTI_ERROR_INTERNAL;
    Frame* frame;
    CORTADO_JVMTI_TRY(find_java_frame(target, 0, frame));
    const Method& method = *frame->method();
    BasicType result = method.result_type;
    bool is_int = result == BasicType::kBoolean || result == BasicType::kByte || result == BasicType::kChar ||
                  result == BasicType::kShort || result == BasicType::kInt;
    bool fits = type == BasicType::kObject ? is_reference(result) : type == BasicType::kInt ? is_int : type == result;
    if (!fits) return JVMTI_ERROR_TYPE_MISMATCH;
    if (type == BasicType::kObject) {
      std::string_view descriptor = method.descriptor->view();
      descriptor.remove_prefix(descriptor.find(')') + 1);
      CORTADO_JVMTI_TRY(check_assignable(descriptor, object));
      NoGcToken no_gc;
      target.steering.object = object.raw(no_gc);
    }
    target.steering.value = value;
    steer(target, frame, Steering::Kind::kReturn);
    return JVMTI_ERROR_NONE;
  });
}

template <class V>
jvmtiError force_number(jthread reference, BasicType type, V value) {
  CORTADO_JVMTI_ENTRY();
  Slot bits = 0;
  __builtin_memcpy(&bits, &value, sizeof value);
  return force_return(thread, reference, type, bits, {});
}

}  // namespace

jvmtiError JNICALL PopFrame(jvmtiEnv*, jthread reference) {
  CORTADO_JVMTI_ENTRY();
  CodeWatching::activate(thread);
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    CORTADO_JVMTI_TRY(check_suspended(thread, target));
    if (is_watched(target, Watch::kSteering)) return JVMTI_ERROR_INTERNAL;
    Frame *frame, *caller;
    CORTADO_JVMTI_TRY(find_frame(target, 0, frame));
    CORTADO_JVMTI_TRY(find_frame(target, 1, caller));
    // The caller has to be at a call, which it executes again.
    bool is_opaque = frame->method()->is_native() || caller->method()->is_native() || frame->caller() != caller;
    if (is_opaque) return JVMTI_ERROR_OPAQUE_FRAME;
    forget_frame_pops(target, frame);
    steer(target, frame, Steering::Kind::kPopFrame);
    return JVMTI_ERROR_NONE;
  });
}

jvmtiError JNICALL ForceEarlyReturnObject(jvmtiEnv*, jthread reference, jobject value) {
  CORTADO_JVMTI_ENTRY();
  return force_return(thread, reference, BasicType::kObject, 0, handle_of(value));
}
jvmtiError JNICALL ForceEarlyReturnInt(jvmtiEnv*, jthread reference, jint value) {
  return force_number(reference, BasicType::kInt, value);
}
jvmtiError JNICALL ForceEarlyReturnLong(jvmtiEnv*, jthread reference, jlong value) {
  return force_number(reference, BasicType::kLong, value);
}
jvmtiError JNICALL ForceEarlyReturnFloat(jvmtiEnv*, jthread reference, jfloat value) {
  return force_number(reference, BasicType::kFloat, value);
}
jvmtiError JNICALL ForceEarlyReturnDouble(jvmtiEnv*, jthread reference, jdouble value) {
  return force_number(reference, BasicType::kDouble, value);
}
jvmtiError JNICALL ForceEarlyReturnVoid(jvmtiEnv*, jthread reference) {
  return force_number(reference, BasicType::kVoid, 0);
}

}  // namespace cortado::jvmti
