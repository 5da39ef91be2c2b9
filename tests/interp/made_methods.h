#pragma once
// Methods made by hand for tests of tier 0 without a booted VM: resolved code, entries of the pool filled in.

#include <cstring>
#include <initializer_list>

#include "gc/fake_classes.h"
#include "interp/entries.h"
#include "interp/internal_opcodes.h"
#include "runtime/class.h"

namespace cortado::testing {

inline uint8_t op(classfile::Opcode opcode) { return static_cast<uint8_t>(opcode); }
inline uint8_t op(interp::InternalOpcode opcode) { return static_cast<uint8_t>(opcode); }

// A class whose pool has room for a few resolved static calls.
class MadeClass {
 public:
  static constexpr uint32_t kEntries = 8;
  MadeClass() {
    class_ = new (metadata(sizeof(Class))) Class;
    pool_ = new (metadata(sizeof(ConstantPool))) ConstantPool;
    auto* entries = static_cast<MethodEntry*>(metadata(sizeof(MethodEntry) * kEntries));
    for (uint32_t i = 0; i < kEntries; i++) new (entries + i) MethodEntry;
    pool_->method_entries.data = entries;
    pool_->method_entries.length = kEntries;
    pool_->field_entries = metadata_array<FieldEntry>({FieldEntry()});
    class_->pool = pool_;
    class_->state = ClassState::kInitialized;
  }

  // A static method that tier 0 runs; `code` is rewritten code.
  Method* interpreted(uint16_t arguments, BasicType result, std::initializer_list<uint8_t> code) {
    Method* method = blank(arguments, result);
    auto* copy = static_cast<uint8_t*>(metadata(code.size() + 12));
    std::memcpy(copy, code.begin(), code.size());
    method->code = copy;
    method->code_length = static_cast<uint32_t>(code.size());
    interp::set_method_entries(method);
    return method;
  }
  // A method whose compiled code is `code`.
  Method* compiled(uint16_t arguments, BasicType result, void (*code)(), const void* adapter) {
    Method* method = blank(arguments, result);
    method->from_compiled = reinterpret_cast<uint64_t>(code);
    method->from_interpreted = reinterpret_cast<uint64_t>(adapter);
    return method;
  }
  // Makes entry `index` a resolved call of `method`.
  void set_entry(uint32_t index, Method* method) {
    MethodEntry& entry = pool_->method_entries[index];
    entry.argument_slots = method->argument_slots;
    entry.method = method;
  }
  void set_handler(Method* method, ExceptionTableEntry entry) {
    auto* table = static_cast<ExceptionTableEntry*>(metadata(sizeof entry));
    *table = entry;
    method->exception_table.data = table;
    method->exception_table.length = 1;
  }

 private:
  Method* blank(uint16_t arguments, BasicType result) {
    auto* method = new (metadata(sizeof(Method))) Method;
    method->holder = class_;
    method->pool = pool_;
    method->access_flags = kAccStatic;
    method->argument_slots = arguments;
    method->max_locals = arguments + 1;
    method->max_stack = 6;
    method->result_type = result;
    return method;
  }

  Class* class_;
  ConstantPool* pool_;
};

}  // namespace cortado::testing
