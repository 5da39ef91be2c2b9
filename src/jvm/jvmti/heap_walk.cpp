#include "jvm/jvmti/heap_walk.h"

#include <cstdlib>
#include <cstring>

#include "gc/heap_access.h"
#include "runtime/mirrors.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado::jvmti {

namespace {

bool is_abort(jint answer) { return (answer & JVMTI_VISIT_ABORT) != 0; }

jvalue value_of(const Object* object, const FieldPlace& place) {
  jvalue value = {};
  switch (place.type) {
    case BasicType::kBoolean:
    case BasicType::kByte: value.b = HeapAccess::load<int8_t>(object, place.offset); break;
    case BasicType::kChar:
    case BasicType::kShort: value.s = HeapAccess::load<int16_t>(object, place.offset); break;
    case BasicType::kInt:
    case BasicType::kFloat: value.i = HeapAccess::load<int32_t>(object, place.offset); break;
    default: value.j = HeapAccess::load<int64_t>(object, place.offset); break;
  }
  return value;
}

// The letter of its descriptor.
jvmtiPrimitiveType primitive_type(BasicType type) { return static_cast<jvmtiPrimitiveType>(descriptor_char(type)); }

}  // namespace

jlong class_tag(TagTable& tags, const Object* object) {
  const Object* mirror = decode_reference(Class::of(object)->mirror);
  return mirror == nullptr ? 0 : tags.get(mirror);
}

bool HeapFilter::lets_pass(const Object* object, jlong tag, jlong tag_of_class) const {
  if (c != nullptr && Class::of(object) != c) return false;
  if (tag != 0 ? (flags & JVMTI_HEAP_FILTER_TAGGED) != 0 : (flags & JVMTI_HEAP_FILTER_UNTAGGED) != 0) return false;
  return tag_of_class != 0 ? (flags & JVMTI_HEAP_FILTER_CLASS_TAGGED) == 0
                           : (flags & JVMTI_HEAP_FILTER_CLASS_UNTAGGED) == 0;
}

// --- Values.

bool ValueReporter::is_wanted(const Object* object) {
  return filter_.lets_pass(object, tags_.get(object), class_tag(tags_, object));
}

bool ValueReporter::report(Object* object, FieldPlaces& places) {
  const Class* c = Class::of(object);
  if (callbacks_.primitive_field_callback != nullptr && !c->is_array() && is_wanted(object) &&
      !report_fields(object, places))
    return false;
  if (callbacks_.array_primitive_value_callback != nullptr && c->is_primitive_array() && is_wanted(object))
    return report_array(static_cast<Array*>(object));
  if (callbacks_.string_primitive_value_callback != nullptr && c == wk.classes.String.get() && is_wanted(object))
    return report_string(object);
  return true;
}

bool ValueReporter::report_fields(Object* object, FieldPlaces& places) {
  jlong tag_of_class = class_tag(tags_, object);
  TagAccess tag(tags_, object);
  return for_each_primitive_field(object, places, [&](jvmtiHeapReferenceKind kind, const FieldPlace& place) {
    jvmtiHeapReferenceInfo info = {};
    info.field.index = place.index;
    return !is_abort(callbacks_.primitive_field_callback(kind, &info, tag_of_class, &tag.value, value_of(object, place),
                                                         primitive_type(place.type), user_data_));
  });
}

bool ValueReporter::report_array(Array* array) {
  TagAccess tag(tags_, array);
  return !is_abort(callbacks_.array_primitive_value_callback(
      class_tag(tags_, array), static_cast<jlong>(object_size(array)), &tag.value, array->length(),
      primitive_type(Class::of(array)->primitive_type), array->elements(), user_data_));
}

bool ValueReporter::report_string(Object* string) {
  Handle<Object> handle = Handle<Object>::from_cell(&string);
  if (HeapAccess::load_reference(string, wk.fields.String_value) == nullptr) return true;  // not constructed yet
  std::vector<jchar> text(static_cast<size_t>(string_length(handle)));
  string_copy_chars(handle, 0, static_cast<int32_t>(text.size()), text.data());
  TagAccess tag(tags_, string);
  return !is_abort(callbacks_.string_primitive_value_callback(class_tag(tags_, string),
                                                              static_cast<jlong>(object_size(string)), &tag.value,
                                                              text.data(), static_cast<jint>(text.size()), user_data_));
}

// --- What can be reached.

// One bit for each place of an object. The memory comes with the first bit of a page.
class ReachableWalk::Marks {
 public:
  static Marks* make();
  ~Marks() { std::free(words_); }
  // False: it was marked before.
  bool mark(const Object* object) {
    size_t bit = (reinterpret_cast<uintptr_t>(object) - base_) / kObjectAlignment;
    uint64_t& word = words_[bit / 64];
    uint64_t mask = uint64_t{1} << (bit % 64);
    bool is_new = (word & mask) == 0;
    word |= mask;
    return is_new;
  }

 private:
  uintptr_t base_ = 0;
  uint64_t* words_ = nullptr;
};

ReachableWalk::Marks* ReachableWalk::Marks::make() {
  Heap::Range range = Heap::range();
  auto* marks = new Marks;
  marks->base_ = reinterpret_cast<uintptr_t>(range.start);
  marks->words_ = static_cast<uint64_t*>(std::calloc(range.size / kObjectAlignment / 64 + 1, sizeof(uint64_t)));
  if (marks->words_ != nullptr) return marks;
  delete marks;
  return nullptr;
}

ReachableWalk::~ReachableWalk() { delete marks_; }

void ReachableWalk::push(Object* object) {
  if (marks_->mark(object)) to_visit_.push_back(object);
}

bool ReachableWalk::reference(const HeapReference& reference) {
  Answer answer = report_(context_, reference);
  if (answer == Answer::kFollow) push(reference.referee);
  return answer != Answer::kEnd;
}

bool ReachableWalk::run(Object* start) {
  marks_ = Marks::make();
  if (marks_ == nullptr) return false;
  if (start != nullptr) push(start);
  if (start == nullptr && !visit_roots(*this)) return true;
  while (!to_visit_.empty()) {
    Object* object = to_visit_.back();
    to_visit_.pop_back();
    if (!visit_references(object, places_, *this)) break;
    if (visited_ != nullptr && !visited_(context_, object, places_)) break;
  }
  return true;
}

}  // namespace cortado::jvmti
