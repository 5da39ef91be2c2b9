#include "jni/checks.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "classfile/modified_utf8.h"
#include "jni/jni_functions.h"
#include "os/signals.h"
#include "runtime/arguments.h"
#include "runtime/method_area.h"
#include "runtime/stack_walker.h"
#include "runtime/thread_dump.h"
#include "runtime/wellknown.h"

namespace cortado::jni {

namespace {

constexpr std::string_view kBadReference = "Bad global or local ref passed to JNI";
constexpr std::string_view kWrongMethod = "Wrong object class or methodID passed to JNI call";
constexpr std::string_view kWrongField = "Wrong field ID passed to JNI";

void print_stack(Thread& thread) {
  for (StackWalker walker(thread); !walker.done(); walker.next()) {
    std::printf("\tat %s\n", describe_frame(walker.method(), walker.bci()).c_str());
  }
}

[[noreturn]] void end_process() {
  std::fflush(nullptr);
  if (arguments.abort_hook != nullptr) arguments.abort_hook();
  std::abort();
}

// As far as a wild pointer can be told from an id.
Method* checked_method(Thread& thread, jmethodID id) IN_VM {
  if (id != nullptr && os::is_readable(id, sizeof(Method*))) {
    Method* method = method_of(id);
    if (MethodArea::contains(method) && method->method_id.load() == reinterpret_cast<uint64_t>(id)) return method;
  }
  report_fatal_error(thread, kWrongMethod);
}

bool is_field(const Field* field) {
  if (!MethodArea::contains(field) || !MethodArea::contains(field->holder.get())) return false;
  const Class* holder = field->holder;
  return field->index < holder->fields.size() && &holder->fields[field->index] == field;
}

bool is_of_type(const Field& field, BasicType type) {
  return is_reference(field.type()) ? is_reference(type) : field.type() == type;
}

}  // namespace

void report_fatal_error(Thread& thread, std::string_view message) {
  fmt::print("FATAL ERROR in native method: {}\n", message);
  print_stack(thread);
  end_process();
}

void report_warning(Thread& thread, std::string_view message) {
  fmt::print("WARNING in native method: {}\n", message);
  print_stack(thread);
  std::fflush(stdout);
}

Thread& checked_thread(JNIEnv* env) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  Thread* current = Thread::current_or_null();
  if (current == nullptr) {
    std::printf("FATAL ERROR in native method: Using JNIEnv in non-Java thread\n");
    end_process();
  }
  if (Thread::from_jni_env(env) != current) report_fatal_error(*current, "Using JNIEnv in the wrong thread");
  return *current;
}

void check_entry(Thread& thread, Allowance allowance) {
  bool critical_allowed = allowance == Allowance::kCritical || allowance == Allowance::kExceptionCritical;
  if (thread.critical_depth > 0 && !critical_allowed) {
    std::printf(
        "Warning: Calling other JNI functions in the scope of Get/ReleasePrimitiveArrayCritical or "
        "Get/ReleaseStringCritical\n");
    std::fflush(stdout);
  }
  if (allowance == Allowance::kException || allowance == Allowance::kExceptionCritical) return;
  if (thread.has_exception()) report_warning(thread, "JNI call made with exception pending");
  if (thread.unchecked_call != nullptr) {
    report_warning(thread, fmt::format("JNI call made without checking exceptions when required to from {}",
                                       thread.unchecked_call));
    thread.unchecked_call = nullptr;
  }
}

void check_reference(Thread& thread, jobject reference) {
  if (reference != nullptr && reference_type(thread, reference) == JNIInvalidRefType) {
    report_fatal_error(thread, kBadReference);
  }
}

void check_object(Thread& thread, jobject reference) {
  if (reference == nullptr) return;
  check_reference(thread, reference);
  if (handle_of(reference).is_null()) report_fatal_error(thread, kBadReference);
}

Class* check_class(Thread& thread, jclass reference, bool allow_primitive) {
  if (reference == nullptr) report_fatal_error(thread, kBadReference);
  check_reference(thread, reference);
  if (handle_of(reference).is_null()) report_fatal_error(thread, "JNI received a null class");
  Class* c = Class::of(handle_of(reference)) == wk.classes.Class.get() ? class_of_reference(reference) : nullptr;
  if (c == nullptr || (c->is_primitive() && !allow_primitive)) {
    report_fatal_error(thread, "JNI received a class argument that is not a class");
  }
  return c;
}

void check_class_name(Thread& thread, const char* name) {
  if (name == nullptr) return;
  std::string_view text(name);
  if (text.size() >= 2 && text.front() == 'L' && text.back() == ';') {
    report_warning(thread, fmt::format("JNI FindClass received a bad class descriptor \"{}\".  A correct class "
                                       "descriptor has no leading \"L\" or trailing \";\".  Incorrect descriptors will "
                                       "not be accepted in future releases.",
                                       text));
  }
  if (!classfile::is_valid_modified_utf8(text)) {
    report_fatal_error(thread, fmt::format("JNI class name is not a valid UTF8 string \"{}\"", text));
  }
}

namespace {
void check_is_throwable(Thread& thread, const Class* c) IN_VM {
  if (c->is_subtype_of(wk.classes.Throwable)) return;
  report_fatal_error(thread,
                     "JNI Throw or ThrowNew received a class argument that is not a Throwable or Throwable subclass");
}
}  // namespace

void check_throwable(Thread& thread, jthrowable reference) {
  check_object(thread, reference);
  if (reference == nullptr) {
    report_warning(thread, "JNI Throw called with NULL throwable");
  } else {
    check_is_throwable(thread, Class::of(handle_of(reference)));
  }
}

void check_throwable_class(Thread& thread, jclass reference) {
  check_is_throwable(thread, check_class(thread, reference, false));
}

void check_string(Thread& thread, jstring reference) {
  check_object(thread, reference);
  if (reference == nullptr || Class::of(handle_of(reference)) != wk.classes.String.get()) {
    report_fatal_error(thread, "JNI string operation received a non-string");
  }
}

void check_array(Thread& thread, jarray reference) {
  check_object(thread, reference);
  if (reference == nullptr || !Class::of(handle_of(reference))->is_array()) {
    report_fatal_error(thread, "Non-array passed to JNI array operations");
  }
}

void check_object_array(Thread& thread, jobjectArray reference) {
  check_array(thread, reference);
  if (Class::of(handle_of(reference))->is_object_array()) return;
  report_fatal_error(thread, "Object array expected but not received for JNI array operation");
}

void check_primitive_array(Thread& thread, jarray reference, BasicType type) {
  check_array(thread, reference);
  const Class* c = Class::of(handle_of(reference));
  if (!c->is_primitive_array()) {
    report_fatal_error(thread, "Primitive type array expected but not received for JNI array operation");
  }
  if (type != BasicType::kVoid && c->primitive_type != type) {
    report_fatal_error(thread, "Array element type mismatch in JNI");
  }
}

void check_call(Thread& thread, jclass c, jobject receiver, jmethodID id) {
  const Class* holder = checked_method(thread, id)->holder;
  if (c != nullptr && !check_class(thread, c, false)->is_subtype_of(holder)) report_fatal_error(thread, kWrongMethod);
  if (receiver == nullptr) return;
  check_object(thread, receiver);
  if (!Class::of(handle_of(receiver))->is_subtype_of(holder)) report_fatal_error(thread, kWrongMethod);
}

void check_static_field(Thread& thread, jclass c, jfieldID id, BasicType type) {
  const Field* field = field_of(id);
  if (!is_field(field) || !field->is_static()) report_fatal_error(thread, "Non-static field ID passed to JNI");
  if (!check_class(thread, c, false)->is_subtype_of(field->holder)) {
    report_fatal_error(thread, "Wrong static field ID passed to JNI");
  }
  if (!is_of_type(*field, type))
    report_fatal_error(thread, "Field type (static) mismatch in JNI get/set field operations");
}

void check_instance_field(Thread& thread, jobject object, jfieldID id, BasicType type) {
  const Field* field = field_of(id);
  bool known = is_field(field);
  if (known && field->is_static()) report_fatal_error(thread, "Static field ID passed to JNI");
  check_object(thread, object);
  if (object == nullptr) report_fatal_error(thread, "Null object passed to JNI");
  if (!known || !Class::of(handle_of(object))->is_subtype_of(field->holder)) report_fatal_error(thread, kWrongField);
  if (is_of_type(*field, type)) return;
  report_fatal_error(thread, "Field type (instance) mismatch in JNI get/set field operations");
}

void check_deleted(Thread& thread, jobject reference, jobjectRefType type, const char* message) {
  if (reference == nullptr) return;
  // A weak reference may have been cleared.
  jobjectRefType actual = reference_type(thread, reference);
  if (actual == JNIInvalidRefType && type != JNIWeakGlobalRefType) report_fatal_error(thread, kBadReference);
  if (actual != type) report_fatal_error(thread, message);
}

namespace {

constexpr uint64_t kGuard = 0xABABABABABABABAB;
struct GuardHead {
  GuardTag tag;
  void* original;
  size_t size;
  uint64_t guard[2];
};
struct GuardTail {
  uint64_t guard[2];
};

GuardHead* head_of(void* copy) { return static_cast<GuardHead*>(copy) - 1; }
bool is_intact(const uint64_t (&guard)[2]) { return guard[0] == kGuard && guard[1] == kGuard; }

}  // namespace

void* guarded_copy(const void* data, size_t size, GuardTag tag, void* original) {
  auto* head = static_cast<GuardHead*>(std::malloc(sizeof(GuardHead) + size + sizeof(GuardTail)));
  if (head == nullptr) return nullptr;
  *head = {tag, original, size, {kGuard, kGuard}};
  std::memcpy(head + 1, data, size);
  GuardTail tail = {{kGuard, kGuard}};
  std::memcpy(reinterpret_cast<uint8_t*>(head + 1) + size, &tail, sizeof tail);
  return head + 1;
}

Guarded check_guards(Thread& thread, const char* function, void* copy, GuardTag tag) {
  if (copy == nullptr) {
    report_fatal_error(thread, "Elements vector NULL");
  }
  GuardHead* head = head_of(copy);
  bool intact = os::is_readable(head, sizeof(GuardHead)) && is_intact(head->guard);
  if (intact) {
    GuardTail tail;
    std::memcpy(&tail, static_cast<uint8_t*>(copy) + head->size, sizeof tail);
    intact = is_intact(tail.guard);
  }
  bool is_text = tag == GuardTag::kChars || tag == GuardTag::kUtf;
  if (!intact) {
    std::printf("%s: release %s failed bounds check%s elements: %p\n", function, is_text ? "chars" : "array",
                is_text ? "." : ", incorrect pointer returned ?", copy);
    report_fatal_error(thread, fmt::format("{}: {}failed bounds check{}", function, is_text ? "release chars " : "",
                                           is_text ? "." : ""));
  }
  if (head->tag == tag) return {head->original, head->size};
  const char* wrong =
      is_text ? (tag == GuardTag::kUtf ? "not allocated by GetStringUTFChars" : "not allocated by GetStringChars")
      : head->tag == GuardTag::kUtf      ? "allocated by GetStringUTFChars"
      : head->tag == GuardTag::kChars    ? "allocated by GetStringChars"
      : head->tag == GuardTag::kCritical ? "allocated by GetPrimitiveArrayCritical"
                                         : "not allocated by GetPrimitiveArrayCritical";
  std::printf("%s: called on something %s\n", function, wrong);
  report_fatal_error(thread, fmt::format("{} called on something {}", function, wrong));
}

void free_guarded(void* copy) { std::free(head_of(copy)); }

void check_release_mode(Thread& thread, jint mode) {
  if (mode == 0 || mode == JNI_COMMIT || mode == JNI_ABORT) return;
  report_fatal_error(thread, "Unrecognized array release mode");
}

}  // namespace cortado::jni
