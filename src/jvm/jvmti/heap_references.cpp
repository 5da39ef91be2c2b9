#include "jvm/jvmti/heap_references.h"

#include <algorithm>

#include "jvm/jvmti/entry.h"
#include "runtime/loader_data.h"
#include "runtime/monitor_table.h"
#include "runtime/stack_walker.h"

namespace cortado::jvmti {

namespace {

// The interfaces of a class come first, then its superclasses from java.lang.Object on, then the class itself.
jint fields_of_interfaces(const Class* c) {
  jint count = 0;
  for (const Class* interface : c->all_interfaces) {
    if (interface != c) count += static_cast<jint>(interface->declared_fields);
  }
  return count;
}
jint fields_above(const Class* c, const Class* declarer) {
  jint count = fields_of_interfaces(c);
  if (c->is_interface()) return count;
  for (const Class* k = declarer->super; k != nullptr; k = k->super) count += static_cast<jint>(k->declared_fields);
  return count;
}

void add_places(const Class* c, const Class* declarer, bool is_static, std::vector<FieldPlace>& places) {
  jint first = fields_above(c, declarer);
  for (uint32_t i = 0; i < declarer->declared_fields; i++) {
    const Field& field = declarer->fields[i];
    if (field.is_static() == is_static) places.push_back({field.offset, first + static_cast<jint>(i), field.type()});
  }
}

Object* mirror(const Class* c) { return decode_reference(c->mirror); }
Object* load(const Object* object, uint32_t offset) {
  return HeapAccess::load_reference(object, offset, LoadStrength::kWeak);
}

// Reports references of one object; remembers when the sink wants no more.
class Reporter {
 public:
  Reporter(Object* referrer, ReferenceSink& sink) : referrer_(referrer), sink_(sink) {}
  bool goes_on() const { return goes_on_; }

  void report(jvmtiHeapReferenceKind kind, Object* referee, const jvmtiHeapReferenceInfo& info = {}) {
    if (referee != nullptr && goes_on_) goes_on_ = sink_.reference({kind, info, referrer_, referee});
  }
  void report_field(jvmtiHeapReferenceKind kind, Object* referee, jint index) {
    jvmtiHeapReferenceInfo info = {};
    info.field.index = index;
    report(kind, referee, info);
  }
  void report_element(Object* referee, jint index) {
    jvmtiHeapReferenceInfo info = {};
    info.array.index = index;
    report(JVMTI_HEAP_REFERENCE_ARRAY_ELEMENT, referee, info);
  }
  void report_constant(Object* referee, jint index) {
    jvmtiHeapReferenceInfo info = {};
    info.constant_pool.index = index;
    report(JVMTI_HEAP_REFERENCE_CONSTANT_POOL, referee, info);
  }

 private:
  Object* referrer_;
  ReferenceSink& sink_;
  bool goes_on_ = true;
};

// What a class entry of the pool names, if that is loaded.
const Class* named_class(const Class* c, uint16_t index) {
  if (const Class* resolved = c->pool->resolved_class(index)) return resolved;
  const Symbol* name = Symbol::lookup(c->pool->utf8(static_cast<uint16_t>(c->pool->value(index))), c->loader);
  return name == nullptr ? nullptr : Loaders::find(c->loader->principal, name);
}

void report_constants(const Class* c, Reporter& reporter) IN_VM {
  const ConstantPool& pool = *c->pool;
  for (uint32_t i = 1; i < pool.length; i++) {
    auto index = static_cast<uint16_t>(i);
    switch (pool.tag(index)) {
      case ConstantTag::kClass:
        if (const Class* named = named_class(c, index)) reporter.report_constant(mirror(named), static_cast<jint>(i));
        break;
      case ConstantTag::kString:
      case ConstantTag::kMethodHandle:
      case ConstantTag::kMethodType:
      case ConstantTag::kDynamic:
        if (uint32_t place = pool.resolved.get_non_null()[i]; place != 0)
          reporter.report_constant(decode_reference(pool.references[place - 1]), static_cast<jint>(i));
        break;
      default: break;
    }
  }
}

void report_class(const Class* c, const Object* self, FieldPlaces& places, Reporter& reporter) IN_VM {
  if (c->is_array() || !c->is_linked()) return;
  if (c->super != nullptr && c->super != wk.classes.Object.get())
    reporter.report(JVMTI_HEAP_REFERENCE_SUPERCLASS, mirror(c->super));
  reporter.report(JVMTI_HEAP_REFERENCE_CLASS_LOADER, c->loader->class_loader);
  reporter.report(JVMTI_HEAP_REFERENCE_PROTECTION_DOMAIN, protection_domain_of(c).release());
  reporter.report(JVMTI_HEAP_REFERENCE_SIGNERS, load(self, wk.fields.Class_signers));
  report_constants(c, reporter);
  for (const Class* interface : c->local_interfaces) reporter.report(JVMTI_HEAP_REFERENCE_INTERFACE, mirror(interface));
  for (const FieldPlace& place : places.of_class(c)) {
    if (is_reference(place.type))
      reporter.report_field(JVMTI_HEAP_REFERENCE_STATIC_FIELD, load(self, place.offset), place.index);
  }
}

// --- Roots.

struct FrameAt {
  const Slot* locals;  // of callers they lie below
  Frame* frame;
  jint depth;
};

// The roots of one thread's stack.
class StackRoots final : public RootVisitor {
 public:
  StackRoots(Thread& thread, ReferenceSink& sink) : thread_(thread), sink_(sink) {
    jint depth = 0;
    for (StackWalker walker(thread); !walker.done(); walker.next())
      frames_.push_back({walker.locals(), walker.frame(), depth++});
    std::reverse(frames_.begin(), frames_.end());
    thread_id_ = HeapAccess::load<int64_t>(thread.java_thread, wk.fields.Thread_tid);
  }
  bool goes_on() const { return goes_on_; }
  void visit_locals() {
    is_jni_ = true;
    jni_visit_locals(thread_, *this);
  }

  void visit(Object** cell) override {
    if (*cell == nullptr || !goes_on_) return;
    HeapReference root = {JVMTI_HEAP_REFERENCE_JNI_LOCAL, {}, nullptr, *cell, thread_.java_thread};
    if (is_jni_) {
      if (!frames_.empty() && frames_.back().frame->method()->is_native()) describe_jni(root, frames_.back());
    } else if (const FrameAt* at = frame_of(reinterpret_cast<const Slot*>(cell))) {
      describe(root, *at, cell);
    }
    if (root.kind == JVMTI_HEAP_REFERENCE_JNI_LOCAL) root.info.jni_local.thread_id = thread_id_;
    goes_on_ = sink_.reference(root);
  }
  void visit_narrow(NarrowRef*) override {}

 private:
  const FrameAt* frame_of(const Slot* slot) const {
    auto above = std::upper_bound(frames_.begin(), frames_.end(), slot,
                                  [](const Slot* s, const FrameAt& f) { return s < f.locals; });
    return above == frames_.begin() ? nullptr : &*(above - 1);
  }
  void describe_jni(HeapReference& root, const FrameAt& at) const {
    root.info.jni_local.depth = at.depth;
    root.info.jni_local.method = jni::method_id_of(at.frame->method());
  }
  void describe(HeapReference& root, const FrameAt& at, Object** cell) const {
    Method* method = at.frame->method();
    if (method->is_native()) return describe_jni(root, at);
    if (method->is_synchronized() && cell == at.frame->lock_cell()) {
      root.kind = JVMTI_HEAP_REFERENCE_MONITOR;
      return;
    }
    auto slot = reinterpret_cast<const Slot*>(cell);
    bool is_local = slot < at.locals + method->max_locals;
    root.kind = JVMTI_HEAP_REFERENCE_STACK_LOCAL;
    auto& info = root.info.stack_local;
    info.thread_id = thread_id_;
    info.depth = at.depth;
    info.method = jni::method_id_of(method);
    info.location = at.frame->bci();
    info.slot = static_cast<jint>(is_local ? slot - at.locals : method->max_locals + (slot - at.frame->operands()));
  }

  Thread& thread_;
  ReferenceSink& sink_;
  std::vector<FrameAt> frames_;  // the outermost first
  jlong thread_id_ = 0;
  bool is_jni_ = false;
  bool goes_on_ = true;
};

// Cells that need no further description. Reported once all are known: agents are not called while tables are locked.
class PlainRoots final : public RootVisitor {
 public:
  void visit(Object** cell) override { add(*cell); }
  void visit_narrow(NarrowRef* cell) override { add(decode_reference(*cell)); }
  void add(Object* object) {
    if (object != nullptr) objects_.push_back(object);
  }
  bool report(jvmtiHeapReferenceKind kind, ReferenceSink& sink) const {
    return std::all_of(objects_.begin(), objects_.end(),
                       [&](Object* object) { return sink.reference({kind, {}, nullptr, object}); });
  }

 private:
  std::vector<Object*> objects_;
};

// Not the rooted locals of C++, as in HotSpot: what they hold is on its way from or to one of these.
bool visit_thread_roots(Thread& thread, ReferenceSink& sink) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  PlainRoots threads, others, monitors;
  threads.add(thread.java_thread);
  others.add(thread.pending_exception);
  others.add(thread.async_exception);
  for (uint32_t i = 0; i < thread.lock_stack.count; i++) monitors.add(thread.lock_stack.objects[i]);
  if (!threads.report(JVMTI_HEAP_REFERENCE_THREAD, sink) || !others.report(JVMTI_HEAP_REFERENCE_OTHER, sink) ||
      !monitors.report(JVMTI_HEAP_REFERENCE_MONITOR, sink))
    return false;
  if (thread.java_thread == nullptr) return true;
  StackRoots stack(thread, sink);
  visit_java_stack(thread, stack);
  stack.visit_locals();
  return stack.goes_on();
}

}  // namespace

const std::vector<FieldPlace>& FieldPlaces::of_instances(const Class* c) {
  auto [entry, is_new] = instances_.try_emplace(c);
  if (is_new) {
    for (const Class* k = c; k != nullptr; k = k->super) add_places(c, k, false, entry->second);
  }
  return entry->second;
}

const std::vector<FieldPlace>& FieldPlaces::of_class(const Class* c) {
  auto [entry, is_new] = statics_.try_emplace(c);
  if (is_new) add_places(c, c, true, entry->second);
  return entry->second;
}

const Class* mirrored_class(const Object* object) {
  if (Class::of(object)->layout.kind != ObjectKind::kMirror) return nullptr;
  const Class* c = class_of_mirror_raw(object);
  return c == nullptr || c->is_primitive() ? nullptr : c;
}

bool visit_roots(ReferenceSink& sink) {
  PlainRoots globals, system_classes, monitors, others;
  jni_visit_globals(globals);
  Loaders::for_each_class([&](const Class* c) {
    if (c->loader == nullptr || c->loader->is_boot) system_classes.add(mirror(c));
  });
  MonitorTable::visit_strong(monitors);
  Heap::visit_global_roots(others);
  std::vector<Thread*> threads;
  for_each_thread([&](Thread& each) { threads.push_back(&each); });
  return globals.report(JVMTI_HEAP_REFERENCE_JNI_GLOBAL, sink) &&
         system_classes.report(JVMTI_HEAP_REFERENCE_SYSTEM_CLASS, sink) &&
         monitors.report(JVMTI_HEAP_REFERENCE_MONITOR, sink) && others.report(JVMTI_HEAP_REFERENCE_OTHER, sink) &&
         std::all_of(threads.begin(), threads.end(), [&](Thread* each) { return visit_thread_roots(*each, sink); });
}

bool visit_references(Object* object, FieldPlaces& places, ReferenceSink& sink) {
  Reporter reporter(object, sink);
  const Class* c = Class::of(object);
  if (const Class* mirrored = mirrored_class(object)) {
    report_class(mirrored, object, places, reporter);
    return reporter.goes_on();
  }
  reporter.report(JVMTI_HEAP_REFERENCE_CLASS, mirror(c));
  if (c->is_object_array()) {
    const auto* array = static_cast<const Array*>(object);
    for (jint i = 0; i < array->length() && reporter.goes_on(); i++)
      reporter.report_element(load(array, static_cast<uint32_t>(array->element_offset(static_cast<size_t>(i)))), i);
  } else if (!c->is_array()) {
    for (const FieldPlace& place : places.of_instances(c)) {
      if (is_reference(place.type))
        reporter.report_field(JVMTI_HEAP_REFERENCE_FIELD, load(object, place.offset), place.index);
    }
  }
  return reporter.goes_on();
}

}  // namespace cortado::jvmti
