// expect: ignoring return value
#include "runtime/allocation.h"

namespace cortado {
void f(Thread& thread, Class* c) MAY_GC {
#ifdef WRONG
  new_instance(thread, c);
#else
  (void)new_instance(thread, c);
#endif
}
}  // namespace cortado
