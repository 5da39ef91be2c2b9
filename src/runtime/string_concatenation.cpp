#include "runtime/string_concatenation.h"

#include <cstring>
#include <string>
#include <vector>

#include "classfile/descriptor.h"
#include "classfile/modified_utf8.h"
#include "gc/heap_access.h"
#include "runtime/buffer_allocation.h"
#include "runtime/concatenation_text.h"
#include "runtime/exceptions.h"
#include "runtime/flags.h"
#include "runtime/image_classes.h"
#include "runtime/loader_data.h"
#include "runtime/method_handles.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

// --- What a call is to do.

namespace {

constexpr std::string_view kFactory = "java/lang/invoke/StringConcatFactory";
constexpr std::string_view kBootstrapName = "makeConcatWithConstants";
constexpr std::string_view kBootstrapDescriptor =
    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;"
    "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";
// In recipes: an operand, and a constant that is given apart.
constexpr char kOperandMark = 1;
constexpr char kConstantMark = 2;
// More are refused by the factory, with its own message.
constexpr uint32_t kMostSlots = 200;

// The recipe, the only static argument there is, in modified UTF-8; empty if the call has another bootstrap method.
std::string_view recipe_of(const ConstantPool* pool, uint16_t pool_index) {
  ConstantPool::BootstrapMethod bootstrap =
      pool->bootstrap_method(static_cast<uint16_t>(pool->value(pool_index) >> 16));
  if (bootstrap.argument_count != 1 || pool->tag(bootstrap.arguments[0]) != ConstantTag::kString) return {};
  uint32_t handle = pool->value(bootstrap.method_handle);
  if (static_cast<ReferenceKind>(handle >> 16) != ReferenceKind::kInvokeStatic) return {};
  auto reference = static_cast<uint16_t>(handle);
  if (pool->tag(reference) != ConstantTag::kMethodref) return {};
  if (pool->class_name(pool->class_index_of(reference))->view() != kFactory) return {};
  if (pool->member_name(reference)->view() != kBootstrapName) return {};
  if (pool->member_descriptor(reference)->view() != kBootstrapDescriptor) return {};
  return pool->utf8(static_cast<uint16_t>(pool->value(bootstrap.arguments[0])));
}

bool factory_is_as_built() IN_VM {
  static Symbol* const factory = Symbol::intern(kFactory);
  return Flags::boolean("CompactStrings") && ImageClasses::find(Loaders::boot(), factory) != nullptr;
}

}  // namespace

// Made from the recipe before there is memory of the method area for it.
class StringConcatenation::Recipe {
 public:
  // False: not for the VM.
  bool read(std::string_view text, std::string_view descriptor) {
    if (!classfile::is_latin1(text) || text.find(kConstantMark) != std::string_view::npos) return false;
    std::string latin1(classfile::utf16_length(text), 0);
    classfile::to_latin1(text, reinterpret_cast<uint8_t*>(latin1.data()));
    classfile::DescriptorIterator parameter(descriptor);
    uint32_t slot = 0;
    pieces.emplace_back();
    for (char c : latin1) {
      if (c != kOperandMark) {
        pieces.back().constant_length++;
        constants.push_back(static_cast<uint8_t>(c));
        continue;
      }
      if (parameter.at_return() || slot >= kMostSlots) return false;
      pieces.back().operand = kind_of(parameter.text());
      if (pieces.back().operand == OperandKind::kNone) return false;
      pieces.back().slot = static_cast<uint8_t>(slot);
      slot += slots_of(parameter.type());
      parameter.next();
      pieces.emplace_back();
    }
    return parameter.at_return() && parameter.text() == "Ljava/lang/String;" && slot <= kMostSlots;
  }

  std::vector<Piece> pieces;
  std::vector<uint8_t> constants;

 private:
  static OperandKind kind_of(std::string_view descriptor) {
    switch (descriptor[0]) {
      case 'B':
      case 'S':
      case 'I': return OperandKind::kInt;
      case 'J': return OperandKind::kLong;
      case 'C': return OperandKind::kChar;
      case 'Z': return OperandKind::kBoolean;
      default: return descriptor == "Ljava/lang/String;" ? OperandKind::kString : OperandKind::kNone;
    }
  }
};

Method* StringConcatenation::link(ConstantPool* pool, uint16_t pool_index) {
  std::string_view text = recipe_of(pool, pool_index);
  if (text.empty()) return nullptr;
  Symbol* descriptor = pool->member_descriptor(pool_index);
  Recipe recipe;
  if (!recipe.read(text, descriptor->view()) || !factory_is_as_built()) return nullptr;
  MetadataArena& arena = pool->holder->loader->arena;
  auto* made = arena.make<StringConcatenation>();
  if (made == nullptr) return nullptr;
  made->pieces_ = arena.make_array<Piece>(recipe.pieces.size());
  made->constants_ = arena.make_array<uint8_t>(recipe.constants.size());
  if (made->pieces_.size() != recipe.pieces.size() || made->constants_.size() != recipe.constants.size())
    return nullptr;
  std::copy(recipe.pieces.begin(), recipe.pieces.end(), made->pieces_.begin());
  std::copy(recipe.constants.begin(), recipe.constants.end(), made->constants_.begin());
  made->maker_ = made->choose_maker();
  describe_intrinsic(*made, pool->member_name(pool_index), descriptor, MethodIntrinsic::kConcatenate);
  return made;
}

// --- Doing it. First the length is found, then the text is written. Operands are strings, which do not change meanwhile.

struct StringConcatenation::Measure {
  uint64_t length = 0;  // in chars
  bool is_utf16 = false;
  uint32_t longest = 0;  // of the operands that are strings
  const Slot* longest_string = nullptr;

  void note_string(const Slot* string, uint32_t its_length) {
    if (*string == 0 || its_length <= longest) return;
    longest = its_length;
    longest_string = string;
  }
  uint64_t bytes() const { return length << (is_utf16 ? 1 : 0); }
  // Of the string that is all there is, or null.
  Object* whole_value() const {
    if (longest_string == nullptr || longest != length) return nullptr;
    return HeapAccess::load_reference(reinterpret_cast<const Object*>(*longest_string), wk.fields.String_value);
  }
};

using namespace concatenation;

CORTADO_ALWAYS_INLINE StringConcatenation::Measure StringConcatenation::measure(const Slot* arguments) const {
  Measure all;
  all.length = constants_.size();
  for (const Piece& piece : pieces_) {
    const Slot* slot = arguments + piece.slot;
    switch (piece.operand) {
      case OperandKind::kNone: return all;
      case OperandKind::kInt: all.length += length_of(int_at(slot)); break;
      case OperandKind::kLong: all.length += length_of(long_at(slot)); break;
      case OperandKind::kChar:
        all.length++;
        all.is_utf16 |= static_cast<uint16_t>(*slot) > 0xFF;
        break;
      case OperandKind::kString:
      case OperandKind::kBoolean: {
        Text text = piece.operand == OperandKind::kString ? text_of_string(slot) : text_of_boolean(slot);
        all.length += text.length;
        all.is_utf16 |= text.is_utf16;
        if (piece.operand == OperandKind::kString) all.note_string(slot, text.length);
      }
    }
  }
  return all;
}

template <class Unit>
CORTADO_ALWAYS_INLINE void StringConcatenation::write(Unit* end, const Slot* arguments) const {
  const uint8_t* constants = constants_.end();
  for (const Piece* piece = pieces_.end(); piece-- != pieces_.begin();) {
    const Slot* slot = arguments + piece->slot;
    switch (piece->operand) {
      case OperandKind::kNone: break;
      case OperandKind::kInt: end = write_number(end, int_at(slot)); break;
      case OperandKind::kLong: end = write_number(end, long_at(slot)); break;
      case OperandKind::kChar: *--end = static_cast<Unit>(*slot); break;
      case OperandKind::kString:
      case OperandKind::kBoolean: {
        Text text = piece->operand == OperandKind::kString ? text_of_string(slot) : text_of_boolean(slot);
        if (sizeof(Unit) == 1 || !text.is_utf16) {
          end = write_latin1(end, text.bytes, text.length);
        } else {
          end -= text.length;
          std::memcpy(end, text.bytes, sizeof(Unit) * text.length);
        }
      }
    }
    constants -= piece->constant_length;
    end = write_latin1(end, constants, piece->constant_length);
  }
}

CORTADO_ALWAYS_INLINE void StringConcatenation::write_before(uint8_t* end, bool is_utf16, const Slot* arguments) const {
  if (CORTADO_LIKELY(!is_utf16)) {
    write(end, arguments);
  } else {
    write(reinterpret_cast<uint16_t*>(end), arguments);
  }
}

LeafResult StringConcatenation::make(Thread* thread, const Slot* arguments, const Method* target) {
  const auto& concatenation = static_cast<const StringConcatenation&>(*target);
  return concatenation.maker_(*thread, arguments, concatenation);
}

LeafResult StringConcatenation::make_any(Thread& thread, const Slot* arguments,
                                         const StringConcatenation& concatenation) {
  constexpr LeafResult kNotDone = {0, 0};
  Measure all = concatenation.measure(arguments);
  uint64_t bytes = all.bytes();
  size_t string_size = wk.classes.String->layout.instance_size;
  if (Object* value = all.whole_value(); value != nullptr) {
    return buffer_has_room(thread, string_size) ? new_string_of(thread, value, all.is_utf16) : kNotDone;
  }
  Class* array_class = wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)];
  if (bytes > kLongestInBuffer) return kNotDone;
  size_t size = array_size(&array_class->layout, static_cast<int32_t>(bytes));
  if (!buffer_has_room(thread, string_size + size)) return kNotDone;
  Array* array = take_array_from_buffer(thread, size, array_class, static_cast<int32_t>(bytes));
  concatenation.write_before(array->elements() + bytes, all.is_utf16, arguments);
  return new_string_of(thread, array, all.is_utf16);
}

bool StringConcatenation::make_slowly(Thread& thread, const Method* target, const Slot* arguments) {
  const auto& concatenation = static_cast<const StringConcatenation&>(*target);
  Measure all = concatenation.measure(arguments);
  if (all.bytes() > INT32_MAX) {
    (void)throw_new(thread, wk.classes.OutOfMemoryError, "Overflow: String length out of range");
    return false;
  }
  auto made = new_string_to_fill(thread, static_cast<int32_t>(all.bytes()), all.is_utf16);
  if (made.failed()) return false;
  Object* string = made.value().release();
  auto* value = static_cast<Array*>(HeapAccess::load_reference(string, wk.fields.String_value));
  concatenation.write_before(value->elements() + all.bytes(), all.is_utf16, arguments);
  thread.result = reinterpret_cast<Slot>(string);
  return true;
}

}  // namespace cortado
