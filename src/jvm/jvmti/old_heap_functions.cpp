// The heap functions of JVMTI 1.0, which later ones replace.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "jvm/jvmti/heap_walk.h"
#include "jvm/jvmti/object_free.h"

namespace cortado::jvmti {

namespace {

using Answer = ReachableWalk::Answer;

Answer answer_of(jvmtiIterationControl control) {
  switch (control) {
    case JVMTI_ITERATION_CONTINUE: return Answer::kFollow;
    case JVMTI_ITERATION_IGNORE: return Answer::kIgnore;
    default: return Answer::kEnd;
  }
}

jlong size_of(const Object* object) { return static_cast<jlong>(object_size(object)); }

// --- Over all objects.

struct Iteration {
  TagTable& tags;
  const Class* c;  // null: of any class; else its instances and those of its subclasses
  jvmtiHeapObjectFilter filter;
  jvmtiHeapObjectCallback callback;
  void* user_data;
  bool goes_on = true;

  void visit(Object* object) IN_VM {
    if (c != nullptr && !Class::of(object)->is_subtype_of(c)) return;
    TagAccess tag(tags, object);
    if (filter != JVMTI_HEAP_OBJECT_EITHER && (filter == JVMTI_HEAP_OBJECT_TAGGED) != (tag.value != 0)) return;
    goes_on = callback(class_tag(tags, object), size_of(object), &tag.value, user_data) != JVMTI_ITERATION_ABORT;
  }
};

jvmtiError iterate(Thread& thread, Iteration& iteration) MAY_GC {
  if (iteration.filter < JVMTI_HEAP_OBJECT_TAGGED || iteration.filter > JVMTI_HEAP_OBJECT_EITHER)
    return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (iteration.callback == nullptr) return JVMTI_ERROR_NULL_POINTER;
  HeapWalkScope stopped(thread);
  Heap::for_each_object(&iteration, [](void* context, Object* object) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    auto& each = *static_cast<Iteration*>(context);
    if (each.goes_on) each.visit(object);
  });
  return JVMTI_ERROR_NONE;
}

// --- Over what can be reached.

struct ReachableRequest {
  TagTable& tags;
  jvmtiHeapRootCallback root;
  jvmtiStackReferenceCallback stack;
  jvmtiObjectReferenceCallback object;
  void* user_data;
};

// Both numbers are in the order of the kinds of JVMTI 1.1.
jvmtiHeapRootKind root_kind(jvmtiHeapReferenceKind kind) {
  return static_cast<jvmtiHeapRootKind>(kind - JVMTI_HEAP_REFERENCE_JNI_GLOBAL + JVMTI_HEAP_ROOT_JNI_GLOBAL);
}
jvmtiObjectReferenceKind object_kind(jvmtiHeapReferenceKind kind) {
  // There was none for superclasses.
  return kind == JVMTI_HEAP_REFERENCE_SUPERCLASS ? JVMTI_REFERENCE_CLASS : static_cast<jvmtiObjectReferenceKind>(kind);
}

jint referrer_index(const HeapReference& reference) {
  switch (reference.kind) {
    case JVMTI_HEAP_REFERENCE_FIELD:
    case JVMTI_HEAP_REFERENCE_STATIC_FIELD: return reference.info.field.index;
    case JVMTI_HEAP_REFERENCE_ARRAY_ELEMENT: return reference.info.array.index;
    case JVMTI_HEAP_REFERENCE_CONSTANT_POOL: return reference.info.constant_pool.index;
    default: return -1;
  }
}

Answer report_stack_reference(const ReachableRequest& request, const HeapReference& reference) IN_VM {
  if (request.stack == nullptr) return Answer::kFollow;
  bool is_local = reference.kind == JVMTI_HEAP_REFERENCE_STACK_LOCAL;
  const auto& local = reference.info.stack_local;
  const auto& jni = reference.info.jni_local;
  TagAccess tag(request.tags, reference.referee);
  return answer_of(request.stack(root_kind(reference.kind), class_tag(request.tags, reference.referee),
                                 size_of(reference.referee), &tag.value, request.tags.get(reference.thread),
                                 is_local ? local.depth : jni.depth, is_local ? local.method : jni.method,
                                 is_local ? local.slot : -1, request.user_data));
}

Answer report_root(const ReachableRequest& request, const HeapReference& reference) IN_VM {
  if (request.root == nullptr) return Answer::kFollow;
  TagAccess tag(request.tags, reference.referee);
  return answer_of(request.root(root_kind(reference.kind), class_tag(request.tags, reference.referee),
                                size_of(reference.referee), &tag.value, request.user_data));
}

Answer report_object_reference(const ReachableRequest& request, const HeapReference& reference) IN_VM {
  if (request.object == nullptr) return Answer::kFollow;
  TagAccess tag(request.tags, reference.referee);
  return answer_of(request.object(object_kind(reference.kind), class_tag(request.tags, reference.referee),
                                  size_of(reference.referee), &tag.value, request.tags.get(reference.referrer),
                                  referrer_index(reference), request.user_data));
}

Answer report(void* context, const HeapReference& reference) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  const auto& request = *static_cast<const ReachableRequest*>(context);
  switch (reference.kind) {
    case JVMTI_HEAP_REFERENCE_STACK_LOCAL:
    case JVMTI_HEAP_REFERENCE_JNI_LOCAL: return report_stack_reference(request, reference);
    default: break;
  }
  return reference.referrer == nullptr ? report_root(request, reference) : report_object_reference(request, reference);
}

jvmtiError follow(Thread& thread, ReachableRequest& request, Handle<Object> start) MAY_GC {
  ReachableWalk walk(&request, report, nullptr);
  HeapWalkScope stopped(thread);
  NoGcToken no_gc;
  return walk.run(start.raw(no_gc)) ? JVMTI_ERROR_NONE : JVMTI_ERROR_OUT_OF_MEMORY;
}

}  // namespace

jvmtiError JNICALL IterateOverHeap(jvmtiEnv* env, jvmtiHeapObjectFilter filter, jvmtiHeapObjectCallback callback,
                                   const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  Iteration iteration{Environment::of(env).tags, nullptr, filter, callback, const_cast<void*>(user_data)};
  return iterate(thread, iteration);
}

jvmtiError JNICALL IterateOverInstancesOfClass(jvmtiEnv* env, jclass reference, jvmtiHeapObjectFilter filter,
                                               jvmtiHeapObjectCallback callback, const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (c->is_primitive()) return JVMTI_ERROR_NONE;
  Iteration iteration{Environment::of(env).tags, c, filter, callback, const_cast<void*>(user_data)};
  return iterate(thread, iteration);
}

jvmtiError JNICALL IterateOverReachableObjects(jvmtiEnv* env, jvmtiHeapRootCallback root,
                                               jvmtiStackReferenceCallback stack, jvmtiObjectReferenceCallback object,
                                               const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  ReachableRequest request{Environment::of(env).tags, root, stack, object, const_cast<void*>(user_data)};
  return follow(thread, request, {});
}

jvmtiError JNICALL IterateOverObjectsReachableFromObject(jvmtiEnv* env, jobject start,
                                                         jvmtiObjectReferenceCallback callback, const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  if (callback == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(start, object));
  ReachableRequest request{Environment::of(env).tags, nullptr, nullptr, callback, const_cast<void*>(user_data)};
  return follow(thread, request, object);
}

}  // namespace cortado::jvmti
