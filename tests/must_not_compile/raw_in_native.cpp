// expect: calling function 'raw' requires holding
#include "runtime/thread.h"

namespace cortado {
bool f(Thread& thread, Handle<Object> object) MAY_GC {
#ifdef WRONG
  NativeScope native(thread);
#endif
  (void)thread;
  NoGcToken scope;
  return object.raw(scope) != nullptr;
}
}  // namespace cortado
