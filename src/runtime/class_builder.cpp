#include "runtime/class_builder.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runtime/dispatch_tables.h"
#include "runtime/upcall.h"

namespace cortado {

ClassFileRange ClassBytes::range(classfile::Bytes part) const {
  if (part.data() == nullptr) return {};
  return {static_cast<uint32_t>(offset_of(part.data())), static_cast<uint32_t>(part.size())};
}

bool ClassBytes::keep(Class* c, bool permanent) const {
  size_t length = before_.size() + file_.size();
  c->class_file_start = static_cast<uint32_t>(before_.size());
  c->class_file_end = static_cast<uint32_t>(length);
  c->class_file_length = static_cast<uint32_t>(file_.size());
  if (permanent && before_.empty()) {
    c->class_file = file_.data();
    return true;
  }
  auto* copy = static_cast<uint8_t*>(std::malloc(length));
  if (copy == nullptr) return false;
  if (!before_.empty()) std::memcpy(copy, before_.data(), before_.size());
  std::memcpy(copy + before_.size(), file_.data(), file_.size());
  c->class_file = copy;
  c->owns_class_file = true;
  return true;
}

namespace {

class ClassBuilder {
 public:
  ClassBuilder(const ClassBuildInput& input, ClassBuildError& error, classfile::Bytes before = {})
      : in_(input), error_(error), arena_(input.loader->arena), bytes_(input.file.bytes, before) {}

  Class* build() {
    pool_ = build_constant_pool(arena_, in_.file, bytes_);
    if (pool_ == nullptr || !make_tables()) return nullptr;
    auto* memory = arena_.allocate(sizeof(Class) + tables_.vtable.size() * sizeof(MetaPtr<Method>));
    if (memory == nullptr) return nullptr;
    c_ = new (memory) Class();
    fill_identity();
    if (!fill_hierarchy()) return nullptr;
    c_->pool = pool_;
    pool_->holder = c_;
    // References to itself need no loading; those of a hidden class could not be loaded.
    if (in_.hidden) pool_->resolved.get_non_null()[in_.file.this_class_index] = MetaPtr<Class>(c_).bits();
    if (!build_fields(in_, bytes_, c_) || !build_methods(in_, bytes_, c_, tables_.overpasses.size())) return nullptr;
    if (!fill_attributes() || !fill_dispatch()) return nullptr;
    if (!bytes_.keep(c_, in_.bytes_are_permanent)) return nullptr;
    for (Method& method : c_->methods) prepare_method_entries(&method);
    return c_;
  }

  Class* build_version() {
    c_ = arena_.make<Class>();
    if (c_ == nullptr) return nullptr;
    fill_identity();
    c_->super = in_.super;
    c_->pool = pool_ = build_constant_pool(arena_, in_.file, bytes_);
    if (pool_ == nullptr || !fill_version_fields() || !build_methods(in_, bytes_, c_, 0) || !fill_attributes())
      return nullptr;
    return bytes_.keep(c_, false) ? c_ : nullptr;
  }

 private:
  // Only what refers to the pool and to the class file.
  bool fill_version_fields() {
    size_t count = in_.file.fields.size();
    c_->fields = arena_.make_array<Field>(count);
    if (c_->fields.size() != count) return false;
    c_->declared_fields = static_cast<uint32_t>(count);
    for (size_t i = 0; i < count; i++) {
      const classfile::Field& from = in_.file.fields[i];
      Field& to = c_->fields[i];
      to.name = symbol_at(*pool_, in_, from.name_index);
      to.descriptor = symbol_at(*pool_, in_, from.descriptor_index);
      to.generic_signature = from.signature_index;
      to.access_flags = from.access_flags;
      to.constant_value = from.is_static() ? from.constant_value_index : uint16_t{0};
      to.attributes_offset = static_cast<uint32_t>(bytes_.offset_of(from.attributes));
    }
    return true;
  }

  bool make_tables() {
    DispatchInput dispatch;
    dispatch.super = in_.super;
    dispatch.all_interfaces = collect_interfaces(in_.super, in_.interfaces);
    dispatch.methods.reserve(in_.file.methods.size());
    for (const classfile::Method& method : in_.file.methods) {
      dispatch.methods.push_back({symbol_at(*pool_, in_, method.name_index),
                                  symbol_at(*pool_, in_, method.descriptor_index), method.access_flags});
    }
    dispatch.is_interface = in_.file.is_interface();
    dispatch.is_final = (in_.file.access_flags & kAccFinal) != 0;
    dispatch.loader = in_.loader;
    dispatch.package = in_.package;
    tables_ = build_dispatch_tables(dispatch);
    all_interfaces_ = std::move(dispatch.all_interfaces);
    if (tables_.overridden_final == nullptr) return true;
    const OwnMethod& own = dispatch.methods[static_cast<size_t>(tables_.overriding)];
    error_.class_name = "java/lang/IncompatibleClassChangeError";
    error_.message = "class " + in_.name->dotted() + " overrides final method " +
                     tables_.overridden_final->holder->external_name() + "." + own.name->string() +
                     own.descriptor->string();
    return false;
  }

  void fill_identity() {
    c_->loader = in_.loader;
    c_->package = in_.package;
    c_->name = in_.name;
    if (in_.is_from_image) c_->set(Class::kFromImage);
    if (in_.hidden) {
      char suffix[24];
      std::snprintf(suffix, sizeof suffix, "+0x%016lx", static_cast<unsigned long>(reinterpret_cast<uintptr_t>(c_)));
      c_->name = Symbol::intern(in_.name->string() + suffix, in_.loader);
      c_->set(Class::kHiddenClass);
    }
    c_->access_flags = in_.file.access_flags;
    c_->major_version = in_.file.major_version;
    c_->minor_version = in_.file.minor_version;
    c_->set(Class::kSlowAllocation);  // until it is initialised
    if (in_.trust_annotations) c_->set(Class::kTrustAnnotations);
  }

  bool fill_hierarchy() {
    Class* super = in_.super;
    c_->super = super;
    if (super != nullptr) {
      c_->depth = static_cast<uint16_t>(super->depth + 1);
      for (uint32_t i = 0; i < Class::kDisplaySize; i++) c_->display[i] = super->display[i];
    }
    if (c_->depth < Class::kDisplaySize) c_->display[c_->depth] = c_;
    c_->local_interfaces = arena_.make_array<MetaPtr<Class>>(in_.interfaces.size());
    c_->all_interfaces = arena_.make_array<MetaPtr<Class>>(all_interfaces_.size());
    if (c_->local_interfaces.size() != in_.interfaces.size() || c_->all_interfaces.size() != all_interfaces_.size())
      return false;
    for (size_t i = 0; i < in_.interfaces.size(); i++) c_->local_interfaces[i] = in_.interfaces[i];
    for (size_t i = 0; i < all_interfaces_.size(); i++) {
      c_->all_interfaces[i] = all_interfaces_[i];
      c_->interface_bitmap |= uint64_t{1} << (all_interfaces_[i]->name->hash() & 63);
      if (all_interfaces_[i]->name->view() == "java/lang/Cloneable") c_->set(Class::kCloneable);
    }
    if (super != nullptr && super->has(Class::kMagicAccessor)) c_->set(Class::kMagicAccessor);
    if (in_.loader->is_boot && in_.name->view() == "jdk/internal/reflect/MagicAccessorImpl")
      c_->set(Class::kMagicAccessor);
    return true;
  }

  // --- Attributes.

  template <class Table>
  bool copy_indices(MetaArray<uint16_t>& to, const Table& from) {
    to = arena_.make_array<uint16_t>(from.size());
    if (to.size() != from.size()) return false;
    for (size_t i = 0; i < from.size(); i++) to[i] = from[i];
    return true;
  }

  bool fill_attributes() {
    const classfile::ClassFile& file = in_.file;
    c_->source_file = file.source_file_index;
    c_->generic_signature = file.signature_index;
    c_->nest_host_index = file.nest_host_index;
    c_->this_class_index = file.this_class_index;
    // HotSpot honours EnclosingMethod only beside an InnerClasses attribute.
    c_->enclosing_class = file.has_inner_classes ? file.enclosing_class_index : uint16_t{0};
    c_->enclosing_method = file.enclosing_method_index;
    if (file.nest_host_index != 0) c_->set(Class::kHasNestHostAttribute);
    if (file.is_sealed) c_->set(Class::kHasPermittedSubclasses);
    if (file.is_record) c_->set(Class::kRecord);
    if (in_.trust_annotations && (file.vm_annotations & classfile::kAnnotationValueBased) != 0)
      c_->set(Class::kValueBased);
    c_->annotations = bytes_.range(file.annotations.visible);
    c_->type_annotations = bytes_.range(file.annotations.visible_types);
    c_->source_debug_extension = bytes_.range(file.source_debug_extension);
    return copy_indices(c_->nest_members, file.nest_members) &&
           copy_indices(c_->permitted_subclasses, file.permitted_subclasses) && fill_inner_classes() && fill_record();
  }

  bool fill_inner_classes() {
    size_t count = in_.file.inner_classes.size();
    c_->inner_classes = arena_.make_array<InnerClassEntry>(count);
    if (c_->inner_classes.size() != count) return false;
    for (size_t i = 0; i < count; i++) {
      classfile::InnerClass from = in_.file.inner_classes[i];
      c_->inner_classes[i] = {from.inner_class_index, from.outer_class_index, from.name_index, from.access_flags};
    }
    return true;
  }

  bool fill_record() {
    size_t count = in_.file.record_components.size();
    c_->record_components = arena_.make_array<RecordComponent>(count);
    if (c_->record_components.size() != count) return false;
    for (size_t i = 0; i < count; i++) {
      const classfile::RecordComponent& from = in_.file.record_components[i];
      RecordComponent& to = c_->record_components[i];
      to.name = symbol_at(*pool_, in_, from.name_index);
      to.descriptor = symbol_at(*pool_, in_, from.descriptor_index);
      to.generic_signature = symbol_at(*pool_, in_, from.signature_index);
      to.annotations = bytes_.range(from.annotations.visible);
      to.type_annotations = bytes_.range(from.annotations.visible_types);
    }
    return true;
  }

  // --- Tables.

  Method* resolve_target(const DispatchTarget& target) const {
    if (target.own >= 0) return &c_->methods[static_cast<size_t>(target.own)];
    if (target.overpass >= 0) return &c_->methods[c_->declared_methods + static_cast<size_t>(target.overpass)];
    return target.method;
  }

  bool fill_dispatch() {
    for (size_t i = 0; i < tables_.overpasses.size(); i++) add_overpass(i);
    for (size_t i = 0; i < c_->declared_methods; i++) {
      c_->methods[i].vtable_index = tables_.vtable_indices[i];
      c_->methods[i].itable_index = tables_.itable_indices[i];
      // Interface methods are found by their itable index; only private and static ones are bound statically.
      if (tables_.itable_indices[i] >= 0) c_->methods[i].vtable_index = Method::kNoIndex;
    }
    c_->vtable_length = static_cast<uint32_t>(tables_.vtable.size());
    for (size_t i = 0; i < tables_.vtable.size(); i++) c_->vtable()[i] = resolve_target(tables_.vtable[i]);
    return fill_itables();
  }

  bool fill_itables() {
    size_t count = tables_.itables.size();
    c_->itable = arena_.make_array<InterfaceTableEntry>(count);
    if (c_->itable.size() != count) return false;
    for (size_t i = 0; i < count; i++) {
      const DispatchTables::InterfaceTable& from = tables_.itables[i];
      InterfaceTableEntry& to = c_->itable[i];
      to.interface = from.interface;
      MetaPtr<Method>* shared = inherited_table(from);
      if (shared == nullptr) {
        MetaArray<MetaPtr<Method>> table = arena_.make_array<MetaPtr<Method>>(from.methods.size());
        if (table.empty()) return false;
        for (size_t j = 0; j < from.methods.size(); j++) table[j] = resolve_target(from.methods[j]);
        shared = table.data;
      }
      to.methods = shared;
    }
    return true;
  }

  // The superclass's table of the interface, if it says the same.
  MetaPtr<Method>* inherited_table(const DispatchTables::InterfaceTable& table) const {
    if (in_.super == nullptr) return nullptr;
    for (InterfaceTableEntry& entry : in_.super->itable) {
      if (entry.interface.get() != table.interface) continue;
      for (size_t i = 0; i < table.methods.size(); i++) {
        if (entry.methods.get()[i].get() != resolve_target(table.methods[i])) return nullptr;
      }
      return entry.methods.get();
    }
    return nullptr;
  }

  void add_overpass(size_t i) {
    const Overpass& from = tables_.overpasses[i];
    Method& to = c_->methods[c_->declared_methods + i];
    Method* model = nullptr;
    for (Class* interface : all_interfaces_) {
      if (model == nullptr) model = interface->find_declared_method(from.name, from.descriptor);
    }
    fill_overpass(to, c_, *model);
    to.index = static_cast<uint16_t>(c_->declared_methods + i);
    to.vtable_index = static_cast<int32_t>(from.vtable_index);
  }

  const ClassBuildInput& in_;
  ClassBuildError& error_;
  MetadataArena& arena_;
  ClassBytes bytes_;
  DispatchTables tables_;
  std::vector<Class*> all_interfaces_;
  ConstantPool* pool_ = nullptr;
  Class* c_ = nullptr;
};

}  // namespace

Class* build_class(const ClassBuildInput& input, ClassBuildError& error) { return ClassBuilder(input, error).build(); }

Class* build_class_version(const ClassBuildInput& input, const Class* of) {
  ClassBuildError error;
  return ClassBuilder(input, error, {of->class_file, of->class_file_end}).build_version();
}

}  // namespace cortado
