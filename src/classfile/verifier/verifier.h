// The type-checking verifier (JVMS 4.10.1) for class files of version 50 and later. Linear in the size of the code.
// Class files before 50 are the library's libverify's; of version 50, a failure may fall back to it (the caller's choice).
//
// What it must know of other classes it asks through the TypeOracle, whose answers may load classes (and so run Java):
// the caller must be in a state that allows this.
#pragma once

#include <string>
#include <string_view>

#include "classfile/class_file.h"

namespace cortado::classfile {

inline constexpr uint16_t kFirstStackMapVersion = 50;
// From here on a failure is final; in 50 the inferring verifier may be tried.
inline constexpr uint16_t kNoFailoverVersion = 51;

enum class Answer : uint8_t {
  kNo,
  kYes,
  kError,  // an exception is pending at the oracle's side (a class could not be loaded): verification stops
};

// All names are internal names; none is an array.
struct TypeOracle {
  void* context = nullptr;

  // Whether a value of class `from` may be passed where `to` is wanted: loads `to`; yes if it is an interface, else
  // loads `from` and looks through its superclasses. Only asked if the names differ and `to` is not java/lang/Object.
  Answer (*is_assignable)(void* context, std::string_view from, std::string_view to) = nullptr;

  // Whether a class of this name is a proper superclass of the class being verified (by name; they are loaded by now).
  Answer (*is_superclass_of_current)(void* context, std::string_view name) = nullptr;

  // The member of that name and descriptor, looked up in class `owner` (which is loaded) and its supers: whether it is
  // protected and its declaring class is in another run-time package than the current class. No if there is none.
  Answer (*is_foreign_protected_field)(void* context, std::string_view owner, std::string_view name,
                                       std::string_view descriptor) = nullptr;
  Answer (*is_foreign_protected_method)(void* context, std::string_view owner, std::string_view name,
                                        std::string_view descriptor) = nullptr;

  // Whether `name` (loaded) is an interface.
  Answer (*is_interface)(void* context, std::string_view name) = nullptr;
};

struct VerifyOptions {
  // The class's name, when it differs from the file's (hidden classes): in messages, to the oracle, and in place of
  // what the file's this_class constant says. Descriptors that have the file's name mean another class.
  std::string_view class_name = {};
};

enum class VerifyStatus : uint8_t {
  kOk,
  kVerifyError,         // java.lang.VerifyError with message
  kClassFormatError,    // a malformed StackMapTable or local variable: java.lang.ClassFormatError with message
  kOracleError,         // the oracle's exception is pending
  kUnsupportedVersion,  // before 50
};

struct VerifyResult {
  VerifyStatus status = VerifyStatus::kOk;
  // A StackMapTable that cannot be read: final even in version 50, as HotSpot throws at once there.
  bool is_final = false;
  std::string message;  // HotSpot's form: reason, then "Exception Details:" with location, frames, bytecode, stack map
};

[[nodiscard]] VerifyResult verify(const ClassFile& file, const TypeOracle& oracle, const VerifyOptions& options = {});

}  // namespace cortado::classfile
