#include "jvm/jvmti/frames.h"

#include "runtime/class_loading.h"
#include "runtime/loader_data.h"
#include "runtime/loader_tables.h"
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
}  // namespace

jvmtiError check_assignable(std::string_view descriptor, const Class* holder, Handle<Object> object) {
  if (object.is_null()) return JVMTI_ERROR_NONE;
  const Class* c = Class::of(object);
  std::string_view name = descriptor[0] == 'L' ? descriptor.substr(1, descriptor.size() - 2) : descriptor;
  if (is_subtype_named(c, name)) return JVMTI_ERROR_NONE;
  // An array of a subclass.
  const Symbol* symbol = Symbol::lookup(name);
  const Class* type = symbol == nullptr ? nullptr : Loaders::find(holder->loader, symbol);
  return type != nullptr && c->is_subtype_of(const_cast<Class*>(type)) ? JVMTI_ERROR_NONE : JVMTI_ERROR_TYPE_MISMATCH;
}

}  // namespace cortado::jvmti
