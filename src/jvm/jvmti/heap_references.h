#pragma once
// What refers to what, as JVMTI names it: the roots, and the references and primitive values of an object. Everything here
// runs while the world is stopped.

#include <jvmti.h>

#include <unordered_map>
#include <vector>

#include "runtime/class.h"
#include "runtime/thread.h"

namespace cortado::jvmti {

struct HeapReference {
  jvmtiHeapReferenceKind kind;
  jvmtiHeapReferenceInfo info;  // where the kind has none: zeros
  Object* referrer;             // null: a root
  Object* referee;
  // Of the roots of threads.
  Object* thread = nullptr;
};

// False ends the walk.
class ReferenceSink {
 public:
  virtual bool reference(const HeapReference& reference) = 0;

 protected:
  ~ReferenceSink() = default;
};

// Where the fields of a class's instances, or its static fields, are, with their index as FollowReferences counts them.
struct FieldPlace {
  uint32_t offset;
  jint index;
  BasicType type;
};
class FieldPlaces {
 public:
  const std::vector<FieldPlace>& of_instances(const Class* c);
  const std::vector<FieldPlace>& of_class(const Class* c);

 private:
  using Table = std::unordered_map<const Class*, std::vector<FieldPlace>>;
  Table instances_, statics_;
};

// The class that a java.lang.Class object stands for; null: it is another object. Primitive ones are as any object.
const Class* mirrored_class(const Object* object) IN_VM;

bool visit_roots(ReferenceSink& sink) IN_VM;
bool visit_references(Object* object, FieldPlaces& places, ReferenceSink& sink) IN_VM;

// Each primitive field of the object, static ones for a class, until `visit(kind, place)` says false.
template <class F>
bool for_each_primitive_field(const Object* object, FieldPlaces& places, F&& visit) IN_VM {
  const Class* mirrored = mirrored_class(object);
  if (mirrored == nullptr && Class::of(object)->is_array()) return true;
  jvmtiHeapReferenceKind kind = mirrored == nullptr ? JVMTI_HEAP_REFERENCE_FIELD : JVMTI_HEAP_REFERENCE_STATIC_FIELD;
  const auto& fields = mirrored == nullptr ? places.of_instances(Class::of(object)) : places.of_class(mirrored);
  for (const FieldPlace& place : fields) {
    if (!is_reference(place.type) && !visit(kind, place)) return false;
  }
  return true;
}

}  // namespace cortado::jvmti
