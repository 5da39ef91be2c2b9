#include "gc/reference.h"

namespace cortado {

ReferenceEncoding reference_encoding;

}  // namespace cortado
