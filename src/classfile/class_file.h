// A parsed class file (JVMS 4): a read-only model over the class's bytes, made by parse() in parser.h.
//
// Everything refers to the bytes, which the caller keeps alive and unchanged as long as the ClassFile; the little that
// is not a view of them lives in the ClassFile. Indices into the constant pool were checked by the parser: an index
// stored here is valid and names an entry of the right kind, or is 0 where absent is legal.
// Immutable after parsing: any thread may read it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "classfile/basic_type.h"
#include "classfile/bytes.h"
#include "classfile/constants.h"

namespace cortado::classfile {

// Random access to the constant pool of a class file: five bytes per entry beside the class's own bytes.
// The accessors require that the entry has a tag they serve.
class ConstantPool {
 public:
  // As in the file: one more than the highest index.
  uint16_t size() const { return static_cast<uint16_t>(tags_.size()); }
  bool is_valid(uint32_t index) const {
    return index > 0 && index < tags_.size() && tags_[index] != ConstantTag::kUnusable;
  }
  ConstantTag tag(uint32_t index) const { return index < tags_.size() ? tags_[index] : ConstantTag::kUnusable; }
  bool is(uint32_t index, ConstantTag tag) const { return index > 0 && this->tag(index) == tag; }

  std::string_view utf8(uint16_t index) const {  // modified UTF-8
    const uint8_t* at = data(index);
    return {reinterpret_cast<const char*>(at + 2), read_u2(at)};
  }
  int32_t integer(uint16_t index) const { return read_s4(data(index)); }
  uint32_t float_bits(uint16_t index) const { return read_u4(data(index)); }
  int64_t long_value(uint16_t index) const { return static_cast<int64_t>(read_u8(data(index))); }
  uint64_t double_bits(uint16_t index) const { return read_u8(data(index)); }

  // The entry's raw operands, two u2 (the second of Class, String, MethodType, Module, Package is absent).
  uint16_t first(uint16_t index) const { return read_u2(data(index)); }
  uint16_t second(uint16_t index) const { return read_u2(data(index) + 2); }

  // Class, Module, Package, String: the Utf8 they name. Classes are internal names or array descriptors.
  std::string_view class_name(uint16_t index) const { return utf8(first(index)); }
  std::string_view string_value(uint16_t index) const { return utf8(first(index)); }
  std::string_view method_type_descriptor(uint16_t index) const { return utf8(first(index)); }

  // NameAndType.
  std::string_view name_of(uint16_t name_and_type) const { return utf8(first(name_and_type)); }
  std::string_view descriptor_of(uint16_t name_and_type) const { return utf8(second(name_and_type)); }

  // Fieldref, Methodref, InterfaceMethodref; member_* also for Dynamic and InvokeDynamic.
  uint16_t member_class_index(uint16_t index) const { return first(index); }
  std::string_view member_class_name(uint16_t index) const { return class_name(first(index)); }
  uint16_t member_name_and_type(uint16_t index) const { return second(index); }
  std::string_view member_name(uint16_t index) const { return name_of(second(index)); }
  std::string_view member_descriptor(uint16_t index) const { return descriptor_of(second(index)); }

  // Dynamic, InvokeDynamic: index into ClassFile::bootstrap_methods.
  uint16_t bootstrap_method_index(uint16_t index) const { return first(index); }

  // MethodHandle.
  ReferenceKind reference_kind(uint16_t index) const { return static_cast<ReferenceKind>(data(index)[0]); }
  uint16_t reference_index(uint16_t index) const { return read_u2(data(index) + 1); }

  // The entry's operands in the class's bytes (after the tag).
  const uint8_t* data(uint16_t index) const { return bytes_ + offsets_[index]; }

 private:
  friend class ClassParser;

  const uint8_t* bytes_ = nullptr;
  std::vector<ConstantTag> tags_;
  std::vector<uint32_t> offsets_;  // from bytes_
};

// Annotations with a meaning for the VM (found in RuntimeVisibleAnnotations). Always reported: whether a class may use
// them depends on its loader, and the caller decides.
enum VmAnnotation : uint32_t {
  kAnnotationCallerSensitive = 1u << 0,     // methods
  kAnnotationHidden = 1u << 1,              // jdk.internal.vm.annotation.Hidden
  kAnnotationLambdaFormCompiled = 1u << 2,  // java.lang.invoke.LambdaForm.Compiled
  kAnnotationForceInline = 1u << 3,
  kAnnotationDontInline = 1u << 4,
  kAnnotationIntrinsicCandidate = 1u << 5,
  kAnnotationInjectedProfile = 1u << 6,
  kAnnotationScoped = 1u << 7,  // jdk.internal.misc.ScopedMemoryAccess.Scoped
  kAnnotationReservedStackAccess = 1u << 8,
  kAnnotationStable = 1u << 9,       // fields
  kAnnotationContended = 1u << 10,   // fields and classes; see contended_group_index
  kAnnotationValueBased = 1u << 11,  // classes
};

struct ExceptionHandler {  // JVMS 4.7.3; [start_pc, end_pc)
  uint16_t start_pc, end_pc, handler_pc;
  uint16_t catch_type;  // Class, or 0 for all
  static constexpr size_t kSize = 8;
  static ExceptionHandler decode(const uint8_t* at) {
    return {read_u2(at), read_u2(at + 2), read_u2(at + 4), read_u2(at + 6)};
  }
};
using ExceptionTable = PackedTable<ExceptionHandler>;

struct LineNumber {  // JVMS 4.7.12; a table is not necessarily sorted
  uint16_t start_pc, line;
  static constexpr size_t kSize = 4;
  static LineNumber decode(const uint8_t* at) { return {read_u2(at), read_u2(at + 2)}; }
};

struct LocalVariable {  // JVMS 4.7.13, 4.7.14; descriptor_index names a signature in a LocalVariableTypeTable
  uint16_t start_pc, length, name_index, descriptor_index, slot;
  static constexpr size_t kSize = 10;
  static LocalVariable decode(const uint8_t* at) {
    return {read_u2(at), read_u2(at + 2), read_u2(at + 4), read_u2(at + 6), read_u2(at + 8)};
  }
};

struct MethodParameter {  // JVMS 4.7.24
  uint16_t name_index;    // or 0
  uint16_t access_flags;
  static constexpr size_t kSize = 4;
  static MethodParameter decode(const uint8_t* at) { return {read_u2(at), read_u2(at + 2)}; }
};

struct InnerClass {  // JVMS 4.7.6; outer and name may be 0
  uint16_t inner_class_index, outer_class_index, name_index, access_flags;
  static constexpr size_t kSize = 8;
  static InnerClass decode(const uint8_t* at) {
    return {read_u2(at), read_u2(at + 2), read_u2(at + 4), read_u2(at + 6)};
  }
};

// Raw attribute contents (after attribute_length), as java.lang.reflect reads them; empty if the attribute is absent.
struct RawAnnotations {
  Bytes visible;
  Bytes visible_types;
};

struct Field {
  std::string_view name;
  std::string_view descriptor;
  uint16_t access_flags = 0;  // as in the file; kAccSynthetic also for the Synthetic attribute
  uint16_t name_index = 0;
  uint16_t descriptor_index = 0;
  uint16_t constant_value_index = 0;  // or 0; only for static fields
  uint16_t signature_index = 0;       // or 0
  bool is_deprecated = false;
  uint32_t vm_annotations = 0;
  uint16_t contended_group_index = 0;   // Utf8, or 0 for the anonymous group
  const uint8_t* attributes = nullptr;  // in the file: attributes_count and what follows
  RawAnnotations annotations;

  bool is_static() const { return (access_flags & kAccStatic) != 0; }
};

struct Code {
  Bytes bytecode;
  uint16_t max_stack = 0;
  uint16_t max_locals = 0;
  ExceptionTable exception_table;
  PackedTable<LocalVariable> local_variables;  // all LocalVariableTables
  Bytes stack_map_table;                       // attribute contents (number_of_entries first); empty if absent
  bool has_stack_map_table = false;
};

struct Method {
  std::string_view name;
  std::string_view descriptor;
  uint16_t access_flags = 0;  // as in the file, minus what HotSpot ignores for <clinit>; kAccSynthetic as for Field
  uint16_t name_index = 0;
  uint16_t descriptor_index = 0;
  uint16_t signature_index = 0;  // or 0
  uint16_t argument_slots = 0;   // with the receiver; long and double take two
  BasicType result_type = BasicType::kVoid;
  bool is_deprecated = false;
  bool has_method_parameters = false;
  uint32_t vm_annotations = 0;
  const uint8_t* attributes = nullptr;  // in the file: attributes_count and what follows
  const Code* code = nullptr;           // null for abstract and native methods
  U2Table exceptions;                   // Class entries
  PackedTable<MethodParameter> parameters;
  RawAnnotations annotations;
  Bytes parameter_annotations;
  Bytes annotation_default;

  bool is_static() const { return (access_flags & kAccStatic) != 0; }
  bool is_initializer() const { return name == "<init>"; }
  bool is_class_initializer() const { return name == "<clinit>"; }
};

struct BootstrapMethod {  // JVMS 4.7.23
  uint16_t method_handle_index;
  U2Table arguments;  // loadable constants
};

struct RecordComponent {  // JVMS 4.7.30
  uint16_t name_index;
  uint16_t descriptor_index;
  uint16_t signature_index;  // or 0
  RawAnnotations annotations;
};

class ClassFile {
 public:
  Bytes bytes;  // the whole file
  uint16_t minor_version = 0;
  uint16_t major_version = 0;
  ConstantPool constants;
  uint16_t access_flags = 0;
  uint16_t this_class_index = 0;
  uint16_t super_class_index = 0;  // 0 only for java/lang/Object
  U2Table interfaces;              // Class entries
  std::span<const Field> fields;   // in file order
  std::span<const Method> methods;

  uint16_t source_file_index = 0;       // Utf8, or 0
  Bytes source_debug_extension;         // modified UTF-8
  uint16_t signature_index = 0;         // Utf8, or 0
  uint16_t nest_host_index = 0;         // Class, or 0
  uint16_t enclosing_class_index = 0;   // Class, or 0
  uint16_t enclosing_method_index = 0;  // NameAndType, or 0
  uint16_t contended_group_index = 0;
  bool is_deprecated = false;
  bool has_inner_classes = false;
  bool has_enclosing_method = false;
  bool is_record = false;  // has a Record attribute (that counts: final, extends java/lang/Record)
  bool is_sealed = false;  // has a PermittedSubclasses attribute
  uint32_t vm_annotations = 0;
  PackedTable<InnerClass> inner_classes;
  std::span<const BootstrapMethod> bootstrap_methods;
  U2Table nest_members;          // Class entries
  U2Table permitted_subclasses;  // Class entries
  std::span<const RecordComponent> record_components;
  RawAnnotations annotations;

  std::string_view name() const { return constants.class_name(this_class_index); }
  std::string_view super_name() const {  // empty for java/lang/Object
    return super_class_index == 0 ? std::string_view() : constants.class_name(super_class_index);
  }
  bool is_interface() const { return (access_flags & kAccInterface) != 0; }
  bool is_preview() const { return minor_version == 0xffff; }
  // java.lang.Class's view of flags: those of the InnerClasses entry for this class, if there is one.
  uint16_t inner_access_flags() const;

 private:
  friend class ClassParser;

  std::vector<Field> field_storage_;
  std::vector<Method> method_storage_;
  std::vector<Code> code_storage_;  // never grows beyond what is reserved: methods point there
  std::vector<BootstrapMethod> bootstrap_storage_;
  std::vector<RecordComponent> record_storage_;
  std::vector<std::unique_ptr<uint8_t[]>> table_storage_;  // tables joined from several attributes
};

}  // namespace cortado::classfile
