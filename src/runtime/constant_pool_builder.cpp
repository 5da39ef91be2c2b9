#include "classfile/descriptor.h"
#include "classfile/opcodes.h"
#include "runtime/class_builder.h"

namespace cortado {

namespace {

using classfile::ClassFile;
using Tag = ConstantTag;

// How many entries of each kind need a cell of their own.
struct Counts {
  uint32_t fields = 0, methods = 0, loadables = 0, polymorphic = 0, call_sites = 0;
};

bool is_polymorphic_holder(std::string_view class_name) {
  return class_name == "java/lang/invoke/MethodHandle" || class_name == "java/lang/invoke/VarHandle";
}

uint32_t count_call_sites(const ClassFile& file) {
  uint32_t count = 0;
  for (const classfile::Method& method : file.methods) {
    if (method.code == nullptr) continue;
    classfile::Bytes code = method.code->bytecode;
    for (uint32_t bci = 0; bci < code.size();) {
      if (code[bci] == static_cast<uint8_t>(classfile::Opcode::kInvokedynamic)) count++;
      uint32_t length = classfile::instruction_length(code, bci);
      if (length == 0) break;  // the verifier will refuse it
      bci += length;
    }
  }
  return count;
}

Counts count_entries(const ClassFile& file) {
  Counts counts;
  bool has_indy = false;
  for (uint32_t i = 1; i < file.constants.size(); i++) {
    switch (file.constants.tag(i)) {
      case Tag::kFieldref: counts.fields++; break;
      case Tag::kMethodref:
        if (is_polymorphic_holder(file.constants.member_class_name(static_cast<uint16_t>(i)))) counts.polymorphic++;
        counts.methods++;
        break;
      case Tag::kInterfaceMethodref: counts.methods++; break;
      case Tag::kString:
      case Tag::kMethodHandle:
      case Tag::kMethodType:
      case Tag::kDynamic: counts.loadables++; break;
      case Tag::kInvokeDynamic: has_indy = true; break;
      default: break;
    }
  }
  if (has_indy) counts.call_sites = count_call_sites(file);
  return counts;
}

class PoolBuilder {
 public:
  PoolBuilder(MetadataArena& arena, const ClassFile& file, const ClassBytes& bytes)
      : arena_(arena), file_(file), bytes_(bytes) {}

  ConstantPool* build() {
    Counts counts = count_entries(file_);
    auto* pool = arena_.make<ConstantPool>();
    if (pool == nullptr) return nullptr;
    uint16_t size = file_.constants.size();
    pool->length = size;
    auto* tags = static_cast<ConstantTag*>(arena_.allocate(size));
    auto* values = static_cast<uint32_t*>(arena_.allocate(size * size_t{4}));
    auto* resolved = static_cast<uint32_t*>(arena_.allocate(size * size_t{4}));
    if (tags == nullptr || values == nullptr || resolved == nullptr) return nullptr;
    pool->tags = tags;
    pool->values = values;
    pool->resolved = resolved;
    pool->field_entries = arena_.make_array<FieldEntry>(counts.fields);
    pool->method_entries = arena_.make_array<MethodEntry>(counts.methods);
    pool->references = arena_.make_array<NarrowRef>(counts.loadables + counts.polymorphic + counts.call_sites);
    pool->call_sites = arena_.make_array<CallSiteEntry>(counts.call_sites);
    if (pool->field_entries.size() != counts.fields || pool->method_entries.size() != counts.methods ||
        pool->references.size() != counts.loadables + counts.polymorphic + counts.call_sites ||
        pool->call_sites.size() != counts.call_sites) {
      return nullptr;
    }
    pool_ = pool;
    for (uint32_t i = 1; i < size; i++) fill(static_cast<uint16_t>(i));
    // Each call site has a cell: for its appendix, or for the error.
    return fill_bootstrap_methods() ? pool : nullptr;
  }

 private:
  void fill(uint16_t i) {
    const classfile::ConstantPool& constants = file_.constants;
    Tag tag = constants.tag(i);
    pool_->tags.get_non_null()[i] = static_cast<ConstantTag>(tag);
    uint32_t& value = pool_->values.get_non_null()[i];
    uint32_t& resolved = pool_->resolved.get_non_null()[i];
    switch (tag) {
      case Tag::kUnusable: break;
      case Tag::kUtf8: value = ConstantPool::utf8_place(bytes_.offset_of(constants.data(i))); break;
      case Tag::kInteger: value = static_cast<uint32_t>(constants.integer(i)); break;
      case Tag::kFloat: value = constants.float_bits(i); break;
      case Tag::kLong: fill_wide(i, static_cast<uint64_t>(constants.long_value(i))); break;
      case Tag::kDouble: fill_wide(i, constants.double_bits(i)); break;
      case Tag::kClass:
      case Tag::kModule:
      case Tag::kPackage: value = constants.first(i); break;
      case Tag::kString:
      case Tag::kMethodType:
        value = constants.first(i);
        resolved = ++next_reference_;
        break;
      case Tag::kMethodHandle:
        value = static_cast<uint32_t>(constants.reference_kind(i)) << 16 | constants.reference_index(i);
        resolved = ++next_reference_;
        break;
      case Tag::kDynamic: resolved = ++next_reference_; [[fallthrough]];
      case Tag::kInvokeDynamic:
      case Tag::kNameAndType: value = pair(i); break;
      case Tag::kFieldref:
        value = pair(i);
        resolved = next_field_++;
        break;
      case Tag::kMethodref:
      case Tag::kInterfaceMethodref:
        value = pair(i);
        fill_method_entry(i, next_method_);
        resolved = next_method_++;
        break;
    }
  }

  uint32_t pair(uint16_t i) const {
    return static_cast<uint32_t>(file_.constants.first(i)) << 16 | file_.constants.second(i);
  }

  void fill_wide(uint16_t i, uint64_t value) {
    pool_->values.get_non_null()[i] = static_cast<uint32_t>(value);
    pool_->values.get_non_null()[i + 1] = static_cast<uint32_t>(value >> 32);
  }

  // A signature-polymorphic call has a cell for its appendix; `appendix` names it until the call is linked.
  void fill_method_entry(uint16_t i, uint32_t number) {
    if (file_.constants.tag(i) == Tag::kMethodref && is_polymorphic_holder(file_.constants.member_class_name(i))) {
      pool_->method_entries[number].appendix = ++next_reference_;
    }
  }

  bool fill_bootstrap_methods() {
    size_t count = file_.bootstrap_methods.size();
    size_t total = 2 * count;
    for (const classfile::BootstrapMethod& method : file_.bootstrap_methods) total += 2 + method.arguments.size();
    if (count == 0) return true;
    MetaArray<uint16_t> table = arena_.make_array<uint16_t>(total);
    if (table.empty()) return false;
    size_t at = 2 * count;
    for (size_t i = 0; i < count; i++) {
      const classfile::BootstrapMethod& method = file_.bootstrap_methods[i];
      table[2 * i] = static_cast<uint16_t>(at);
      table[2 * i + 1] = static_cast<uint16_t>(at >> 16);
      table[at++] = method.method_handle_index;
      table[at++] = static_cast<uint16_t>(method.arguments.size());
      for (uint16_t argument : method.arguments) table[at++] = argument;
    }
    pool_->bootstrap_methods = table;
    return true;
  }

  MetadataArena& arena_;
  const ClassFile& file_;
  const ClassBytes& bytes_;
  ConstantPool* pool_ = nullptr;
  uint32_t next_reference_ = 0, next_field_ = 0, next_method_ = 0;
};

}  // namespace

ConstantPool* build_constant_pool(MetadataArena& arena, const classfile::ClassFile& file, const ClassBytes& bytes) {
  return PoolBuilder(arena, file, bytes).build();
}

}  // namespace cortado
