#pragma once
// Resolution of run-time constant-pool entries (JVMS 5.4.3) with access checks, and the shared slow paths of the
// bytecodes that need it. All tiers call these; each leaves the entry filled, so that the fast path never comes back.

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

enum class InvokeKind : uint8_t { kVirtual = 0, kSpecial = 1, kStatic = 2, kInterface = 3 };  // bits of resolved_for

// Stands in pool->references for a dynamic constant whose value is null. A root; null before the first such constant.
extern Object* null_constant_sentinel;

JavaResult<Class*> resolve_class(Thread& thread, ConstantPool* pool, uint16_t class_index) MAY_GC;
// The entries returned by the next two are filled and can be used at once. `resolved_for` stays clear while the class of
// a static member is still being initialised (by this thread): then the next execution must come here again.
// Resolves a Fieldref for a bytecode: `put` and `is_static` select the checks; static ones initialise the class.
// `method` is the executing method (final fields may be written only in initialisers).
JavaResult<FieldEntry*> resolve_field(Thread& thread, ConstantPool* pool, uint16_t index, bool put, bool is_static,
                                      Method* method) MAY_GC;
// Resolves a Methodref / InterfaceMethodref for a bytecode; invokestatic initialises the class. Signature-polymorphic
// calls are linked here (linkMethod), with their appendix.
JavaResult<MethodEntry*> resolve_method(Thread& thread, ConstantPool* pool, uint16_t index, InvokeKind kind,
                                        Method* method) MAY_GC;
JavaResult<CallSiteEntry*> resolve_call_site(Thread& thread, ConstantPool* pool, uint32_t site, Method* method) MAY_GC;
// ldc of String, Class, MethodHandle, MethodType, Dynamic: the value; references end up in pool->references. Primitive
// results of Dynamic come boxed-free in the JavaValue with their type in `type`.
JavaResult<JavaValue> resolve_constant(Thread& thread, ConstantPool* pool, uint16_t index, BasicType& type) MAY_GC;

// A named member outside any constant pool (reflection, JNI, MemberName). Lookup plus, with a `caller`, access checks.
JavaResult<Field*> resolve_field_by_name(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, Class* caller)
    MAY_GC;
JavaResult<Method*> resolve_method_by_name(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, InvokeKind kind,
                                           Class* caller) MAY_GC;

// Access control (JVMS 5.4.4). No exceptions; the messages are made by the callers' helpers below.
bool can_access_class(const Class* from, const Class* to);
// Nest mates may run Java (loading the host).
JavaResult<bool> can_access_member(Thread& thread, Class* from, Class* resolved_class, Class* declaring_class,
                                   uint16_t member_flags) MAY_GC;
Thrown throw_class_access_error(Thread& thread, Class* from, Class* to) MAY_GC;
// Loads the class that a descriptor names as `caller` would, and checks that it may.
JavaResult<Class*> accessible_class(Thread& thread, std::string_view descriptor, Class* caller) MAY_GC;
JavaResult<Class*> nest_host_of(Thread& thread, Class* c) MAY_GC;  // validated; itself on any failure
JavaResult<bool> are_nest_mates(Thread& thread, Class* a, Class* b) MAY_GC;
// The selected method when none can be: throws AbstractMethodError / IncompatibleClassChangeError / IllegalAccessError.
Thrown throw_selection_error(Thread& thread, Class* receiver_class, Method* resolved) MAY_GC;

}  // namespace cortado
