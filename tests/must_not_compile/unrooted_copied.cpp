// expect: call to (implicitly-)?deleted
#include "gc/rooted.h"

namespace cortado {
bool f(Unrooted<Object> object) {
#ifdef WRONG
  Unrooted<Object> copy = object;
#else
  Unrooted<Object> copy = std::move(object);
#endif
  return copy.is_null();
}
}  // namespace cortado
