// Breakpoints.

#include "classfile/opcodes.h"
#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/code_watching.h"
#include "runtime/redefinition.h"
#include "runtime/safepoint.h"
#include "runtime/upcall.h"

namespace cortado::jvmti {

namespace {

jvmtiError find_place(jmethodID id, jlocation location, Method*& method) IN_VM {
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (method->is_native() || method->code_length == 0) return JVMTI_ERROR_INVALID_LOCATION;
  return location < 0 || location >= method->code_length ? JVMTI_ERROR_INVALID_LOCATION : JVMTI_ERROR_NONE;
}

// Frames may go on with older versions that say the same: there, too.
bool change(Thread& thread, bool (*function)(Method*, uint32_t), Method* method, jlocation location) MAY_GC {
  Safepoint::begin(thread, SafepointOperation::kChangeBreakpoints);
  auto bci = static_cast<uint32_t>(location);
  bool done = function(method, bci);
  for_each_running_version(method, [&](Method* older) { (void)function(older, bci); });
  Safepoint::end(thread);
  return done;
}

}  // namespace

jvmtiError JNICALL SetBreakpoint(jvmtiEnv*, jmethodID id, jlocation location) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_place(id, location, method));
  CodeWatching::activate(thread);
  if (!execution_engine.prepare_breakpoints(thread, method)) {
    thread.clear_exception();
    return JVMTI_ERROR_OUT_OF_MEMORY;
  }
  return change(thread, execution_engine.set_breakpoint, method, location) ? JVMTI_ERROR_NONE : JVMTI_ERROR_DUPLICATE;
}

jvmtiError JNICALL ClearBreakpoint(jvmtiEnv*, jmethodID id, jlocation location) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_place(id, location, method));
  return change(thread, execution_engine.clear_breakpoint, method, location) ? JVMTI_ERROR_NONE : JVMTI_ERROR_NOT_FOUND;
}

}  // namespace cortado::jvmti
