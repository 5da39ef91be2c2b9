// The types of JVMS 4.10.1.2, four bytes each, and the names of those that are classes.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "classfile/descriptor.h"

namespace cortado::classfile {

class VerificationType {
 public:
  enum class Kind : uint8_t {
    kTop,
    kInteger,
    kFloat,
    kLong,
    kDouble,
    kLong2,  // the upper halves of long and double
    kDouble2,
    kNull,
    kBoolean,  // these four only as array components and return types
    kByte,
    kShort,
    kChar,
    kReference,      // value: name
    kUninitialized,  // value: bci of the new instruction
    kUninitializedThis,
    // Not types of values, but questions: what may be assigned to them is what they ask for.
    kAnyReference,
    kAnyCategory1,
    kAnyCategory2,
    kAnyCategory2Half,  // the upper one
  };

  constexpr VerificationType() = default;
  constexpr explicit VerificationType(Kind kind, uint32_t value = 0)
      : bits_(static_cast<uint32_t>(kind) | value << 8) {}

  static constexpr VerificationType reference(uint32_t name) { return VerificationType(Kind::kReference, name); }
  static constexpr VerificationType uninitialized(uint32_t bci) { return VerificationType(Kind::kUninitialized, bci); }

  constexpr Kind kind() const { return static_cast<Kind>(bits_ & 0xff); }
  constexpr uint32_t name() const { return bits_ >> 8; }  // of a kReference
  constexpr uint32_t bci() const { return bits_ >> 8; }   // of a kUninitialized
  constexpr bool is(Kind kind) const { return this->kind() == kind; }
  constexpr bool operator==(const VerificationType&) const = default;

  constexpr bool is_null() const { return is(Kind::kNull); }
  constexpr bool is_reference() const { return is(Kind::kReference) || is(Kind::kNull); }
  constexpr bool is_uninitialized() const { return is(Kind::kUninitialized) || is(Kind::kUninitializedThis); }
  constexpr bool is_category2() const { return is(Kind::kLong) || is(Kind::kDouble); }
  constexpr bool is_category2_half() const { return is(Kind::kLong2) || is(Kind::kDouble2); }
  constexpr bool is_category1() const { return !is(Kind::kTop) && !is_category2() && !is_category2_half(); }
  constexpr VerificationType upper_half() const {
    return VerificationType(is(Kind::kLong) ? Kind::kLong2 : Kind::kDouble2);
  }

 private:
  uint32_t bits_ = 0;
};

inline constexpr VerificationType kTop{VerificationType::Kind::kTop};
inline constexpr VerificationType kInteger{VerificationType::Kind::kInteger};
inline constexpr VerificationType kFloat{VerificationType::Kind::kFloat};
inline constexpr VerificationType kLong{VerificationType::Kind::kLong};
inline constexpr VerificationType kLong2{VerificationType::Kind::kLong2};
inline constexpr VerificationType kDouble{VerificationType::Kind::kDouble};
inline constexpr VerificationType kDouble2{VerificationType::Kind::kDouble2};
inline constexpr VerificationType kNull{VerificationType::Kind::kNull};
inline constexpr VerificationType kUninitializedThis{VerificationType::Kind::kUninitializedThis};
inline constexpr VerificationType kAnyReference{VerificationType::Kind::kAnyReference};
inline constexpr VerificationType kAnyCategory1{VerificationType::Kind::kAnyCategory1};
inline constexpr VerificationType kAnyCategory2{VerificationType::Kind::kAnyCategory2};

// Class names by number; equal names have equal numbers. The views given in must outlive the table.
class NameTable {
 public:
  NameTable();

  uint32_t number(std::string_view name);
  // Of a name made for the occasion: the table keeps a copy.
  uint32_t number_of_copy(std::string name);
  std::string_view text(uint32_t number) const { return names_[number]; }

  VerificationType reference(std::string_view name) { return VerificationType::reference(number(name)); }
  VerificationType object() const { return VerificationType::reference(kObject); }
  VerificationType throwable() const { return VerificationType::reference(kThrowable); }

  bool is_array(VerificationType type) const {
    return type.is(VerificationType::Kind::kReference) && is_array_name(names_[type.name()]) &&
           names_[type.name()].size() >= 2;
  }
  bool is_object(VerificationType type) const {
    return type.is(VerificationType::Kind::kReference) && !names_[type.name()].empty() &&
           !is_array_name(names_[type.name()]);
  }
  bool is_java_lang_object(VerificationType type) const { return type == object(); }
  // null, or an array whose descriptor goes on with that character.
  bool is_array_of(VerificationType type, char component) const {
    return type.is_null() || (is_array(type) && names_[type.name()][1] == component);
  }
  // Of an array type; kTop if its descriptor is malformed.
  VerificationType component(VerificationType array);

  // The type of a value of a field descriptor: small integers are kInteger. kTop for void.
  VerificationType of_descriptor(std::string_view field_descriptor);
  // As HotSpot prints it: "integer", "'java/lang/Object'", "uninitialized 12".
  std::string print(VerificationType type) const;

 private:
  static constexpr uint32_t kObject = 0;
  static constexpr uint32_t kThrowable = 1;

  void grow();

  // Open addressing: a place holds one more than the number of a name, 0 is free. Never more than half full.
  std::vector<uint32_t> places_;
  std::vector<uint32_t> hashes_;  // by number
  std::vector<std::string_view> names_;
  std::deque<std::string> copies_;
};

}  // namespace cortado::classfile
