#include "runtime/package_access.h"

#include "gc/heap_access.h"
#include "runtime/class_loading.h"
#include "runtime/mirrors.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

bool has_security_manager() IN_VM {
  if (wk.classes.System == nullptr) return false;
  const Object* system = decode_reference(wk.classes.System->mirror);
  return system != nullptr && HeapAccess::load_reference(system, wk.fields.System_security) != nullptr;
}

JavaResult<void> check_package_access(Thread& thread, Class* c, Handle<Object> loader, Handle<Object> domain) {
  if (loader.is_null() || domain.is_null() || c->is_primitive()) return {};
  Rooted<Object> own_domain(thread, protection_domain_of(c));
  {
    NoGc no_gc;
    if (!has_security_manager()) return {};
    if (own_domain.raw(no_gc) == domain.raw(no_gc)) return {};
  }
  Rooted<Object> mirror(thread, mirror_of(c));
  JavaResult<JavaValue> checked =
      call_java(thread, wk.methods.ClassLoader_checkPackageAccess, {loader, mirror, domain});
  if (checked.failed()) return Thrown{};
  return {};
}

JavaResult<Class*> load_class_for(Thread& thread, Symbol* name, Handle<Object> loader, Handle<Object> domain) {
  Class* c = TRY(load_class(thread, name, loader));
  TRY(check_package_access(thread, c, loader, domain));
  return c;
}

JavaResult<Class*> load_class_for(Thread& thread, Symbol* name, const Class* holder) {
  Rooted<Object> domain(thread, protection_domain_of(holder));
  return load_class_for(thread, name, loader_of(holder), domain);
}

}  // namespace cortado
