#include <cstring>

#include "classfile/descriptor.h"
#include "runtime/class_builder.h"
#include "runtime/class_unloading.h"
#include "runtime/field_layout.h"
#include "runtime/wellknown.h"

namespace cortado {

uint32_t mirror_base = 0;

namespace {

void set_runs(MetadataArena& arena, MetaArray<ReferenceRun>& to, const std::vector<ReferenceRun>& runs, uint32_t base) {
  to = arena.make_array<ReferenceRun>(runs.size());
  for (size_t i = 0; i < to.size(); i++) to[i] = {runs[i].offset + base, runs[i].count};
}

class FieldBuilder {
 public:
  FieldBuilder(const ClassBuildInput& input, const ClassBytes& bytes, Class* c)
      : in_(input),
        bytes_(bytes),
        class_(c),
        is_reference_class_(input.loader->is_boot && input.name->view() == "java/lang/ref/Reference") {}

  bool build() {
    collect_injected();
    size_t declared = in_.file.fields.size();
    class_->fields = in_.loader->arena.make_array<Field>(declared + injected_.size());
    if (class_->fields.size() != declared + injected_.size()) return false;
    class_->declared_fields = static_cast<uint32_t>(declared);
    specs_.resize(class_->fields.size());
    for (size_t i = 0; i < declared; i++) fill_declared(i);
    for (size_t i = 0; i < injected_.size(); i++) fill_injected(declared + i, *injected_[i]);
    place();
    return true;
  }

 private:
  void collect_injected() {
    if (!in_.loader->is_boot || in_.hidden) return;
    for (const InjectedField* field = injected_fields; field->class_name != nullptr; field++) {
      if (in_.name->view() == field->class_name) injected_.push_back(field);
    }
  }

  void fill_declared(size_t i) {
    const classfile::Field& from = in_.file.fields[i];
    Field& to = class_->fields[i];
    to.holder = class_;
    to.name = symbol_at(*class_->pool, in_, from.name_index);
    to.descriptor = symbol_at(*class_->pool, in_, from.descriptor_index);
    to.generic_signature = from.signature_index;
    to.access_flags = from.access_flags;
    to.index = static_cast<uint16_t>(i);
    to.constant_value = from.is_static() ? from.constant_value_index : uint16_t{0};
    to.attributes_offset = static_cast<uint32_t>(bytes_.offset_of(from.attributes));
    bool contended =
        in_.trust_annotations && !to.is_static() && (from.vm_annotations & classfile::kAnnotationContended) != 0;
    if (in_.trust_annotations && (from.vm_annotations & classfile::kAnnotationStable) != 0) to.flags |= Field::kStable;
    if (contended || (class_is_contended() && !to.is_static())) to.flags |= Field::kContended;
    FieldSpec& spec = specs_[i];
    spec.is_contended = contended;
    spec.contended_group = from.contended_group_index;
    spec.is_static = to.is_static();
    set_type(spec, to);
    // The collector treats these two itself.
    spec.is_hidden_from_map =
        is_reference_class_ && !spec.is_static && (from.name == "referent" || from.name == "discovered");
  }

  void fill_injected(size_t i, const InjectedField& from) {
    Field& to = class_->fields[i];
    to.holder = class_;
    to.name = Symbol::intern(from.name);
    to.descriptor = Symbol::intern(from.descriptor);
    to.access_flags = kAccPrivate | kAccSynthetic;
    to.index = static_cast<uint16_t>(i);
    to.flags = Field::kInjected | Field::kHiddenFromReflection;
    set_type(specs_[i], to);
    if (std::strcmp(from.name, "vm_class") == 0) specs_[i].fixed_offset = kMirrorLayoutOffset;
  }

  static void set_type(FieldSpec& spec, const Field& field) {
    spec.size_shift = static_cast<uint8_t>(heap_size_shift(field.type()));
    spec.is_reference = is_reference(field.type());
  }

  bool class_is_contended() const {
    return in_.trust_annotations && (in_.file.vm_annotations & classfile::kAnnotationContended) != 0;
  }

  void place() {
    FieldLayoutResult result = lay_out_fields({in_.super, class_is_contended()}, specs_);
    Layout& layout = class_->layout;
    layout.instance_size = result.instance_size;
    set_runs(in_.loader->arena, layout.references, result.references, 0);
    set_runs(in_.loader->arena, layout.static_references, result.static_references, mirror_base);
    layout.mirror_size = mirror_base + result.static_size;
    for (size_t i = 0; i < specs_.size(); i++) {
      Field& field = class_->fields[i];
      field.offset = specs_[i].offset + (field.is_static() ? mirror_base : 0);
    }
    size_t declared = in_.file.fields.size();
    for (size_t i = 0; i < injected_.size(); i++) *injected_[i]->offset = class_->fields[declared + i].offset;
    set_kind(layout);
  }

  void set_kind(Layout& layout) const {
    if (in_.super != nullptr) {
      layout.kind = in_.super->layout.kind;
      layout.strength = in_.super->layout.strength;
      layout.marking_notice = in_.super->layout.marking_notice & (kNoticeMirror | kNoticeLoader);
    }
    if (!in_.loader->is_boot) return;
    std::string_view name = in_.name->view();
    if (name == "java/lang/Class") {
      layout.kind = ObjectKind::kMirror;
      layout.marking_notice = kNoticeMirror;
    }
    if (name == "java/lang/ClassLoader") layout.marking_notice = kNoticeLoader;
    if (is_reference_class_) layout.kind = ObjectKind::kReference;
    if (name == "java/lang/ref/SoftReference") layout.strength = ReferenceStrength::kSoft;
    if (name == "java/lang/ref/WeakReference") layout.strength = ReferenceStrength::kWeak;
    if (name == "java/lang/ref/FinalReference") layout.strength = ReferenceStrength::kFinal;
    if (name == "java/lang/ref/PhantomReference") layout.strength = ReferenceStrength::kPhantom;
  }

  const ClassBuildInput& in_;
  const ClassBytes& bytes_;
  Class* class_;
  bool is_reference_class_;
  std::vector<const InjectedField*> injected_;
  std::vector<FieldSpec> specs_;
};

}  // namespace

bool build_fields(const ClassBuildInput& input, const ClassBytes& bytes, Class* c) {
  return FieldBuilder(input, bytes, c).build();
}

void place_early_statics(Class* early, uint32_t base) {
  early->layout.mirror_size += base;
  for (ReferenceRun& run : early->layout.static_references) run.offset += base;
  for (Field& field : early->fields) {
    if (field.is_static()) field.offset += base;
  }
}

}  // namespace cortado
