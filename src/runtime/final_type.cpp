#include "runtime/final_type.h"

#include "runtime/wellknown.h"

namespace cortado {

namespace {

struct Named {
  std::string_view descriptor;
  FinalType type;
};
constexpr Named kAll[] = {{"Ljava/lang/String;", FinalType::kString},
                          {"Ljava/lang/Class;", FinalType::kClass},
                          {"Ljava/lang/Integer;", FinalType::kInteger},
                          {"Ljava/lang/Long;", FinalType::kLong},
                          {"Ljava/lang/Character;", FinalType::kCharacter}};

}  // namespace

FinalType final_type_of(std::string_view descriptor) {
  for (const Named& each : kAll) {
    if (descriptor == each.descriptor) return each.type;
  }
  return FinalType::kOther;
}

// Asked for every method that is made: a byte tells most of them apart.
FinalType final_type_of_result(std::string_view descriptor) {
  for (const Named& each : kAll) {
    size_t length = each.descriptor.size();
    bool is_as_long = descriptor.size() > length && descriptor[descriptor.size() - length - 1] == ')';
    if (is_as_long) return final_type_of(descriptor.substr(descriptor.size() - length));
  }
  return FinalType::kOther;
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
