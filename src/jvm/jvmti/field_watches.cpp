#include "jvm/jvmti/field_watches.h"

#include <mutex>
#include <unordered_set>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/event_control.h"
#include "jvm/jvmti/functions.h"

namespace cortado::jvmti {

namespace {

std::mutex fields_lock;
std::unordered_set<const Field*>& fields(FieldAccess access) {
  static auto* read = new std::unordered_set<const Field*>;
  static auto* stored = new std::unordered_set<const Field*>;
  return access == FieldAccess::kRead ? *read : *stored;
}

jvmtiError set_watch(jclass holder, jfieldID id, FieldAccess access) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(holder, id, field));
  {
    std::lock_guard guard(fields_lock);
    if (!fields(access).insert(field).second) return JVMTI_ERROR_DUPLICATE;
  }
  update_watches(thread);
  return JVMTI_ERROR_NONE;
}

jvmtiError clear_watch(jclass holder, jfieldID id, FieldAccess access) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(holder, id, field));
  {
    std::lock_guard guard(fields_lock);
    if (fields(access).erase(field) == 0) return JVMTI_ERROR_NOT_FOUND;
  }
  update_watches(thread);
  return JVMTI_ERROR_NONE;
}

}  // namespace

bool any_field_is_watched() {
  std::lock_guard guard(fields_lock);
  return !fields(FieldAccess::kRead).empty() || !fields(FieldAccess::kStore).empty();
}
bool is_watched_field(const Field* field, FieldAccess access) {
  std::lock_guard guard(fields_lock);
  return fields(access).contains(field);
}

jvmtiError JNICALL SetFieldAccessWatch(jvmtiEnv*, jclass holder, jfieldID field) {
  return set_watch(holder, field, FieldAccess::kRead);
}
jvmtiError JNICALL ClearFieldAccessWatch(jvmtiEnv*, jclass holder, jfieldID field) {
  return clear_watch(holder, field, FieldAccess::kRead);
}
jvmtiError JNICALL SetFieldModificationWatch(jvmtiEnv*, jclass holder, jfieldID field) {
  return set_watch(holder, field, FieldAccess::kStore);
}
jvmtiError JNICALL ClearFieldModificationWatch(jvmtiEnv*, jclass holder, jfieldID field) {
  return clear_watch(holder, field, FieldAccess::kStore);
}

}  // namespace cortado::jvmti
