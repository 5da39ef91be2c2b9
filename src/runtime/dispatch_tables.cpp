#include "runtime/dispatch_tables.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <unordered_map>

#include "runtime/loader_data.h"

namespace cortado {

namespace {

bool is_dispatched(uint16_t flags, const Symbol* name) {
  return (flags & (kAccStatic | kAccPrivate)) == 0 && name->view()[0] != '<';
}

struct Signature {
  const Symbol* name;
  const Symbol* descriptor;
  bool operator==(const Signature&) const = default;
};
struct SignatureHash {
  size_t operator()(const Signature& s) const { return s.name->hash() * 31u + s.descriptor->hash(); }
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
    copy_super();
    index_slots();
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

  void copy_super() {
    if (in_.super == nullptr) return;
    MetaPtr<Method>* vtable = in_.super->vtable();
    out_.vtable.resize(in_.super->vtable_length);
    for (size_t i = 0; i < out_.vtable.size(); i++) out_.vtable[i].method = vtable[i].get();
  }

  void index_slots() {
    slots_.reserve(out_.vtable.size() * 2);
    for (size_t i = 0; i < out_.vtable.size(); i++) {
      const Method* method = out_.vtable[i].method;
      slots_.emplace(Signature{method->name, method->descriptor}, static_cast<int32_t>(i));
    }
  }

  // JVMS 5.4.5. `existing` occupies a slot: what it overrides itself is covered by the slot.
  bool can_override(const Method* existing) const {
    if (existing->is_public() || existing->is_protected()) return true;
    if (existing->is_private()) return false;
    return existing->holder->loader->principal == in_.loader->principal && existing->holder->package == in_.package;
  }

  void add_own(int32_t own) {
    const OwnMethod& method = in_.methods[static_cast<size_t>(own)];
    if (!is_dispatched(method.access_flags, method.name)) {
      // A private method of a class neither overrides nor is overridden; static ones the same.
      return;
    }
    bool is_final = in_.is_final || (method.access_flags & kAccFinal) != 0;
    int32_t slot = -1;
    auto [first, last] = slots_.equal_range({method.name, method.descriptor});
    for (auto at = first; at != last; ++at) {
      DispatchTarget& target = out_.vtable[static_cast<size_t>(at->second)];
      if (target.method == nullptr || !can_override(target.method)) continue;
      if (slot < 0 || at->second < slot) slot = at->second;
      target = {nullptr, own, -1};
    }
    check_final(method, own);
    if (slot < 0 && !is_final) {
      slot = static_cast<int32_t>(out_.vtable.size());
      out_.vtable.push_back({nullptr, own, -1});
      slots_.emplace(Signature{method.name, method.descriptor}, slot);
    }
    if (!is_final) out_.vtable_indices[static_cast<size_t>(own)] = slot;
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
    auto own = own_.find({name, descriptor});
    if (own != own_.end()) {
      found = {nullptr, own->second, -1};
      is_public = (in_.methods[static_cast<size_t>(own->second)].access_flags & kAccPublic) != 0;
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

  // Every method of an interface that no class of the hierarchy declares gets a slot of its own, which holds the
  // selected default, or an abstract method.
  void add_interface_slots() {
    for (size_t i = 0; i < in_.methods.size(); i++) {
      const OwnMethod& m = in_.methods[i];
      if (is_dispatched(m.access_flags, m.name)) own_.emplace(Signature{m.name, m.descriptor}, static_cast<int32_t>(i));
    }
    size_t inherited = in_.super == nullptr ? 0 : in_.super->all_interfaces.size();
    if (in_.all_interfaces.size() == inherited) return;
    for (Class* interface : in_.all_interfaces) {
      for (Method& method : interface->methods) {
        if (method.itable_index < 0) continue;
        add_interface_slot(method);
      }
    }
  }

  void add_interface_slot(Method& method) {
    Signature signature{method.name, method.descriptor};
    if (!seen_.emplace(signature, true).second) return;
    DispatchTarget declared;
    bool is_public = false;
    if (find_in_classes(method.name, method.descriptor, declared, is_public)) return;
    DefaultSelection selection = select_default(in_.all_interfaces, method.name, method.descriptor);
    int32_t slot = -1;
    auto [first, last] = slots_.equal_range(signature);
    for (auto at = first; at != last; ++at) slot = std::max(slot, at->second);
    DispatchTarget target{selection.method, -1, -1};
    if (slot < 0) {
      slot = static_cast<int32_t>(out_.vtable.size());
      out_.vtable.emplace_back();
      slots_.emplace(signature, slot);
    }
    if (selection.concrete > 1) {
      target = {nullptr, -1, static_cast<int32_t>(out_.overpasses.size())};
      out_.overpasses.push_back({method.name, method.descriptor, static_cast<uint32_t>(slot)});
    }
    out_.vtable[static_cast<size_t>(slot)] = target;
  }

  void build_itables() {
    for (Class* interface : in_.all_interfaces) {
      DispatchTables::InterfaceTable table{interface, {}};
      for (Method& method : interface->methods) {
        if (method.itable_index < 0) continue;
        table.methods.push_back(target_for(method));
      }
      if (!table.methods.empty()) out_.itables.push_back(std::move(table));
    }
  }

  DispatchTarget target_for(const Method& method) const {
    DispatchTarget found;
    bool is_public = false;
    if (find_in_classes(method.name, method.descriptor, found, is_public)) return is_public ? found : DispatchTarget{};
    auto at = slots_.find({method.name, method.descriptor});
    return at == slots_.end() ? DispatchTarget{} : out_.vtable[static_cast<size_t>(at->second)];
  }

  const DispatchInput& in_;
  DispatchTables out_;
  // The nodes of the tables below live as long as the builder does: none is freed alone.
  std::array<std::byte, 8192> first_nodes_;
  std::pmr::monotonic_buffer_resource nodes_{first_nodes_.data(), first_nodes_.size()};
  std::pmr::unordered_multimap<Signature, int32_t, SignatureHash> slots_{&nodes_};
  std::pmr::unordered_map<Signature, int32_t, SignatureHash> own_{&nodes_};
  std::pmr::unordered_map<Signature, bool, SignatureHash> seen_{&nodes_};
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
