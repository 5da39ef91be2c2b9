// Under a SecurityManager, a class's protection domain must be allowed to see the packages of the classes it names.
#pragma once

#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

bool has_security_manager() IN_VM;

// Asks `loader`, the initiating one, whether code of `domain` may see the package of c. The boot loader and a null
// domain may see all, and a domain sees its own classes. A refusal is AccessControlException.
JavaResult<void> check_package_access(Thread& thread, Class* c, Handle<Object> loader, Handle<Object> domain) MAY_GC;

// load_class, and that check for the class found.
JavaResult<Class*> load_class_for(Thread& thread, Symbol* name, Handle<Object> loader, Handle<Object> domain) MAY_GC;
// The same, named by the code of `holder`.
JavaResult<Class*> load_class_for(Thread& thread, Symbol* name, const Class* holder) MAY_GC;

}  // namespace cortado
