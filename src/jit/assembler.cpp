#include "jit/assembler.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace cortado::jit {

namespace {

constexpr RegisterSet kAllGeneral = 0xFFFF;

bool writes_nothing(asmjit::InstId id) {
  namespace Inst = asmjit::x86::Inst;
  return id == Inst::kIdCmp || id == Inst::kIdTest || id == Inst::kIdUcomisd || id == Inst::kIdUcomiss ||
         id == Inst::kIdJmp;
}

// Registers that are no operand, or the second one.
bool writes_others(asmjit::InstId id, const asmjit::Operand_& second) {
  namespace Inst = asmjit::x86::Inst;
  switch (id) {
    case Inst::kIdCdq:
    case Inst::kIdCqo:
    case Inst::kIdIdiv:
    case Inst::kIdDiv:
    case Inst::kIdMul:
    case Inst::kIdMulx:
    case Inst::kIdXchg:
    case Inst::kIdXadd:
    case Inst::kIdCmpxchg: return true;
    case Inst::kIdImul: return second.isNone();
    default: return false;
  }
}

}  // namespace

Assembler::Assembler(asmjit::CodeHolder* holder) {
  constexpr size_t kUsualSize = size_t{8} << 10;
  asmjit::CodeBuffer& buffer = holder->textSection()->buffer();
  buffer._flags |= asmjit::CodeBufferFlags::kIsExternal | asmjit::CodeBufferFlags::kIsFixed;
  CORTADO_CHECK(holder->attach(this) == asmjit::kErrorOk);
  set_buffer(static_cast<uint8_t*>(CompileMemory::allocate(kUsualSize)), kUsualSize);
  _bufferPtr = _bufferData;
}

void Assembler::set_buffer(uint8_t* data, size_t size) {
  asmjit::CodeBuffer& buffer = _section->_buffer;
  buffer._data = _bufferData = data;
  buffer._capacity = size;
  _bufferEnd = data + size;
  last_begin_ = is_listed() ? nullptr : _bufferEnd - kLongestEncoding;
}

// The first operand counts as written wherever it is not known to be read only.
void Assembler::note_written(asmjit::InstId id, const Operand& o0, const Operand& o1) {
  if (id == asmjit::x86::Inst::kIdCall) merged_ = true;
  if (writes_others(id, o1)) written_ |= kAllGeneral;
  if (!o0.isReg() || writes_nothing(id)) return;
  if (x86::Reg::isGp(o0))
    written_ |= RegisterSet{1} << o0.id();
  else if (x86::Reg::isXmm(o0))
    written_ |= RegisterSet{1} << (kFirstVector + o0.id());
}

// An address, a MetaPtr, or one of these in either half of a word.
void Assembler::note_named(const Operand& operand) {
  if (operand.isImm()) {
    note_number(operand.as<asmjit::Imm>().value());
  } else if (operand.isMem()) {
    note_bits(static_cast<uint32_t>(operand.as<Mem>().offset()));
  }
}

void Assembler::add_named(uint32_t bits) {
  constexpr uint32_t kMetadataAlignmentShift = 3;
  uint32_t& lately = lately_named_[(bits >> kMetadataAlignmentShift) % std::size(lately_named_)];
  if (lately == bits) return;
  lately = bits;
  named_metadata_.push_back(bits);
}

// --- Instructions.
asmjit::Error Assembler::emit_in_frame(Instruction what, PackedRegister reg, uint32_t size, int32_t offset) {
  if (reg.size() != size || !begin()) return emit_with_other_memory(what, reg, PackedPlace(Mem(kFrame, offset, size)));
  encoding::Writer to(_bufferPtr);
  to.with_frame(size == sizeof(uint64_t), what.opcode, reg.id, offset);
  note_register(what, reg.id);
  advance_to(to.end());
  return asmjit::kErrorOk;
}

// The place is of the register's size.
asmjit::Error Assembler::emit_with_base(Instruction what, PackedRegister reg, uint32_t base, int32_t offset) {
  if (!begin()) return emit_with_other_memory(what, reg, PackedPlace(Mem(x86::gpq(base), offset, reg.size())));
  encoding::Writer to(_bufferPtr);
  to.with_base(reg.is_wide(), what.opcode, reg.id, base, offset);
  note_place(base, static_cast<uint32_t>(offset));
  note_register(what, reg.id);
  advance_to(to.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::emit_with_memory(Instruction what, PackedRegister reg, PackedPlace place) {
  bool suits = place.has_base_alone() && place.suits(reg.shape) && reg.is_general() && !is_listed();
  if (!suits) return emit_with_other_memory(what, reg, place);
  return emit_with_base(what, reg, place.base, static_cast<int32_t>(place.offset));
}

// Of another shape, or AsmJit's.
asmjit::Error Assembler::emit_with_other_memory(Instruction what, PackedRegister packed, PackedPlace packed_place) {
  Gp reg = packed.unpacked();
  Mem place = packed_place.unpacked();
  bool suits = encoding::has_plain_shape(place) && packed_place.suits(packed.shape);
  if (!suits || !packed.is_general() || !begin())
    return what.form == Form::kStores ? emit(what.id, place, reg) : emit(what.id, reg, place);
  encoding::Writer to(_bufferPtr);
  to.with_memory(packed.is_wide(), what.opcode, packed.id, place);
  note_place(place);
  note_register(what, packed.id);
  advance_to(to.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::emit_pair(Instruction what, PackedRegister second, PackedRegister first) {
  if (first.shape != second.shape || !first.is_general() || !begin())
    return emit(what.id, first.unpacked(), second.unpacked());
  encoding::Writer to(_bufferPtr);
  to.with_register(first.is_wide(), what.opcode, second.id, first.id);
  note_register(what, first.id);
  advance_to(to.end());
  return asmjit::kErrorOk;
}

// The opcode is the operation's number.
asmjit::Error Assembler::emit_with_number(Instruction what, PackedRegister reg, int64_t value) {
  if (!encoding::fits_int(value) || !reg.is_general() || !begin()) return emit(what.id, reg.unpacked(), Imm(value));
  note_number(value);
  encoding::Writer to(_bufferPtr);
  encoding::write_with_number(to, reg.is_wide(), static_cast<Arithmetic>(what.opcode), reg.id, value);
  note_register(what, reg.id);
  advance_to(to.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::mov(const Gp& to, const Imm& number) {
  int64_t value = number.value();
  if (!is_general(to) || !encoding::fits_int(value) || !begin()) return Base::mov(to, number);
  note_number(value);
  encoding::Writer writer(_bufferPtr);
  encoding::write_load_of_number(writer, is_wide(to), to.id(), value);
  advance_to(writer.end());
  return written(to);
}

asmjit::Error Assembler::mov(const Mem& to, const Imm& number) {
  int64_t value = number.value();
  bool suits = has_width(to) && encoding::has_plain_shape(to) && encoding::fits_int(value);
  if (!suits || !begin()) return Base::mov(to, number);
  note_place(to);
  note_number(value);
  encoding::Writer writer(_bufferPtr);
  writer.with_memory(to.size() == 8, 0xC7, 0, to);
  writer.word(value);
  advance_to(writer.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::test(const Gp& bits, const Imm& mask) {
  bool is_byte = bits.signature().bits() == x86::GpbLo::kSignature;
  if ((!is_byte && !is_general(bits)) || !encoding::fits_int(mask.value()) || !begin()) return Base::test(bits, mask);
  note_number(mask.value());
  encoding::Writer writer(_bufferPtr);
  encoding::write_test_of_bits(writer, is_byte ? 1 : is_wide(bits) ? 8 : 4, bits.id(), mask.value());
  advance_to(writer.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::movsxd(const Gp& to, const Gp& from) {
  if (!is_wide(to) || is_wide(from) || !is_general(from) || !begin()) return Base::movsxd(to, from);
  encoding::Writer writer(_bufferPtr);
  writer.with_register(true, 0x63, to.id(), from.id());
  advance_to(writer.end());
  return written(to);
}

// By more than one.
bool Assembler::emit_shift(uint32_t number, const Gp& to, const Imm& distance) {
  int64_t value = distance.value();
  if (!is_general(to) || value <= 1 || value > 63 || !begin()) return false;
  encoding::Writer writer(_bufferPtr);
  writer.with_register(is_wide(to), 0xC1, number, to.id());
  writer.byte(static_cast<uint32_t>(value));
  advance_to(writer.end());
  return true;
}

// To the address that a place in memory holds.
bool Assembler::emit_transfer(uint32_t number, const Mem& to) {
  if (to.size() != 8 || !encoding::has_plain_shape(to) || !begin()) return false;
  note_place(to);
  encoding::Writer writer(_bufferPtr);
  writer.with_memory(false, 0xFF, number, to);
  advance_to(writer.end());
  return true;
}

// The opcode of the instruction for a byte; that for two bytes is the next.
bool Assembler::emit_extension(uint32_t opcode, const Gp& to, const Mem& from) {
  bool suits = is_general(to) && encoding::has_plain_shape(from) && (from.size() == 1 || from.size() == 2);
  if (!suits || !begin()) return false;
  note_place(from);
  encoding::Writer writer(_bufferPtr);
  writer.with_memory(is_wide(to), opcode + from.size() - 1, to.id(), from);
  advance_to(writer.end());
  return true;
}

bool Assembler::emit_arithmetic(Arithmetic operation, const Mem& to, const Imm& with) {
  int64_t value = with.value();
  bool suits = has_width(to) && encoding::has_plain_shape(to) && encoding::fits_int(value);
  if (!suits || !begin()) return false;
  note_place(to);
  note_number(value);
  encoding::Writer writer(_bufferPtr);
  encoding::write_with_number(writer, to.size() == 8, operation, to, value);
  advance_to(writer.end());
  return true;
}

namespace {

namespace Inst = asmjit::x86::Inst;

constexpr uint8_t kNoCondition = 0xFF;
constexpr std::array<uint8_t, Inst::kIdJz - Inst::kIdJa + 1> conditions_of_jumps() {
  std::array<uint8_t, Inst::kIdJz - Inst::kIdJa + 1> conditions{};
  for (uint8_t& each : conditions) each = kNoCondition;
  constexpr std::pair<asmjit::InstId, Condition> kSynonyms[] = {
      {Inst::kIdJc, Condition::kC},     {Inst::kIdJe, Condition::kE},     {Inst::kIdJna, Condition::kNA},
      {Inst::kIdJnae, Condition::kNAE}, {Inst::kIdJnb, Condition::kNB},   {Inst::kIdJnbe, Condition::kNBE},
      {Inst::kIdJnc, Condition::kNC},   {Inst::kIdJng, Condition::kNG},   {Inst::kIdJnge, Condition::kNGE},
      {Inst::kIdJnl, Condition::kNL},   {Inst::kIdJnle, Condition::kNLE}, {Inst::kIdJnp, Condition::kNP},
      {Inst::kIdJnz, Condition::kNZ},   {Inst::kIdJpe, Condition::kPE},   {Inst::kIdJpo, Condition::kPO},
      {Inst::kIdJz, Condition::kZ},     {Inst::kIdJa, Condition::kA},     {Inst::kIdJae, Condition::kAE},
      {Inst::kIdJb, Condition::kB},     {Inst::kIdJbe, Condition::kBE},   {Inst::kIdJg, Condition::kG},
      {Inst::kIdJge, Condition::kGE},   {Inst::kIdJl, Condition::kL},     {Inst::kIdJle, Condition::kLE},
      {Inst::kIdJne, Condition::kNE},   {Inst::kIdJno, Condition::kNO},   {Inst::kIdJns, Condition::kNS},
      {Inst::kIdJo, Condition::kO},     {Inst::kIdJp, Condition::kP},     {Inst::kIdJs, Condition::kS}};
  for (auto [id, condition] : kSynonyms) conditions[id - Inst::kIdJa] = static_cast<uint8_t>(condition);
  return conditions;
}
constexpr auto kConditionsOfJumps = conditions_of_jumps();

}  // namespace

asmjit::Error Assembler::_emit(asmjit::InstId id, const Operand& o0, const Operand& o1, const Operand& o2,
                               const Operand* others) {
  note_written(id, o0, o1);
  for (const Operand* operand : {&o0, &o1, &o2}) {
    if (operand->isImm() || operand->isMem()) note_named(*operand);
  }
  bool has_prefix = instOptions() != asmjit::InstOptions::kNone || hasExtraReg();
  if (o2.isNone() && !has_prefix && begin()) {
    if (o0.isLabel()) {
      uint8_t condition = kConditionsOfJumps[id - Inst::kIdJa];
      CORTADO_CHECK(condition != kNoCondition);
      return jump(static_cast<Condition>(condition), o0.as<Label>());
    }
    if (uint8_t* end = encode(_bufferPtr, id, o0, o1)) {
      advance_to(end);
      return asmjit::kErrorOk;
    }
  }
  prepare_for_asmjit(kLongestEncoding);
  return is_listed() ? Base::_emit(id, o0, o1, o2, others) : emit_other(id, o0, o1, o2, others);
}

// AsmJit's work, but for a label: that is the last operand there, as an address, and the instruction ends with its distance.
asmjit::Error Assembler::emit_other(asmjit::InstId id, const Operand& o0, const Operand& o1, const Operand& o2,
                                    const Operand* others) {
  if (!o1.isMem() || !o1.as<Mem>().hasBaseLabel()) return Base::_emit(id, o0, o1, o2, others);
  const auto& place = o1.as<Mem>();
  CORTADO_ASSERT(o2.isNone() && place.offset() == 0 && !place.hasIndex());
  Error error = Base::_emit(id, o0, x86::ptr(x86::rip, 0, place.size()), o2, others);
  if (error == asmjit::kErrorOk) wait_for(labels_[place.baseId()], static_cast<uint32_t>(offset() - sizeof(uint32_t)));
  return error;
}

bool Assembler::begin_slowly() {
  if (is_listed()) return false;
  grow(kLongestEncoding);
  return true;
}

void Assembler::grow(size_t room) {
  size_t used = offset();
  size_t size = std::max(2 * bufferCapacity(), used + room);
  auto* larger = static_cast<uint8_t*>(CompileMemory::allocate(size));
  std::memcpy(larger, _bufferData, used);
  set_buffer(larger, size);
  _bufferPtr = larger + used;
}

// --- Labels.
// The four bytes at `at` become the distance from their end to the label.
void Assembler::wait_for(LabelPlace& label, uint32_t at) {
  if (label.offset != kNowhere) return write_word(at, label.offset - (at + 4));
  awaited_ += label.last_use == kNowhere ? 1 : 0;
  write_word(at, std::exchange(label.last_use, at));
}

void Assembler::bind_here(LabelPlace& label) {
  auto here = static_cast<uint32_t>(offset());
  CORTADO_ASSERT(label.offset == kNowhere);
  label.offset = here;
  if (label.last_use == kNowhere) return;
  awaited_--;
  for (uint32_t at = label.last_use; at != kNowhere;) {
    uint32_t before;
    std::memcpy(&before, bufferData() + at, sizeof before);
    write_word(at, here - (at + 4));
    at = before;
  }
}

asmjit::Error Assembler::call_label(const Label& to) {
  merged_ = true;
  (void)begin();
  auto here = static_cast<uint32_t>(offset());
  encoding::Writer writer(_bufferPtr);
  writer.byte(0xE8);
  writer.word(0);
  wait_for(labels_[to.id()], here + 1);
  advance_to(writer.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::jump_always(const Label& to) {
  (void)begin();
  LabelPlace& label = labels_[to.id()];
  auto here = static_cast<uint32_t>(offset());
  int64_t distance = int64_t{label.offset} - (here + 2);
  encoding::Writer writer(_bufferPtr);
  if (label.offset != kNowhere && encoding::fits_byte(distance)) {
    writer.byte(0xEB);
    writer.byte(static_cast<uint32_t>(distance));
  } else {
    writer.byte(0xE9);
    writer.word(0);
    wait_for(label, here + 1);
  }
  advance_to(writer.end());
  return asmjit::kErrorOk;
}

asmjit::Error Assembler::jump(Condition condition, const Label& to) {
  (void)begin();
  LabelPlace& label = labels_[to.id()];
  auto number = static_cast<uint32_t>(condition);
  auto here = static_cast<uint32_t>(offset());
  int64_t distance = int64_t{label.offset} - (here + 2);
  encoding::Writer writer(_bufferPtr);
  if (label.offset != kNowhere && encoding::fits_byte(distance)) {
    writer.byte(0x70 | number);
    writer.byte(static_cast<uint32_t>(distance));
  } else {
    writer.byte(0x0F);
    writer.byte(0x80 | number);
    writer.word(0);
    wait_for(label, here + 2);
  }
  advance_to(writer.end());
  return asmjit::kErrorOk;
}

uint32_t Assembler::offset_of(const Label& label) const {
  return is_listed() ? static_cast<uint32_t>(code()->labelOffset(label)) : labels_[label.id()].offset;
}

void Assembler::embed_distance(const Label& label, const Label& base) {
  if (is_listed()) {
    prepare_for_asmjit(sizeof(uint32_t));
    embedLabelDelta(label, base, sizeof(uint32_t));
    return;
  }
  distances_.push_back({static_cast<uint32_t>(offset()), label.id(), base.id()});
  (void)begin();
  encoding::Writer writer(_bufferPtr);
  writer.word(0);
  advance_to(writer.end());
}

// Nothing in the code depends on where it lies.
bool Assembler::finish() {
  tell_size();
  if (is_listed()) {
    return code()->flatten() == asmjit::kErrorOk && code()->resolveUnresolvedLinks() == asmjit::kErrorOk &&
           code()->relocateToBase(0) == asmjit::kErrorOk;
  }
  for (const Distance& each : distances_) {
    if (labels_[each.label].offset == kNowhere) return false;
    write_word(each.at, labels_[each.label].offset - labels_[each.base].offset);
  }
  return awaited_ == 0;
}

}  // namespace cortado::jit
