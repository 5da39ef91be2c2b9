#pragma once
// Shared by the parts of resolution: lookups with their errors (JVMS 5.4.3.2 to 5.4.3.4), loading constraints.

#include <string>

#include "os/mutex.h"
#include "runtime/resolution.h"

namespace cortado {

// Guards the filling of FieldEntry, MethodEntry, CallSiteEntry and reference cells: the first finisher wins.
extern Mutex resolution_mutex;

// "void p.C.m(int)": the symbolic method, which may not exist.
std::string external_method(const Class* c, const Symbol* name, const Symbol* descriptor);

struct MemberReference {
  Class* c;  // resolved
  Symbol* name;
  Symbol* descriptor;
  Class* caller;  // null: no access checks, no constraints
};
// NoSuchFieldError, IllegalAccessError, LinkageError (constraints).
JavaResult<Field*> look_up_field(Thread& thread, const MemberReference& reference) MAY_GC;
// The method that the reference names, as the kind of invocation wants it: static or not, of a class or interface.
// `tag_is_interface`: an InterfaceMethodref. `any_tag`: the kind of entry is not known.
JavaResult<Method*> look_up_method(Thread& thread, const MemberReference& reference, InvokeKind kind,
                                   bool tag_is_interface, bool any_tag) MAY_GC;
// JVMS 6.5 invokespecial: what is called for `resolved`, which the reference named.
JavaResult<Method*> select_special(Thread& thread, Class* caller, Class* resolved_class, Method* resolved) MAY_GC;
// Where to find the implementation: vtable index in `resolved_class`, or kNonVirtual.
int32_t virtual_index(Class* resolved_class, Method* resolved);

}  // namespace cortado
