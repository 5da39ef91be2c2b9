#pragma once
// Making objects: the checks of the specification, OutOfMemoryError, finalizer registration.

#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

// `c` is initialised (or being so by this thread), not abstract.
JavaResult<Unrooted<Object>> new_instance(Thread& thread, Class* c) MAY_GC;
// Initialises `c` first; InstantiationException / InstantiationError are the caller's.
JavaResult<Unrooted<Object>> new_instance_initialized(Thread& thread, Class* c) MAY_GC;
// NegativeArraySizeException, OutOfMemoryError.
JavaResult<Unrooted<Array>> new_primitive_array(Thread& thread, BasicType type, int32_t length) MAY_GC;
JavaResult<Unrooted<Array>> new_object_array(Thread& thread, Class* element_class, int32_t length) MAY_GC;
JavaResult<Unrooted<Array>> new_array_of(Thread& thread, Class* array_class, int32_t length) MAY_GC;
// multianewarray (JVMS 6.5): `lengths` outermost first, count >= 1, the rest of the dimensions stay null.
JavaResult<Unrooted<Object>> new_multi_array(Thread& thread, Class* array_class, const int32_t* lengths, uint32_t count)
    MAY_GC;
// Object.clone without the Cloneable check.
JavaResult<Unrooted<Object>> clone_object(Thread& thread, Handle<Object> object) MAY_GC;
// System.arraycopy with all checks and messages.
JavaResult<void> array_copy(Thread& thread, Handle<Object> from, int32_t from_index, Handle<Object> to,
                            int32_t to_index, int32_t count) MAY_GC;
// The part of it that looks at each element: copies until one is no instance of the target's element class, which the ones
// before then are (JLS 10.10). How many were copied. The ranges are within the arrays. Neither collects nor throws.
int32_t copy_elements_that_fit(Array* to, int32_t to_index, const Array* from, int32_t from_index, int32_t count);
// Calls constructor `descriptor` of `c` on a new object; `arguments` without the receiver.
JavaResult<Unrooted<Object>> construct(Thread& thread, Class* c, const char* descriptor,
                                       std::initializer_list<Argument> arguments) MAY_GC;
// Boxes a primitive in its wrapper (valueOf semantics for Boolean).
JavaResult<Unrooted<Object>> box(Thread& thread, BasicType type, JavaValue value) MAY_GC;
// The type and value of a wrapper object; kVoid if it is none.
BasicType unbox(Handle<Object> object, JavaValue& value) IN_VM;

}  // namespace cortado
