#pragma once
// Declared types of which the name alone tells what their objects are: final classes in java.lang, which no class loader but
// the first defines. They are recognised where a name is at hand, and kept, as few who want to know have the name.

#include <cstdint>
#include <string_view>

namespace cortado {

class Class;

enum class FinalType : uint8_t { kOther, kString, kInteger, kLong, kCharacter, kClass };

// Of the descriptor of a field or parameter.
FinalType final_type_of(std::string_view descriptor);
// Of a method's descriptor.
FinalType final_type_of_result(std::string_view descriptor);
// Null for kOther.
Class* class_of(FinalType type);

}  // namespace cortado
