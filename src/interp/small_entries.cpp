// Entries for interpreted callers of methods with the usual numbers of slots. Where the frame begins and ends follows from sp:
// the method's address is the end of a chain of loads, for which the next call would wait.

#include <array>
#include <utility>

#include "interp/entering.h"
#include "interp/entries.h"
#include "interp/field_access.h"

namespace cortado::interp {

#define ENTER_SMALL(kind, arguments, others)                                 \
  do {                                                                       \
    auto* method_ = reinterpret_cast<Method*>(aux);                          \
    if (CORTADO_UNLIKELY(counted_down(method_))) TAIL(slow_enter_hot<kind>); \
    auto* frame_ = reinterpret_cast<Frame*>(sp + 1 + (others));              \
    /* All three addresses come from sp: none waits for another. */          \
    __asm__("" : "+r"(frame_));                                              \
    if (CORTADO_UNLIKELY(!has_room(thread, frame_))) TAIL(slow_enter<kind>); \
    locals = sp + 1 - (arguments);                                           \
    sp += 1 + (others) + sizeof(Frame) / sizeof(Slot);                       \
    pc = method_->code.get_non_null();                                       \
    LINK_FRAME(frame_, method_, kind, pc);                                   \
  } while (0)
template <ResumeKind K, uint32_t arguments, uint32_t others>
static HANDLER(op_enter_small) {
  ENTER_SMALL(K, arguments, others);
  NEXT(0);
}
// With the first instruction, if that loads an argument. What it pushes on the empty stack has no meaning and is left out.
template <ResumeKind K, uint32_t arguments, uint32_t others, uint32_t index, bool is_narrow>
static HANDLER(op_enter_loading) {
  ENTER_SMALL(K, arguments, others);
  tos = is_narrow ? load_narrow(locals + index) : locals[index];
  sp += 1;
  NEXT(1);
}
// With the first two, if those read a field of the receiver, which is not null here.
template <ResumeKind K, uint32_t arguments, uint32_t others>
static HANDLER(op_enter_reading_int) {
  ENTER_SMALL(K, arguments, others);
  const FieldEntry& entry = reinterpret_cast<Method*>(aux)->pool->field_entries[operand_u2(pc + 1)];
  tos = HeapAccess::load<uint32_t>(reinterpret_cast<Object*>(locals[0]), entry.offset);
  sp += 1;
  NEXT(4);
}
template <ResumeKind K, uint32_t arguments, uint32_t others, ReferenceMode M>
static HANDLER(op_enter_reading_reference) {
  ENTER_SMALL(K, arguments, others);
  const FieldEntry& entry = reinterpret_cast<Method*>(aux)->pool->field_entries[operand_u2(pc + 1)];
  tos = load_reference<M>(reinterpret_cast<Object*>(locals[0]), entry.offset);
  sp += 1;
  NEXT(4);
}
// Entries for so many slots of arguments and of other locals. The rows of a table: by the arguments, by the load that the
// first instruction is (none, of an int, of a reference: of each argument that is loaded at all), by the others.
inline constexpr uint32_t kSmallArguments = 5, kSmallOthers = 3, kLoadedArguments = 3;
constexpr uint32_t loads_of(uint32_t arguments) { return arguments > kLoadedArguments ? 1 : 1 + 2 * arguments; }
constexpr uint32_t first_load_of(uint32_t arguments) {
  uint32_t first = 0;
  for (uint32_t fewer = 0; fewer < arguments; fewer++) first += loads_of(fewer);
  return first;
}
inline constexpr uint32_t kSmallEntries = first_load_of(kSmallArguments + 1) * (kSmallOthers + 1);
static uint32_t load_number(uint32_t arguments, uint8_t first) {
  using classfile::Opcode;
  uint32_t as_int = first - static_cast<uint32_t>(Opcode::kIload0),
           as_any = first - static_cast<uint32_t>(Opcode::kAload0);
  if (arguments > kLoadedArguments) return 0;
  if (as_int < arguments) return 1 + 2 * as_int;
  return as_any < arguments ? 2 + 2 * as_any : 0;
}
template <ResumeKind K, uint32_t number>
constexpr Handler small_entry() {
  constexpr uint32_t others = number % (kSmallOthers + 1), row = number / (kSmallOthers + 1);
  constexpr uint32_t arguments = [] {
    uint32_t found = 0;
    while (first_load_of(found + 1) <= row) found++;
    return found;
  }();
  constexpr uint32_t load = row - first_load_of(arguments);
  if constexpr (load == 0)
    return op_enter_small<K, arguments, others>;
  else
    return op_enter_loading < K, arguments, others, (load - 1) / 2, load % 2 == 1 > ;
}
template <ResumeKind K, uint32_t... numbers>
constexpr std::array<Handler, sizeof...(numbers)> small_entries(std::integer_sequence<uint32_t, numbers...>) {
  return {small_entry<K, numbers>()...};
}

// Those that read a field of the receiver: by the arguments, by the others.
inline constexpr uint32_t kReadingEntries = kLoadedArguments * (kSmallOthers + 1);
template <ResumeKind K, uint32_t... numbers>
constexpr std::array<Handler, kReadingEntries> reading_int(std::integer_sequence<uint32_t, numbers...>) {
  return {op_enter_reading_int<K, 1 + numbers / (kSmallOthers + 1), numbers % (kSmallOthers + 1)>...};
}
template <ResumeKind K, ReferenceMode M, uint32_t... numbers>
constexpr std::array<Handler, kReadingEntries> reading_reference(std::integer_sequence<uint32_t, numbers...>) {
  return {op_enter_reading_reference<K, 1 + numbers / (kSmallOthers + 1), numbers % (kSmallOthers + 1), M>...};
}
struct ReadingEntry {
  uint32_t number;
  Handler handler;
};
template <ResumeKind K>
struct ReadingReference {
  template <ReferenceMode M>
  static void find(ReadingEntry& entry) {
    static constexpr auto kEntries = reading_reference<K, M>(std::make_integer_sequence<uint32_t, kReadingEntries>());
    entry.handler = kEntries[entry.number];
  }
};
template <ResumeKind K>
static Handler reading_entry(const Method* method, uint32_t others) {
  static constexpr auto kInts = reading_int<K>(std::make_integer_sequence<uint32_t, kReadingEntries>());
  uint32_t arguments = method->argument_slots;
  if (method->is_static() || arguments > kLoadedArguments) return nullptr;
  ReadingEntry entry{(arguments - 1) * (kSmallOthers + 1) + others, nullptr};
  switch (static_cast<FusedOpcode>(*method->code.get_non_null())) {
    case FusedOpcode::kAload0GetfieldInt: return kInts[entry.number];
    case FusedOpcode::kAload0GetfieldReference:
      FOR_REFERENCE_MODE(reference_encoding.mode, ReadingReference<K>::template find, entry);
      return entry.handler;
    default: return nullptr;
  }
}

template <ResumeKind K>
static Handler entry_with_frame_as(const Method* method) {
  static constexpr auto kEntries = small_entries<K>(std::make_integer_sequence<uint32_t, kSmallEntries>());
  uint32_t arguments = method->argument_slots, others = method->max_locals - arguments;
  if (arguments > kSmallArguments || others > kSmallOthers) return op_enter<K>;
  if (Handler reading = reading_entry<K>(method, others)) return reading;
  uint32_t load = load_number(arguments, *method->code.get_non_null());
  return kEntries[(first_load_of(arguments) + load) * (kSmallOthers + 1) + others];
}
Handler entry_with_frame(const Method* method) {
  switch (resume_kind_of(method->result_type)) {
    case ResumeKind::kInterpretedVoid: return entry_with_frame_as<ResumeKind::kInterpretedVoid>(method);
    case ResumeKind::kInterpretedOne: return entry_with_frame_as<ResumeKind::kInterpretedOne>(method);
    default: return entry_with_frame_as<ResumeKind::kInterpretedTwo>(method);
  }
}

}  // namespace cortado::interp
