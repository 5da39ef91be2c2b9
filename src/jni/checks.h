#pragma once
// What -Xcheck:jni looks at before a function of the checked table (checked_table.cpp) calls the real one. A violation
// ends the process with "FATAL ERROR in native method: …", or prints "WARNING in native method: …"; both with the Java
// stack, on standard output. The texts are HotSpot's: people search for them.

#include <jni.h>

#include <string_view>

#include "runtime/class.h"
#include "runtime/thread.h"

namespace cortado::jni {

// Prints the message and the Java stack, and ends the process.
[[noreturn]] void report_fatal_error(Thread& thread, std::string_view message) IN_VM;
void report_warning(Thread& thread, std::string_view message) IN_VM;

// What a function allows while it is called.
enum class Allowance : uint8_t {
  kNothing,            // no pending exception, no critical section
  kException,          // a pending exception
  kCritical,           // being in a critical section
  kExceptionCritical,  // both
};

// The current thread, if `env` is its own.
Thread& checked_thread(JNIEnv* env);
// Looks for what the function does not allow.
void check_entry(Thread& thread, Allowance allowance) IN_VM;

void check_reference(Thread& thread, jobject reference) IN_VM;  // null, or one that was made and not deleted
void check_object(Thread& thread, jobject reference) IN_VM;     // the same, and not cleared
Class* check_class(Thread& thread, jclass reference, bool allow_primitive) IN_VM;
void check_class_name(Thread& thread, const char* name) IN_VM;
void check_throwable(Thread& thread, jthrowable reference) IN_VM;
void check_throwable_class(Thread& thread, jclass reference) IN_VM;
void check_string(Thread& thread, jstring reference) IN_VM;
void check_array(Thread& thread, jarray reference) IN_VM;
void check_object_array(Thread& thread, jobjectArray reference) IN_VM;
// `type` kVoid: any primitive type.
void check_primitive_array(Thread& thread, jarray reference, BasicType type) IN_VM;
// `c` and `receiver` may be null: not looked at.
void check_call(Thread& thread, jclass c, jobject receiver, jmethodID id) IN_VM;
void check_static_field(Thread& thread, jclass c, jfieldID id, BasicType type) IN_VM;
void check_instance_field(Thread& thread, jobject object, jfieldID id, BasicType type) IN_VM;
void check_deleted(Thread& thread, jobject reference, jobjectRefType type, const char* message) IN_VM;

// Elements handed out between guards, which a write beyond an end damages.
enum class GuardTag : uintptr_t { kElements = 0x45, kCritical = 0x49134913, kChars = 0x47114711, kUtf = 0x48124812 };
// A guarded copy of `size` bytes; `original` is what it replaces. Null: out of memory.
void* guarded_copy(const void* data, size_t size, GuardTag tag, void* original);
// Checks the guards and the tag; the original, and the size.
struct Guarded {
  void* original;
  size_t size;
};
Guarded check_guards(Thread& thread, const char* function, void* copy, GuardTag tag) IN_VM;
void free_guarded(void* copy);
void check_release_mode(Thread& thread, jint mode) IN_VM;

}  // namespace cortado::jni
