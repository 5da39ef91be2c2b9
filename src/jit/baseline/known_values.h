#pragma once
// What tier 1 knows of registers within a block: which hold what was loaded from memory, or stored to it, and which are
// not null; which indices were found to be within which array. Places in memory are named by the registers that lead
// there. An entry ends when one of its registers is written, and all of them where ways meet, or at a call.
//
// Plain loads may be answered from before, as the memory model allows, but not over a volatile load or a monitor.

#include <cstdint>

#include "jit/assembler.h"
#include "jit/compile_memory.h"
#include "runtime/java_value.h"

namespace cortado {
class Class;
}

namespace cortado::jit {

// A place in memory, or what else is known of an object: that it can be cast to a class, that it is a byte[], or fresh: this
// code made it, of exactly this class, and no collection can have moved it since. So it is young, or its cards are dirty
// already (Heap::allocate): references stored in it need no barrier.
struct Place {
  enum class Kind : uint8_t { kHome, kCell, kStatic, kField, kElement, kLength, kBound, kClass, kByteArray, kFresh };
  static constexpr uint8_t kNone = 0xFF;
  Kind kind;
  BasicType type = BasicType::kObject;
  uint8_t base = kNone;   // register of the object
  uint8_t index = kNone;  // register; none: a constant, in `offset`
  int32_t offset = 0;     // of fields; kHome: the number of the local
  uint64_t cell = 0;      // kCell: its address; kStatic: of the class mirror's cell; kClass, kFresh: the class
  bool operator==(const Place&) const = default;
};

class KnownValues {
 public:
  static constexpr uint8_t kVector = Assembler::kFirstVector;  // added to numbers of vector registers

  void clear();
  // Values in memory may have changed.
  void forget_memory();
  void forget_fields(Place::Kind kind, int32_t offset);
  void forget_elements(BasicType type);
  void forget_registers(RegisterSet written);

  // The register that holds the value, or kNone. Of what is no value (kBound, kClass, kByteArray, kFresh): anything but kNone.
  uint8_t find(const Place& place);
  void note(const Place& place, uint8_t reg);
  // False: nothing is known of the home of the local (Place::Kind::kHome).
  bool may_know_home(uint32_t local) const { return (homes_ >> local % 64 & 1) != 0; }
  // The class of the fresh object in a register, or null. Only calls and labels end this, as they end all that is known.
  const Class* fresh_class(uint8_t base) const;
  bool is_nonnull(uint32_t gp) const { return (nonnull_ >> gp & 1) != 0; }
  void note_nonnull(uint32_t gp) { nonnull_ |= RegisterSet{1} << gp; }
  // `to` holds what `from` does, and will for longer.
  void move(uint8_t from, uint8_t to);

  // Registers that would be missed.
  RegisterSet registers() const { return registers_; }
  // Of `candidates`: the one that nothing noted or found lately has to do with.
  uint8_t oldest(RegisterSet candidates) const;

 private:
  struct Known {
    Place place;
    uint8_t reg;
    RegisterSet registers;
  };
  static RegisterSet registers_of(const Place& place, uint8_t reg);
  template <class F>
  void erase_if(F&& condition);

  CompileVector<Known> known_;
  RegisterSet registers_ = 0, nonnull_ = 0;
  uint64_t homes_ = 0;  // of the locals whose numbers leave this remainder by 64, perhaps some
};

}  // namespace cortado::jit
