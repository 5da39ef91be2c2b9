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

// A version that frames went on with when the method got another that says the same. For debuggers it is the method: it has
// its id.
class RunningVersion final : public Method {
 public:
  explicit RunningVersion(const Method& method);
  MetaPtr<Method> of;  // null: the method says something else by now
  MetaPtr<RunningVersion> next;
};
// All that there are of the method, running still or not. The world is stopped.
template <class F>
void for_each_running_version(const Method* method, F&& visit) {
  for (const ConstantPool* pool = method->pool; pool != nullptr; pool = pool->previous.get()) {
    for (RunningVersion* version = pool->running_versions.get(); version != nullptr; version = version->next.get()) {
      if (version->of.get() == method) visit(version);
    }
  }
}

// All or none. No exception is pending afterwards.
RedefinitionError redefine_classes(Thread& thread, std::span<const Redefinition> redefinitions) MAY_GC;
bool is_modifiable(const Class* c);

// Remembers what retransformations of `c` start from, once; copies the bytes.
void keep_original_class_file(Class* c, std::span<const uint8_t> bytes);
std::span<const uint8_t> original_class_file(const Class* c);

}  // namespace cortado
