#pragma once
// The vtable and itables of a class that is being made (JVMS 5.4.5, 5.4.6): computed before its metadata exists, as the
// size of the vtable is part of it.

#include <vector>

#include "runtime/class.h"

namespace cortado {

// A declared method of the class that is being made.
struct OwnMethod {
  Symbol* name;
  Symbol* descriptor;
  uint16_t access_flags;
};

// What stands in a table: nothing, a method that exists, or one of the class that is being made.
struct DispatchTarget {
  Method* method = nullptr;
  int32_t own = -1;       // index in the declared methods
  int32_t overpass = -1;  // index in `overpasses`
};

// A method that the class gets because several defaults are maximally specific: calling it throws.
struct Overpass {
  Symbol* name;
  Symbol* descriptor;
  uint32_t vtable_index;
};

struct DispatchInput {
  Class* super = nullptr;
  std::vector<Class*> all_interfaces;
  std::vector<OwnMethod> methods;
  bool is_interface = false;
  bool is_final = false;
  LoaderData* loader = nullptr;
  PackageEntry* package = nullptr;
};

struct DispatchTables {
  std::vector<DispatchTarget> vtable;
  std::vector<int32_t> vtable_indices;  // of each declared method, or kNonVirtual
  std::vector<int32_t> itable_indices;  // of each declared method of an interface, or kNoIndex
  struct InterfaceTable {
    Class* interface;
    std::vector<DispatchTarget> methods;
  };
  std::vector<InterfaceTable> itables;  // interfaces without dispatched methods are left out
  std::vector<Overpass> overpasses;
  Method* overridden_final = nullptr;  // an error: the class overrides this final method with its method …
  int32_t overriding = -1;
};

DispatchTables build_dispatch_tables(const DispatchInput& input);

// Transitive superinterfaces in a fixed order, without duplicates: the superclass's first.
std::vector<Class*> collect_interfaces(const Class* super, const std::vector<Class*>& local);

// The maximally specific methods of that name and descriptor in `interfaces` (JVMS 5.4.3.3).
struct DefaultSelection {
  Method* method = nullptr;         // the only non-abstract one, else an abstract one, else null
  uint32_t concrete = 0;            // how many are not abstract
  std::vector<Method*> candidates;  // the non-abstract ones
};
DefaultSelection select_default(const std::vector<Class*>& interfaces, const Symbol* name, const Symbol* descriptor);

}  // namespace cortado
