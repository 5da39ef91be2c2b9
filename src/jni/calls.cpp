// Calls of methods and constructors: three forms of each (variable arguments, va_list, jvalue array).

#include "classfile/descriptor.h"
#include "jni/jni_functions.h"
#include "jni/variable_arguments.h"
#include "runtime/argument_list.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/upcall.h"

namespace cortado::jni {

namespace {

// Where arguments come from. Small integers and floats travel in va_lists as int and double.
class VariableArguments {
 public:
  explicit VariableArguments(va_list list) { va_copy(list_, list); }
  ~VariableArguments() { va_end(list_); }
  VariableArguments(const VariableArguments&) = delete;
  Argument next(BasicType type) {
    switch (type) {
      case BasicType::kBoolean: return Argument(static_cast<int32_t>(va_arg(list_, jint) & 1));
      case BasicType::kByte: return Argument(static_cast<int32_t>(static_cast<jbyte>(va_arg(list_, jint))));
      case BasicType::kChar: return Argument(static_cast<int32_t>(static_cast<jchar>(va_arg(list_, jint))));
      case BasicType::kShort: return Argument(static_cast<int32_t>(static_cast<jshort>(va_arg(list_, jint))));
      case BasicType::kInt: return Argument(static_cast<int32_t>(va_arg(list_, jint)));
      case BasicType::kLong: return Argument(static_cast<int64_t>(va_arg(list_, jlong)));
      case BasicType::kFloat: return Argument(static_cast<float>(va_arg(list_, jdouble)));
      case BasicType::kDouble: return Argument(static_cast<double>(va_arg(list_, jdouble)));
      default: return reference(va_arg(list_, jobject));
    }
  }
  static Argument reference(jobject object) CORTADO_NO_THREAD_SAFETY_ANALYSIS { return Argument(handle_of(object)); }

 private:
  va_list list_;
};

class ArrayArguments {
 public:
  explicit ArrayArguments(const jvalue* values) : values_(values) {}
  Argument next(BasicType type) {
    const jvalue& value = *values_++;
    switch (type) {
      case BasicType::kBoolean: return Argument(static_cast<int32_t>(value.z & 1));
      case BasicType::kByte: return Argument(static_cast<int32_t>(value.b));
      case BasicType::kChar: return Argument(static_cast<int32_t>(value.c));
      case BasicType::kShort: return Argument(static_cast<int32_t>(value.s));
      case BasicType::kInt: return Argument(static_cast<int32_t>(value.i));
      case BasicType::kLong: return Argument(static_cast<int64_t>(value.j));
      case BasicType::kFloat: return Argument(value.f);
      case BasicType::kDouble: return Argument(value.d);
      default: return VariableArguments::reference(value.l);
    }
  }

 private:
  const jvalue* values_;
};

template <class Source>
void add_all(ArgumentList& list, const Method* method, Source& source) {
  for (classfile::DescriptorIterator it(method->descriptor->view()); !it.at_return(); it.next()) {
    list.add(source.next(it.type()));
  }
}

enum class CallMode { kVirtual, kNonvirtual, kStatic };

template <class Source>
JavaResult<JavaValue> invoke(Thread& thread, CallMode mode, jobject receiver, Method* method, Source& source) MAY_GC {
  if (thread.has_exception()) return Thrown{};  // the caller should have looked; nothing can be run on top of it
  ArgumentList arguments(method->argument_slots);
  if (mode == CallMode::kStatic) {
    TRY(ensure_initialized(thread, method->holder));
  } else {
    if (handle_of(receiver).is_null()) return throw_null_pointer(thread);
    arguments.add(Argument(handle_of(receiver)));
  }
  add_all(arguments, method, source);
  if (mode == CallMode::kVirtual && method->vtable_index != Method::kNonVirtual) {
    return call_virtual(thread, method, arguments.span());
  }
  if (method->is_abstract()) return throw_new(thread, wk.classes.AbstractMethodError, method->name->view());
  return call_java(thread, method, arguments.span());
}

template <class T>
T value_as(Thread& thread, JavaValue value) IN_VM {
  if constexpr (std::is_same_v<T, jobject>) {
    return new_local(thread, value.as_object());
  } else if constexpr (std::is_same_v<T, jboolean>) {
    return value.as_boolean();
  } else {
    Slot bits = value.bits();
    T result;
    std::memcpy(&result, &bits, sizeof result);
    return result;
  }
}

template <class T, class Source>
T call(JNIEnv* env, CallMode mode, jobject receiver, jmethodID id, Source&& source) {
  JNI_ENTER(env);
  JavaResult<JavaValue> result = invoke(thread, mode, receiver, method_of(id), source);
  if constexpr (!std::is_void_v<T>) {
    if (result.failed()) return T{};
    return value_as<T>(thread, result.value());
  }
}

template <class Source>
jobject new_object(JNIEnv* env, jclass c, jmethodID id, Source&& source) {
  jobject object = AllocObject(env, c);
  if (object == nullptr) return nullptr;
  JNI_ENTER(env);
  if (invoke(thread, CallMode::kNonvirtual, object, method_of(id), source).ok()) return object;
  delete_local(thread, object);
  return nullptr;
}

}  // namespace

jobject NewObject(JNIEnv* env, jclass c, jmethodID id, ...) {
  VariableArgumentScope scope;
  va_start(scope.list, id);
  return new_object(env, c, id, VariableArguments(scope.list));
}
jobject NewObjectV(JNIEnv* env, jclass c, jmethodID id, va_list list) {
  return new_object(env, c, id, VariableArguments(list));
}
jobject NewObjectA(JNIEnv* env, jclass c, jmethodID id, const jvalue* values) {
  return new_object(env, c, id, ArrayArguments(values));
}

// The three forms of one function; the variable parameters are those between the environment and the id.
#define JNI_CALL_FAMILY(function, type, mode, receiver, ...)                             \
  type function(JNIEnv* env, __VA_ARGS__, jmethodID id, ...) {                           \
    VariableArgumentScope scope;                                                         \
    va_start(scope.list, id);                                                            \
    return call<type>(env, CallMode::mode, receiver, id, VariableArguments(scope.list)); \
  }                                                                                      \
  type function##V(JNIEnv* env, __VA_ARGS__, jmethodID id, va_list list) {               \
    return call<type>(env, CallMode::mode, receiver, id, VariableArguments(list));       \
  }                                                                                      \
  type function##A(JNIEnv* env, __VA_ARGS__, jmethodID id, const jvalue* values) {       \
    return call<type>(env, CallMode::mode, receiver, id, ArrayArguments(values));        \
  }
#define JNI_CALL_FAMILIES(Name, type)                                                                  \
  JNI_CALL_FAMILY(Call##Name##Method, type, kVirtual, receiver, jobject receiver)                      \
  JNI_CALL_FAMILY(CallNonvirtual##Name##Method, type, kNonvirtual, receiver, jobject receiver, jclass) \
  JNI_CALL_FAMILY(CallStatic##Name##Method, type, kStatic, nullptr, jclass)

JNI_CALL_FAMILIES(Void, void)
#define JNI_REFERENCE_TYPE(Name, type, basic_type, member) JNI_CALL_FAMILIES(Name, type)
#define JNI_PRIMITIVE_TYPE(Name, type, basic_type, member) JNI_CALL_FAMILIES(Name, type)
#include "jni/jni_types.def"

}  // namespace cortado::jni
