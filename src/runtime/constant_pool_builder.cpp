#include <array>

#include "classfile/descriptor.h"
#include "classfile/opcodes.h"
#include "runtime/class_builder.h"

namespace cortado {

namespace {

using classfile::ClassFile;
using Tag = ConstantTag;

// How many entries of each kind need a cell of their own.
struct Counts {
  uint32_t fields = 0, methods = 0, loadables = 0, call_sites = 0;
};

bool is_polymorphic_holder(std::string_view class_name) {
  return class_name == "java/lang/invoke/MethodHandle" || class_name == "java/lang/invoke/VarHandle";
}

uint32_t count_call_sites(const ClassFile& file) {
  uint32_t count = 0;
  for (const classfile::Method& method : file.methods) {
    if (method.code == nullptr || !may_have_call_site(method.code->bytecode)) continue;
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
  const classfile::ConstantPool& constants = file.constants;
  std::array<uint32_t, 256> of_tag{};
  for (uint32_t i = 1; i < constants.size(); i++) of_tag[static_cast<uint8_t>(constants.tag(i))]++;
  auto of = [&of_tag](Tag tag) { return of_tag[static_cast<uint8_t>(tag)]; };
  Counts counts;
  counts.fields = of(Tag::kFieldref);
  counts.methods = of(Tag::kMethodref) + of(Tag::kInterfaceMethodref);
  counts.loadables = of(Tag::kString) + of(Tag::kMethodHandle) + of(Tag::kMethodType) + of(Tag::kDynamic);
  if (of(Tag::kInvokeDynamic) != 0) counts.call_sites = count_call_sites(file);
  return counts;
}

class PoolBuilder {
 public:
  PoolBuilder(MetadataArena& arena, const ClassFile& file, const ClassBytes& bytes)
      : arena_(arena), file_(file), bytes_(bytes) {}

  ConstantPool* build() {
    Counts counts = count_entries(file_);
    uint32_t references = counts.loadables + count_polymorphic() + counts.call_sites;
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
    pool->references = arena_.make_array<NarrowRef>(references);
    pool->call_sites = arena_.make_array<CallSiteEntry>(counts.call_sites);
    if (pool->field_entries.size() != counts.fields || pool->method_entries.size() != counts.methods ||
        pool->references.size() != references || pool->call_sites.size() != counts.call_sites) {
      return nullptr;
    }
    pool_ = pool;
    fill(tags, values, resolved);
    // Each call site has a cell: for its appendix, or for the error.
    return fill_bootstrap_methods() ? pool : nullptr;
  }

 private:
  // Methods of a class that has signature-polymorphic ones. Most files name no such class.
  uint32_t count_polymorphic() {
    const classfile::ConstantPool& constants = file_.constants;
    for (uint32_t i = 1; i < constants.size() && !names_polymorphic_holder_; i++) {
      auto index = static_cast<uint16_t>(i);
      names_polymorphic_holder_ =
          constants.tag(index) == Tag::kClass && is_polymorphic_holder(constants.class_name(index));
    }
    uint32_t count = 0;
    for (uint32_t i = 1; i < constants.size() && names_polymorphic_holder_; i++) {
      if (is_polymorphic(static_cast<uint16_t>(i))) count++;
    }
    return count;
  }
  bool is_polymorphic(uint16_t i) const {
    return names_polymorphic_holder_ && file_.constants.tag(i) == Tag::kMethodref &&
           is_polymorphic_holder(file_.constants.member_class_name(i));
  }

  // The kinds that most entries are of are filled here, in registers.
  void fill(ConstantTag* tags, uint32_t* values, uint32_t* resolved) {
    const classfile::ConstantPool& constants = file_.constants;
    uint32_t size = constants.size(), next_field = 0, next_method = 0, next_reference = 0;
    for (uint32_t i = 1; i < size; i++) {
      auto index = static_cast<uint16_t>(i);
      Tag tag = constants.tag(index);
      if (tag == Tag::kUnusable) continue;
      const uint8_t* operands = constants.data(index);
      tags[i] = tag;
      switch (tag) {
        case Tag::kUtf8: values[i] = ConstantPool::utf8_place(bytes_.offset_of(operands)); break;
        case Tag::kNameAndType:
        case Tag::kInvokeDynamic:  // two indices
        case Tag::kInteger:
        case Tag::kFloat: values[i] = classfile::read_u4(operands); break;
        case Tag::kClass:
        case Tag::kModule:
        case Tag::kPackage: values[i] = classfile::read_u2(operands); break;
        case Tag::kFieldref:
          values[i] = classfile::read_u4(operands);
          resolved[i] = next_field++;
          break;
        case Tag::kMethodref:
        case Tag::kInterfaceMethodref:
          values[i] = classfile::read_u4(operands);
          // A signature-polymorphic call has a cell for its appendix; `appendix` names it until the call is linked.
          if (is_polymorphic(index)) pool_->method_entries[next_method].appendix = ++next_reference;
          resolved[i] = next_method++;
          break;
        case Tag::kLong:
        case Tag::kDouble:
          values[i] = classfile::read_u4(operands + 4);
          values[i + 1] = classfile::read_u4(operands);
          break;
        default: values[i] = loadable_value(index); resolved[i] = ++next_reference;
      }
    }
  }

  // Of constants that have a cell in `references`.
  uint32_t loadable_value(uint16_t index) const {
    const classfile::ConstantPool& constants = file_.constants;
    switch (constants.tag(index)) {
      case Tag::kMethodHandle:
        return static_cast<uint32_t>(constants.reference_kind(index)) << 16 | constants.reference_index(index);
      case Tag::kDynamic: return classfile::read_u4(constants.data(index));
      default: return constants.first(index);  // String, MethodType
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
  bool names_polymorphic_holder_ = false;
};

}  // namespace

ConstantPool* build_constant_pool(MetadataArena& arena, const classfile::ClassFile& file, const ClassBytes& bytes) {
  return PoolBuilder(arena, file, bytes).build();
}

}  // namespace cortado
