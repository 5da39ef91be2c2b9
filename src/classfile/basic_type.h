#pragma once
// The types that values have in descriptors, fields and slots. Pure functions.

#include <cstdint>
#include <string_view>

namespace cortado {

// The values are newarray's type codes (JVMS 6.5), then the rest.
enum class BasicType : uint8_t {
  kBoolean = 4,
  kChar = 5,
  kFloat = 6,
  kDouble = 7,
  kByte = 8,
  kShort = 9,
  kInt = 10,
  kLong = 11,
  kObject = 12,
  kArray = 13,
  kVoid = 14,
  kIllegal = 99,  // what no descriptor begins with; of no field, method or value
};

// By the first character of a descriptor; kIllegal for anything else.
constexpr BasicType basic_type_of(char first) {
  switch (first) {
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
    default: return BasicType::kIllegal;
  }
}
inline BasicType basic_type_of(std::string_view descriptor) {
  return descriptor.empty() ? BasicType::kIllegal : basic_type_of(descriptor[0]);
}
// 'Z', 'C', ... 'L', '[', 'V'.
char descriptor_char(BasicType type);
// "boolean", ... "void"; "object"/"array" for references.
const char* type_name(BasicType type);

inline constexpr bool is_two_slots(BasicType type) { return type == BasicType::kLong || type == BasicType::kDouble; }
inline constexpr bool is_floating(BasicType type) { return type == BasicType::kFloat || type == BasicType::kDouble; }
inline constexpr bool is_reference(BasicType type) { return type == BasicType::kObject || type == BasicType::kArray; }
// Java slots: 2 for long and double, 0 for void, else 1.
inline constexpr uint32_t slots_of(BasicType type) { return type == BasicType::kVoid ? 0 : is_two_slots(type) ? 2 : 1; }

}  // namespace cortado
