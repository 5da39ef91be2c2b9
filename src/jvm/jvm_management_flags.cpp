// VM flags as com.sun.management.HotSpotDiagnosticMXBean shows them.

#include <string>

#include "jvm/entry.h"
#include "jvm/management.h"
#include "runtime/allocation.h"
#include "runtime/flags.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

enum ManagedType : jint { kBoolean = 1, kString = 2, kLong = 3, kDouble = 4 };

jint type_of(FlagType type) {
  switch (type) {
    case FlagType::kBool: return kBoolean;
    case FlagType::kString: return kString;
    case FlagType::kDouble: return kDouble;
    default: return kLong;
  }
}

jint origin_of(FlagOrigin origin) {
  switch (origin) {
    case FlagOrigin::kDefault: return 1;
    case FlagOrigin::kCommandLine: return 2;
    case FlagOrigin::kManagement: return 3;
    case FlagOrigin::kErgonomic: return 6;
  }
  return 1;
}

JavaResult<void> fill_flag(Thread& thread, const Flag& flag, ManagedFlag& to) MAY_GC {
  to = {};
  Rooted<Object> name(thread, TRY(new_string(thread, flag.name)));
  to.name = static_cast<jstring>(new_local(thread, name));
  to.type = type_of(flag.type);
  to.origin = origin_of(flag.origin);
  to.writeable = flag.kind == FlagKind::kManageable;
  to.external = flag.kind == FlagKind::kProduct || flag.kind == FlagKind::kManageable;
  switch (to.type) {
    case kBoolean: to.value.z = Flags::boolean(flag.name); break;
    case kDouble: to.value.d = Flags::real(flag.name); break;
    case kLong: to.value.j = Flags::integer(flag.name); break;
    default: {
      Rooted<Object> text(thread, TRY(new_string_platform(thread, flag.value)));
      to.value.l = new_local(thread, text);
    }
  }
  return {};
}

JavaResult<Unrooted<Array>> flag_names(Thread& thread) MAY_GC {
  const auto& flags = Flags::all();
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, static_cast<int32_t>(flags.size()))));
  for (size_t i = 0; i < flags.size(); i++) {
    Rooted<Object> name(thread, TRY(new_string(thread, flags[i].name)));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), name);
  }
  return array.get();
}
jobjectArray JNICALL get_flag_names(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, flag_names(thread));
}

// The named flags, null names for unknown ones; all flags without names. How many were filled.
JavaResult<jint> fill_flags(Thread& thread, jobjectArray names, ManagedFlag* to, jint count) MAY_GC {
  jint filled = 0;
  if (names == nullptr) {
    for (const Flag& flag : Flags::all()) {
      if (filled == count) break;
      TRY(fill_flag(thread, flag, to[filled++]));
    }
    return filled;
  }
  Handle<Array> array = array_handle_of(names);
  for (int32_t i = 0; i < array.length() && i < count; i++) {
    Rooted<Object> name(thread, HeapAccess::load_reference_element(array, i));
    if (name.is_null()) return throw_null_pointer(thread);
    const Flag* flag = Flags::find(string_to_utf8(name));
    to[i].name = nullptr;
    if (flag == nullptr) continue;
    TRY(fill_flag(thread, *flag, to[i]));
    filled++;
  }
  return filled;
}
jint JNICALL get_flags(JNIEnv* env, jobjectArray names, ManagedFlag* to, jint count) {
  CORTADO_JVM_ENTRY(env);
  return CORTADO_TRY_OR(0, fill_flags(thread, names, to, count));
}

jint JNICALL set_flag(JNIEnv* env, jstring name, jvalue value) {
  CORTADO_JVM_ENTRY(env);
  const Flag* flag = Flags::find(string_to_utf8(handle_of(name)));
  if (flag == nullptr || flag->kind != FlagKind::kManageable) {
    return failed<jint>(throw_new(thread, wk.classes.IllegalArgumentException, "This flag is not writeable."));
  }
  std::string text;
  switch (type_of(flag->type)) {
    case kBoolean: text = value.z ? "true" : "false"; break;
    case kDouble: text = std::to_string(value.d); break;
    case kLong: text = std::to_string(value.j); break;
    default: text = value.l == nullptr ? "" : string_to_utf8(handle_of(value.l));
  }
  Flags::set(flag->name, text, FlagOrigin::kManagement);
  return 0;
}

}  // namespace

void add_flag_management(ManagementTable& table) {
  table.get_flag_names = get_flag_names;
  table.get_flags = get_flags;
  table.set_flag = set_flag;
}

}  // namespace cortado
