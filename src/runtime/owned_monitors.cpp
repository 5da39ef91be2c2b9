#include "runtime/owned_monitors.h"

#include <algorithm>

#include "classfile/opcodes.h"
#include "runtime/monitor_table.h"
#include "runtime/stack_walker.h"

namespace cortado {
namespace {

// Of fast locks the innermost first.
std::vector<Object*> owned_objects(const Thread& thread) {
  struct Search {
    const Thread* thread;
    std::vector<Object*> found;
  } search{&thread, {}};
  for (uint32_t i = thread.lock_stack.count; i-- > 0;) {
    Object* object = thread.lock_stack.objects[i];
    bool known = false;
    for (Object* o : search.found) known = known || o == object;
    if (!known) search.found.push_back(object);
  }
  MonitorTable::for_each(&search, [](void* context, Monitor& m) {
    auto* s = static_cast<Search*>(context);
    // A waiting thread has given the monitor up but is shown as its holder.
    if (m.owner.load() == s->thread || s->thread->waiting_on == &m) s->found.push_back(m.object);
  });
  return search.found;
}

bool contains_monitor_enter(const Method* method) {
  const uint8_t* code = method->bytecode();
  for (uint32_t at = 0; at < method->code_length;) {
    if (code[at] == 0xC2) return true;
    uint32_t length = classfile::instruction_length({code, method->code_length}, at);
    if (length == 0) return false;
    at += length;
  }
  return false;
}

// Frames do not record what they lock; a frame that may lock and has the object in a local is taken for it.
bool seems_to_lock(const StackWalker& walker, const Object* object) {
  Method* method = walker.method();
  if (walker.is_native()) return false;
  if (method->is_synchronized() && *walker.frame()->lock_cell() == object) return true;
  if (!contains_monitor_enter(method)) return false;
  for (uint32_t i = 0; i < method->max_locals; i++) {
    if (walker.locals()[i] == reinterpret_cast<uintptr_t>(object)) return true;
  }
  return false;
}

}  // namespace

std::vector<OwnedMonitor> find_owned_monitors(Thread& thread) {
  std::vector<OwnedMonitor> monitors;
  for (Object* object : owned_objects(thread)) monitors.push_back({object, -1, -1});
  int32_t frame = 0;
  int32_t visible_frame = 0;
  for (StackWalker walker(thread); !walker.done(); walker.next(), frame++) {
    for (OwnedMonitor& monitor : monitors) {
      bool blocked_on_it = frame == 0 && thread.waiting_on != nullptr && thread.waiting_on->object == monitor.object;
      if (monitor.frame >= 0 || blocked_on_it || !seems_to_lock(walker, monitor.object)) continue;
      monitor.frame = frame;
      monitor.visible_frame = visible_frame;
    }
    if (!is_hidden_frame(walker.method())) visible_frame++;
  }
  return monitors;
}

std::vector<OwnedMonitor> find_held_monitors(Thread& thread) {
  std::vector<OwnedMonitor> monitors = find_owned_monitors(thread);
  if (thread.waiting_on != nullptr) {
    std::erase_if(monitors, [&](const OwnedMonitor& m) { return m.object == thread.waiting_on->object; });
  }
  auto depth = [](const OwnedMonitor& m) { return m.frame < 0 ? INT32_MAX : m.frame; };
  auto is_inside = [&](const OwnedMonitor& a, const OwnedMonitor& b) { return depth(a) < depth(b); };
  for (auto each = monitors.begin(); each != monitors.end(); ++each)
    std::rotate(std::upper_bound(monitors.begin(), each, *each, is_inside), each, each + 1);
  return monitors;
}

}  // namespace cortado
