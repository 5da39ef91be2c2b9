#pragma once
// java.lang.Class objects.

#include "runtime/class.h"
#include "runtime/java_result.h"
#include "runtime/loader_data.h"

namespace cortado {

// Never null after start-up.
Unrooted<Object> mirror_of(const Class* c) IN_VM;
// Precondition: a java.lang.Class object.
Class* class_of_mirror(Handle<Object> mirror) IN_VM;
Class* class_of_mirror_raw(const Object* mirror);
JavaResult<void> create_mirror(Thread& thread, Class* c, Handle<Object> protection_domain, Handle<Object> class_data)
    MAY_GC;
Unrooted<Object> protection_domain_of(const Class* c) IN_VM;
inline Handle<Object> loader_of(const Class* c) { return c->loader->loader_handle(); }

}  // namespace cortado
