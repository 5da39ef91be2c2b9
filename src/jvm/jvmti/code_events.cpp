// Events of running code. The frame is the current thread's innermost, its position written.

#include <algorithm>

#include "jvm/jvmti/callbacks.h"
#include "jvm/jvmti/field_watches.h"
#include "jvm/jvmti/runtime_events.h"
#include "runtime/stack_walker.h"

namespace cortado::jvmti {

namespace {

jlocation location_of(const Frame* frame) {
  return frame->method()->is_native() ? -1 : static_cast<jlocation>(frame->bci());
}

// Of a slot, which the collector follows if it is a reference.
jvalue value_of(Thread& thread, BasicType type, const Slot* slot) IN_VM {
  jvalue value = {};
  switch (type) {
    case BasicType::kVoid: break;
    case BasicType::kBoolean: value.z = (*slot & 1) != 0; break;
    case BasicType::kByte: value.b = static_cast<jbyte>(*slot); break;
    case BasicType::kChar: value.c = static_cast<jchar>(*slot); break;
    case BasicType::kShort: value.s = static_cast<jshort>(*slot); break;
    case BasicType::kObject:
    case BasicType::kArray:
      value.l = new_local(thread, Handle<Object>::from_cell(reinterpret_cast<Object* const*>(slot)));
      break;
    default: value.j = static_cast<jlong>(*slot); break;
  }
  return value;
}

template <auto Callback>
void post_location(Thread& thread, jvmtiEvent event, Frame* frame) MAY_GC {
  post_event<Callback>(thread, event, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
    jmethodID method = jni::method_id_of(frame->method());
    jlocation location = location_of(frame);
    NativeScope native(thread);
    (e.callbacks.*Callback)(e.env(), jni_env(thread), self, method, location);
  });
}

// The environments that asked for the end of this frame. They are asked once.
std::vector<Environment*> take_frame_pops(Thread& thread, const Frame* frame) {
  std::vector<Environment*> found;
  std::lock_guard guard(wishes_lock());
  ThreadWishes* wishes = wishes_of(thread);
  if (wishes == nullptr) return found;
  std::erase_if(wishes->frame_pops, [&](const ThreadWishes::FramePop& each) {
    if (each.frame == frame) found.push_back(each.environment);
    return each.frame == frame;
  });
  return found;
}

void post_frame_pop(Thread& thread, Frame* frame, bool by_exception) MAY_GC {
  std::vector<Environment*> wanting = take_frame_pops(thread, frame);
  if (wanting.empty()) return;
  update_watch(thread);
  post_event<&jvmtiEventCallbacks::FramePop>(
      thread, JVMTI_EVENT_FRAME_POP, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
        if (std::find(wanting.begin(), wanting.end(), &e) == wanting.end()) return;
        jmethodID method = jni::method_id_of(frame->method());
        NativeScope native(thread);
        e.callbacks.FramePop(e.env(), jni_env(thread), self, method, by_exception);
      });
}

}  // namespace

void post_step(Thread& thread, Frame* frame) {
  post_location<&jvmtiEventCallbacks::SingleStep>(thread, JVMTI_EVENT_SINGLE_STEP, frame);
}
void post_breakpoint(Thread& thread, Frame* frame) {
  post_location<&jvmtiEventCallbacks::Breakpoint>(thread, JVMTI_EVENT_BREAKPOINT, frame);
}

void post_method_entry(Thread& thread, Frame* frame) {
  post_event<&jvmtiEventCallbacks::MethodEntry>(thread, JVMTI_EVENT_METHOD_ENTRY,
                                                [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
                                                  jmethodID method = jni::method_id_of(frame->method());
                                                  NativeScope native(thread);
                                                  e.callbacks.MethodEntry(e.env(), jni_env(thread), self, method);
                                                });
}

void post_method_exit(Thread& thread, Frame* frame, Slot* value) {
  bool by_exception = value == nullptr;
  post_event<&jvmtiEventCallbacks::MethodExit>(
      thread, JVMTI_EVENT_METHOD_EXIT, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
        jmethodID method = jni::method_id_of(frame->method());
        jvalue result = by_exception ? jvalue{} : value_of(thread, frame->method()->result_type, value);
        NativeScope native(thread);
        e.callbacks.MethodExit(e.env(), jni_env(thread), self, method, by_exception, result);
      });
  post_frame_pop(thread, frame, by_exception);
}

void post_field_access(Thread& thread, Frame* frame, Field* field, Slot* object, Slot* value) {
  bool is_store = value != nullptr;
  if (!is_watched_field(field, is_store ? FieldAccess::kStore : FieldAccess::kRead)) return;
  auto object_reference = [&]() IN_VM {
    if (object == nullptr) return jobject{};
    return new_local(thread, Handle<Object>::from_cell(reinterpret_cast<Object* const*>(object)));
  };
  jlocation location = frame->method()->is_native() ? 0 : location_of(frame);
  if (!is_store) {
    post_event<&jvmtiEventCallbacks::FieldAccess>(
        thread, JVMTI_EVENT_FIELD_ACCESS, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
          jmethodID method = jni::method_id_of(frame->method());
          jclass holder = mirror_reference(thread, field->holder);
          jobject reference = object_reference();
          NativeScope native(thread);
          e.callbacks.FieldAccess(e.env(), jni_env(thread), self, method, location, holder, reference,
                                  jni::field_id_of(field));
        });
    return;
  }
  post_event<&jvmtiEventCallbacks::FieldModification>(
      thread, JVMTI_EVENT_FIELD_MODIFICATION, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
        jmethodID method = jni::method_id_of(frame->method());
        jclass holder = mirror_reference(thread, field->holder);
        jobject reference = object_reference();
        jvalue stored = value_of(thread, field->type(), value);
        // Arrays are objects here.
        char type = (*field->descriptor)[0] == '[' ? 'L' : (*field->descriptor)[0];
        NativeScope native(thread);
        e.callbacks.FieldModification(e.env(), jni_env(thread), self, method, location, holder, reference,
                                      jni::field_id_of(field), type, stored);
      });
}

// --- Exceptions.
namespace {

// Without loading anything: a type that was not resolved yet is looked for by its name.
bool is_caught_by(const Class* exception, const ConstantPool& pool, uint16_t catch_type) {
  if (catch_type == 0) return true;
  if (const Class* resolved = pool.resolved_class(catch_type)) return exception->is_subclass_of(resolved);
  std::string_view name = pool.class_name(catch_type)->view();
  for (const Class* c = exception; c != nullptr; c = c->super) {
    if (c->name->view() == name) return true;
  }
  return false;
}

struct CatchPlace {
  jmethodID method = nullptr;
  jlocation location = 0;
};
CatchPlace find_catch(Thread& thread, const Class* exception) {
  for (StackWalker walker(thread); !walker.done(); walker.next()) {
    if (walker.is_native()) continue;
    const Method* method = walker.method();
    uint32_t bci = walker.bci();
    for (const ExceptionTableEntry& entry : method->exception_table) {
      bool covers = bci >= entry.start_pc && bci < entry.end_pc;
      if (covers && is_caught_by(exception, *method->pool, entry.catch_type))
        return {jni::method_id_of(walker.method()), entry.handler_pc};
    }
  }
  return {};
}

}  // namespace

// A thrown exception comes here once for each frame that it goes through.
void post_exception(Thread& thread, Frame* frame) {
  if (!agents_want(JVMTI_EVENT_EXCEPTION) && !agents_want(JVMTI_EVENT_EXCEPTION_CATCH)) return;
  if (thread.reported_exception == thread.pending_exception) return;
  thread.reported_exception = thread.pending_exception;
  CatchPlace place = find_catch(thread, Class::of(thread.pending_exception_handle()));
  post_event<&jvmtiEventCallbacks::Exception>(thread, JVMTI_EVENT_EXCEPTION,
                                              [&](Environment& e, const CallbackScope& scope, jthread self) MAY_GC {
                                                jmethodID method = jni::method_id_of(frame->method());
                                                jlocation location = location_of(frame);
                                                jobject exception = new_local(thread, scope.exception());
                                                NativeScope native(thread);
                                                e.callbacks.Exception(e.env(), jni_env(thread), self, method, location,
                                                                      exception, place.method, place.location);
                                              });
}

void post_exception_caught(Thread& thread, Frame* frame, uint32_t handler_bci) {
  thread.reported_exception = nullptr;
  post_event<&jvmtiEventCallbacks::ExceptionCatch>(
      thread, JVMTI_EVENT_EXCEPTION_CATCH, [&](Environment& e, const CallbackScope& scope, jthread self) MAY_GC {
        jmethodID method = jni::method_id_of(frame->method());
        jobject exception = new_local(thread, scope.exception());
        NativeScope native(thread);
        e.callbacks.ExceptionCatch(e.env(), jni_env(thread), self, method, static_cast<jlocation>(handler_bci),
                                   exception);
      });
}

}  // namespace cortado::jvmti
