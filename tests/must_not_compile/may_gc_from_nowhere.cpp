// expect: calling function 'new_instance' requires holding
#include "runtime/allocation.h"

namespace cortado {
bool f(Thread& thread, Class* c) {
#ifndef WRONG
  VmScope vm(thread);
#endif
  return new_instance(thread, c).ok();
}
}  // namespace cortado
