// Single objects.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/monitor.h"

namespace cortado::jvmti {

jvmtiError JNICALL GetObjectSize(jvmtiEnv*, jobject reference, jlong* size) {
  if (size == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(reference, object));
  NoGc no_gc;
  *size = static_cast<jlong>(object_size(object.raw(no_gc)));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetObjectHashCode(jvmtiEnv*, jobject reference, jint* hash) {
  if (hash == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(reference, object));
  *hash = identity_hash(thread, object);
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
