// The table of -Xcheck:jni: each function checks its caller and its arguments (checks.h), then calls the real one.
//
// What is to be checked follows from the function's name and the types of its parameters, so most functions come from
// one template. Those with variable arguments forward to the form with a va_list; those that hand out memory put it
// between guards.

#include <cstring>

#include "jni/checks.h"
#include "jni/jni_functions.h"
#include "jni/variable_arguments.h"

namespace cortado::jni {

namespace {

using View = std::string_view;

template <size_t N>
struct Name {
  char text[N];
  consteval Name(const char (&from)[N]) {
    for (size_t i = 0; i < N; i++) text[i] = from[i];
  }
  constexpr View view() const { return View(text, N - 1); }
};

constexpr bool is_one_of(View name, std::initializer_list<View> names) {
  for (View each : names) {
    if (name == each) return true;
  }
  return false;
}

constexpr bool is_call(View name) { return name.starts_with("Call"); }
constexpr bool is_field_access(View name) {
  return name.ends_with("Field") && (name.starts_with("Get") || name.starts_with("Set"));
}
constexpr bool looks_for_exceptions(View name) {
  return is_one_of(name, {"ExceptionOccurred", "ExceptionClear", "ExceptionCheck", "FatalError"});
}

constexpr Allowance allowance_of(View name) {
  if (is_one_of(name, {"GetPrimitiveArrayCritical", "GetStringCritical"})) return Allowance::kCritical;
  if (is_one_of(name, {"ReleasePrimitiveArrayCritical", "ReleaseStringCritical"})) return Allowance::kExceptionCritical;
  bool ends_something = name.starts_with("Release") || name.starts_with("Delete") || name == "MonitorExit";
  bool allows = ends_something || (name.starts_with("Exception")) ||
                is_one_of(name, {"PushLocalFrame", "PopLocalFrame", "IsSameObject"});
  return allows ? Allowance::kException : Allowance::kNothing;
}

// The type in the name of a field function: Get[Static]<Type>Field.
constexpr BasicType field_type_of(View name) {
  name.remove_prefix(3);
  if (name.starts_with("Static")) name.remove_prefix(6);
  name.remove_suffix(5);
#define JNI_REFERENCE_TYPE(Name, type, basic_type, member) \
  if (name == #Name) return BasicType::basic_type;
#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member) \
  if (name == #Name) return BasicType::basic_type;
#include "jni/jni_types.def"
  return BasicType::kVoid;
}

template <class A>
constexpr BasicType array_type_of() {
#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member) \
  if (std::is_same_v<A, type##Array>) return BasicType::basic_type;
#include "jni/jni_types.def"
  return BasicType::kVoid;
}

// Checks the arguments from left to right; ids are checked against the class and the object before them.
template <Name kName>
class ArgumentChecks {
 public:
  explicit ArgumentChecks(Thread& thread) : thread_(thread) {}

  template <class A>
  void check(A argument) IN_VM {
    if constexpr (std::is_same_v<A, jclass>) {
      check_class_argument(argument);
    } else if constexpr (std::is_same_v<A, jmethodID>) {
      check_call(thread_, class_, object_, argument);
    } else if constexpr (std::is_same_v<A, jfieldID>) {
      check_field(argument);
    } else if constexpr (std::is_same_v<A, jstring>) {
      check_string(thread_, argument);
    } else if constexpr (std::is_same_v<A, jthrowable>) {
      check_throwable(thread_, argument);
    } else if constexpr (std::is_same_v<A, jobjectArray>) {
      check_object_array(thread_, argument);
    } else if constexpr (std::is_same_v<A, jarray>) {
      kView == "GetArrayLength" ? check_array(thread_, argument)
                                : check_primitive_array(thread_, argument, BasicType::kVoid);
    } else if constexpr (array_type_of<A>() != BasicType::kVoid) {
      check_primitive_array(thread_, argument, array_type_of<A>());
    } else if constexpr (std::is_same_v<A, jobject>) {
      check_object_argument(argument);
    } else {
      check_other(argument);
    }
  }

 private:
  static constexpr View kView = kName.view();

  void check_class_argument(jclass c) IN_VM {
    class_ = c;
    // With a method, the method's check looks at the class.
    if (is_call(kView) || kView.starts_with("NewObject") || kView == "ToReflectedMethod") return;
    if (is_one_of(kView, {"GetModule", "RegisterNatives", "UnregisterNatives"})) return;
    if (kView == "ThrowNew") return check_throwable_class(thread_, c);
    constexpr bool kAllowPrimitive = is_one_of(kView, {"GetSuperclass", "IsAssignableFrom", "IsInstanceOf"});
    (void)check_class(thread_, c, kAllowPrimitive);
  }

  void check_field(jfieldID id) IN_VM {
    if (!is_field_access(kView)) return;
    if (kView.substr(3).starts_with("Static")) {
      check_static_field(thread_, class_, id, field_type_of(kView));
    } else {
      check_instance_field(thread_, object_, id, field_type_of(kView));
    }
  }

  void check_object_argument(jobject object) IN_VM {
    if (is_call(kView) || is_field_access(kView)) {
      if (object_ == nullptr) object_ = object;  // the receiver; then a value
    } else if (kView == "DeleteGlobalRef") {
      check_deleted(thread_, object, JNIGlobalRefType, "Invalid global JNI handle passed to DeleteGlobalRef");
    } else if (kView == "DeleteLocalRef") {
      check_deleted(thread_, object, JNILocalRefType, "Invalid local JNI handle passed to DeleteLocalRef");
    } else if (kView == "DeleteWeakGlobalRef") {
      check_deleted(thread_, object, JNIWeakGlobalRefType,
                    "Invalid weak global JNI handle passed to DeleteWeakGlobalRef");
    } else if (is_one_of(kView, {"NewGlobalRef", "NewLocalRef", "NewWeakGlobalRef", "IsSameObject"})) {
      check_reference(thread_, object);
    } else if (is_one_of(kView, {"DefineClass", "FromReflectedMethod", "FromReflectedField", "GetObjectClass",
                                 "IsInstanceOf", "MonitorEnter", "MonitorExit", "GetObjectRefType"})) {
      check_object(thread_, object);
    }
  }

  template <class A>
  void check_other(A argument) IN_VM {
    if constexpr (std::is_same_v<A, const char*>) {
      if (kView == "FindClass") check_class_name(thread_, argument);
    } else if constexpr (std::is_same_v<A, jint>) {
      constexpr bool kIsCapacity = is_one_of(kView, {"PushLocalFrame", "EnsureLocalCapacity"});
      if (kIsCapacity && argument < 0) report_fatal_error(thread_, "negative capacity");
    }
  }

  Thread& thread_;
  jclass class_ = nullptr;
  jobject object_ = nullptr;
};

template <Name kName, class... A>
Thread& check_all(JNIEnv* env, A... arguments) {
  Thread& thread = checked_thread(env);
  if constexpr (looks_for_exceptions(kName.view())) thread.unchecked_call = nullptr;
  VmScope vm(thread);
  check_entry(thread, allowance_of(kName.view()));
  ArgumentChecks<kName> checks(thread);
  (checks.check(arguments), ...);
  return thread;
}

// The common form.
template <Name kName, auto kFunction>
struct Checked;
template <Name kName, class R, class... A, R (*kFunction)(JNIEnv*, A...)>
struct Checked<kName, kFunction> {
  static R call(JNIEnv* env, A... arguments) {
    Thread& thread = check_all<kName>(env, arguments...);
    if constexpr (!is_call(kName.view())) {
      return kFunction(env, arguments...);
    } else if constexpr (std::is_void_v<R>) {
      kFunction(env, arguments...);
      thread.unchecked_call = kName.text;
    } else {
      R result = kFunction(env, arguments...);
      thread.unchecked_call = kName.text;
      return result;
    }
  }
};

// Variable arguments: the form with a va_list does the work.
template <Name kName, auto kListFunction, class... A>
auto call_with_list(JNIEnv* env, va_list list, A... arguments) {
  Thread& thread = check_all<kName>(env, arguments...);
  if constexpr (std::is_void_v<decltype(kListFunction(env, arguments..., list))>) {
    kListFunction(env, arguments..., list);
    thread.unchecked_call = kName.text;
  } else {
    auto result = kListFunction(env, arguments..., list);
    if (is_call(kName.view())) thread.unchecked_call = kName.text;
    return result;
  }
}

#define JNI_VARIABLE_FORM(function, type, names, ...)                                               \
  type checked_##function(JNIEnv* env, __VA_ARGS__, jmethodID id, ...) {                            \
    VariableArgumentScope scope;                                                                    \
    va_start(scope.list, id);                                                                       \
    return call_with_list<Name(#function), function##V>(env, scope.list, CORTADO_UNPACK names, id); \
  }
#include "jni/jni_variable_forms.def"

size_t size_in_bytes(Thread& thread, jarray array) {
  VmScope vm(thread);
  Handle<Array> handle = array_handle_of(array);
  return static_cast<size_t>(handle.length()) << handle.layout()->element_shift;
}

// Elements go out as a guarded copy of what the real function gave.
template <Name kName, auto kFunction, class Elements, class A>
Elements* get_guarded(JNIEnv* env, A array, jboolean* is_copy, GuardTag tag) {
  Thread& thread = check_all<kName>(env, array);
  Elements* elements = kFunction(env, array, is_copy);
  if (elements == nullptr) return nullptr;
  return static_cast<Elements*>(guarded_copy(elements, size_in_bytes(thread, array), tag, elements));
}
template <Name kName, auto kFunction, class Elements, class A>
void release_guarded(JNIEnv* env, A array, Elements* copy, jint mode, GuardTag tag, const char* shown_name) {
  Thread& thread = check_all<kName>(env, array);
  Guarded guarded;
  {
    VmScope vm(thread);
    guarded = check_guards(thread, shown_name, copy, tag);
    check_release_mode(thread, mode);
  }
  if (mode != JNI_ABORT) std::memcpy(guarded.original, copy, guarded.size);
  if (mode != JNI_COMMIT) free_guarded(copy);
  kFunction(env, array, static_cast<Elements*>(guarded.original), mode);
}

#define JNI_PRIMITIVE_TYPE(Type, type, basic_type, member)                                                      \
  type* checked_Get##Type##ArrayElements(JNIEnv* env, type##Array array, jboolean* is_copy) {                   \
    return get_guarded<Name("Get" #Type "ArrayElements"), Get##Type##ArrayElements, type>(env, array, is_copy,  \
                                                                                          GuardTag::kElements); \
  }                                                                                                             \
  void checked_Release##Type##ArrayElements(JNIEnv* env, type##Array array, type* elements, jint mode) {        \
    release_guarded<Name("Release" #Type "ArrayElements"), Release##Type##ArrayElements, type>(                 \
        env, array, elements, mode, GuardTag::kElements, "checked_jni_Release" #Type "ArrayElements");          \
  }
#include "jni/jni_types.def"

void* checked_GetPrimitiveArrayCritical(JNIEnv* env, jarray array, jboolean* is_copy) {
  return get_guarded<Name("GetPrimitiveArrayCritical"), GetPrimitiveArrayCritical, void>(env, array, is_copy,
                                                                                         GuardTag::kCritical);
}
void checked_ReleasePrimitiveArrayCritical(JNIEnv* env, jarray array, void* elements, jint mode) {
  release_guarded<Name("ReleasePrimitiveArrayCritical"), ReleasePrimitiveArrayCritical, void>(
      env, array, elements, mode, GuardTag::kCritical, "ReleasePrimitiveArrayCritical");
}

const jchar* checked_GetStringChars(JNIEnv* env, jstring string, jboolean* is_copy) {
  check_all<Name("GetStringChars")>(env, string);
  const jchar* chars = GetStringChars(env, string, is_copy);
  if (chars == nullptr) return nullptr;
  size_t size = (static_cast<size_t>(GetStringLength(env, string)) + 1) * sizeof(jchar);
  return static_cast<const jchar*>(guarded_copy(chars, size, GuardTag::kChars, const_cast<jchar*>(chars)));
}
const char* checked_GetStringUTFChars(JNIEnv* env, jstring string, jboolean* is_copy) {
  check_all<Name("GetStringUTFChars")>(env, string);
  const char* chars = GetStringUTFChars(env, string, is_copy);
  if (chars == nullptr) return nullptr;
  size_t size = std::strlen(chars) + 1;
  return static_cast<const char*>(guarded_copy(chars, size, GuardTag::kUtf, const_cast<char*>(chars)));
}

// Gives back what was handed out; null: nothing was.
void* release_text(Thread& thread, const char* function, const void* text, GuardTag tag) {
  if (text == nullptr) return nullptr;
  VmScope vm(thread);
  void* copy = const_cast<void*>(text);
  void* original = check_guards(thread, function, copy, tag).original;
  free_guarded(copy);
  return original;
}
void checked_ReleaseStringChars(JNIEnv* env, jstring string, const jchar* chars) {
  Thread& thread = check_all<Name("ReleaseStringChars")>(env, string);
  void* original = release_text(thread, "ReleaseStringChars", chars, GuardTag::kChars);
  ReleaseStringChars(env, string, static_cast<jchar*>(original));
}
void checked_ReleaseStringUTFChars(JNIEnv* env, jstring string, const char* chars) {
  Thread& thread = check_all<Name("ReleaseStringUTFChars")>(env, string);
  void* original = release_text(thread, "ReleaseStringUTFChars", chars, GuardTag::kUtf);
  ReleaseStringUTFChars(env, string, static_cast<char*>(original));
}

template <auto kFunction>
constexpr bool has_variable_arguments = false;
template <class R, class... A, R (*kFunction)(A..., ...)>
constexpr bool has_variable_arguments<kFunction> = true;

template <Name kName, auto kFunction>
constexpr auto entry_for() {
  if constexpr (has_variable_arguments<kFunction>) {
    return nullptr;
  } else {
    return &Checked<kName, kFunction>::call;
  }
}

void set_variable_forms(JNINativeInterface_& table) {
#define JNI_VARIABLE_FORM(function, ...) table.function = checked_##function;
#include "jni/jni_variable_forms.def"
}

void set_guarded_forms(JNINativeInterface_& table) {
#define JNI_PRIMITIVE_TYPE(Type, type, basic_type, member)           \
  table.Get##Type##ArrayElements = checked_Get##Type##ArrayElements; \
  table.Release##Type##ArrayElements = checked_Release##Type##ArrayElements;
#include "jni/jni_types.def"
  table.GetPrimitiveArrayCritical = checked_GetPrimitiveArrayCritical;
  table.ReleasePrimitiveArrayCritical = checked_ReleasePrimitiveArrayCritical;
  table.GetStringChars = checked_GetStringChars;
  table.ReleaseStringChars = checked_ReleaseStringChars;
  table.GetStringUTFChars = checked_GetStringUTFChars;
  table.ReleaseStringUTFChars = checked_ReleaseStringUTFChars;
}

}  // namespace

const JNINativeInterface_* checked_function_table() {
  static JNINativeInterface_ table = [] {
    JNINativeInterface_ made = {
        .reserved0 = nullptr,
        .reserved1 = nullptr,
        .reserved2 = nullptr,
        .reserved3 = nullptr,
#define JNI_FUNCTION(slot, name) .name = entry_for<Name(#name), name>(),
#include "jni/jni_functions.def"
    };
    set_variable_forms(made);
    set_guarded_forms(made);
    return made;
  }();
  return &table;
}

}  // namespace cortado::jni
