#include "runtime/heap_dump.h"

#include <unordered_set>
#include <vector>

#include "gc/heap_access.h"
#include "os/time.h"
#include "runtime/class.h"
#include "runtime/hprof_file.h"
#include "runtime/jni_references.h"
#include "runtime/loader_data.h"
#include "runtime/mirrors.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

enum SubRecord : uint8_t {
  kRootJniGlobal = 0x01,
  kRootJniLocal = 0x02,
  kRootJavaFrame = 0x03,
  kRootStickyClass = 0x05,
  kRootThread = 0x08,
  kClass = 0x20,
  kInstance = 0x21,
  kObjectArray = 0x22,
  kPrimitiveArray = 0x23,
};
constexpr uint8_t kObjectType = 2;
constexpr uint32_t kNoTrace = 1;  // the number of the stack trace without frames
constexpr uint32_t kNoFrame = UINT32_MAX;
constexpr uint32_t kIdSize = 8;

uint8_t hprof_type(BasicType type) { return is_reference(type) ? kObjectType : static_cast<uint8_t>(type); }
uint32_t hprof_size(BasicType type) {
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte: return 1;
    case BasicType::kChar:
    case BasicType::kShort: return 2;
    case BasicType::kInt:
    case BasicType::kFloat: return 4;
    default: return 8;
  }
}

// Calls `visit` for the declared fields of one class that are static, or are not.
template <class F>
void for_each_field(const Class* c, bool is_static, F&& visit) {
  for (uint32_t i = 0; i < c->declared_fields; i++) {
    if (c->fields[i].is_static() == is_static) visit(c->fields[i]);
  }
}

// Everything here runs while the world is stopped.
class Dump {
 public:
  explicit Dump(HprofFile& file) : file_(file) {}

  void write() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    write_classes();
    write_stack_traces();
    Loaders::for_each_class([this](Class* c) { write_class_dump(c); });
    Heap::for_each_object(this,
                          [](void* context, Object* object) { static_cast<Dump*>(context)->write_object(object); });
    write_roots();
    file_.end_segment();
    file_.begin_record(HprofFile::kEnd, 0);
  }

 private:
  static const Object* mirror(const Class* c) {
    return c == nullptr || c->is_primitive() ? nullptr : decode_reference(c->mirror);
  }

  void write_text(const Symbol* symbol) {
    if (symbol == nullptr || !texts_.insert(symbol).second) return;
    std::string_view text = symbol->view();
    file_.begin_record(HprofFile::kText, static_cast<uint32_t>(kIdSize + text.size()));
    file_.put_id(symbol);
    file_.put_bytes(text.data(), text.size());
  }

  void write_classes() {
    Loaders::for_each_class([this](Class* c) {
      if (mirror(c) == nullptr) return;
      write_text(c->name);
      for (const Field& field : c->fields) write_text(field.name);
      file_.begin_record(HprofFile::kLoadedClass, 2 * sizeof(uint32_t) + 2 * kIdSize);
      file_.put_4(class_number(c));
      file_.put_id(mirror(c));
      file_.put_4(kNoTrace);
      file_.put_id(c->name.get());
    });
  }
  // Any number that is unique: the class's place.
  static uint32_t class_number(const Class* c) { return MetaPtr<Class>(const_cast<Class*>(c)).bits(); }

  void write_trace(uint32_t number, uint32_t thread_number, const std::vector<uint64_t>& frames) {
    file_.begin_record(HprofFile::kTrace, static_cast<uint32_t>(3 * sizeof(uint32_t) + frames.size() * kIdSize));
    file_.put_4(number);
    file_.put_4(thread_number);
    file_.put_4(static_cast<uint32_t>(frames.size()));
    for (uint64_t id : frames) file_.put_8(id);
  }

  void write_frame(uint64_t id, const Method* method, uint32_t bci) {
    const Class* holder = method->holder;
    const Symbol* source = holder->source_file == 0 ? nullptr : holder->pool->symbol(holder->source_file);
    write_text(method->name);
    write_text(method->descriptor);
    write_text(source);
    file_.begin_record(HprofFile::kFrame, 4 * kIdSize + 2 * sizeof(uint32_t));
    file_.put_8(id);
    file_.put_id(method->name.get());
    file_.put_id(method->descriptor.get());
    file_.put_id(source);
    file_.put_4(class_number(holder));
    constexpr uint32_t kNativeMethod = static_cast<uint32_t>(-3);
    file_.put_4(method->is_native() ? kNativeMethod : static_cast<uint32_t>(method->line_number(bci)));
  }

  // Numbers of threads begin at 1, those of their traces behind kNoTrace.
  void write_stack_traces() {
    write_trace(kNoTrace, 0, {});
    for_each_thread([this](Thread& t) {
      if (t.java_thread != nullptr) threads_.push_back(&t);
    });
    uint64_t next_frame = 1;
    for (uint32_t i = 0; i < threads_.size(); i++) {
      std::vector<uint64_t> frames;
      for (StackWalker walker(*threads_[i]); !walker.done(); walker.next()) {
        frames.push_back(next_frame++);
        write_frame(frames.back(), walker.method(), walker.bci());
      }
      write_trace(kNoTrace + 1 + i, i + 1, frames);
    }
  }

  void write_value(const Object* object, const Field& field) {
    switch (hprof_size(field.type())) {
      case 1: file_.put_1(HeapAccess::load<uint8_t>(object, field.offset)); return;
      case 2: file_.put_2(HeapAccess::load<uint16_t>(object, field.offset)); return;
      case 4: file_.put_4(HeapAccess::load<uint32_t>(object, field.offset)); return;
      default: break;
    }
    if (is_reference(field.type())) {
      file_.put_id(HeapAccess::load_reference(object, field.offset, LoadStrength::kWeak));
    } else {
      file_.put_8(HeapAccess::load<uint64_t>(object, field.offset));
    }
  }

  void write_class_dump(const Class* c) {
    const Object* self = mirror(c);
    if (self == nullptr) return;
    file_.begin_sub_record(kClass);
    file_.put_id(self);
    file_.put_4(kNoTrace);
    file_.put_id(mirror(c->super));
    file_.put_id(c->loader == nullptr ? nullptr : c->loader->class_loader);
    for (int i = 0; i < 4; i++) file_.put_id(nullptr);  // signers, protection domain, two reserved
    file_.put_4(c->layout.instance_size);
    file_.put_2(0);  // of the constant pool
    uint16_t statics = 0, instance_fields = 0;
    for_each_field(c, true, [&](const Field&) { statics++; });
    for_each_field(c, false, [&](const Field&) { instance_fields++; });
    file_.put_2(statics);
    for_each_field(c, true, [&](const Field& field) {
      file_.put_id(field.name.get());
      file_.put_1(hprof_type(field.type()));
      write_value(self, field);
    });
    file_.put_2(instance_fields);
    for_each_field(c, false, [&](const Field& field) {
      file_.put_id(field.name.get());
      file_.put_1(hprof_type(field.type()));
    });
  }

  void write_object(Object* object) {
    const Class* c = Class::of(object);
    switch (c->layout.kind) {
      case ObjectKind::kReferenceArray: write_object_array(static_cast<Array*>(object), c); return;
      case ObjectKind::kPrimitiveArray: write_primitive_array(static_cast<Array*>(object), c); return;
      case ObjectKind::kMirror: {
        // The others are there as class dumps.
        const Class* mirrored = class_of_mirror_raw(object);
        if (mirrored != nullptr && !mirrored->is_primitive()) return;
        break;
      }
      default: break;
    }
    write_instance(object, c);
  }

  void write_instance(const Object* object, const Class* c) {
    uint32_t size = 0;
    for (const Class* k = c; k != nullptr; k = k->super) {
      for_each_field(k, false, [&](const Field& field) { size += hprof_size(field.type()); });
    }
    file_.begin_sub_record(kInstance);
    file_.put_id(object);
    file_.put_4(kNoTrace);
    file_.put_id(mirror(c));
    file_.put_4(size);
    for (const Class* k = c; k != nullptr; k = k->super) {
      for_each_field(k, false, [&](const Field& field) { write_value(object, field); });
    }
  }

  void write_object_array(const Array* array, const Class* c) {
    file_.begin_sub_record(kObjectArray);
    file_.put_id(array);
    file_.put_4(kNoTrace);
    file_.put_4(static_cast<uint32_t>(array->length()));
    file_.put_id(mirror(c));
    for (int32_t i = 0; i < array->length(); i++) {
      file_.put_id(HeapAccess::load_reference(array, array->element_offset(static_cast<size_t>(i))));
    }
  }

  void write_primitive_array(Array* array, const Class* c) {
    file_.begin_sub_record(kPrimitiveArray);
    file_.put_id(array);
    file_.put_4(kNoTrace);
    file_.put_4(static_cast<uint32_t>(array->length()));
    file_.put_1(static_cast<uint8_t>(c->primitive_type));
    auto length = static_cast<size_t>(array->length());
    uint32_t size = hprof_size(c->primitive_type);
    if (size == 1) {
      file_.put_bytes(array->elements(), length);
      return;
    }
    for (size_t i = 0; i < length; i++) {
      size_t offset = array->element_offset(i);
      if (size == 2) file_.put_2(HeapAccess::load<uint16_t>(array, offset));
      if (size == 4) file_.put_4(HeapAccess::load<uint32_t>(array, offset));
      if (size == 8) file_.put_8(HeapAccess::load<uint64_t>(array, offset));
    }
  }

  void write_root(SubRecord kind, const Object* object, std::initializer_list<uint32_t> numbers) {
    if (object == nullptr) return;
    file_.begin_sub_record(kind);
    file_.put_id(object);
    for (uint32_t number : numbers) file_.put_4(number);
  }

  // Writes what it is shown as roots of one thread.
  struct ThreadRoots final : RootVisitor {
    ThreadRoots(Dump& to, SubRecord as, uint32_t of) : dump(to), kind(as), thread(of) {}
    void visit(Object** cell) override { dump.write_root(kind, *cell, {thread, kNoFrame}); }
    void visit_narrow(NarrowRef* cell) override { dump.write_root(kind, decode_reference(*cell), {thread, kNoFrame}); }
    Dump& dump;
    SubRecord kind;
    uint32_t thread;
  };
  struct GlobalRoots final : RootVisitor {
    explicit GlobalRoots(Dump& to) : dump(to) {}
    void visit(Object** cell) override { write(*cell, cell); }
    void visit_narrow(NarrowRef* cell) override { write(decode_reference(*cell), cell); }
    void write(const Object* object, const void* reference) {
      if (object == nullptr) return;
      dump.write_root(kRootJniGlobal, object, {});
      dump.file_.put_id(reference);
    }
    Dump& dump;
  };

  void write_roots() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    for (uint32_t i = 0; i < threads_.size(); i++) {
      Thread& thread = *threads_[i];
      write_root(kRootThread, thread.java_thread, {i + 1, kNoTrace + 1 + i});
      ThreadRoots frames(*this, kRootJavaFrame, i + 1);
      visit_java_stack(thread, frames);
      ThreadRoots locals(*this, kRootJniLocal, i + 1);
      jni_visit_locals(thread, locals);
    }
    GlobalRoots globals(*this);
    jni_visit_globals(globals);
    Loaders::for_each_class([this](Class* c) {
      if (c->loader != nullptr && c->loader->is_boot) write_root(kRootStickyClass, mirror(c), {});
    });
  }

  HprofFile& file_;
  std::unordered_set<const Symbol*> texts_;
  std::vector<Thread*> threads_;
};

}  // namespace

HeapDumpResult dump_heap(Thread& thread, const std::string& path, bool collect_first, bool overwrite) {
  int64_t start = os::monotonic_ns();
  HprofFile file(path, overwrite);
  if (!file.error().empty()) return {file.error(), 0, 0};
  if (collect_first) Heap::collect(thread, CollectionCause::kSystemGc);
  Safepoint::begin(thread, SafepointOperation::kDumpHeap);
  Dump(file).write();
  Safepoint::end(thread);
  HeapDumpResult result;
  result.bytes = file.close();
  result.error = file.error();
  result.seconds = static_cast<double>(os::monotonic_ns() - start) / 1e9;
  return result;
}

}  // namespace cortado
