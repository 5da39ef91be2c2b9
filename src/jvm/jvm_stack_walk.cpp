// java.lang.StackWalker (class-library contract, section 7.3). callStackWalk anchors a walk: the C++ function stays on the
// native stack while Java code consumes the frames in batches; the Java frames below it cannot change meanwhile.

#include "jvm/entry.h"
#include "runtime/method_handles.h"
#include "runtime/stack_walker.h"
#include "runtime/upcall.h"

namespace cortado {
namespace {

// StackStreamFactory's mode bits.
enum WalkMode : jlong {
  kClassRefsOnly = 0x2,  // `frames` is a Class[]; else a StackFrameInfo[] of prepared objects
  kGetCallerClass = 0x4,
  kShowHiddenFrames = 0x20,
};

// Element of `frames` that holds the walking thread while the walk lives: tells an anchor from a stray number.
constexpr int32_t kMagicIndex = 0;

// What the jlong `anchor` points to.
struct WalkAnchor {
  StackWalker walker;
  Thread* thread;
};

// What a batch is filled by.
struct BatchRequest {
  jlong mode;
  int32_t start, count;
};

bool is_walking_code(const Class* c) {
  const Class* walker = wk.classes.AbstractStackWalker;
  return c == wk.classes.StackWalker || c == walker || c->super.get() == walker;
}

JavaResult<void> fill_class(Thread& thread, Method* method, const BatchRequest& request, Handle<Array> frames,
                            int32_t index) MAY_GC {
  if ((request.mode & kGetCallerClass) != 0 && index == request.start && method->has(Method::kCallerSensitive)) {
    return throw_new(
        thread, wk.classes.UnsupportedOperationException,
        "StackWalker::getCallerClass called from @CallerSensitive '" + method->external_name() + "' method");
  }
  Rooted<Object> mirror(thread, mirror_of(method->holder));
  HeapAccess::store_reference_element(frames, index, mirror);
  return {};
}

JavaResult<void> fill_frame_info(Thread& thread, Method* method, uint32_t bci, Handle<Array> frames, int32_t index)
    MAY_GC {
  Rooted<Object> info(thread, HeapAccess::load_reference_element(frames, index));
  Rooted<Object> member(thread, HeapAccess::load_reference(info, wk.fields.StackFrameInfo_memberName));
  TRY(member_name_set_declared_method(thread, member, method));
  HeapAccess::store<int32_t>(info, wk.fields.StackFrameInfo_bci, static_cast<int32_t>(bci));
  return {};
}

// Fills up to `count` frames from `start`; returns the index after the last.
JavaResult<int32_t> fill_batch(Thread& thread, StackWalker& walker, const BatchRequest& request, Handle<Array> frames)
    MAY_GC {
  int32_t index = request.start;
  int32_t end = request.start + request.count;
  for (; index < end && !walker.done(); walker.next()) {
    Method* method = walker.method();
    bool is_hidden = is_hidden_frame(method);
    if (is_hidden && (request.mode & kShowHiddenFrames) == 0) continue;
    if ((request.mode & kClassRefsOnly) != 0) {
      TRY(fill_class(thread, method, request, frames, index));
    } else {
      TRY(fill_frame_info(thread, method, walker.bci(), frames, index));
    }
    index++;
  }
  return index;
}

void skip_frames(StackWalker& walker, int32_t count) {
  while (!walker.done() && is_walking_code(walker.method()->holder)) walker.next();
  for (; count > 0 && !walker.done(); count--) walker.next();
}

JavaResult<Unrooted<Object>> call_stack_walk(Thread& thread, Handle<Object> stream, int32_t skip,
                                             const BatchRequest& request, Handle<Array> frames) MAY_GC {
  WalkAnchor anchor{StackWalker(thread), &thread};
  skip_frames(anchor.walker, skip);
  int32_t end = request.start;
  if (request.count > 0) {
    end = TRY(fill_batch(thread, anchor.walker, request, frames));
    if (end == request.start) return throw_new(thread, wk.classes.InternalError, "stack walk: decode failed");
  }
  HeapAccess::store_reference_element(frames, kMagicIndex, thread.java_thread_handle());
  auto result = call_java(thread, wk.methods.AbstractStackWalker_doStackWalk,
                          {stream, reinterpret_cast<int64_t>(&anchor), skip, request.count, request.start, end});
  HeapAccess::store_reference_element(frames, kMagicIndex, Handle<Object>());
  if (result.failed()) return Thrown{};
  return result.value().as_object();
}

JavaResult<int32_t> more_stack_walk(Thread& thread, jlong anchor_address, const BatchRequest& request,
                                    Handle<Array> frames) MAY_GC {
  Rooted<Object> magic(thread, HeapAccess::load_reference_element(frames, kMagicIndex));
  auto* anchor = reinterpret_cast<WalkAnchor*>(anchor_address);
  if (!magic.same_object(thread.java_thread_handle()) || anchor == nullptr || anchor->thread != &thread) {
    return throw_new(thread, wk.classes.InternalError, "doStackWalk: corrupted buffers");
  }
  // The walker stands at the first frame that was not handed out yet.
  return fill_batch(thread, anchor->walker, request, frames);
}

// The part of `frames` that a batch may use.
bool is_valid(const BatchRequest& request, Handle<Array> frames) IN_VM {
  return !frames.is_null() && request.start > kMagicIndex && request.count >= 0 &&
         request.start <= frames.length() - request.count;
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobject JNICALL JVM_CallStackWalk(JNIEnv* env, jobject stream, jlong mode, jint skip, jint count, jint start,
                                            jobjectArray frames) {
  CORTADO_JVM_ENTRY(env);
  BatchRequest request{mode, start, count};
  if (!is_valid(request, array_handle_of(frames))) {
    return failed(throw_new(thread, wk.classes.IllegalArgumentException, "not enough space in buffers"));
  }
  return to_local(thread, call_stack_walk(thread, handle_of(stream), skip, request, array_handle_of(frames)));
}

JNIEXPORT jint JNICALL JVM_MoreStackWalk(JNIEnv* env, jobject, jlong mode, jlong anchor, jint count, jint start,
                                         jobjectArray frames) {
  CORTADO_JVM_ENTRY(env);
  BatchRequest request{mode, start, count};
  if (!is_valid(request, array_handle_of(frames))) {
    return failed<jint>(throw_new(thread, wk.classes.IllegalArgumentException, "not enough space in buffers"));
  }
  return CORTADO_TRY_OR(0, more_stack_walk(thread, anchor, request, array_handle_of(frames)));
}

}  // extern "C"
