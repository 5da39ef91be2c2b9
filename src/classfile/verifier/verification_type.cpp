#include "classfile/verifier/verification_type.h"

#include <fmt/format.h>

#include "classfile/modified_utf8.h"

namespace cortado::classfile {

using Kind = VerificationType::Kind;

NameTable::NameTable() : places_(64) {
  number("java/lang/Object");
  number("java/lang/Throwable");
}

uint32_t NameTable::number(std::string_view name) {
  uint32_t hash = hash_bytes(name);
  size_t mask = places_.size() - 1;
  size_t at = hash & mask;
  for (; places_[at] != 0; at = (at + 1) & mask) {
    uint32_t number = places_[at] - 1;
    if (hashes_[number] == hash && names_[number] == name) return number;
  }
  names_.push_back(name);
  hashes_.push_back(hash);
  places_[at] = static_cast<uint32_t>(names_.size());
  if (names_.size() * 2 > places_.size()) grow();
  return static_cast<uint32_t>(names_.size()) - 1;
}

void NameTable::grow() {
  places_.assign(places_.size() * 2, 0);
  size_t mask = places_.size() - 1;
  for (uint32_t number = 0; number < names_.size(); ++number) {
    size_t at = hashes_[number] & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = number + 1;
  }
}

uint32_t NameTable::number_of_copy(std::string name) {
  size_t known = names_.size();
  uint32_t result = number(name);
  if (result == known) {
    copies_.push_back(std::move(name));
    names_[result] = copies_.back();
  }
  return result;
}

VerificationType NameTable::component(VerificationType array) {
  std::string_view descriptor = names_[array.name()].substr(1);
  switch (basic_type_of(descriptor)) {
    case BasicType::kBoolean: return VerificationType(Kind::kBoolean);
    case BasicType::kByte: return VerificationType(Kind::kByte);
    case BasicType::kChar: return VerificationType(Kind::kChar);
    case BasicType::kShort: return VerificationType(Kind::kShort);
    default: return of_descriptor(descriptor);
  }
}

VerificationType NameTable::of_descriptor(std::string_view field_descriptor) {
  switch (basic_type_of(field_descriptor)) {
    case BasicType::kBoolean:
    case BasicType::kByte:
    case BasicType::kChar:
    case BasicType::kShort:
    case BasicType::kInt: return kInteger;
    case BasicType::kFloat: return kFloat;
    case BasicType::kLong: return kLong;
    case BasicType::kDouble: return kDouble;
    case BasicType::kObject:
    case BasicType::kArray: return reference(class_name_of_descriptor(field_descriptor));
    case BasicType::kVoid:
    case BasicType::kIllegal: break;
  }
  return kTop;
}

std::string NameTable::print(VerificationType type) const {
  switch (type.kind()) {
    case Kind::kTop: return "top";
    case Kind::kInteger: return "integer";
    case Kind::kFloat: return "float";
    case Kind::kLong: return "long";
    case Kind::kDouble: return "double";
    case Kind::kLong2: return "long_2nd";
    case Kind::kDouble2: return "double_2nd";
    case Kind::kNull: return "null";
    case Kind::kBoolean: return "boolean";
    case Kind::kByte: return "byte";
    case Kind::kShort: return "short";
    case Kind::kChar: return "char";
    case Kind::kReference: return fmt::format("'{}'", names_[type.name()]);
    case Kind::kUninitialized: return fmt::format("uninitialized {}", type.bci());
    case Kind::kUninitializedThis: return "uninitializedThis";
    case Kind::kAnyReference: return "reference type";
    case Kind::kAnyCategory1: return "category1 type";
    case Kind::kAnyCategory2: return "category2 type";
    case Kind::kAnyCategory2Half: return "category2_2nd type";
  }
  return "top";
}

}  // namespace cortado::classfile
