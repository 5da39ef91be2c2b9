// What agents ask about methods and fields.

#include <algorithm>
#include <cstring>

#include "classfile/class_file.h"
#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/member_attributes.h"

namespace cortado::jvmti {

namespace {

// What only methods with code have.
jvmtiError find_java_method(jmethodID id, Method*& method) IN_VM {
  CORTADO_JVMTI_TRY(find_method(id, method));
  return method->is_native() ? JVMTI_ERROR_NATIVE_METHOD : JVMTI_ERROR_NONE;
}

// A null destination asks for nothing.
jvmtiError give_names(const Symbol* name, const Symbol* descriptor, const ConstantPool& pool, uint16_t generic_index,
                      char** to_name, char** to_descriptor, char** to_generic) {
  if (to_name != nullptr) CORTADO_JVMTI_TRY(give_text(name->view(), to_name));
  if (to_descriptor != nullptr) CORTADO_JVMTI_TRY(give_text(descriptor->view(), to_descriptor));
  if (to_generic == nullptr) return JVMTI_ERROR_NONE;
  *to_generic = nullptr;
  return generic_index == 0 ? JVMTI_ERROR_NONE : give_text(pool.utf8(generic_index), to_generic);
}

// The rows of all tables of that name in the method's code; false: there is no table.
template <class Row>
bool collect_rows(const Method& method, classfile::AttributeName name, std::vector<Row>& rows) {
  bool found = false;
  for (AttributeWalk walk = code_attributes(method); walk.next();) {
    if (walk.name() != name) continue;
    found = true;
    const uint8_t* table = walk.content().data();
    for (Row row : classfile::PackedTable<Row>(table + 2, classfile::read_u2(table))) rows.push_back(row);
  }
  return found;
}

using Variables = std::vector<classfile::LocalVariable>;

uint16_t generic_signature_of(const classfile::LocalVariable& variable, const Variables& generic) {
  for (const classfile::LocalVariable& each : generic) {
    if (each.slot == variable.slot && each.start_pc == variable.start_pc && each.length == variable.length &&
        each.name_index == variable.name_index)
      return each.descriptor_index;
  }
  return 0;
}

jvmtiError fill_variable(const Method& method, const classfile::LocalVariable& variable, const Variables& generic,
                         jvmtiLocalVariableEntry& entry) {
  const ConstantPool& pool = *method.pool;
  entry.start_location = variable.start_pc;
  entry.length = variable.length;
  entry.slot = variable.slot;
  CORTADO_JVMTI_TRY(give_text(pool.utf8(variable.name_index), &entry.name));
  CORTADO_JVMTI_TRY(give_text(pool.utf8(variable.descriptor_index), &entry.signature));
  entry.generic_signature = nullptr;
  uint16_t index = generic_signature_of(variable, generic);
  return index == 0 ? JVMTI_ERROR_NONE : give_text(pool.utf8(index), &entry.generic_signature);
}

}  // namespace

// --- Methods.

jvmtiError JNICALL GetMethodName(jvmtiEnv*, jmethodID id, char** name, char** signature, char** generic) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  return give_names(method->name, method->descriptor, *method->pool, method->generic_signature, name, signature,
                    generic);
}

jvmtiError JNICALL GetMethodDeclaringClass(jvmtiEnv*, jmethodID id, jclass* holder) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (holder == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *holder = mirror_reference(thread, method->holder);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetMethodModifiers(jvmtiEnv*, jmethodID id, jint* modifiers) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (modifiers == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *modifiers = method->access_flags;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetMaxLocals(jvmtiEnv*, jmethodID id, jint* maximum) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (maximum == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *maximum = method->is_abstract() ? 0 : method->max_locals;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetArgumentsSize(jvmtiEnv*, jmethodID id, jint* size) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (size == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *size = method->argument_slots;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetLineNumberTable(jvmtiEnv*, jmethodID id, jint* count, jvmtiLineNumberEntry** table) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (count == nullptr || table == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<classfile::LineNumber> lines;
  if (!collect_rows(*method, classfile::AttributeName::kLineNumberTable, lines)) return JVMTI_ERROR_ABSENT_INFORMATION;
  std::vector<jvmtiLineNumberEntry> entries;
  for (const classfile::LineNumber& line : lines) entries.push_back({line.start_pc, line.line});
  return give_array(entries, count, table);
}

// Compilers leave the table of a method without variables out: it is known to have none if other methods have tables.
static bool has_variable_tables(Class& c) {
  return std::any_of(c.methods.begin(), c.methods.end(), [](const Method& method) {
    Variables variables;
    return !method.is_native() && !method.is_abstract() &&
           collect_rows(method, classfile::AttributeName::kLocalVariableTable, variables);
  });
}

jvmtiError JNICALL GetLocalVariableTable(jvmtiEnv*, jmethodID id, jint* count, jvmtiLocalVariableEntry** table) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (count == nullptr || table == nullptr) return JVMTI_ERROR_NULL_POINTER;
  Variables variables, generic;
  if (!collect_rows(*method, classfile::AttributeName::kLocalVariableTable, variables) &&
      !has_variable_tables(*method->holder))
    return JVMTI_ERROR_ABSENT_INFORMATION;
  collect_rows(*method, classfile::AttributeName::kLocalVariableTypeTable, generic);
  std::vector<jvmtiLocalVariableEntry> entries(variables.size());
  for (size_t i = 0; i < variables.size(); i++)
    CORTADO_JVMTI_TRY(fill_variable(*method, variables[i], generic, entries[i]));
  return give_array(entries, count, table);
}

// Of an abstract method both ends are -1.
jvmtiError JNICALL GetMethodLocation(jvmtiEnv*, jmethodID id, jlocation* start, jlocation* end) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (start == nullptr || end == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *start = method->code_length == 0 ? -1 : 0;
  *end = static_cast<jlocation>(method->code_length) - 1;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetBytecodes(jvmtiEnv*, jmethodID id, jint* count, unsigned char** code) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_java_method(id, method));
  if (count == nullptr || code == nullptr) return JVMTI_ERROR_NULL_POINTER;
  classfile::Bytes bytes;
  if (method->code_length != 0) bytes = {method->bytecode(), method->code_length};
  return give_array(bytes, count, code);
}

jvmtiError JNICALL IsMethodNative(jvmtiEnv*, jmethodID id, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = method->is_native();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsMethodSynthetic(jvmtiEnv*, jmethodID id, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = (method->access_flags & kAccSynthetic) != 0;
  return JVMTI_ERROR_NONE;
}

// A frame that goes on with the code from before a redefinition runs a copy that is not among the class's methods.
jvmtiError JNICALL IsMethodObsolete(jvmtiEnv*, jmethodID id, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Method* method;
  CORTADO_JVMTI_TRY(find_method(id, method));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  const MetaArray<Method>& methods = method->holder->methods;
  *answer = method->index < methods.size() && &methods[method->index] != method;
  return JVMTI_ERROR_NONE;
}

// --- Fields.

jvmtiError JNICALL GetFieldName(jvmtiEnv*, jclass c, jfieldID id, char** name, char** signature, char** generic) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(c, id, field));
  return give_names(field->name, field->descriptor, *field->holder->pool, field->generic_signature, name, signature,
                    generic);
}

jvmtiError JNICALL GetFieldDeclaringClass(jvmtiEnv*, jclass c, jfieldID id, jclass* holder) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(c, id, field));
  if (holder == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *holder = mirror_reference(thread, field->holder);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetFieldModifiers(jvmtiEnv*, jclass c, jfieldID id, jint* modifiers) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(c, id, field));
  if (modifiers == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *modifiers = field->access_flags;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL IsFieldSynthetic(jvmtiEnv*, jclass c, jfieldID id, jboolean* answer) {
  CORTADO_JVMTI_ENTRY();
  Field* field;
  CORTADO_JVMTI_TRY(find_field(c, id, field));
  if (answer == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *answer = (field->access_flags & kAccSynthetic) != 0;
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
