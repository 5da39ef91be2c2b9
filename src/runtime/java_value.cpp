#include "runtime/java_value.h"

#include "base/assert.h"

namespace cortado {

uint32_t heap_size_shift(BasicType type) {
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte: return 0;
    case BasicType::kChar:
    case BasicType::kShort: return 1;
    case BasicType::kInt:
    case BasicType::kFloat:
    case BasicType::kObject:
    case BasicType::kArray: return 2;
    case BasicType::kLong:
    case BasicType::kDouble: return 3;
    case BasicType::kVoid:
    case BasicType::kIllegal: break;
  }
  CORTADO_FATAL("void has no size");
}

}  // namespace cortado
