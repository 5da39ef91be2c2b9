// java.lang.invoke.MethodHandleNatives: JNI forms of runtime/method_handles.h.

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/method_handles.h"

namespace cortado {
namespace {

void JNICALL init(JNIEnv* env, jclass, jobject self, jobject reflect_object) {
  CORTADO_JVM_ENTRY(env);
  if (self == nullptr || reflect_object == nullptr)
    return (void)throw_new(thread, wk.classes.InternalError, "MemberName is null");
  (void)member_name_init(thread, handle_of(self), handle_of(reflect_object));
}

void JNICALL expand(JNIEnv* env, jclass, jobject self) {
  CORTADO_JVM_ENTRY(env);
  if (self == nullptr) return (void)throw_new(thread, wk.classes.InternalError, "MemberName is null");
  (void)member_name_expand(thread, handle_of(self));
}

jobject JNICALL resolve(JNIEnv* env, jclass, jobject self, jclass caller, jint lookup_mode, jboolean speculative) {
  CORTADO_JVM_ENTRY(env);
  if (self == nullptr) return failed(throw_new(thread, wk.classes.InternalError, "MemberName is null"));
  Class* caller_class = caller == nullptr ? nullptr : class_of_reference(caller);
  return to_local(thread, member_name_resolve(thread, handle_of(self), caller_class, lookup_mode, speculative != 0));
}

jint JNICALL get_members(JNIEnv* env, jclass, jclass defining_class, jstring name, jstring signature, jint match_flags,
                         jclass, jint skip, jobjectArray results) {
  CORTADO_JVM_ENTRY(env);
  if (defining_class == nullptr || results == nullptr) return -1;
  MemberSearch search;
  search.c = class_of_reference(defining_class);
  if (!has_members(search.c)) return -1;
  search.name = handle_of(name);
  search.signature = handle_of(signature);
  search.match_flags = match_flags;
  search.skip = skip;
  return CORTADO_TRY_OR(-1, member_name_search(thread, search, array_handle_of(results)));
}

// The offset of a resolved field of the wanted kind.
jlong field_offset(JNIEnv* env, jobject self, bool is_static) {
  CORTADO_JVM_ENTRY(env);
  if (self == nullptr || !member_name_is_field(handle_of(self), is_static)) {
    return failed<jlong>(
        throw_new(thread, wk.classes.InternalError, is_static ? "static field required" : "non-static field required"));
  }
  return HeapAccess::load<int64_t>(handle_of(self), wk.fields.MemberName_vmindex);
}
jlong JNICALL object_field_offset(JNIEnv* env, jclass, jobject self) { return field_offset(env, self, false); }
jlong JNICALL static_field_offset(JNIEnv* env, jclass, jobject self) { return field_offset(env, self, true); }

jobject JNICALL static_field_base(JNIEnv* env, jclass, jobject self) {
  CORTADO_JVM_ENTRY(env);
  if (self == nullptr || !member_name_is_field(handle_of(self), true)) {
    return failed(throw_new(thread, wk.classes.InternalError, "static field required"));
  }
  return new_local(thread, HeapAccess::load_reference(handle_of(self), wk.fields.MemberName_clazz));
}

JavaResult<Unrooted<Array>> member_vm_info(Thread& thread, Handle<Object> self) MAY_GC {
  Rooted<Array> info(thread, TRY(new_object_array(thread, wk.classes.Object, 2)));
  auto index = static_cast<uint64_t>(HeapAccess::load<int64_t>(self, wk.fields.MemberName_vmindex));
  Rooted<Object> boxed(thread, TRY(box(thread, BasicType::kLong, JavaValue(index))));
  HeapAccess::store_reference_element(info, 0, boxed);
  bool is_field = member_name_is_field(self, false) || member_name_is_field(self, true);
  Rooted<Object> target(thread, self);
  if (is_field) target = HeapAccess::load_reference(self, wk.fields.MemberName_clazz);
  HeapAccess::store_reference_element(info, 1, target);
  return info.get();
}
jobject JNICALL get_member_vm_info(JNIEnv* env, jclass, jobject self) {
  if (self == nullptr) return nullptr;
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, member_vm_info(thread, handle_of(self)));
}

void JNICALL set_call_site_target_normal(JNIEnv* env, jclass, jobject call_site, jobject target) {
  CORTADO_JVM_ENTRY(env);
  HeapAccess::store_reference(handle_of(call_site), wk.fields.CallSite_target, handle_of(target));
}
void JNICALL set_call_site_target_volatile(JNIEnv* env, jclass, jobject call_site, jobject target) {
  CORTADO_JVM_ENTRY(env);
  HeapAccess::store_reference<__ATOMIC_SEQ_CST>(handle_of(call_site), wk.fields.CallSite_target, handle_of(target));
}

void JNICALL copy_out_bootstrap_arguments(JNIEnv* env, jclass, jclass caller, jintArray index_info, jint start,
                                          jint end, jobjectArray buffer, jint position, jboolean resolve_all,
                                          jobject if_not_available) {
  CORTADO_JVM_ENTRY(env);
  if (caller == nullptr || index_info == nullptr || array_handle_of(index_info).length() < 2) {
    return (void)throw_new(thread, wk.classes.IllegalArgumentException, "bad index info");
  }
  BootstrapArgumentRequest request;
  request.caller = class_of_reference(caller);
  request.pool_index = HeapAccess::load_element<int32_t>(array_handle_of(index_info), 1);
  request.start = start;
  request.end = end;
  request.position = position;
  request.resolve = resolve_all != 0;
  request.if_not_available = handle_of(if_not_available);
  (void)copy_bootstrap_arguments(thread, request, array_handle_of(buffer));
}

// No compiled code depends on call sites yet.
void JNICALL clear_call_site_context(JNIEnv*, jclass, jobject) {}
// A consistency check of debug builds.
jint JNICALL get_named_constant(JNIEnv*, jclass, jint, jobjectArray) { return 0; }

template <class F>
constexpr void* function(F* f) {
  return reinterpret_cast<void*>(f);
}

}  // namespace

#define MEMBER_NAME "Ljava/lang/invoke/MemberName;"

const VmNative method_handle_natives_natives[] = {
    {"init", "(" MEMBER_NAME "Ljava/lang/Object;)V", function(&init)},
    {"expand", "(" MEMBER_NAME ")V", function(&expand)},
    {"resolve", "(" MEMBER_NAME "Ljava/lang/Class;IZ)" MEMBER_NAME, function(&resolve)},
    {"getMembers", "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;ILjava/lang/Class;I[" MEMBER_NAME ")I",
     function(&get_members)},
    {"objectFieldOffset", "(" MEMBER_NAME ")J", function(&object_field_offset)},
    {"staticFieldOffset", "(" MEMBER_NAME ")J", function(&static_field_offset)},
    {"staticFieldBase", "(" MEMBER_NAME ")Ljava/lang/Object;", function(&static_field_base)},
    {"getMemberVMInfo", "(" MEMBER_NAME ")Ljava/lang/Object;", function(&get_member_vm_info)},
    {"setCallSiteTargetNormal", "(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V",
     function(&set_call_site_target_normal)},
    {"setCallSiteTargetVolatile", "(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V",
     function(&set_call_site_target_volatile)},
    {"copyOutBootstrapArguments", "(Ljava/lang/Class;[III[Ljava/lang/Object;IZLjava/lang/Object;)V",
     function(&copy_out_bootstrap_arguments)},
    {"clearCallSiteContext", "(Ljava/lang/invoke/MethodHandleNatives$CallSiteContext;)V",
     function(&clear_call_site_context)},
    {"getNamedCon", "(I[Ljava/lang/Object;)I", function(&get_named_constant)},
    {nullptr, nullptr, nullptr},
};

#undef MEMBER_NAME

}  // namespace cortado
