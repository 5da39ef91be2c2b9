#pragma once
// java.lang.invoke (contract section 5): MemberName, linking of call sites, the intrinsic methods.

#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/resolution.h"

namespace cortado {

// The intrinsic method `name` (invokeBasic, linkToStatic …) for a descriptor, erased to basic types and shared. Never
// null for the names that exist.
JavaResult<Method*> method_handle_intrinsic(Thread& thread, Symbol* name, Symbol* descriptor) MAY_GC;
MethodIntrinsic signature_polymorphic_kind(const Class* c, const Symbol* name);  // kNone if it is not polymorphic

// The MethodType of a method descriptor, types loaded through `caller`'s loader.
JavaResult<Unrooted<Object>> find_method_type(Thread& thread, Symbol* descriptor, Class* caller) MAY_GC;
// invokehandle: upcall linkMethod. `appendix` may end null.
JavaResult<Method*> link_polymorphic_call(Thread& thread, Class* caller, Class* defc, Symbol* name, Symbol* descriptor,
                                          Rooted<Object>& appendix) MAY_GC;
// invokedynamic: upcall linkCallSite for bootstrap entry and name-and-type at `pool_index`.
JavaResult<Method*> link_call_site(Thread& thread, ConstantPool* pool, uint16_t pool_index, Rooted<Object>& appendix) MAY_GC;
JavaResult<Unrooted<Object>> resolve_method_handle_constant(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC;
JavaResult<Unrooted<Object>> resolve_dynamic_constant(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC;  // boxed

// MemberName natives.
JavaResult<void> member_name_init(Thread& thread, Handle<Object> self, Handle<Object> reflect_object) MAY_GC;
JavaResult<void> member_name_expand(Thread& thread, Handle<Object> self) MAY_GC;
JavaResult<Unrooted<Object>> member_name_resolve(Thread& thread, Handle<Object> self, Class* caller, int lookup_mode,
                                                 bool speculative) MAY_GC;
// Fills a MemberName from a resolved method, as invoke kind says.
JavaResult<void> member_name_set_method(Thread& thread, Handle<Object> self, Method* method, Class* resolved_class,
                                        InvokeKind kind, int32_t index) MAY_GC;
Method* member_name_target(const Object* member_name);   // its vmtarget
Method* method_handle_target(const Object* method_handle);  // form.vmentry.method.vmtarget

}  // namespace cortado
