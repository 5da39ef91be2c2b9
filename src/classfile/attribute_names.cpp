#include "classfile/attribute_names.h"

namespace cortado::classfile {
namespace {

struct NamedAttribute {
  std::string_view text;
  AttributeName name;
};

constexpr NamedAttribute kAttributes[] = {
#define X(name) {#name, AttributeName::k##name},
    CORTADO_ATTRIBUTES(X)
#undef X
};

// A hash without collisions over the table (checked below).
constexpr unsigned kSlots = 256;
constexpr unsigned slot(std::string_view text) {
  auto c = [&](size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
  size_t size = text.size();
  return (static_cast<unsigned>(size) + c(0) + c(size / 2) * 2 + c(size - 4) * 3) % kSlots;
}

struct Slots {
  uint8_t index[kSlots] = {};  // plus 1; 0: empty
  bool collides = false;
};

constexpr Slots make_slots() {
  Slots slots;
  uint8_t number = 0;
  for (const NamedAttribute& attribute : kAttributes) {
    uint8_t& entry = slots.index[slot(attribute.text)];
    if (entry != 0) slots.collides = true;
    entry = ++number;
  }
  return slots;
}

constexpr Slots kTable = make_slots();
static_assert(!kTable.collides, "two attribute names share a slot: change slot()");

}  // namespace

AttributeName attribute_name(std::string_view text) {
  if (text.size() < 4) return AttributeName::kUnknown;
  unsigned number = kTable.index[slot(text)];
  if (number == 0 || kAttributes[number - 1].text != text) return AttributeName::kUnknown;
  return kAttributes[number - 1].name;
}

}  // namespace cortado::classfile
