// Local variables of frames. What is asked for must be what the class file says of the variable, and what the code makes of
// its slot: the collector follows the latter.

#include <optional>

#include "classfile/attribute_names.h"
#include "jvm/jvmti/frames.h"
#include "jvm/jvmti/functions.h"
#include "runtime/frame_locals.h"
#include "runtime/member_attributes.h"

namespace cortado::jvmti {

namespace {

enum class Access { kGet, kSet };

// A variable as the agent sees it; a reference is a cell that the collector follows.
struct Variable {
  BasicType type;  // int for all that are narrower
  Slot bits = 0;
  Object** object = nullptr;
};

BasicType widened(BasicType type) {
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte:
    case BasicType::kChar:
    case BasicType::kShort: return BasicType::kInt;
    case BasicType::kArray: return BasicType::kObject;
    default: return type;
  }
}

// The row of the slot at the position of the frame. `has_table` is false if the class file says nothing of the method.
std::string_view descriptor_of_variable(const Frame* frame, jint slot, bool& has_table) {
  const Method& method = *frame->method();
  uint32_t bci = frame->bci();
  has_table = false;
  for (AttributeWalk walk = code_attributes(method); walk.next();) {
    if (walk.name() != classfile::AttributeName::kLocalVariableTable) continue;
    const uint8_t* at = walk.content().data();
    uint32_t count = classfile::read_u2(at);
    has_table = has_table || count > 0;
    for (uint32_t i = 0; i < count; i++) {
      const uint8_t* row = at + 2 + 10 * i;
      uint32_t start = classfile::read_u2(row), length = classfile::read_u2(row + 2);
      if (classfile::read_u2(row + 8) != slot || bci < start || bci >= start + length) continue;
      return method.pool->utf8(classfile::read_u2(row + 6));
    }
  }
  return {};
}

jvmtiError check_slot(const Frame* frame, jint slot, BasicType type) {
  uint32_t last = static_cast<uint32_t>(slot) + slots_of(type) - 1;
  return slot < 0 || last >= frame->method()->max_locals ? JVMTI_ERROR_INVALID_SLOT : JVMTI_ERROR_NONE;
}

jvmtiError access_local(Thread& target, jint depth, jint slot, Variable& variable, Access access) IN_VM {
  Frame* frame;
  CORTADO_JVMTI_TRY(find_java_frame(target, depth, frame));
  CORTADO_JVMTI_TRY(check_slot(frame, slot, variable.type));
  // The upper half belongs to something else.
  bool has_upper_half = slots_of(variable.type) == 2;
  if (has_upper_half && is_reference_local(frame, static_cast<uint32_t>(slot) + 1)) return JVMTI_ERROR_INVALID_SLOT;
  bool has_table;
  std::string_view descriptor = descriptor_of_variable(frame, slot, has_table);
  if (has_table) {
    if (descriptor.empty()) return JVMTI_ERROR_INVALID_SLOT;
    if (widened(basic_type_of(descriptor[0])) != variable.type) return JVMTI_ERROR_TYPE_MISMATCH;
  }
  bool is_object = variable.type == BasicType::kObject;
  bool is_followed = is_reference_local(frame, static_cast<uint32_t>(slot));
  if (is_object != is_followed) {
    if (!has_table || !is_object || access == Access::kSet) return JVMTI_ERROR_TYPE_MISMATCH;
    *variable.object = nullptr;  // it has no value yet
    return JVMTI_ERROR_NONE;
  }
  Slot* cell = frame->locals() + slot;
  if (access == Access::kSet && is_object && has_table)
    CORTADO_JVMTI_TRY(check_assignable(descriptor, Handle<Object>::from_cell(variable.object)));
  if (access == Access::kGet) {
    variable.bits = *cell;
    if (is_object) *variable.object = reinterpret_cast<Object*>(*cell);
  } else {
    *cell = is_object ? reinterpret_cast<Slot>(*variable.object) : variable.bits;
  }
  return JVMTI_ERROR_NONE;
}

jvmtiError access_in(Thread& thread, jthread reference, jint depth, jint slot, Variable& variable, Access access)
    MAY_GC {
  if (depth < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  return with_stopped_thread(thread, reference, [&](Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    return access_local(target, depth, slot, variable, access);
  });
}

template <class V>
jvmtiError get_number(jthread reference, jint depth, jint slot, BasicType type, V* value) {
  CORTADO_JVMTI_ENTRY();
  if (value == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Variable variable{type};
  CORTADO_JVMTI_TRY(access_in(thread, reference, depth, slot, variable, Access::kGet));
  __builtin_memcpy(value, &variable.bits, sizeof(V));
  return JVMTI_ERROR_NONE;
}
template <class V>
jvmtiError set_number(jthread reference, jint depth, jint slot, BasicType type, V value) {
  CORTADO_JVMTI_ENTRY();
  Variable variable{type};
  __builtin_memcpy(&variable.bits, &value, sizeof(V));
  return access_in(thread, reference, depth, slot, variable, Access::kSet);
}

}  // namespace

jvmtiError JNICALL GetLocalObject(jvmtiEnv*, jthread reference, jint depth, jint slot, jobject* value) {
  CORTADO_JVMTI_ENTRY();
  if (value == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Rooted<Object> object(thread);
  Variable variable{BasicType::kObject, 0, object.cell()};
  CORTADO_JVMTI_TRY(access_in(thread, reference, depth, slot, variable, Access::kGet));
  *value = new_local(thread, object);
  return JVMTI_ERROR_NONE;
}
jvmtiError JNICALL SetLocalObject(jvmtiEnv*, jthread reference, jint depth, jint slot, jobject value) {
  CORTADO_JVMTI_ENTRY();
  Rooted<Object> object(thread, handle_of(value));
  Variable variable{BasicType::kObject, 0, object.cell()};
  return access_in(thread, reference, depth, slot, variable, Access::kSet);
}

jvmtiError JNICALL GetLocalInstance(jvmtiEnv*, jthread reference, jint depth, jobject* value) {
  CORTADO_JVMTI_ENTRY();
  if (depth < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (value == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Rooted<Object> object(thread);
  CORTADO_JVMTI_TRY(with_stopped_thread(thread, reference, [&](Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    Frame* frame;
    CORTADO_JVMTI_TRY(find_frame(target, depth, frame));
    if (frame->method()->is_static()) return JVMTI_ERROR_INVALID_SLOT;
    bool is_there = frame->method()->is_native() || is_reference_local(frame, 0);
    *object.cell() = is_there ? reinterpret_cast<Object*>(frame->locals()[0]) : nullptr;
    return JVMTI_ERROR_NONE;
  }));
  *value = new_local(thread, object);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetLocalInt(jvmtiEnv*, jthread reference, jint depth, jint slot, jint* value) {
  return get_number(reference, depth, slot, BasicType::kInt, value);
}
jvmtiError JNICALL GetLocalLong(jvmtiEnv*, jthread reference, jint depth, jint slot, jlong* value) {
  return get_number(reference, depth, slot, BasicType::kLong, value);
}
jvmtiError JNICALL GetLocalFloat(jvmtiEnv*, jthread reference, jint depth, jint slot, jfloat* value) {
  return get_number(reference, depth, slot, BasicType::kFloat, value);
}
jvmtiError JNICALL GetLocalDouble(jvmtiEnv*, jthread reference, jint depth, jint slot, jdouble* value) {
  return get_number(reference, depth, slot, BasicType::kDouble, value);
}
jvmtiError JNICALL SetLocalInt(jvmtiEnv*, jthread reference, jint depth, jint slot, jint value) {
  return set_number(reference, depth, slot, BasicType::kInt, value);
}
jvmtiError JNICALL SetLocalLong(jvmtiEnv*, jthread reference, jint depth, jint slot, jlong value) {
  return set_number(reference, depth, slot, BasicType::kLong, value);
}
jvmtiError JNICALL SetLocalFloat(jvmtiEnv*, jthread reference, jint depth, jint slot, jfloat value) {
  return set_number(reference, depth, slot, BasicType::kFloat, value);
}
jvmtiError JNICALL SetLocalDouble(jvmtiEnv*, jthread reference, jint depth, jint slot, jdouble value) {
  return set_number(reference, depth, slot, BasicType::kDouble, value);
}

}  // namespace cortado::jvmti
