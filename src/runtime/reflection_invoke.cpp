// Calls through java.lang.reflect: Method.invoke0 and Constructor.newInstance0.

#include <optional>

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/argument_list.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"
#include "runtime/reflection.h"
#include "runtime/upcall.h"
#include "runtime/widening.h"

namespace cortado {

namespace {

Thrown throw_illegal_argument(Thread& thread, std::string_view message) MAY_GC {
  return throw_new(thread, wk.classes.IllegalArgumentException, message);
}
Thrown throw_type_mismatch(Thread& thread) MAY_GC { return throw_illegal_argument(thread, "argument type mismatch"); }

// Replaces the pending exception by an InvocationTargetException around it.
Thrown wrap_exception(Thread& thread) MAY_GC {
  Rooted<Object> cause(thread, thread.take_exception());
  Class* wrapper = wk.classes.InvocationTargetException;
  JavaResult<Unrooted<Object>> made = construct(thread, wrapper, "(Ljava/lang/Throwable;)V", {Argument(cause)});
  if (made.failed()) return Thrown{};
  Rooted<Object> exception(thread, std::move(made).value());
  return throw_object(thread, exception);
}

JavaResult<Argument> primitive_argument(Thread& thread, BasicType type, Handle<Object> object) MAY_GC {
  if (object.is_null()) return throw_new(thread, wk.classes.IllegalArgumentException);
  JavaValue value;
  BasicType from = unbox(object, value);
  std::optional<Argument> argument = widen_primitive(from, type, value);
  if (!argument) return throw_type_mismatch(thread);
  return *argument;
}

// `types` is Class[], the parameter types of the reflection object. Objects are rooted in the current local frame.
JavaResult<void> add_arguments(Thread& thread, ArgumentList& list, Handle<Array> types, Handle<Array> arguments)
    MAY_GC {
  int32_t count = arguments.is_null() ? 0 : arguments.length();
  if (types.length() != count) return throw_illegal_argument(thread, "wrong number of arguments");
  for (int32_t i = 0; i < count; i++) {
    Handle<Object> argument = handle_of(new_local(thread, HeapAccess::load_reference_element(arguments, i)));
    Rooted<Object> mirror(thread, HeapAccess::load_reference_element(types, i));
    Class* type = class_of_mirror(mirror);
    if (type->is_primitive()) {
      list.add(TRY(primitive_argument(thread, type->primitive_type, argument)));
    } else {
      if (!argument.is_null() && !Class::of(argument)->is_subtype_of(type)) return throw_type_mismatch(thread);
      list.add(Argument(argument));
    }
  }
  return {};
}

// The method to run: what the receiver's class has for it.
JavaResult<Method*> target_of(Thread& thread, Method* method, Handle<Object> receiver) MAY_GC {
  if (method->is_static()) {
    TRY(ensure_initialized(thread, method->holder));
    return method;
  }
  if (receiver.is_null()) return throw_new(thread, wk.classes.NullPointerException);
  if (!Class::of(receiver)->is_subtype_of(method->holder)) {
    return throw_illegal_argument(thread, "object is not an instance of declaring class");
  }
  if (method->is_private() || method->is_initializer() || method->vtable_index == Method::kNonVirtual) return method;
  JavaResult<Method*> selected = select_method(thread, receiver, method);
  if (selected.failed()) return wrap_exception(thread);
  return selected;
}

JavaResult<JavaValue> invoke(Thread& thread, Method* method, Handle<Object> receiver, Handle<Array> types,
                             Handle<Array> arguments) MAY_GC {
  if (thread.native_stack_is_low()) return throw_stack_overflow(thread);
  Method* target = TRY(target_of(thread, method, receiver));
  ArgumentList list(method->argument_slots);
  if (!method->is_static()) list.add(Argument(receiver));
  TRY(add_arguments(thread, list, types, arguments));
  JavaResult<JavaValue> result = call_java(thread, target, list.span());
  if (result.failed()) return wrap_exception(thread);
  return result;
}

}  // namespace

JavaResult<Unrooted<Object>> reflect_invoke(Thread& thread, Handle<Object> reflect_method, Handle<Object> receiver,
                                            Handle<Array> arguments) {
  Method* method = method_of_reflect(reflect_method);
  LocalFrame frame(thread);
  Rooted<Array> types(
      thread, HeapAccess::load_reference(reflect_method, wk.fields.reflect_Method_parameterTypes).cast<Array>());
  JavaValue result = TRY(invoke(thread, method, receiver, types, arguments));
  if (method->result_type == BasicType::kVoid) return Unrooted<Object>();
  if (is_reference(method->result_type)) return result.as_object();
  return box(thread, method->result_type, result);
}

JavaResult<Unrooted<Object>> reflect_new_instance(Thread& thread, Handle<Object> constructor, Handle<Array> arguments) {
  Method* method = method_of_reflect(constructor);
  Class* c = method->holder;
  TRY(ensure_initialized(thread, c));
  if (c == wk.classes.Class) return throw_new(thread, wk.classes.IllegalAccessException, c->external_name());
  if (c->is_interface() || c->is_abstract()) {
    return throw_new(thread, wk.classes.InstantiationException, c->external_name());
  }
  LocalFrame frame(thread);
  Rooted<Array> types(
      thread, HeapAccess::load_reference(constructor, wk.fields.reflect_Constructor_parameterTypes).cast<Array>());
  Rooted<Object> object(thread, TRY(new_instance(thread, c)));
  TRY(invoke(thread, method, object, types, arguments));
  return object.get();
}

}  // namespace cortado
