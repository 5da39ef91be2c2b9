// CompiledMethodLoad and CompiledMethodUnload. Code is made and freed under locks: a thread of the VM tells of it afterwards.

#include <vector>

#include "jvm/jvmti/callbacks.h"
#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "jvm/jvmti/runtime_events.h"
#include "os/mutex.h"
#include "runtime/upcall.h"

namespace cortado::jvmti {

namespace {

struct Code {
  jmethodID method;
  const void* address;
  size_t size;  // 0: it was freed
};
Mutex queue_mutex{LockRank::kLeaf, "compiled code to tell of"};
Condition queue_has_some;
std::vector<Code>& queue() CORTADO_REQUIRES(queue_mutex) {
  static auto* made = new std::vector<Code>;
  return *made;
}
bool is_running CORTADO_GUARDED_BY(queue_mutex) = false;

void add(Code code) {
  MutexLock lock(queue_mutex);
  if (!is_running) return;
  queue().push_back(code);
  queue_has_some.notify_one();
}

void post_code(Thread& thread, Environment& e, const Code& code) MAY_GC {
  jvmtiEvent event = code.size != 0 ? JVMTI_EVENT_COMPILED_METHOD_LOAD : JVMTI_EVENT_COMPILED_METHOD_UNLOAD;
  if (!is_wanted(e, event, thread)) return;
  CallbackScope scope(thread);
  NativeScope native(thread);
  if (code.size == 0) {
    if (e.callbacks.CompiledMethodUnload != nullptr)
      e.callbacks.CompiledMethodUnload(e.env(), code.method, code.address);
  } else if (e.callbacks.CompiledMethodLoad != nullptr) {
    e.callbacks.CompiledMethodLoad(e.env(), code.method, static_cast<jint>(code.size), code.address, 0, nullptr,
                                   nullptr);
  }
}

std::vector<Code> take_queue(Thread& thread) MAY_GC {
  BlockedScope blocked(thread);
  MutexLock lock(queue_mutex);
  while (queue().empty()) queue_has_some.wait(queue_mutex);
  return std::exchange(queue(), {});
}

[[noreturn]] void run_code_events(Thread& thread) MAY_GC {
  for (;;) {
    for (const Code& code : take_queue(thread)) {
      for (Environment* e = first_environment(); e != nullptr; e = e->next) post_code(thread, *e, code);
    }
  }
}

}  // namespace

void note_code_made(Method* method, const void* code, size_t size) { add({jni::method_id_of(method), code, size}); }

// What was not told yet of its making is not told any more.
void note_code_freed(Method* method, const void* code) {
  jmethodID id = jni::method_id_of(method);
  {
    MutexLock lock(queue_mutex);
    if (std::erase_if(queue(), [code](const Code& each) { return each.address == code && each.size != 0; }) > 0) return;
  }
  add({id, code, 0});
}

void start_code_events(Thread& thread) {
  constexpr int kPriority = 9;
  if (!agents_want(JVMTI_EVENT_COMPILED_METHOD_LOAD) && !agents_want(JVMTI_EVENT_COMPILED_METHOD_UNLOAD)) return;
  {
    MutexLock lock(queue_mutex);
    if (std::exchange(is_running, true)) return;
  }
  if (Threads::start_vm_thread(thread, "Service Thread", kPriority, run_code_events).failed()) thread.clear_exception();
}

jvmtiError JNICALL GenerateEvents(jvmtiEnv* env, jvmtiEvent event) {
  if (event == JVMTI_EVENT_DYNAMIC_CODE_GENERATED) return JVMTI_ERROR_NONE;  // all of it is part of the library
  if (event != JVMTI_EVENT_COMPILED_METHOD_LOAD) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  Environment& environment = Environment::of(env);
  if (!environment.capabilities.can_generate_compiled_method_load_events) return JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
  CORTADO_JVMTI_ENTRY();
  std::vector<Code> all;
  if (execution_engine.visit_compiled != nullptr) {
    execution_engine.visit_compiled(&all, [](void* context, Method* method, const void* code, size_t size) {
      static_cast<std::vector<Code>*>(context)->push_back({jni::method_id_of(method), code, size});
    });
  }
  for (const Code& code : all) post_code(thread, environment, code);
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
