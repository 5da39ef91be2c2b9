#include "jvm/jvmti/frames.h"

#include "runtime/stack_walker.h"

namespace cortado::jvmti {

jvmtiError find_frame(Thread& target, jint depth, Frame*& frame) {
  StackWalker walker(target);
  for (; !walker.done() && depth > 0; depth--) walker.next();
  if (walker.done()) return JVMTI_ERROR_NO_MORE_FRAMES;
  frame = walker.frame();
  return JVMTI_ERROR_NONE;
}

jvmtiError find_java_frame(Thread& target, jint depth, Frame*& frame) {
  CORTADO_JVMTI_TRY(find_frame(target, depth, frame));
  return frame->method()->is_native() ? JVMTI_ERROR_OPAQUE_FRAME : JVMTI_ERROR_NONE;
}

jvmtiError check_suspended(const Thread& thread, const Thread& target) {
  bool may_be_changed = &thread == &target || target.is_suspended.load();
  return may_be_changed ? JVMTI_ERROR_NONE : JVMTI_ERROR_THREAD_NOT_SUSPENDED;
}

namespace {
// By name: the class of a variable that nobody has loaded has no instances.
bool is_subtype_named(const Class* c, std::string_view name) {
  for (const Class* each = c; each != nullptr; each = each->super) {
    if (each->name->view() == name) return true;
  }
  for (const MetaPtr<Class>& interface : c->all_interfaces) {
    if (interface->name->view() == name) return true;
  }
  return false;
}

bool is_assignable(const Class* c, std::string_view descriptor) {
  switch (descriptor[0]) {
    case '[': return c->is_array() && is_assignable(c->element_class, descriptor.substr(1));
    case 'L': return !c->is_primitive() && is_subtype_named(c, descriptor.substr(1, descriptor.size() - 2));
    default: return c->is_primitive() && c->primitive_type == basic_type_of(descriptor[0]);
  }
}

}  // namespace

jvmtiError check_assignable(std::string_view descriptor, Handle<Object> object) {
  bool fits = object.is_null() || is_assignable(Class::of(object), descriptor);
  return fits ? JVMTI_ERROR_NONE : JVMTI_ERROR_TYPE_MISMATCH;
}

}  // namespace cortado::jvmti
