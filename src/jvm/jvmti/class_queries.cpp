// What agents ask about one class.

#include "classfile/constant_size.h"
#include "jvm/class_file_view.h"
#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/redefinition.h"

namespace cortado::jvmti {

namespace {

// "Lp/C;"; of a hidden class the part that tells it from others of its name comes after a dot.
std::string signature_of(const Class* c) {
  if (c->is_primitive()) return std::string(1, descriptor_char(c->primitive_type));
  std::string text = c->is_array() ? c->name->string() : "L" + c->name->string() + ";";
  const Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  size_t plus = bottom != nullptr && bottom->is_hidden() ? text.rfind('+') : std::string::npos;
  if (plus != std::string::npos) text[plus] = '.';
  return text;
}

jint status_of(const Class* c) {
  if (c->is_array()) return JVMTI_CLASS_STATUS_ARRAY;
  if (c->is_primitive()) return JVMTI_CLASS_STATUS_PRIMITIVE;
  ClassState state = c->state.load(std::memory_order_acquire);
  jint status = c->is_linked() ? JVMTI_CLASS_STATUS_VERIFIED | JVMTI_CLASS_STATUS_PREPARED : 0;
  if (state == ClassState::kInitialized) status |= JVMTI_CLASS_STATUS_INITIALIZED;
  if (state == ClassState::kErroneous) status |= JVMTI_CLASS_STATUS_ERROR;
  return status;
}

// A class that has members, once they may be asked for.
jvmtiError find_prepared_class(jclass reference, Class*& c) IN_VM {
  CORTADO_JVMTI_TRY(find_class(reference, c));
  return !has_members(c) || c->is_linked() ? JVMTI_ERROR_NONE : JVMTI_ERROR_CLASS_NOT_PREPARED;
}

// A class that comes from a class file; nothing else has what is asked for.
jvmtiError find_class_of_file(jclass reference, Class*& c) IN_VM {
  CORTADO_JVMTI_TRY(find_class(reference, c));
  return has_members(c) ? JVMTI_ERROR_NONE : JVMTI_ERROR_ABSENT_INFORMATION;
}

// The entries of the constant pool as they lie in the class file, and their number plus one.
classfile::Bytes constants_of(const Class* c, uint16_t& count) {
  constexpr size_t kCountPlace = 8;
  const uint8_t* file = c->current_class_file().data();
  count = classfile::read_u2(file + kCountPlace);
  const uint8_t* begin = file + kCountPlace + 2;
  const uint8_t* at = begin;
  for (uint32_t i = 1; i < count; i++) {
    auto tag = static_cast<ConstantTag>(*at++);
    at += tag == ConstantTag::kUtf8 ? 2u + classfile::read_u2(at) : classfile::constant_size(tag);
    if (tag == ConstantTag::kLong || tag == ConstantTag::kDouble) i++;
  }
  return {begin, at};
}

}  // namespace

jvmtiError JNICALL GetClassSignature(jvmtiEnv*, jclass reference, char** signature, char** generic) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (signature != nullptr) CORTADO_JVMTI_TRY(give_text(signature_of(c), signature));
  if (generic == nullptr) return JVMTI_ERROR_NONE;
  *generic = nullptr;
  if (!has_members(c) || c->generic_signature == 0) return JVMTI_ERROR_NONE;
  return give_text(c->pool->utf8(c->generic_signature), generic);
}

jvmtiError JNICALL GetClassStatus(jvmtiEnv*, jclass reference, jint* status) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (status == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *status = status_of(c);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetSourceFileName(jvmtiEnv*, jclass reference, char** name) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class_of_file(reference, c));
  if (name == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (c->source_file == 0) return JVMTI_ERROR_ABSENT_INFORMATION;
  return give_text(c->pool->utf8(c->source_file), name);
}

jvmtiError JNICALL GetClassModifiers(jvmtiEnv*, jclass reference, jint* modifiers) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (modifiers == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *modifiers = class_modifiers(c) | (c->access_flags & kAccSuper);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetClassMethods(jvmtiEnv*, jclass reference, jint* count, jmethodID** methods) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_prepared_class(reference, c));
  if (count == nullptr || methods == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<jmethodID> ids;
  for (uint32_t i = 0; i < c->declared_methods; i++) ids.push_back(jni::method_id_of(&c->methods[i]));
  return give_array(ids, count, methods);
}

jvmtiError JNICALL GetClassFields(jvmtiEnv*, jclass reference, jint* count, jfieldID** fields) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_prepared_class(reference, c));
  if (count == nullptr || fields == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<jfieldID> ids;
  for (uint32_t i = 0; i < c->declared_fields; i++) ids.push_back(jni::field_id_of(&c->fields[i]));
  return give_array(ids, count, fields);
}

jvmtiError JNICALL GetImplementedInterfaces(jvmtiEnv*, jclass reference, jint* count, jclass** interfaces) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_prepared_class(reference, c));
  if (count == nullptr || interfaces == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<jclass> mirrors;
  if (has_members(c)) {
    for (const Class* interface : c->local_interfaces) mirrors.push_back(mirror_reference(thread, interface));
  }
  return give_array(mirrors, count, interfaces);
}

jvmtiError JNICALL GetClassVersionNumbers(jvmtiEnv*, jclass reference, jint* minor, jint* major) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class_of_file(reference, c));
  if (minor == nullptr || major == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *minor = c->minor_version;
  *major = c->major_version;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetConstantPool(jvmtiEnv*, jclass reference, jint* count, jint* size, unsigned char** bytes) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class_of_file(reference, c));
  if (count == nullptr || size == nullptr || bytes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  uint16_t entries;
  CORTADO_JVMTI_TRY(give_array(constants_of(c, entries), size, bytes));
  *count = entries;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetSourceDebugExtension(jvmtiEnv*, jclass reference, char** text) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class_of_file(reference, c));
  if (text == nullptr) return JVMTI_ERROR_NULL_POINTER;
  ClassFileRange range = c->source_debug_extension;
  if (range.offset == 0) return JVMTI_ERROR_ABSENT_INFORMATION;
  return give_text({reinterpret_cast<const char*>(c->class_file + range.offset), range.length}, text);
}

jvmtiError JNICALL GetClassLoader(jvmtiEnv*, jclass reference, jobject* loader) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (loader == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *loader = c->loader == nullptr ? nullptr : new_local(thread, loader_of(c));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsInterface(jvmtiEnv*, jclass reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = c->is_interface();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsArrayClass(jvmtiEnv*, jclass reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = c->is_array();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsModifiableClass(jvmtiEnv*, jclass reference, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Class* c;
  CORTADO_JVMTI_TRY(find_class(reference, c));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = is_modifiable(c);
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
