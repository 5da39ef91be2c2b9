// expect: calling function 'new_instance' requires holding
#include "runtime/allocation.h"

namespace cortado {
uint64_t f(Thread& thread, Class* c, Handle<Object> object) MAY_GC {
  (void)thread, (void)c;
  NoGc scope;
  Object* raw = object.raw(scope);
#ifdef WRONG
  (void)new_instance(thread, c);
#endif
  return reinterpret_cast<uint64_t>(raw);
}
}  // namespace cortado
