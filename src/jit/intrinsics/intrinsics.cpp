#include "jit/intrinsics/intrinsics.h"

#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/flags.h"
#include "runtime/symbol.h"

namespace cortado::jit {

const Intrinsic intrinsics[] = {
    {},
#define INTRINSIC(class_name, name, descriptor, leaf, emitter) \
  {class_name, name, descriptor, leaf, IntrinsicEmitter::emitter},
#define COMPILED(class_name, name, descriptor, emitter) \
  {class_name, name, descriptor, nullptr, IntrinsicEmitter::emitter},
#include "jit/intrinsics/intrinsics.def"
#undef COMPILED
#undef INTRINSIC
};

const LeafFunction leaf_functions[] = {
    nullptr,
#define INTRINSIC(class_name, name, descriptor, leaf, emitter) leaf,
#define COMPILED(class_name, name, descriptor, emitter) nullptr,
#include "jit/intrinsics/intrinsics.def"
#undef COMPILED
#undef INTRINSIC
};

namespace {

using Rows = std::vector<uint16_t>;

const std::unordered_map<std::string_view, Rows>& rows_by_class() {
  static const auto& table = *[] {
    auto* rows = new std::unordered_map<std::string_view, Rows>();
    for (size_t row = 1; row < std::size(intrinsics); row++)
      (*rows)[intrinsics[row].class_name].push_back(static_cast<uint16_t>(row));
    return rows;
  }();
  return table;
}

// Classes are made one at a time per loader, but a redefinition may make one at the same time: the table is read only.
void assign_library_intrinsics(Class* c) {
  auto found = rows_by_class().find(c->name->view());
  if (found == rows_by_class().end() || !Flags::boolean("UseIntrinsics")) return;
  for (uint16_t row : found->second) {
    // A method's symbols are there already.
    const Symbol* name = Symbol::lookup(intrinsics[row].name);
    const Symbol* descriptor = Symbol::lookup(intrinsics[row].descriptor);
    if (name == nullptr || descriptor == nullptr) continue;
    if (Method* method = c->find_declared_method(name, descriptor)) method->library_intrinsic = row;
  }
}

}  // namespace

void register_intrinsics() {
  execution_engine.assign_library_intrinsics = assign_library_intrinsics;
  execution_engine.leaf_functions = leaf_functions;
}

// Before the VM starts, as interp registers itself: classes are made before the compiler is there.
[[maybe_unused]] static const bool registered = (register_intrinsics(), true);

}  // namespace cortado::jit
