// Tags, and the heap functions of JVMTI 1.1.

#include <optional>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "jvm/jvmti/heap_walk.h"
#include "jvm/jvmti/object_free.h"

namespace cortado::jvmti {

namespace {

jint length_of(const Object* object) {
  return Class::of(object)->is_array() ? static_cast<const Array*>(object)->length() : -1;
}

// What a walk needs of the environment and the agent's arguments.
struct HeapRequest {
  TagTable& tags;
  HeapFilter filter;
  const jvmtiHeapCallbacks& callbacks;
  void* user_data;
};

// The class that objects must have; nothing is reported for a primitive one.
jvmtiError find_filter(jint flags, jclass reference, HeapFilter& filter, bool& is_empty) IN_VM {
  filter.flags = flags;
  is_empty = false;
  if (reference == nullptr) return JVMTI_ERROR_NONE;
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  filter.c = c;
  is_empty = c->is_primitive();
  return JVMTI_ERROR_NONE;
}

// --- FollowReferences.

jint call_for_reference(const HeapRequest& request, const HeapReference& reference) IN_VM {
  TagTable& tags = request.tags;
  // A tag is one place, also of an object that refers to itself.
  bool is_own = reference.referrer == reference.referee;
  TagAccess tag(tags, reference.referee);
  std::optional<TagAccess> referrer_tag;
  if (reference.referrer != nullptr && !is_own) referrer_tag.emplace(tags, reference.referrer);
  jvmtiHeapReferenceInfo info = reference.info;
  if (reference.kind == JVMTI_HEAP_REFERENCE_STACK_LOCAL) info.stack_local.thread_tag = tags.get(reference.thread);
  if (reference.kind == JVMTI_HEAP_REFERENCE_JNI_LOCAL) info.jni_local.thread_tag = tags.get(reference.thread);
  bool has_info =
      reference.kind == JVMTI_HEAP_REFERENCE_FIELD || reference.kind == JVMTI_HEAP_REFERENCE_STATIC_FIELD ||
      reference.kind == JVMTI_HEAP_REFERENCE_ARRAY_ELEMENT || reference.kind == JVMTI_HEAP_REFERENCE_CONSTANT_POOL ||
      reference.kind == JVMTI_HEAP_REFERENCE_STACK_LOCAL || reference.kind == JVMTI_HEAP_REFERENCE_JNI_LOCAL;
  return request.callbacks.heap_reference_callback(
      reference.kind, has_info ? &info : nullptr, class_tag(tags, reference.referee),
      reference.referrer == nullptr ? 0 : class_tag(tags, reference.referrer),
      static_cast<jlong>(object_size(reference.referee)), &tag.value,
      is_own         ? &tag.value
      : referrer_tag ? &referrer_tag->value
                     : nullptr,
      length_of(reference.referee), request.user_data);
}

ReachableWalk::Answer report_reference(void* context,
                                       const HeapReference& reference) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  const auto& request = *static_cast<const HeapRequest*>(context);
  const Object* referee = reference.referee;
  if (request.callbacks.heap_reference_callback == nullptr ||
      !request.filter.lets_pass(referee, request.tags.get(referee), class_tag(request.tags, referee)))
    return ReachableWalk::Answer::kFollow;
  jint answer = call_for_reference(request, reference);
  if ((answer & JVMTI_VISIT_ABORT) != 0) return ReachableWalk::Answer::kEnd;
  return (answer & JVMTI_VISIT_OBJECTS) != 0 ? ReachableWalk::Answer::kFollow : ReachableWalk::Answer::kIgnore;
}

bool report_values(void* context, Object* object, FieldPlaces& places) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  const auto& request = *static_cast<const HeapRequest*>(context);
  return ValueReporter(request.tags, request.filter, request.callbacks, request.user_data).report(object, places);
}

// --- IterateThroughHeap.

struct Iteration {
  const HeapRequest& request;
  FieldPlaces places;
  bool goes_on = true;

  void visit(Object* object) IN_VM {
    TagTable& tags = request.tags;
    jlong tag_of_class = class_tag(tags, object);
    bool is_wanted = request.filter.lets_pass(object, tags.get(object), tag_of_class);
    if (is_wanted && request.callbacks.heap_iteration_callback != nullptr) {
      TagAccess tag(tags, object);
      jint answer = request.callbacks.heap_iteration_callback(tag_of_class, static_cast<jlong>(object_size(object)),
                                                              &tag.value, length_of(object), request.user_data);
      goes_on = (answer & JVMTI_VISIT_ABORT) == 0;
    }
    if (!goes_on) return;
    goes_on = ValueReporter(tags, request.filter, request.callbacks, request.user_data).report(object, places);
  }
};

}  // namespace

jvmtiError JNICALL GetTag(jvmtiEnv* env, jobject reference, jlong* tag) {
  if (tag == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(reference, object));
  NoGc no_gc;
  *tag = Environment::of(env).tags.get(object.raw(no_gc));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL SetTag(jvmtiEnv* env, jobject reference, jlong tag) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(reference, object));
  Environment& environment = Environment::of(env);
  if (environment.capabilities.can_generate_object_free_events) start_object_free_thread();
  NoGc no_gc;
  environment.tags.set(object.raw(no_gc), tag);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetObjectsWithTags(jvmtiEnv* env, jint tag_count, const jlong* tags, jint* count, jobject** objects,
                                      jlong** found_tags) {
  CORTADO_JVMTI_ENTRY();
  if (tag_count <= 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (tags == nullptr || count == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<jlong> wanted(tags, tags + tag_count);
  for (jlong tag : wanted) {
    if (tag == 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  }
  std::vector<jobject> references;
  std::vector<jlong> values;
  for (const TagTable::Tagged& each : Environment::of(env).tags.find(wanted)) {
    references.push_back(new_local(thread, Unrooted<Object>(each.object)));
    values.push_back(each.tag);
  }
  *count = static_cast<jint>(references.size());
  if (objects != nullptr) CORTADO_JVMTI_TRY(give_array(references, count, objects));
  return found_tags == nullptr ? JVMTI_ERROR_NONE : give_array(values, count, found_tags);
}

jvmtiError JNICALL FollowReferences(jvmtiEnv* env, jint flags, jclass c, jobject initial,
                                    const jvmtiHeapCallbacks* callbacks, const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  HeapFilter filter;
  bool is_empty;
  CORTADO_JVMTI_TRY(find_filter(flags, c, filter, is_empty));
  if (callbacks == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Handle<Object> start;
  if (initial != nullptr) CORTADO_JVMTI_TRY(find_object(initial, start));
  if (is_empty) return JVMTI_ERROR_NONE;
  HeapRequest request{Environment::of(env).tags, filter, *callbacks, const_cast<void*>(user_data)};
  ReachableWalk walk(&request, report_reference, report_values);
  HeapWalkScope stopped(thread);
  NoGcToken no_gc;
  return walk.run(start.raw(no_gc)) ? JVMTI_ERROR_NONE : JVMTI_ERROR_OUT_OF_MEMORY;
}

jvmtiError JNICALL IterateThroughHeap(jvmtiEnv* env, jint flags, jclass c, const jvmtiHeapCallbacks* callbacks,
                                      const void* user_data) {
  CORTADO_JVMTI_ENTRY();
  HeapFilter filter;
  bool is_empty;
  CORTADO_JVMTI_TRY(find_filter(flags, c, filter, is_empty));
  if (callbacks == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (is_empty) return JVMTI_ERROR_NONE;
  HeapRequest request{Environment::of(env).tags, filter, *callbacks, const_cast<void*>(user_data)};
  Iteration iteration{request, {}};
  HeapWalkScope stopped(thread);
  Heap::for_each_object(&iteration, [](void* context, Object* object) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    auto& each = *static_cast<Iteration*>(context);
    if (each.goes_on) each.visit(object);
  });
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL ForceGarbageCollection(jvmtiEnv*) {
  CORTADO_JVMTI_ENTRY();
  Heap::collect(thread, CollectionCause::kJvmti);
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
