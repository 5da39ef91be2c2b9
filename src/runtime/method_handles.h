#pragma once
// java.lang.invoke (contract section 5): MemberName, linking of call sites, the intrinsic methods.

#include "classfile/constants.h"
#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/resolution.h"

namespace cortado {

// MemberName.flags: the access flags of the member in the low 16 bits, and these.
enum MemberNameFlag : uint32_t {
  kMemberIsMethod = 0x10000,
  kMemberIsConstructor = 0x20000,
  kMemberIsField = 0x40000,
  kMemberIsType = 0x80000,
  kMemberCallerSensitive = 0x100000,
  kMemberTrustedFinal = 0x200000,
  // In searches only.
  kMemberSearchSuperclasses = 0x100000,
  kMemberSearchInterfaces = 0x200000,
};
inline constexpr uint32_t kReferenceKindShift = 24;
inline constexpr uint32_t kReferenceKindMask = 0xF;
// The intrinsic method `name` (invokeBasic, linkToStatic …) for a descriptor, erased to basic types and shared. Never
// null for the names that exist.
JavaResult<Method*> method_handle_intrinsic(Thread& thread, Symbol* name, Symbol* descriptor) MAY_GC;
// Makes `method` one that is only (kind, descriptor): hidden, of MethodHandle, static if it is not invokeBasic. Its entries go
// where the kind says.
void describe_intrinsic(Method& method, Symbol* name, Symbol* descriptor, MethodIntrinsic kind);
MethodIntrinsic signature_polymorphic_kind(const Class* c, const Symbol* name);  // kNone if it is not polymorphic

// The MethodType of a method descriptor, types loaded through `caller`'s loader.
JavaResult<Unrooted<Object>> find_method_type(Thread& thread, Symbol* descriptor, Class* caller) MAY_GC;
// invokehandle: upcall linkMethod. `appendix` may end null.
JavaResult<Method*> link_polymorphic_call(Thread& thread, Class* caller, Class* defc, Symbol* name, Symbol* descriptor,
                                          Rooted<Object>& appendix) MAY_GC;
// invokedynamic: upcall linkCallSite for bootstrap entry and name-and-type at `pool_index`.
JavaResult<Method*> link_call_site(Thread& thread, ConstantPool* pool, uint16_t pool_index, Rooted<Object>& appendix)
    MAY_GC;
JavaResult<Unrooted<Object>> resolve_method_handle_constant(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC;
JavaResult<Unrooted<Object>> resolve_dynamic_constant(Thread& thread, ConstantPool* pool, uint16_t index)
    MAY_GC;  // boxed

// MemberName natives. A MemberName's `method` is a ResolvedMethodName, made anew by each resolution: Java code never
// compares two of them. Its vmtarget is the Method; its vmholder keeps the class alive. `vmindex` is the Unsafe offset
// of a field, the vtable or itable index of a method, or Method::kNonVirtual.
JavaResult<void> member_name_init(Thread& thread, Handle<Object> self, Handle<Object> reflect_object) MAY_GC;
JavaResult<void> member_name_expand(Thread& thread, Handle<Object> self) MAY_GC;
// Called very often for members that do not exist: `speculative` means null without exception then.
JavaResult<Unrooted<Object>> member_name_resolve(Thread& thread, Handle<Object> self, Class* caller, int lookup_mode,
                                                 bool speculative) MAY_GC;
// Fills a MemberName from a method that was resolved in `resolved_class`, as the kind of invocation says: kind and
// index of the result are those of the way in which it will really be called.
JavaResult<void> member_name_set_method(Thread& thread, Handle<Object> self, Method* method, Class* resolved_class,
                                        InvokeKind kind) MAY_GC;
// The same for a method as it stands in its class.
JavaResult<void> member_name_set_declared_method(Thread& thread, Handle<Object> self, Method* method) MAY_GC;
void member_name_set_field(Handle<Object> self, Field* field, bool is_setter) IN_VM;
bool member_name_is_field(Handle<Object> self, bool is_static) IN_VM;  // of a resolved field
Method* member_name_target(const Object* member_name);      // its vmtarget; null if it is not a resolved method
Method* method_handle_target(const Object* method_handle);  // form.vmentry.method.vmtarget

// MemberName.Factory's listing: fills `results` with matching members after the first `skip`, returns how many there are.
struct MemberSearch {
  Class* c = nullptr;
  Handle<Object> name, signature;  // null: any
  int32_t match_flags = 0;
  int32_t skip = 0;
};
JavaResult<int32_t> member_name_search(Thread& thread, const MemberSearch& search, Handle<Array> results) MAY_GC;

// Pull-mode bootstrap arguments: numbers -4 to -1 are the bootstrap method, the name, the type and the number of
// arguments; what is not resolved yet is resolved, or given as `if_not_available`.
struct BootstrapArgumentRequest {
  Class* caller = nullptr;
  int32_t pool_index = 0, start = 0, end = 0, position = 0;
  bool resolve = false;
  Handle<Object> if_not_available;
};
JavaResult<void> copy_bootstrap_arguments(Thread& thread, const BootstrapArgumentRequest& request, Handle<Array> buffer)
    MAY_GC;

}  // namespace cortado
