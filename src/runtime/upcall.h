#pragma once
// Running Java from C++: each call starts a new run of Java on the thread's Java stack.

#include <initializer_list>
#include <span>

#include "runtime/java_result.h"
#include "runtime/java_value.h"
#include "runtime/thread.h"

namespace cortado {

// Calls exactly this method (no virtual selection), receiver first among the arguments. The class must be initialised
// for static methods and constructors (call initialize_class before). A reference result is unrooted.
JavaResult<JavaValue> call_java(Thread& thread, Method* method, std::span<const Argument> arguments) MAY_GC;
inline JavaResult<JavaValue> call_java(Thread& thread, Method* method, std::initializer_list<Argument> arguments)
    MAY_GC {
  return call_java(thread, method, std::span<const Argument>(arguments.begin(), arguments.size()));
}
inline JavaResult<Unrooted<Object>> call_java_object(Thread& thread, Method* method,
                                                     std::initializer_list<Argument> arguments) MAY_GC {
  JavaResult<JavaValue> result = call_java(thread, method, arguments);
  if (result.failed()) return Thrown{};
  return result.value().as_object();
}
// The implementation that `receiver`'s class has for a virtual or interface method (JVMS 5.4.6). Throws
// AbstractMethodError, IncompatibleClassChangeError, IllegalAccessError.
JavaResult<Method*> select_method(Thread& thread, Handle<Object> receiver, Method* resolved) MAY_GC;
// Selects, then calls.
JavaResult<JavaValue> call_virtual(Thread& thread, Method* resolved, std::span<const Argument> arguments) MAY_GC;
inline JavaResult<JavaValue> call_virtual(Thread& thread, Method* resolved, std::initializer_list<Argument> arguments)
    MAY_GC {
  return call_virtual(thread, resolved, std::span<const Argument>(arguments.begin(), arguments.size()));
}

// A library method in C++ that stands in for the Java or native one: neither collects nor throws, reads its arguments as
// they lie in the frame. `done` 0: the ordinary method is to be called, nothing has happened.
struct LeafResult {
  uint64_t value;  // as a slot
  uint64_t done;
};
using LeafFunction = LeafResult (*)(Thread* thread, Slot* arguments);

// What the runtime needs of the execution engine, filled by interp at start.
struct ExecutionEngine {
  // Runs `method` with its arguments already on the Java stack, above an entry frame.
  Slot (*enter_java)(Thread* thread, Slot* arguments, Method* method) = nullptr;
  // Sets from_interpreted and from_compiled for a method's kind (native, abstract, intrinsic, synchronized ...).
  void (*prepare_method_entries)(Method* method) = nullptr;
  // The table of handlers of a thread that is watched for so much (Thread::watched). Null before the heap was reserved.
  const void* const* (*dispatch_table)(uint32_t watched) = nullptr;
  // Filled by jit when it is used. `on_threshold`: a method is hot; answers where an interpreted frame at the loop head
  // `bci` with an empty operand stack may go on in compiled code, or null. Neither collects nor throws.
  static constexpr uint32_t kNoLoop = UINT32_MAX;
  const void* (*on_threshold)(Method* method, uint32_t bci) = nullptr;
  // The method dies; no frame is in its code. Frees it.
  void (*release_code)(Method* method) = nullptr;
  // Where an interpreted frame whose exception handler at `bci` is to run may go on in compiled code, or null.
  const void* (*handler_entry)(Method* method, uint32_t bci) = nullptr;
  // Calls and loop iterations of a method from one call of `on_threshold` to the next.
  uint32_t compile_interval = INT32_MAX;
  const void* const* compiled_code_table = nullptr;
  // Every method with compiled code, under the lock of compilations.
  void (*visit_compiled)(void* context,
                         void (*visit)(void* context, Method* method, const void* code, size_t size)) = nullptr;
  // Breakpoints, of methods that have bytecode; the world is stopped. False: there is one already, or none.
  // `prepare_breakpoints` comes first, with the world running: false, an exception is pending.
  bool (*prepare_breakpoints)(Thread& thread, Method* method) = nullptr;
  bool (*set_breakpoint)(Method* method, uint32_t bci) = nullptr;
  bool (*clear_breakpoint)(Method* method, uint32_t bci) = nullptr;
  void (*clear_breakpoints)(Method* method) = nullptr;
  // There may be instances of the class, which is in its superclass's list, once this returns: code that was made as if
  // there were no such class is not used for them.
  void (*subclass_linked)(Class* c) = nullptr;
  // Sets Method::library_intrinsic of a boot class's methods. Null: there are none.
  void (*assign_library_intrinsics)(Class* c) = nullptr;
  // By Method::library_intrinsic; null where only compiled code knows better.
  const LeafFunction* leaf_functions = nullptr;
};
extern ExecutionEngine execution_engine;

// To be called by whoever makes a Method, once its access flags, flags, intrinsic, result type and argument slots are
// set. Any thread state; may be called again (e.g. when flags change).
inline void prepare_method_entries(Method* method) {
  if (execution_engine.prepare_method_entries != nullptr) execution_engine.prepare_method_entries(method);
}

}  // namespace cortado
