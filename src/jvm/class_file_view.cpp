#include "jvm/class_file_view.h"

#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/mirrors.h"
#include "runtime/wellknown.h"

namespace cortado {

JavaResult<Unrooted<Array>> array_of_attribute(Thread& thread, classfile::Bytes content) {
  if (content.data() == nullptr) return Unrooted<Array>();  // there is none; an empty one is another thing
  Unrooted<Array> array = TRY(new_primitive_array(thread, BasicType::kByte, static_cast<int32_t>(content.size())));
  NoGcToken no_gc;
  HeapAccess::copy_elements(array.raw(no_gc)->elements(), content.data(), content.size(), 0);
  return array;
}

JavaResult<Unrooted<Array>> array_of_attribute(Thread& thread, const Class* c, ClassFileRange range) {
  return array_of_attribute(
      thread, range.offset == 0 ? classfile::Bytes() : classfile::Bytes(c->class_file + range.offset, range.length));
}

JavaResult<Unrooted<Array>> class_array(Thread& thread, std::span<Class* const> classes) {
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.Class, static_cast<int32_t>(classes.size()))));
  for (size_t i = 0; i < classes.size(); i++) {
    Rooted<Object> mirror(thread, mirror_of(classes[i]));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), mirror);
  }
  return array.get();
}

const InnerClassEntry* own_inner_class_entry(const Class* c) {
  if (c->is_array() || c->is_primitive()) return nullptr;
  const ConstantPool* pool = c->pool;
  for (const InnerClassEntry& entry : c->inner_classes) {
    if (entry.inner_class == 0) continue;
    if (entry.inner_class == c->this_class_index || pool->class_name(entry.inner_class) == c->name.get()) return &entry;
  }
  return nullptr;
}

namespace {

// The flags of the class's own InnerClasses entry if it has one (those that mean something there, JVMS 4.7.6), else those
// of the class file, without ACC_SUPER.
int32_t instance_class_modifiers(const Class* c) {
  constexpr uint32_t kInnerFlags = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal | kAccInterface |
                                   kAccAbstract | kAccSynthetic | kAccAnnotation | kAccEnum;
  const InnerClassEntry* entry = own_inner_class_entry(c);
  uint32_t flags = entry != nullptr ? entry->access_flags & kInnerFlags : c->access_flags;
  return static_cast<int32_t>(flags & ~uint32_t{kAccSuper} & 0x7FFFu);
}

}  // namespace

int32_t class_modifiers(const Class* c) {
  if (c->is_primitive()) return kAccPublic | kAccFinal | kAccAbstract;
  if (!c->is_array()) return instance_class_modifiers(c);
  const Class* bottom = c->bottom_class;
  int32_t access = bottom->is_primitive()
                       ? kAccPublic
                       : instance_class_modifiers(bottom) & (kAccPublic | kAccPrivate | kAccProtected);
  return access | kAccFinal | kAccAbstract;
}

}  // namespace cortado
