// expect: calling function 'new_instance' requires holding
#include "runtime/allocation.h"

namespace cortado {
#ifdef WRONG
bool f(Thread& thread, Class* c) IN_VM {
#else
bool f(Thread& thread, Class* c) MAY_GC {
#endif
  return new_instance(thread, c).ok();
}
}  // namespace cortado
