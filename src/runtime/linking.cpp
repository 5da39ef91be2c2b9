#include "runtime/linking.h"

#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/agent_hooks.h"
#include "runtime/class_state.h"
#include "runtime/loading_constraints.h"
#include "runtime/mirrors.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

Mutex class_state_mutex(LockRank::kLinking, "class states");
Condition class_state_changed;

namespace {

Mutex hierarchy_mutex(LockRank::kClassHierarchy, "class hierarchy");

// Before there can be an instance.
void add_to_hierarchy(Class* c) {
  if (!c->super || c->is_interface()) return;
  {
    MutexLock lock(hierarchy_mutex);
    c->next_sibling = c->super->subclasses;
    c->super->subclasses.store_release(c);
  }
  if (execution_engine.subclass_linked != nullptr) execution_engine.subclass_linked(c);
}

// JVMS 5.5 step 6 gives these fields their values; nobody can see the class before.
JavaResult<void> set_constant(Thread& thread, Class* c, const Field& field) MAY_GC {
  const ConstantPool& pool = *c->pool;
  uint16_t index = field.constant_value;
  if (field.type() == BasicType::kObject) {
    Rooted<Object> string(thread, TRY(intern_string(thread, pool.utf8(static_cast<uint16_t>(pool.value(index))))));
    NoGc no_gc;
    HeapAccess::store_reference(decode_reference(c->mirror), field.offset, string.raw(no_gc));
    return {};
  }
  NoGc no_gc;
  Object* mirror = decode_reference(c->mirror);
  uint32_t value = pool.value(index);
  switch (heap_size_shift(field.type())) {
    case 0: HeapAccess::store<uint8_t>(mirror, field.offset, static_cast<uint8_t>(value)); break;
    case 1: HeapAccess::store<uint16_t>(mirror, field.offset, static_cast<uint16_t>(value)); break;
    case 2: HeapAccess::store<uint32_t>(mirror, field.offset, value); break;
    default: HeapAccess::store<int64_t>(mirror, field.offset, pool.long_at(index)); break;
  }
  return {};
}

JavaResult<void> prepare(Thread& thread, Class* c) MAY_GC {
  for (const Field& field : c->fields) {
    if (field.is_static() && field.constant_value != 0) TRY(set_constant(thread, c, field));
  }
  return {};
}

// True: this thread prepares the class. False: another has done so.
bool claim_preparation(Thread& thread, Class* c) MAY_GC {
  BlockedScope blocked(thread);
  MutexLock lock(class_state_mutex);
  while (c->state.load(std::memory_order_acquire) == ClassState::kLinking) class_state_changed.wait(class_state_mutex);
  if (c->state.load(std::memory_order_acquire) != ClassState::kLoaded) return false;
  c->state.store(ClassState::kLinking, std::memory_order_release);
  return true;
}

}  // namespace

void set_class_state(Class* c, ClassState state) {
  MutexLock lock(class_state_mutex);
  c->state.store(state, std::memory_order_release);
  class_state_changed.notify_all();
}

// Several threads may verify a class at once: that changes nothing, and so no lock is held while classes are loaded.
JavaResult<void> link_class(Thread& thread, Class* c) {
  if (c->is_linked()) return {};
  if (c->super) TRY(link_class(thread, c->super));
  for (const MetaPtr<Class>& interface : c->local_interfaces) TRY(link_class(thread, interface));
  if (c->is_linked()) return {};
  if (!c->has(Class::kVerified)) {
    TRY(verify_class(thread, c));
    TRY(impose_preparation_constraints(thread, c));
    c->set(Class::kVerified);
  }
  if (!claim_preparation(thread, c)) return {};
  JavaResult<void> prepared = prepare(thread, c);
  if (!prepared.failed()) add_to_hierarchy(c);
  set_class_state(c, prepared.failed() ? ClassState::kLoaded : ClassState::kLinked);
  if (!prepared.failed() && agents_want(JVMTI_EVENT_CLASS_PREPARE))
    agent_hooks.class_event(thread, JVMTI_EVENT_CLASS_PREPARE, c);
  return prepared;
}

}  // namespace cortado
