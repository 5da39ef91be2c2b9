#include "base/meta_ptr.h"

namespace cortado {

#if CORTADO_HIGH_METADATA
uintptr_t metadata_base = 0;
#endif

}  // namespace cortado
