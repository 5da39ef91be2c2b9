#include "runtime/stack_trace.h"

#include <unordered_set>
#include <vector>

#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"
#include "runtime/flags.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"
#include "runtime/strings.h"

namespace cortado {

namespace {

struct TraceFrame {
  Method* method;
  uint32_t bci;
};

// A backtrace is Object[]{long[] frames, Class[] holders}. frames[0] is kTopWasHidden or 0, then one element per frame:
// the Method's MetaPtr bits in the upper half, the bci in the lower. The holders keep the methods alive.
constexpr int64_t kTopWasHidden = 1;
constexpr int32_t kFramesElement = 0, kHoldersElement = 1, kBacktraceElements = 2;

int64_t encode(const TraceFrame& frame) {
  return static_cast<int64_t>(static_cast<uint64_t>(MetaPtr<Method>(frame.method).bits()) << 32 | frame.bci);
}
TraceFrame decode(int64_t element) {
  auto bits = static_cast<uint64_t>(element);
  return {MetaPtr<Method>::from_bits(static_cast<uint32_t>(bits >> 32)).get(), static_cast<uint32_t>(bits)};
}

size_t maximum_depth() {
  static const int64_t depth = Flags::integer("MaxJavaStackTraceDepth");
  return depth == 0 ? SIZE_MAX : depth < 0 ? 0 : static_cast<size_t>(depth);
}
bool show_hidden_frames() {
  static const bool show = Flags::boolean("ShowHiddenFrames");
  return show;
}

struct Trace {
  std::vector<TraceFrame> frames;
  bool top_was_hidden = false;
};

// Another thread's frames end while its trace is read: keeps the classes of their methods.
class TracePins {
 public:
  TracePins() = default;
  TracePins(const TracePins&) = delete;
  ~TracePins() {
    for (LoaderData* loader : loaders_) loader->pins.fetch_sub(1, std::memory_order_release);
  }
  void pin(const Trace& trace) {
    for (const TraceFrame& frame : trace.frames) {
      LoaderData* loader = frame.method->holder->loader;
      if (loaders_.insert(loader).second) loader->pins.fetch_add(1, std::memory_order_relaxed);
    }
  }

 private:
  std::unordered_set<LoaderData*> loaders_;
};

// `throwable_class` null: no frames of a throwable's construction to leave out.
Trace collect(Thread& thread, const Class* throwable_class) {
  Trace trace;
  bool in_fill = throwable_class != nullptr, in_constructors = in_fill;
  for (StackWalker walker(thread); !walker.done() && trace.frames.size() < maximum_depth(); walker.next()) {
    Method* method = walker.method();
    if (in_fill) {
      if (method->name->view() == "fillInStackTrace" && throwable_class->is_subclass_of(method->holder)) continue;
      in_fill = false;
    }
    if (in_constructors) {
      if (method->is_initializer() && throwable_class->is_subclass_of(method->holder)) continue;
      in_constructors = false;
    }
    if (is_hidden_frame(method) && !show_hidden_frames()) {
      if (trace.frames.empty()) trace.top_was_hidden = true;
      continue;
    }
    trace.frames.push_back({method, walker.bci()});
  }
  return trace;
}

JavaResult<Unrooted<Array>> make_backtrace(Thread& thread, const Trace& trace) MAY_GC {
  auto count = static_cast<int32_t>(trace.frames.size());
  Rooted<Array> backtrace(thread, TRY(new_object_array(thread, wk.classes.Object, kBacktraceElements)));
  Rooted<Array> frames(thread, TRY(new_primitive_array(thread, BasicType::kLong, count + 1)));
  HeapAccess::store_reference_element(backtrace, kFramesElement, frames);
  Rooted<Array> holders(thread, TRY(new_object_array(thread, wk.classes.Class, count)));
  HeapAccess::store_reference_element(backtrace, kHoldersElement, holders);
  HeapAccess::store_element<int64_t>(frames, 0, trace.top_was_hidden ? kTopWasHidden : 0);
  for (int32_t i = 0; i < count; i++) {
    const TraceFrame& frame = trace.frames[static_cast<size_t>(i)];
    HeapAccess::store_element<int64_t>(frames, i + 1, encode(frame));
    Rooted<Object> mirror(thread, mirror_of(frame.method->holder));
    HeapAccess::store_reference_element(holders, i, mirror);
  }
  return backtrace.get();
}

// Null if there is none.
Unrooted<Object> frames_of(Thread& thread, Handle<Object> throwable) IN_VM {
  Rooted<Object> backtrace(thread, HeapAccess::load_reference(throwable, wk.fields.Throwable_backtrace));
  if (backtrace.is_null()) return {};
  return HeapAccess::load_reference_element(backtrace.handle().cast<Array>(), kFramesElement);
}

// A backtrace that cannot be allocated throws an OutOfMemoryError, which wants a backtrace.
thread_local bool filling = false;

}  // namespace

void fill_in_stack_trace(Thread& thread, Handle<Object> throwable) {
  static const bool enabled = Flags::boolean("StackTraceInThrowable");
  if (!enabled || filling || wk.classes.Throwable.get() == nullptr) return;
  filling = true;
  HeapAccess::store_reference(throwable, wk.fields.Throwable_stackTrace, {});
  Trace trace = collect(thread, Class::of(throwable));
  JavaResult<Unrooted<Array>> made = make_backtrace(thread, trace);
  if (made.failed()) {
    thread.clear_exception();
  } else {
    Rooted<Array> backtrace(thread, std::move(made).value());
    HeapAccess::store_reference(throwable, wk.fields.Throwable_backtrace, backtrace);
    HeapAccess::store<int32_t>(throwable, wk.fields.Throwable_depth, static_cast<int32_t>(trace.frames.size()));
  }
  filling = false;
}

bool backtrace_top(Handle<Object> throwable, Method*& method, uint32_t& bci, bool& top_was_hidden) {
  Rooted<Object> frames(Thread::current(), frames_of(Thread::current(), throwable));
  if (frames.is_null() || frames.handle().cast<Array>().length() < 2) return false;
  top_was_hidden = HeapAccess::load_element<int64_t>(frames.handle().cast<Array>(), 0) == kTopWasHidden;
  TraceFrame top = decode(HeapAccess::load_element<int64_t>(frames.handle().cast<Array>(), 1));
  method = top.method;
  bci = top.bci;
  return true;
}

namespace {

JavaResult<void> store_text(Thread& thread, Handle<Object> element, uint32_t offset, std::string_view text) MAY_GC {
  Rooted<Object> string(thread, TRY(intern_string(thread, text)));
  HeapAccess::store_reference(element, offset, string);
  return {};
}

JavaResult<void> fill_loader_and_module(Thread& thread, Handle<Object> element, const Class* holder) MAY_GC {
  Handle<Object> loader = holder->loader->loader_handle();
  if (!loader.is_null()) {
    Rooted<Object> name(thread, HeapAccess::load_reference(loader, wk.fields.ClassLoader_name));
    HeapAccess::store_reference(element, wk.fields.StackTraceElement_classLoaderName, name);
  }
  const ModuleEntry* module = Modules::of_class(holder);
  if (module == nullptr || !module->is_named()) return {};
  TRY(store_text(thread, element, wk.fields.StackTraceElement_moduleName, module->name->view()));
  if (module->version == nullptr) return {};
  return store_text(thread, element, wk.fields.StackTraceElement_moduleVersion, module->version->view());
}

}  // namespace

JavaResult<void> fill_stack_trace_element(Thread& thread, Handle<Object> element, Method* method, int bci) {
  const Class* holder = method->holder;
  Rooted<Object> mirror(thread, mirror_of(holder));
  HeapAccess::store_reference(element, wk.fields.StackTraceElement_declaringClassObject, mirror);
  TRY(fill_loader_and_module(thread, element, holder));
  TRY(store_text(thread, element, wk.fields.StackTraceElement_declaringClass, holder->external_name()));
  TRY(store_text(thread, element, wk.fields.StackTraceElement_methodName, method->name->view()));
  if (holder->source_file != 0) {
    TRY(store_text(thread, element, wk.fields.StackTraceElement_fileName, holder->pool->utf8(holder->source_file)));
  }
  int line = method->line_number(static_cast<uint32_t>(bci));
  HeapAccess::store<int32_t>(element, wk.fields.StackTraceElement_lineNumber, line);
  return {};
}

JavaResult<void> init_stack_trace_element_array(Thread& thread, Handle<Array> elements, Handle<Object> throwable) {
  if (throwable.is_null() || elements.is_null()) return throw_null_pointer(thread);
  Rooted<Object> found(thread, frames_of(thread, throwable));
  if (found.is_null()) return {};
  Handle<Array> frames = found.handle().cast<Array>();
  if (frames.length() - 1 != elements.length()) return throw_new(thread, wk.classes.IndexOutOfBoundsException);
  for (int32_t i = 0; i < elements.length(); i++) {
    TraceFrame frame = decode(HeapAccess::load_element<int64_t>(frames, i + 1));
    Rooted<Object> element(thread, HeapAccess::load_reference_element(elements, i));
    if (element.is_null()) return throw_null_pointer(thread);
    TRY(fill_stack_trace_element(thread, element, frame.method, static_cast<int>(frame.bci)));
  }
  return {};
}

JavaResult<Unrooted<Array>> stack_trace_of(Thread& thread, Handle<Object> java_thread) {
  TracePins pins;
  Trace trace;
  Thread* target = Threads::of(java_thread);
  if (target == &thread) {
    trace = collect(thread, nullptr);
  } else if (target != nullptr) {
    struct Context {
      Trace& trace;
      TracePins& pins;
    } context{trace, pins};
    Safepoint::handshake(thread, *target, &context, [](void* c, Thread& t) {
      auto* to = static_cast<Context*>(c);
      to->trace = collect(t, nullptr);
      to->pins.pin(to->trace);
    });
  }
  auto count = static_cast<int32_t>(trace.frames.size());
  Rooted<Array> elements(thread, TRY(new_object_array(thread, wk.classes.StackTraceElement, count)));
  for (int32_t i = 0; i < count; i++) {
    const TraceFrame& frame = trace.frames[static_cast<size_t>(i)];
    Rooted<Object> element(thread, TRY(new_instance_initialized(thread, wk.classes.StackTraceElement)));
    TRY(fill_stack_trace_element(thread, element, frame.method, static_cast<int>(frame.bci)));
    HeapAccess::store_reference_element(elements, i, element);
  }
  return elements.get();
}

}  // namespace cortado
