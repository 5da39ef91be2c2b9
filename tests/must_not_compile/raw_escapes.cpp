// expect: address of stack memory
#include "gc/rooted.h"

namespace cortado {
Object* f(Handle<Object> object) MAY_GC {
  NoGc scope;
#ifdef WRONG
  return object.raw(scope);
#else
  (void)object.raw(scope);
  return nullptr;
#endif
}
}  // namespace cortado
