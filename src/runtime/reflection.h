#pragma once
// java.lang.reflect objects and calls through them.

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

JavaResult<Unrooted<Object>> new_reflect_field(Thread& thread, Field* field) MAY_GC;
JavaResult<Unrooted<Object>> new_reflect_method(Thread& thread, Method* method) MAY_GC;
JavaResult<Unrooted<Object>> new_reflect_constructor(Thread& thread, Method* method) MAY_GC;
Field* field_of_reflect(Handle<Object> reflect_field) IN_VM;
Method* method_of_reflect(Handle<Object> reflect_method_or_constructor) IN_VM;
// Class[] of a method's parameters and the Class of its result, loaded through the holder's loader.
JavaResult<Unrooted<Array>> parameter_types(Thread& thread, Method* method) MAY_GC;
JavaResult<Unrooted<Object>> return_type(Thread& thread, Method* method) MAY_GC;
// Method.invoke0 / Constructor.newInstance0: unboxing, selection, InvocationTargetException.
JavaResult<Unrooted<Object>> reflect_invoke(Thread& thread, Handle<Object> reflect_method, Handle<Object> receiver,
                                            Handle<Array> arguments) MAY_GC;
JavaResult<Unrooted<Object>> reflect_new_instance(Thread& thread, Handle<Object> constructor, Handle<Array> arguments)
    MAY_GC;

}  // namespace cortado
