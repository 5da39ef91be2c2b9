// The Code attribute (JVMS 4.7.3) and what is inside it.
#include <algorithm>
#include <cstring>
#include <unordered_set>

#include "classfile/class_parser.h"
#include "classfile/descriptor.h"

namespace cortado::classfile {
namespace {

constexpr uint32_t kMaxCodeLength = 65535;

// What makes two entries those of one variable.
uint64_t key_of(const LocalVariable& variable) {
  return uint64_t{variable.start_pc} << 48 | uint64_t{variable.length} << 32 | uint64_t{variable.name_index} << 16 |
         variable.slot;
}

const char* table_name(bool is_type_table) { return is_type_table ? "LocalVariableTypeTable" : "LocalVariableTable"; }

}  // namespace

bool ClassParser::parse_code(Method& method, uint32_t length) {
  if ((method.access_flags & (kAccNative | kAccAbstract)) != 0)
    return fail_in("Code attribute in native or abstract methods");
  if (method.code != nullptr) return fail_in("Multiple Code attributes");
  Code& code = file_.code_storage_.emplace_back();  // parse_methods reserved one for each method
  method.code = &code;
  size_t start = at_;
  if (!need(8)) return false;
  code.max_stack = u2();
  code.max_locals = u2();
  uint32_t code_length = u4();
  if (method.argument_slots > code.max_locals) return fail_in("Arguments can't fit into locals");
  if (code_length == 0 || code_length > kMaxCodeLength) return fail_in("Invalid method Code length {}", code_length);
  if (!take(code_length, code.bytecode)) return false;
  if (!parse_exception_table(code) || !parse_code_attributes(code)) return false;
  return at_ - start == length || fail_in("Code segment has wrong length");
}

bool ClassParser::parse_exception_table(Code& code) {
  if (!need(2)) return false;
  uint32_t count = u2();
  Bytes table;
  if (!take(static_cast<uint32_t>(ExceptionHandler::kSize) * count, table)) return false;
  code.exception_table = ExceptionTable(table.data(), count);
  for (ExceptionHandler handler : code.exception_table) {
    if (handler.start_pc >= handler.end_pc || handler.end_pc > code.bytecode.size()) {
      return fail_in("Illegal exception table range");
    }
    if (handler.handler_pc >= code.bytecode.size()) return fail_in("Illegal exception table handler");
    if (handler.catch_type != 0 && !is_class(handler.catch_type)) {
      return fail_in("Catch type in exception table has bad constant type");
    }
  }
  return true;
}

bool ClassParser::parse_code_attributes(Code& code) {
  if (!need(2)) return false;
  LocalVariableAttributes& locals = locals_;
  locals.clear();
  for (uint32_t attributes = u2(); attributes > 0; --attributes) {
    Attribute attribute;
    if (!read_attribute("Invalid code attribute name index {}", attribute)) return false;
    if (!parse_code_attribute(code, attribute, locals)) return false;
  }
  if (!check_local_variable_duplicates(locals)) return false;
  code.local_variables = join_tables(locals.tables);
  return true;
}

bool ClassParser::parse_code_attribute(Code& code, const Attribute& attribute, LocalVariableAttributes& locals) {
  switch (attribute.name) {
    case AttributeName::kLineNumberTable: return parse_line_numbers(code, attribute.length);
    case AttributeName::kLocalVariableTable: return parse_local_variables(code, attribute.length, false, locals);
    case AttributeName::kLocalVariableTypeTable:
      if (!has_version(kVersionJava5)) break;
      return parse_local_variables(code, attribute.length, true, locals);
    case AttributeName::kStackMapTable:
      if (!has_version(kVersionJava6)) break;
      if (std::exchange(code.has_stack_map_table, true)) return fail_in("Multiple StackMapTable attributes");
      return take(attribute.length, code.stack_map_table);
    default: break;
  }
  return skip(attribute.length);
}

bool ClassParser::parse_line_numbers(const Code& code, uint32_t length) {
  if (!need(2)) return false;
  uint32_t count = u2();
  uint32_t size = count * static_cast<uint32_t>(LineNumber::kSize);
  if (length != 2 + size) return fail_in("LineNumberTable attribute has wrong length");
  Bytes content;
  if (!take(size, content)) return false;
  for (LineNumber line : PackedTable<LineNumber>(content.data(), count)) {
    if (line.start_pc >= code.bytecode.size()) return fail_in("Invalid pc in LineNumberTable");
  }
  return true;
}

bool ClassParser::parse_local_variables(const Code& code, uint32_t length, bool is_type_table,
                                        LocalVariableAttributes& locals) {
  if (!need(2)) return false;
  uint32_t count = u2();
  uint32_t size = count * static_cast<uint32_t>(LocalVariable::kSize);
  if (length != 2 + size) return fail_in("{} has wrong length", table_name(is_type_table));
  Bytes content;
  if (!take(size, content)) return false;
  PackedTable<LocalVariable> table(content.data(), count);
  for (LocalVariable variable : table) {
    if (!check_local_variable(code, variable, is_type_table)) return false;
  }
  (is_type_table ? locals.type_tables : locals.tables).push_back(table);
  return true;
}

bool ClassParser::check_local_variable(const Code& code, const LocalVariable& variable, bool is_type_table) {
  auto table = [is_type_table] { return table_name(is_type_table); };
  if (variable.start_pc >= code.bytecode.size())
    return fail_in("Invalid start_pc {} in {}", variable.start_pc, table());
  if (static_cast<size_t>(variable.start_pc) + variable.length > code.bytecode.size()) {
    return fail_in("Invalid length {} in {}", variable.length, table());
  }
  if (!is_utf8(variable.name_index)) {
    return fail_in("Name index {} in {} has bad constant type", variable.name_index, table());
  }
  if (!is_utf8(variable.descriptor_index)) {
    return fail_in("Signature index {} in {} has bad constant type", variable.descriptor_index, table());
  }
  if (!options_.check_format) return true;
  if (!check_field_name(variable.name_index)) return false;
  uint32_t last = variable.slot;
  if (!is_type_table) {
    if (!check_field_descriptor(variable.name_index, variable.descriptor_index)) return false;
    last += is_two_slots(facts_[variable.descriptor_index].type) ? 1 : 0;
  }
  return last < code.max_locals || fail_in("Invalid index {} in {}", variable.slot, table());
}

// No two entries for one variable, and every entry with a generic signature belongs to one without.
bool ClassParser::check_local_variable_duplicates(const LocalVariableAttributes& locals) {
  if (!options_.check_format || locals.tables.empty()) return true;
  // HotSpot looks at type tables only beside a LocalVariableTable.
  return collect_variables(locals.tables) && (variables_.empty() || check_variable_types(locals.type_tables));
}

bool ClassParser::collect_variables(const std::vector<PackedTable<LocalVariable>>& tables) {
  variables_.clear();
  for (const auto& table : tables) {
    for (LocalVariable variable : table) variables_.push_back(key_of(variable));
  }
  std::sort(variables_.begin(), variables_.end());
  auto repeated = std::adjacent_find(variables_.begin(), variables_.end());
  if (repeated == variables_.end() || !has_version(kVersionJava5)) return true;
  std::unordered_set<uint64_t> seen;
  for (const auto& table : tables) {
    for (LocalVariable variable : table) {
      if (seen.insert(key_of(variable)).second) continue;
      return fail_in("Duplicated LocalVariableTable attribute entry for '{}'", constants().utf8(variable.name_index));
    }
  }
  return true;
}

bool ClassParser::check_variable_types(const std::vector<PackedTable<LocalVariable>>& tables) {
  std::vector<bool> is_typed(tables.empty() ? 0 : variables_.size());
  for (const auto& table : tables) {
    for (LocalVariable variable : table) {
      std::string_view name = constants().utf8(variable.name_index);
      auto found = std::lower_bound(variables_.begin(), variables_.end(), key_of(variable));
      if (found == variables_.end() || *found != key_of(variable)) {
        return fail(fmt::format("LVTT entry for '{}' in class file {} does not match any LVT entry", name, name_));
      }
      auto index = static_cast<size_t>(found - variables_.begin());
      if (is_typed[index]) return fail_in("Duplicated LocalVariableTypeTable attribute entry for '{}'", name);
      is_typed[index] = true;
    }
  }
  return true;
}

PackedTable<LocalVariable> ClassParser::join_tables(const std::vector<PackedTable<LocalVariable>>& tables) {
  if (tables.empty()) return {};
  if (tables.size() == 1) return tables[0];
  size_t rows = 0;
  for (const auto& table : tables) rows += table.size();
  auto storage = std::make_unique<uint8_t[]>(rows * LocalVariable::kSize);
  uint8_t* out = storage.get();
  for (const auto& table : tables) {
    if (table.empty()) continue;
    std::memcpy(out, table.data(), table.bytes().size());
    out += table.bytes().size();
  }
  PackedTable<LocalVariable> joined(storage.get(), rows);
  file_.table_storage_.push_back(std::move(storage));
  return joined;
}

}  // namespace cortado::classfile
