#pragma once
// Redefinition of classes that are in use (JVMTI RedefineClasses, RetransformClasses): new method bodies, the same
// schema. The Class and its Methods keep their addresses; frames that run a method go on with its old version.

#include <span>
#include <vector>

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

enum class RedefinitionError : int {  // values of jvmtiError
  kNone = 0,
  kInvalidClassFormat = 60,
  kFailsVerification = 62,
  kMethodAdded = 63,
  kSchemaChanged = 64,
  kHierarchyChanged = 66,
  kMethodDeleted = 67,
  kUnsupportedVersion = 68,
  kNamesDoNotMatch = 69,
  kClassModifiersChanged = 70,
  kMethodModifiersChanged = 71,
  kClassAttributeChanged = 72,
  kUnmodifiableClass = 79,
  kOutOfMemory = 110,
};

struct Redefinition {
  Class* c;
  std::span<const uint8_t> bytes;
};

// All or none. No exception is pending afterwards.
RedefinitionError redefine_classes(Thread& thread, std::span<const Redefinition> redefinitions) MAY_GC;
bool is_modifiable(const Class* c);

// Remembers what retransformations of `c` start from, once; copies the bytes.
void keep_original_class_file(Class* c, std::span<const uint8_t> bytes);
std::span<const uint8_t> original_class_file(const Class* c);

}  // namespace cortado
