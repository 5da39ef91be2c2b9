// java.lang.ref.Reference.

#include "jvm/entry.h"
#include "runtime/pending_references.h"

namespace cortado {
namespace {

// Compares without keeping the referent alive.
bool refers_to(jobject reference, jobject object) IN_VM {
  NoGcToken no_gc;
  const Object* holder = handle_of(reference).raw(no_gc);
  auto referent = HeapAccess::load<NarrowRef>(holder, wk.fields.Reference_referent);
  return referent == encode_reference(handle_of(object).raw(no_gc));
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobject JNICALL JVM_GetAndClearReferencePendingList(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return new_local(thread, Heap::take_pending_references());
}

JNIEXPORT jboolean JNICALL JVM_HasReferencePendingList(JNIEnv*) { return Heap::has_pending_references(); }

JNIEXPORT void JNICALL JVM_WaitForReferencePendingList(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  wait_for_pending_references(thread);
}

JNIEXPORT jboolean JNICALL JVM_ReferenceRefersTo(JNIEnv* env, jobject reference, jobject object) {
  CORTADO_JVM_ENTRY(env);
  return refers_to(reference, object);
}

JNIEXPORT jboolean JNICALL JVM_PhantomReferenceRefersTo(JNIEnv* env, jobject reference, jobject object) {
  CORTADO_JVM_ENTRY(env);
  return refers_to(reference, object);
}

JNIEXPORT void JNICALL JVM_ReferenceClear(JNIEnv* env, jobject reference) {
  CORTADO_JVM_ENTRY(env);
  HeapAccess::store_reference(handle_of(reference), wk.fields.Reference_referent, Handle<Object>());
}

}  // extern "C"
