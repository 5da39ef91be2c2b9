#include "classfile/basic_type.h"

namespace cortado {

char descriptor_char(BasicType type) {
  constexpr char kChars[] = "ZCFDBSIJL[V";
  auto index = static_cast<unsigned>(type) - static_cast<unsigned>(BasicType::kBoolean);
  return index < sizeof(kChars) - 1 ? kChars[index] : '?';
}

const char* type_name(BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return "boolean";
    case BasicType::kChar: return "char";
    case BasicType::kFloat: return "float";
    case BasicType::kDouble: return "double";
    case BasicType::kByte: return "byte";
    case BasicType::kShort: return "short";
    case BasicType::kInt: return "int";
    case BasicType::kLong: return "long";
    case BasicType::kObject: return "object";
    case BasicType::kArray: return "array";
    case BasicType::kVoid: return "void";
    case BasicType::kIllegal: break;
  }
  return "illegal";
}

}  // namespace cortado
