#include "runtime/final_type.h"

#include "runtime/wellknown.h"

namespace cortado {

FinalType final_type_of(std::string_view descriptor) {
  constexpr std::string_view kPackage = "Ljava/lang/";
  if (!descriptor.starts_with(kPackage)) return FinalType::kOther;
  descriptor.remove_prefix(kPackage.size());
  if (descriptor == "String;") return FinalType::kString;
  if (descriptor == "Integer;") return FinalType::kInteger;
  if (descriptor == "Long;") return FinalType::kLong;
  if (descriptor == "Character;") return FinalType::kCharacter;
  return descriptor == "Class;" ? FinalType::kClass : FinalType::kOther;
}

FinalType final_type_of_result(std::string_view descriptor) {
  return final_type_of(descriptor.substr(descriptor.rfind(')') + 1));
}

Class* class_of(FinalType type) {
  switch (type) {
    case FinalType::kOther: return nullptr;
    case FinalType::kString: return wk.classes.String.get();
    case FinalType::kInteger: return wk.classes.Integer.get();
    case FinalType::kLong: return wk.classes.Long.get();
    case FinalType::kCharacter: return wk.classes.Character.get();
    case FinalType::kClass: return wk.classes.Class.get();
  }
  return nullptr;
}

}  // namespace cortado
