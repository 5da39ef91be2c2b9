#pragma once
// The run-time constant pool (JVMS 5.1): the class file's entries with their resolution state. Lives in the method
// area. Resolution itself is in runtime/resolution.h. Entries are published by release stores: a filled entry never
// changes again (except the inline caches).

#include "base/annotations.h"
#include "base/meta_ptr.h"
#include "classfile/constants.h"
#include "gc/reference.h"
#include "runtime/final_type.h"
#include "runtime/symbol.h"

namespace cortado {

class Class;
class Method;
class Field;
class RunningVersion;

// What a field bytecode needs, one per Fieldref entry.
struct FieldEntry {
  MetaPtr<Field> field;   // null until resolved (release store, last)
  MetaPtr<Class> holder;  // its class
  uint32_t offset = 0;    // bytes; in the mirror for static fields
  uint8_t type = 0;       // BasicType
  uint8_t flags = 0;      // bit 0 static, 1 volatile, 2 final
  // Which bytecodes of this entry have passed their checks: bit 0 get, 1 put. Static ones: set only once the class is
  // fully initialised; while its initializer runs, the initializing thread comes to the slow path each time.
  uint8_t resolved_for = 0;
  FinalType final_type = FinalType::kOther;  // of the field's declared type
};

// What an invoke bytecode needs, one per Methodref / InterfaceMethodref entry.
// invokehandle (a signature-polymorphic call that was linked): `method` is the adapter, which is static.
struct alignas(8) MethodEntry {
  MetaPtr<Method> method;    // the resolved method; null until resolved (release store, last)
  MetaPtr<Class> interface;  // invokeinterface: whose itable to search
  int32_t index = 0;         // vtable or itable index; Method::kNonVirtual: call `method`
  uint16_t argument_slots = 0;
  uint8_t result_type = 0;   // BasicType
  uint8_t resolved_for = 0;  // bit 0 virtual, 1 special, 2 static (class fully initialised), 3 interface: those whose
                             // checks have passed
  union {
    uint32_t appendix = 0;      // invokehandle: 1 + index into `references`, 0 none
    uint32_t receiver_changes;  // the others: how often interpreted code filled the inline cache, roughly; at most one
                                // more than kMostReceiverChanges, but for threads that count at once
  };
  MetaPtr<Method> special_method;  // invokespecial: the selected method (JVMS 6.5); the entry may also be resolved
                                   // for other kinds. Null: `method`
  MetaPtr<Class> cached_class;    // inline cache of interface and vtable calls, the last receiver that interpreted code
  MetaPtr<Method> cached_method;  // had: class and target, valid as a pair only by one 8-byte aligned load of both
};
static_assert(sizeof(MethodEntry) == 32);
// Of a call whose next receiver may be like the last. After more, interpreted code leaves its inline cache as it is.
inline constexpr uint32_t kMostReceiverChanges = 8;

// One per invokedynamic instruction.
struct CallSiteEntry {
  MetaPtr<Method> target;  // null until linked (release store, last)
  uint32_t appendix = 0;   // 1 + index into `references`, 0 none
  uint16_t pool_index = 0;
  uint16_t argument_slots = 0;  // without the appendix
  uint8_t result_type = 0;
  uint8_t failed = 0;  // linking failed with an error that is recorded (resolution_errors.h)
};

class ConstantPool {
 public:
  MetaPtr<Class> holder;
  uint16_t length = 0;  // constant_pool_count: valid indices are 1 .. length-1
  MetaPtr<ConstantTag> tags;
  // By tag: Utf8: Symbol bits, or where its text lies (utf8_place) until symbol() was asked for it. Integer/Float: the value. Long/Double: the value in two entries, low half first.
  // Class: index of the name. String: index of the Utf8. *ref: class index << 16 | name-and-type index.
  // NameAndType: name << 16 | descriptor. MethodHandle: kind << 16 | index. MethodType: index.
  // Dynamic/InvokeDynamic: bootstrap index << 16 | name-and-type.
  MetaPtr<uint32_t> values;
  // Class: resolved Class (bits). *ref: index into field_entries / method_entries. String, MethodHandle, MethodType,
  // Dynamic: 1 + index into `references`.
  MetaPtr<uint32_t> resolved;
  MetaArray<FieldEntry> field_entries;
  MetaArray<MethodEntry> method_entries;
  MetaArray<CallSiteEntry> call_sites;
  // Heap references that belong to the pool: strong roots, scanned through Class. Null cell: not resolved;
  // a resolved null (condy) is the sentinel object, see resolution.h.
  MetaArray<NarrowRef> references;
  // The BootstrapMethods attribute; read by bootstrap_method(). First two u2 per method (low half, high half of the
  // position of its row), then the rows: reference, number of arguments, arguments.
  MetaArray<uint16_t> bootstrap_methods;
  MetaPtr<ConstantPool> previous;            // of the version before a redefinition: frames may still run its code
  MetaPtr<RunningVersion> running_versions;  // of methods of this version that frames ran when it was replaced

  // Of a Utf8 entry without symbol: its operands lie that far from the begin of the holder's class file.
  static constexpr uint32_t utf8_place(size_t offset) { return static_cast<uint32_t>(offset << 1 | 1); }
  static constexpr bool is_utf8_place(uint32_t value) { return (value & 1) != 0; }

  ConstantTag tag(uint16_t index) const { return tags.get_non_null()[index]; }
  uint32_t value(uint16_t index) const { return values.get_non_null()[index]; }
  // Made when it is first asked for: most names of a class never are. Takes the lock of the symbol table.
  Symbol* symbol(uint16_t utf8_index) const {
    uint32_t bits = __atomic_load_n(&values.get_non_null()[utf8_index], __ATOMIC_ACQUIRE);
    return CORTADO_LIKELY(!is_utf8_place(bits)) ? MetaPtr<Symbol>::from_bits(bits).get() : make_symbol(utf8_index);
  }
  // Its text in modified UTF-8, without a symbol and without locks. Valid while the class is.
  std::string_view utf8(uint16_t utf8_index) const;
  Symbol* class_name(uint16_t class_index) const { return symbol(static_cast<uint16_t>(value(class_index))); }
  Class* resolved_class(uint16_t class_index) const;  // null if not resolved; acquire
  uint16_t class_index_of(uint16_t ref_index) const { return static_cast<uint16_t>(value(ref_index) >> 16); }
  uint16_t name_and_type_of(uint16_t ref_index) const { return static_cast<uint16_t>(value(ref_index)); }
  Symbol* name_of_nat(uint16_t nat_index) const { return symbol(static_cast<uint16_t>(value(nat_index) >> 16)); }
  Symbol* descriptor_of_nat(uint16_t nat_index) const { return symbol(static_cast<uint16_t>(value(nat_index))); }
  Symbol* member_name(uint16_t ref_index) const { return name_of_nat(name_and_type_of(ref_index)); }
  Symbol* member_descriptor(uint16_t ref_index) const { return descriptor_of_nat(name_and_type_of(ref_index)); }
  // Without a symbol: a collection asks it too.
  std::string_view member_descriptor_text(uint16_t ref_index) const {
    return utf8(static_cast<uint16_t>(value(name_and_type_of(ref_index))));
  }
  FieldEntry& field_entry(uint16_t ref_index) const { return field_entries[resolved.get_non_null()[ref_index]]; }
  MethodEntry& method_entry(uint16_t ref_index) const { return method_entries[resolved.get_non_null()[ref_index]]; }
  // JVMS 4.7.23: constant-pool indices of a bootstrap method and its static arguments.
  struct BootstrapMethod {
    uint16_t method_handle;
    uint16_t argument_count;
    const uint16_t* arguments;
  };
  // `index`: what a Dynamic or InvokeDynamic entry holds (value >> 16).
  BootstrapMethod bootstrap_method(uint16_t index) const {
    uint32_t position = bootstrap_methods[2 * index] | static_cast<uint32_t>(bootstrap_methods[2 * index + 1]) << 16;
    const uint16_t* row = &bootstrap_methods[position];
    return {row[0], row[1], row + 2};
  }
  int32_t int_at(uint16_t index) const { return static_cast<int32_t>(value(index)); }
  int64_t long_at(uint16_t index) const {
    return static_cast<int64_t>(value(index) | static_cast<uint64_t>(values.get_non_null()[index + 1]) << 32);
  }

 private:
  Symbol* make_symbol(uint16_t utf8_index) const;
};

}  // namespace cortado
