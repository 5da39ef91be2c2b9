#pragma once
// Throwing Java exceptions from C++. All leave the exception pending in the thread and return Thrown.

#include <string_view>

#include "runtime/java_result.h"
#include "runtime/thread.h"
#include "runtime/wellknown.h"

namespace cortado {

// `message` is modified UTF-8. The class is linked and initialised as needed; its (String) or () constructor runs.
Thrown throw_new(Thread& thread, Class* exception_class, std::string_view message) MAY_GC;
Thrown throw_new(Thread& thread, Class* exception_class) MAY_GC;
Thrown throw_new_with_cause(Thread& thread, Class* exception_class, std::string_view message, Handle<Object> cause)
    MAY_GC;
// By internal name, loaded by the boot loader: for classes without an entry in wellknown.def.
Thrown throw_by_name(Thread& thread, const char* class_name, std::string_view message) MAY_GC;
Thrown throw_object(Thread& thread, Handle<Object> throwable) IN_VM;
// The preallocated ones where no object can be made; kinds of OutOfMemoryError.
enum class OutOfMemoryKind { kHeap, kMetaspace, kArraySize, kGcOverhead, kNativeThread };
Thrown throw_out_of_memory(Thread& thread, OutOfMemoryKind kind) MAY_GC;
Thrown throw_stack_overflow(Thread& thread) MAY_GC;
Thrown throw_null_pointer(Thread& thread) MAY_GC;  // helpful message is made lazily by JVM_GetExtendedNPEMessage
Thrown throw_array_index(Thread& thread, int32_t index, int32_t length) MAY_GC;
// "class A cannot be cast to class B (A is in module …; B is in …)"
Thrown throw_class_cast(Thread& thread, Class* from, Class* to) MAY_GC;
// NoClassDefFoundError with a ClassNotFoundException as its cause if one is pending.
Thrown throw_no_class_def(Thread& thread, Symbol* name) MAY_GC;

// Is the pending exception an instance of `c`?
bool exception_is(Thread& thread, Class* c) IN_VM;
// Prints the pending exception's stack trace with Throwable.printStackTrace (falls back to class name and message),
// clears it. "Exception in thread "N" " first if `with_thread`.
void print_and_clear_exception(Thread& thread, bool with_thread) MAY_GC;
// A description for fatal errors and logs: class name: message.
std::string describe_exception(Thread& thread, Handle<Object> throwable) MAY_GC;

// Saves the pending exception over a scope that must run Java, and restores it (the newer one wins if one is thrown).
class ExceptionPreserver {
 public:
  explicit ExceptionPreserver(Thread& thread) IN_VM : thread_(thread), saved_(thread, thread.take_exception()) {}
  ~ExceptionPreserver() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (!thread_.has_exception()) thread_.set_exception(saved_.get());
  }

 private:
  Thread& thread_;
  Rooted<Object> saved_;
};

}  // namespace cortado
