// String concatenations of one or two operands, strings of Latin-1 and ints, which most are: what depends on the operands'
// kinds is decided when the call is linked.

#include <tuple>
#include <utility>

#include "gc/array_layout.h"
#include "runtime/buffer_allocation.h"
#include "runtime/concatenation_text.h"
#include "runtime/string_concatenation.h"

namespace cortado {

using namespace concatenation;

template <>
struct StringConcatenation::Operand<StringConcatenation::OperandKind::kInt> {
  explicit Operand(const Slot* slot) : number(int_at(slot)), length(length_of(number)) {}
  // Whether it is not for make_few, if the whole has `all` chars.
  bool is_special(uint64_t /*all*/) const { return false; }
  uint8_t* write(uint8_t* end) const { return write_number(end, number); }

  int32_t number;
  uint32_t length;
};

template <>
struct StringConcatenation::Operand<StringConcatenation::OperandKind::kString> {
  explicit Operand(const Slot* slot) : text(text_of_string(slot)), length(text.length) {}
  // The string may be all there is: then its value is taken.
  bool is_special(uint64_t all) const { return text.is_utf16 || length == all; }
  uint8_t* write(uint8_t* end) const { return write_latin1(end, text.bytes, length); }

  Text text;
  uint32_t length;
};

// The piece's constant, which ends at `from`; that moves to where it begins.
CORTADO_ALWAYS_INLINE uint8_t* StringConcatenation::write_constant(uint8_t* end, const Piece& piece,
                                                                   const uint8_t*& from) {
  if (piece.constant_length == 0) return end;
  from -= piece.constant_length;
  return write_latin1(end, from, piece.constant_length);
}

// From the last operand on.
template <class Operands, size_t... kAt>
CORTADO_ALWAYS_INLINE void StringConcatenation::write_few(uint8_t* end, const Operands& operands,
                                                          std::index_sequence<kAt...> /*count*/) const {
  const Piece* piece = pieces_.begin() + sizeof...(kAt);
  const uint8_t* constants = constants_.end();
  end = write_constant(end, *piece, constants);
  ((end = std::get<sizeof...(kAt) - 1 - kAt>(operands).write(end), piece--,
    end = write_constant(end, *piece, constants)),
   ...);
}

template <StringConcatenation::OperandKind... kKinds>
LeafResult StringConcatenation::make_few(Thread& thread, const Slot* arguments,
                                         const StringConcatenation& concatenation) {
  constexpr size_t kCount = sizeof...(kKinds);
  const Piece* piece = concatenation.pieces_.begin();
  const std::tuple operands{Operand<kKinds>(arguments + piece++->slot)...};
  uint64_t length = concatenation.constants_.size();
  std::apply([&](const auto&... operand) { ((length += operand.length), ...); }, operands);
  bool is_special = std::apply([&](const auto&... operand) { return (operand.is_special(length) || ...); }, operands);
  constexpr size_t kBase = element_base_of(0);
  size_t size = (kBase + length + 7) & ~size_t{7};
  bool is_small = length <= kLongestInBuffer && buffer_has_room(thread, size + wk.classes.String->layout.instance_size);
  if (CORTADO_UNLIKELY(is_special || !is_small)) return make_any(thread, arguments, concatenation);
  Class* array_class = wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)];
  Array* array = take_array_from_buffer(thread, size, array_class, static_cast<int32_t>(length));
  uint8_t* end = reinterpret_cast<uint8_t*>(array) + kBase + length;
  concatenation.write_few(end, operands, std::make_index_sequence<kCount>{});
  return new_string_of(thread, array, false);
}

template <StringConcatenation::OperandKind kFirst>
StringConcatenation::Maker StringConcatenation::maker_with(OperandKind second) {
  switch (second) {
    case OperandKind::kNone: return make_few<kFirst>;
    case OperandKind::kInt: return make_few<kFirst, OperandKind::kInt>;
    case OperandKind::kString: return make_few<kFirst, OperandKind::kString>;
    default: return make_any;
  }
}

StringConcatenation::Maker StringConcatenation::choose_maker() const {
  constexpr size_t kMost = 2;
  if (pieces_.size() > kMost + 1) return make_any;
  OperandKind second = pieces_.size() > kMost ? pieces_[1].operand : OperandKind::kNone;
  switch (pieces_[0].operand) {
    case OperandKind::kInt: return maker_with<OperandKind::kInt>(second);
    case OperandKind::kString: return maker_with<OperandKind::kString>(second);
    default: return make_any;
  }
}

}  // namespace cortado
