#pragma once
// Walks of the heap with the callbacks of agents. The world is stopped.

#include "jvm/jvmti/heap_references.h"
#include "jvm/jvmti/tags.h"

namespace cortado::jvmti {

// One call of an agent about an object: hands the address of its tag out, and notes what became of it.
class TagAccess {
 public:
  TagAccess(TagTable& tags, Object* object) IN_VM : tags_(tags), object_(object), before_(tags.get(object)) {
    value = before_;
  }
  ~TagAccess() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (value != before_) tags_.set(object_, value);
  }
  TagAccess(const TagAccess&) = delete;

  jlong value;

 private:
  TagTable& tags_;
  Object* object_;
  jlong before_;
};

// 0 for a class that has no mirror yet.
jlong class_tag(TagTable& tags, const Object* object) IN_VM;

// Which objects are reported.
struct HeapFilter {
  jint flags = 0;            // JVMTI_HEAP_FILTER_*
  const Class* c = nullptr;  // exactly of that class; null: any
  bool lets_pass(const Object* object, jlong tag, jlong tag_of_class) const;
};

// What is reported of an object beside its references: primitive fields, arrays of primitives, the text of a string.
// False: an agent wants no more.
class ValueReporter {
 public:
  ValueReporter(TagTable& tags, const HeapFilter& filter, const jvmtiHeapCallbacks& callbacks, const void* user_data)
      : tags_(tags), filter_(filter), callbacks_(callbacks), user_data_(const_cast<void*>(user_data)) {}
  bool report(Object* object, FieldPlaces& places) IN_VM;

 private:
  bool report_fields(Object* object, FieldPlaces& places) IN_VM;
  bool report_array(Array* array) IN_VM;
  bool report_string(Object* string) IN_VM;
  bool is_wanted(const Object* object) IN_VM;

  TagTable& tags_;
  const HeapFilter& filter_;
  const jvmtiHeapCallbacks& callbacks_;
  void* user_data_;
};

// Follows references from the roots, or from an object, each object once. What to call is up to `Report`.
class ReachableWalk final : public ReferenceSink {
 public:
  enum class Answer { kFollow, kIgnore, kEnd };
  using Report = Answer (*)(void* context, const HeapReference& reference);
  using Visited = bool (*)(void* context, Object* object, FieldPlaces& places);
  // `visited` (may be null): called for each object whose references are looked at; false ends the walk.
  ReachableWalk(void* context, Report report, Visited visited)
      : context_(context), report_(report), visited_(visited) {}
  ~ReachableWalk();
  // Null: from the roots. False: no memory.
  bool run(Object* start) IN_VM;

  bool reference(const HeapReference& reference) override;

 private:
  class Marks;
  void push(Object* object);

  void* context_;
  Report report_;
  Visited visited_;
  FieldPlaces places_;
  std::vector<Object*> to_visit_;
  Marks* marks_ = nullptr;
};

}  // namespace cortado::jvmti
