#include "runtime/dispatch_tables.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "runtime/loader_data.h"

namespace cortado {

namespace {

bool is_dispatched(uint16_t flags, const Symbol* name) {
  return (flags & (kAccStatic | kAccPrivate)) == 0 && name->view()[0] != '<';
}

// From signatures to numbers. Symbols are unique: their addresses say whether two signatures are the same.
class SignatureMap {
 public:
  // Room for that many.
  void reserve(size_t count) {
    cells_.assign(std::bit_ceil(2 * count + 2), {});
    shift_ = 64 - std::countr_zero(cells_.size());
  }
  bool is_reserved() const { return !cells_.empty(); }
  // -1 if there is none.
  int32_t find(const Symbol* name, const Symbol* descriptor) const {
    return cells_.empty() ? -1 : cells_[cell_of(key_of(name, descriptor))].value;
  }
  // The value of a signature that is added now, or was before. Needs room.
  int32_t& add(const Symbol* name, const Symbol* descriptor) {
    uint64_t key = key_of(name, descriptor);
    Cell& cell = cells_[cell_of(key)];
    cell.key = key;
    return cell.value;
  }

 private:
  struct Cell {
    uint64_t key = 0;
    int32_t value = -1;
  };
  static uint64_t key_of(const Symbol* name, const Symbol* descriptor) {
    return uint64_t{MetaPtr<const Symbol>(name).bits()} << 32 | MetaPtr<const Symbol>(descriptor).bits();
  }
  // That of the key, or the empty one where it belongs.
  size_t cell_of(uint64_t key) const {
    constexpr uint64_t kMultiplier = 0x9e3779b97f4a7c15;
    size_t at = key * kMultiplier >> shift_;
    while (cells_[at].key != key && cells_[at].key != 0) at = (at + 1) & (cells_.size() - 1);
    return at;
  }

  std::vector<Cell> cells_;
  int shift_ = 0;
};

class DispatchBuilder {
 public:
  explicit DispatchBuilder(const DispatchInput& input) : in_(input) {}

  DispatchTables build() {
    out_.vtable_indices.assign(in_.methods.size(), Method::kNonVirtual);
    out_.itable_indices.assign(in_.methods.size(), Method::kNoIndex);
    if (in_.is_interface) {
      number_interface_methods();
      return std::move(out_);
    }
    index_own();
    override_super();
    for (size_t i = 0; i < in_.methods.size(); i++) add_own(static_cast<int32_t>(i));
    add_interface_slots();
    build_itables();
    return std::move(out_);
  }

 private:
  void number_interface_methods() {
    int32_t next = 0;
    for (size_t i = 0; i < in_.methods.size(); i++) {
      const OwnMethod& method = in_.methods[i];
      if (is_dispatched(method.access_flags, method.name)) out_.itable_indices[i] = next++;
    }
  }

  // Of equal ones, which only classes that nobody checks have, the first.
  void index_own() {
    own_.reserve(in_.methods.size());
    for (size_t i = 0; i < in_.methods.size(); i++) {
      const OwnMethod& method = in_.methods[i];
      if (!is_dispatched(method.access_flags, method.name)) continue;
      int32_t& own = own_.add(method.name, method.descriptor);
      if (own < 0) own = static_cast<int32_t>(i);
    }
  }

  // The superclass's slots, with the class's own methods in those that they override.
  void override_super() {
    if (in_.super == nullptr) return;
    MetaPtr<Method>* vtable = in_.super->vtable();
    out_.vtable.resize(in_.super->vtable_length);
    for (size_t i = 0; i < out_.vtable.size(); i++) {
      Method* method = vtable[i];
      int32_t own = own_.find(method->name, method->descriptor);
      if (own < 0 || !can_override(method)) {
        out_.vtable[i].method = method;
        continue;
      }
      out_.vtable[i].own = own;
      int32_t& slot = out_.vtable_indices[static_cast<size_t>(own)];
      if (slot < 0) slot = static_cast<int32_t>(i);
    }
  }

  // JVMS 5.4.5. `existing` occupies a slot: what it overrides itself is covered by the slot.
  bool can_override(const Method* existing) const {
    if (existing->is_public() || existing->is_protected()) return true;
    if (existing->is_private()) return false;
    return existing->holder->loader->principal == in_.loader->principal && existing->holder->package == in_.package;
  }

  // A private method of a class neither overrides nor is overridden; static ones the same.
  void add_own(int32_t own) {
    const OwnMethod& method = in_.methods[static_cast<size_t>(own)];
    if (!is_dispatched(method.access_flags, method.name)) return;
    check_final(method, own);
    int32_t& slot = out_.vtable_indices[static_cast<size_t>(own)];
    if (in_.is_final || (method.access_flags & kAccFinal) != 0) {
      slot = Method::kNonVirtual;
    } else if (slot < 0) {
      slot = static_cast<int32_t>(out_.vtable.size());
      out_.vtable.push_back({nullptr, own, -1});
    }
  }

  // Final methods need not have a slot, so that they are looked for in the hierarchy.
  void check_final(const OwnMethod& method, int32_t own) {
    for (Class* c = in_.super; c != nullptr; c = c->super) {
      Method* overridden = c->find_declared_method(method.name, method.descriptor);
      if (overridden == nullptr || overridden->is_static() || overridden->is_private()) continue;
      if (overridden->is_final() && can_override(overridden)) {
        out_.overridden_final = overridden;
        out_.overriding = own;
        return;
      }
    }
  }

  // The instance method that the class or a superclass declares (JVMS 5.4.6 step 2): private and static ones do not
  // count. True if there is one.
  bool find_in_classes(const Symbol* name, const Symbol* descriptor, DispatchTarget& found, bool& is_public) const {
    int32_t own = own_.find(name, descriptor);
    if (own >= 0) {
      found = {nullptr, own, -1};
      is_public = (in_.methods[static_cast<size_t>(own)].access_flags & kAccPublic) != 0;
      return true;
    }
    for (Class* c = in_.super; c != nullptr; c = c->super) {
      Method* method = c->find_declared_method(name, descriptor);
      if (method == nullptr || !is_dispatched(method->access_flags, name)) continue;
      found = {method, -1, -1};
      is_public = method->is_public();
      return true;
    }
    return false;
  }

  bool has_new_interfaces() const {
    return in_.all_interfaces.size() != (in_.super == nullptr ? 0 : in_.super->all_interfaces.size());
  }

  // Every method of an interface that no class of the hierarchy declares gets a slot of its own, which holds the
  // selected default, or an abstract method.
  void add_interface_slots() {
    if (!has_new_interfaces()) return;
    size_t methods = 0;
    for (Class* interface : in_.all_interfaces) methods += interface->methods.size();
    seen_.reserve(methods);
    for (Class* interface : in_.all_interfaces) {
      for (Method& method : interface->methods) {
        if (method.itable_index >= 0) add_interface_slot(method, methods);
      }
    }
  }

  // `most`: how many slots there can be for methods of interfaces.
  void add_interface_slot(Method& method, size_t most) {
    if (std::exchange(seen_.add(method.name, method.descriptor), 1) == 1) return;
    DispatchTarget declared;
    bool is_public = false;
    if (find_in_classes(method.name, method.descriptor, declared, is_public)) return;
    DefaultSelection selection = select_default(in_.all_interfaces, method.name, method.descriptor);
    if (!slots_.is_reserved()) index_slots(most);
    int32_t& slot = slots_.add(method.name, method.descriptor);
    if (slot < 0) {
      slot = static_cast<int32_t>(out_.vtable.size());
      out_.vtable.emplace_back();
    }
    DispatchTarget target{selection.method, -1, -1};
    if (selection.concrete > 1) {
      target = {nullptr, -1, static_cast<int32_t>(out_.overpasses.size())};
      out_.overpasses.push_back({method.name, method.descriptor, static_cast<uint32_t>(slot)});
    }
    out_.vtable[static_cast<size_t>(slot)] = target;
  }

  // By signature the last slot that it has, with room for `more`.
  void index_slots(size_t more) {
    slots_.reserve(out_.vtable.size() + more);
    for (size_t i = 0; i < out_.vtable.size(); i++) {
      const DispatchTarget& target = out_.vtable[i];
      const OwnMethod* own = target.own < 0 ? nullptr : &in_.methods[static_cast<size_t>(target.own)];
      const Symbol* name = own == nullptr ? target.method->name.get() : own->name;
      const Symbol* descriptor = own == nullptr ? target.method->descriptor.get() : own->descriptor;
      slots_.add(name, descriptor) = static_cast<int32_t>(i);
    }
  }

  void build_itables() {
    for (Class* interface : in_.all_interfaces) {
      DispatchTables::InterfaceTable table{interface, {}};
      const MetaPtr<Method>* inherited = has_new_interfaces() ? nullptr : inherited_table(interface);
      for (Method& method : interface->methods) {
        if (method.itable_index < 0) continue;
        table.methods.push_back(inherited == nullptr ? target_for(method) : inherited_target(inherited, method));
      }
      if (!table.methods.empty()) out_.itables.push_back(std::move(table));
    }
  }

  const MetaPtr<Method>* inherited_table(const Class* interface) const {
    if (in_.super == nullptr) return nullptr;
    for (const InterfaceTableEntry& entry : in_.super->itable) {
      if (entry.interface.get() == interface) return entry.methods.get();
    }
    return nullptr;
  }

  // Without new interfaces only an own method can be another than the superclass has.
  DispatchTarget inherited_target(const MetaPtr<Method>* inherited, const Method& method) const {
    int32_t own = own_.find(method.name, method.descriptor);
    if (own < 0) return {inherited[method.itable_index].get(), -1, -1};
    bool is_public = (in_.methods[static_cast<size_t>(own)].access_flags & kAccPublic) != 0;
    return is_public ? DispatchTarget{nullptr, own, -1} : DispatchTarget{};
  }

  DispatchTarget target_for(const Method& method) {
    DispatchTarget found;
    bool is_public = false;
    if (find_in_classes(method.name, method.descriptor, found, is_public)) return is_public ? found : DispatchTarget{};
    if (!slots_.is_reserved()) index_slots(0);
    int32_t slot = slots_.find(method.name, method.descriptor);
    return slot < 0 ? DispatchTarget{} : out_.vtable[static_cast<size_t>(slot)];
  }

  const DispatchInput& in_;
  DispatchTables out_;
  SignatureMap own_;    // the class's own methods that are dispatched
  SignatureMap seen_;   // methods of interfaces that were looked at
  SignatureMap slots_;  // made when it is needed
};

void add_with_supers(std::vector<Class*>& list, Class* interface) {
  if (std::find(list.begin(), list.end(), interface) != list.end()) return;
  for (const MetaPtr<Class>& super : interface->all_interfaces) {
    if (std::find(list.begin(), list.end(), super.get()) == list.end()) list.push_back(super);
  }
  list.push_back(interface);
}

}  // namespace

DispatchTables build_dispatch_tables(const DispatchInput& input) { return DispatchBuilder(input).build(); }

std::vector<Class*> collect_interfaces(const Class* super, const std::vector<Class*>& local) {
  std::vector<Class*> list;
  if (super != nullptr) {
    for (const MetaPtr<Class>& interface : super->all_interfaces) list.push_back(interface);
  }
  for (Class* interface : local) add_with_supers(list, interface);
  return list;
}

DefaultSelection select_default(const std::vector<Class*>& interfaces, const Symbol* name, const Symbol* descriptor) {
  std::vector<Method*> all;
  for (Class* interface : interfaces) {
    Method* method = interface->find_declared_method(name, descriptor);
    if (method != nullptr && method->itable_index >= 0) all.push_back(method);
  }
  DefaultSelection selection;
  for (Method* method : all) {
    bool is_maximal = std::none_of(all.begin(), all.end(), [method](const Method* other) {
      return other != method && other->holder->implements(method->holder);
    });
    if (!is_maximal) continue;
    if (method->is_abstract()) {
      if (selection.concrete == 0) selection.method = method;
      continue;
    }
    selection.concrete++;
    selection.method = method;
    selection.candidates.push_back(method);
  }
  return selection;
}

}  // namespace cortado
