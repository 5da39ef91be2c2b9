#include "runtime/java_value.h"

#include "base/assert.h"

namespace cortado {

BasicType basic_type_of(char descriptor_char) {
  switch (descriptor_char) {
    case 'Z': return BasicType::kBoolean;
    case 'C': return BasicType::kChar;
    case 'F': return BasicType::kFloat;
    case 'D': return BasicType::kDouble;
    case 'B': return BasicType::kByte;
    case 'S': return BasicType::kShort;
    case 'I': return BasicType::kInt;
    case 'J': return BasicType::kLong;
    case 'L': return BasicType::kObject;
    case '[': return BasicType::kArray;
    case 'V': return BasicType::kVoid;
    default: CORTADO_FATAL("not a descriptor character");
  }
}

char descriptor_char(BasicType type) {
  static constexpr char kChars[] = "????ZCFDBSIJL[V?";
  return kChars[static_cast<size_t>(type)];
}

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
    case BasicType::kVoid: break;
  }
  CORTADO_FATAL("void has no size");
}

}  // namespace cortado
