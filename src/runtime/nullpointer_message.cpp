#include "runtime/stack_trace.h"

namespace cortado {

std::string helpful_null_pointer_message(Thread&, Handle<Object>) { return {}; }

}  // namespace cortado
