#pragma once
// The one place that sees AsmJit: names for its types, the registers of compiled code, and addressing of frames.

#include <asmjit/x86.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "interp/linkage.h"
#include "jit/compile_memory.h"
#include "jit/encoder.h"
#include "runtime/method_area.h"

namespace cortado::jit {

// Bit n: general register n; from Assembler::kFirstVector on vector registers.
using RegisterSet = uint64_t;

using Gp = asmjit::x86::Gp;
using Xmm = asmjit::x86::Xmm;
using Mem = asmjit::x86::Mem;
using Label = asmjit::Label;
using Condition = asmjit::x86::CondCode;

namespace x86 = asmjit::x86;

// AsmJit's assembler with a faster way for most of the work: the commonest instructions (encoder.h) and all labels are its own,
// unless somebody reads along (-XX:+PrintAssembly).
class Assembler : public asmjit::x86::Assembler {
  using Base = asmjit::x86::Assembler;
  using Error = asmjit::Error;
  using Imm = asmjit::Imm;
  using Arithmetic = encoding::Arithmetic;
  // What the instruction does with its register, or the first of two.
  enum class Form : uint8_t { kReads, kLoads, kStores };

 public:
  // The code lies in memory of the compilation until it gets its place.
  explicit Assembler(asmjit::CodeHolder* holder);

  // --- Instructions.
  using Base::lea;
  using Base::mov;
  using Base::movsx;
  using Base::movsxd;
  using Base::movzx;
  using Base::test;
  Error mov(const Mem& to, const Gp& from) { return with_memory({x86::Inst::kIdMov, 0x89, Form::kStores}, from, to); }
  Error mov(const Gp& to, const Mem& from) { return with_memory({x86::Inst::kIdMov, 0x8B, Form::kLoads}, to, from); }
  Error mov(const Gp& to, const Gp& from) { return with_pair({x86::Inst::kIdMov, 0x89, Form::kLoads}, from, to); }
  Error mov(const Gp& to, const Imm& number);
  Error mov(const Mem& to, const Imm& number);
  // A word of the frame.
  Error store_in_frame(int32_t offset, int32_t number) {
    if (!begin()) return Base::mov(x86::qword_ptr(x86::r15, offset), number);
    note_bits(static_cast<uint32_t>(number));
    encoding::Writer writer(_bufferPtr);
    writer.with_frame(true, 0xC7, 0, offset);
    writer.word(number);
    advance_to(writer.end());
    return asmjit::kErrorOk;
  }
  Error lea(const Gp& to, const Mem& place) { return with_memory({x86::Inst::kIdLea, 0x8D, Form::kLoads}, to, place); }
  // From one or two bytes of memory.
  Error movzx(const Gp& to, const Mem& from) {
    return emit_extension(0x0FB6, to, from) ? written(to) : Base::movzx(to, from);
  }
  Error movsx(const Gp& to, const Mem& from) {
    return emit_extension(0x0FBE, to, from) ? written(to) : Base::movsx(to, from);
  }
  Error movsxd(const Gp& to, const Gp& from);
  Error test(const Gp& bits, const Imm& mask);
  Error test(const Gp& one, const Gp& other) { return with_pair({x86::Inst::kIdTest, 0x85, Form::kReads}, other, one); }

#define CORTADO_ARITHMETIC_INSTRUCTION(name, id, operation, form)                                                 \
  using Base::name;                                                                                               \
  Error name(const Gp& to, const Gp& with) {                                                                      \
    return with_pair({id, opcode_of(Arithmetic::operation, encoding::kFromRegister), form}, with, to);            \
  }                                                                                                               \
  Error name(const Gp& to, const Mem& with) {                                                                     \
    return with_memory({id, opcode_of(Arithmetic::operation, encoding::kFromMemory), form}, to, with);            \
  }                                                                                                               \
  Error name(const Mem& to, const Gp& with) {                                                                     \
    return with_memory({id, opcode_of(Arithmetic::operation, encoding::kFromRegister), Form::kStores}, with, to); \
  }                                                                                                               \
  Error name(const Gp& to, const Imm& with) {                                                                     \
    return with_number({id, static_cast<uint8_t>(Arithmetic::operation), form}, to, with.value());                \
  }                                                                                                               \
  Error name(const Mem& to, const Imm& with) {                                                                    \
    return emit_arithmetic(Arithmetic::operation, to, with) ? asmjit::kErrorOk : Base::name(to, with);            \
  }
  CORTADO_ARITHMETIC_INSTRUCTION(add, x86::Inst::kIdAdd, kAdd, Form::kLoads)
  CORTADO_ARITHMETIC_INSTRUCTION(sub, x86::Inst::kIdSub, kSub, Form::kLoads)
  CORTADO_ARITHMETIC_INSTRUCTION(xor_, x86::Inst::kIdXor, kXor, Form::kLoads)
  CORTADO_ARITHMETIC_INSTRUCTION(and_, x86::Inst::kIdAnd, kAnd, Form::kLoads)
  CORTADO_ARITHMETIC_INSTRUCTION(or_, x86::Inst::kIdOr, kOr, Form::kLoads)
  CORTADO_ARITHMETIC_INSTRUCTION(cmp, x86::Inst::kIdCmp, kCompare, Form::kReads)
#undef CORTADO_ARITHMETIC_INSTRUCTION
#define CORTADO_SHIFT(name, number)                                                   \
  using Base::name;                                                                   \
  Error name(const Gp& to, const Imm& distance) {                                     \
    return emit_shift(number, to, distance) ? written(to) : Base::name(to, distance); \
  }
  CORTADO_SHIFT(shl, 4)
  CORTADO_SHIFT(shr, 5)
  CORTADO_SHIFT(sar, 7)
#undef CORTADO_SHIFT
  using Base::call;
  using Base::jmp;
  using Base::ret;
  Error call(const Mem& to) {
    merged_ = true;
    return emit_transfer(2, to) ? asmjit::kErrorOk : Base::call(to);
  }
  Error jmp(const Mem& to) { return emit_transfer(4, to) ? asmjit::kErrorOk : Base::jmp(to); }
  Error ret() {
    if (!begin()) return Base::ret();
    *_bufferPtr++ = 0xC3;
    return asmjit::kErrorOk;
  }
  using Base::pop;
  using Base::push;
  Error push(const Gp& from) { return emit_on_stack(0x50, from) ? asmjit::kErrorOk : Base::push(from); }
  Error pop(const Gp& to) { return emit_on_stack(0x58, to) ? written(to) : Base::pop(to); }

  // --- Labels and jumps.
  Label newLabel() override {
    if (is_listed()) return Base::newLabel();
    labels_.push_back({});
    return Label(static_cast<uint32_t>(labels_.size() - 1));
  }
  Error bind(const asmjit::Label& label) override {
    label_at_ = offset();
    merged_ = true;
    stretch_++;
    if (is_listed()) return Base::bind(label);
    bind_here(labels_[label.id()]);
    return asmjit::kErrorOk;
  }
  // Of a bound label, when the code is finished.
  uint32_t offset_of(const Label& label) const;
  Error embed(const void* data, size_t size) override {
    if (size > kLongestEncoding || !begin()) return embed_at_once(data, size);
    std::memcpy(_bufferPtr, data, size);
    advance_to(_bufferPtr + size);
    return asmjit::kErrorOk;
  }
  Error align(asmjit::AlignMode mode, uint32_t alignment) override {
    prepare_for_asmjit(alignment);
    return Base::align(mode, alignment);
  }
  // The distance from `base` to `label` in four bytes.
  void embed_distance(const Label& label, const Label& base);

  Error call(const Label& to) { return is_listed() ? Base::call(to) : call_label(to); }
  Error jmp(const Label& to) { return is_listed() ? Base::jmp(to) : jump_always(to); }
  Error j(Condition condition, const Label& to) { return is_listed() ? Base::j(condition, to) : jump(condition, to); }
  Error jz(const Label& to) { return j(Condition::kZ, to); }
  Error je(const Label& to) { return j(Condition::kE, to); }
  Error jnz(const Label& to) { return j(Condition::kNZ, to); }
  Error jne(const Label& to) { return j(Condition::kNE, to); }
  Error ja(const Label& to) { return j(Condition::kA, to); }

  // The next instruction may be jumped to.
  bool is_label_here() const { return label_at_ == offset(); }

  // All code is there: bufferData() to offset(), wherever that comes to lie. False: it is no good.
  bool finish();

  // --- What happened to registers since this was asked last.
  static constexpr uint8_t kFirstVector = 32;
  // Those that may have been written.
  RegisterSet take_written() { return std::exchange(written_, 0); }
  // Ways met here, or something was called.
  bool take_merged() { return std::exchange(merged_, false); }
  // The metadata that the code names, as bits of MetaPtrs: what must not die before it. There may be numbers among them that
  // only look like such, and some twice.
  std::vector<uint32_t> named_metadata() const { return {named_metadata_.begin(), named_metadata_.end()}; }
  // Metadata that the code depends on without naming it.
  void depend_on(uint32_t bits) { add_named(bits); }
  // A call of which the target is written once the code has its place (jit/direct_calls.h). Answers where it is.
  uint32_t call_later(uint8_t opcode) {
    merged_ = true;
    auto at = static_cast<uint32_t>(offset());
    const uint8_t instruction[5] = {opcode};
    embed(instruction, sizeof instruction);
    return at;
  }
  // A word of the frame that is known once the code has its place, below 2^31. Answers where its four bytes are.
  uint32_t store_in_frame_later(int32_t offset) {
    constexpr int32_t kNotKnownYet = INT32_MAX;
    if (begin()) {
      encoding::Writer writer(_bufferPtr);
      writer.with_frame(true, 0xC7, 0, offset);
      writer.word(kNotKnownYet);
      advance_to(writer.end());
    } else {
      Base::mov(x86::qword_ptr(x86::r15, offset), kNotKnownYet);
    }
    return static_cast<uint32_t>(this->offset() - sizeof kNotKnownYet);
  }
  // Of the instruction just made, by a constant, which is 1 or another.
  void turn_shift_into_rotation(bool by_one) {
    if (is_listed()) comment("; as a rotation");
    constexpr uint8_t kShift = 4 << 3;  // in the ModRM byte: SHL is /4, ROL /0, SHR /5, ROR /1
    *(_bufferPtr - (by_one ? 1 : 2)) &= static_cast<uint8_t>(~kShift);
  }
  // Ways meet here of which all come from code made since one jump, and that learned nothing.
  void bind_inside(const asmjit::Label& label) {
    bool before = merged_;
    (void)bind(label);
    merged_ = before;
    stretch_--;
  }
  // The number of the stretch of code that is being made: whoever comes to its end has come through all of it.
  uint32_t stretch() const { return stretch_; }

 private:
  using Operand = asmjit::Operand_;

  static constexpr uint32_t kNowhere = UINT32_MAX;
  struct LabelPlace {
    uint32_t offset = kNowhere;    // where it is bound
    uint32_t last_use = kNowhere;  // the last of the places that wait for it; each holds the one before
  };
  struct Distance {
    uint32_t at, label, base;  // offset; labels
  };

  Error _emit(asmjit::InstId id, const Operand& o0, const Operand& o1, const Operand& o2,
              const Operand* others) override;
  Error emit_other(asmjit::InstId id, const Operand& o0, const Operand& o1, const Operand& o2, const Operand* others);

  bool is_listed() const { return forcedInstOptions() != asmjit::InstOptions::kNone; }
  // Room for an instruction that is encoded here. False: AsmJit is to do it.
  bool begin() { return CORTADO_LIKELY(_bufferPtr <= last_begin_) || begin_slowly(); }
  [[clang::preserve_most, gnu::noinline]] bool begin_slowly();
  [[gnu::noinline]] void grow(size_t room);
  void set_buffer(uint8_t* data, size_t size);
  Error embed_at_once(const void* data, size_t size) {
    prepare_for_asmjit(size);
    return Base::embed(data, size);
  }
  void advance_to(uint8_t* end) { _bufferPtr = end; }
  bool emit_on_stack(uint8_t opcode, const Gp& reg) {
    if (!begin()) return false;
    if (reg.id() >= 8) *_bufferPtr++ = 0x41;
    *_bufferPtr++ = static_cast<uint8_t>(opcode | (reg.id() & 7));
    return true;
  }
  // AsmJit finds the room that it needs, and knows how much code there is.
  void prepare_for_asmjit(size_t room) {
    if (remainingSpace() < room) grow(room);
    tell_size();
  }
  void tell_size() {
    size_t& size = _section->_buffer._size;
    size = std::max(size, offset());
  }

  static bool is_general(const Gp& reg) {
    uint32_t shape = reg.signature().bits();
    return shape == x86::Gpq::kSignature || shape == x86::Gpd::kSignature;
  }
  static bool is_wide(const Gp& reg) { return reg.signature().bits() == x86::Gpq::kSignature; }

  static constexpr uint32_t kSizeShift = asmjit::OperandSignature::kSizeShift;
  // An instruction of which the opcode has one byte. It and its operands are handed over in registers, to functions that are
  // not in line: hundreds of places emit.
  struct Instruction {
    uint16_t id;  // AsmJit's
    uint8_t opcode;
    Form form;
    constexpr Instruction(uint32_t id, uint32_t opcode, Form form)
        : id(static_cast<uint16_t>(id)), opcode(static_cast<uint8_t>(opcode)), form(form) {}
  };
  struct PackedRegister {
    uint32_t shape, id;
    PackedRegister(const Gp& reg) : shape(reg.signature().bits()), id(reg.id()) {}
    bool is_general() const { return is_wide() || shape == x86::Gpd::kSignature; }
    bool is_wide() const { return shape == x86::Gpq::kSignature; }
    uint32_t size() const { return shape >> kSizeShift; }
    Gp unpacked() const { return Gp(asmjit::OperandSignature{shape}, id); }
  };
  struct PackedPlace {
    uint32_t shape, base, index, offset;
    PackedPlace(const Mem& place)
        : shape(place.signature().bits()),
          base(place.baseId()),
          index(place.indexId()),
          offset(static_cast<uint32_t>(place.offsetLo32())) {}
    uint32_t size() const { return shape >> kSizeShift; }
    bool has_base_alone() const { return (shape & ~encoding::kIgnoredBits) == encoding::kBaseShape; }
    bool is_in_frame() const { return has_base_alone() && base == Gp::kIdR15 && (size() == 4 || size() == 8); }
    // As a register of this shape, or of no size.
    bool suits(uint32_t register_shape) const { return ((shape ^ register_shape) >> kSizeShift) == 0 || size() == 0; }
    Mem unpacked() const {
      Mem place;
      std::memcpy(static_cast<void*>(&place), this, sizeof place);
      return place;
    }
  };
  static_assert(sizeof(PackedPlace) == sizeof(Mem));

  // What the compiler of the VM sees to be in the frame has a shorter way.
  [[gnu::always_inline]] Error with_memory(Instruction what, const Gp& reg, const Mem& place) {
    PackedPlace packed(place);
    PackedRegister packed_register(reg);
    auto offset = static_cast<int32_t>(packed.offset);
    if (__builtin_constant_p(packed.shape) && __builtin_constant_p(packed.base) && packed.is_in_frame())
      return emit_in_frame(what, packed_register, packed.size(), offset);
    if (__builtin_constant_p(packed.shape) && __builtin_constant_p(packed_register.shape) && packed.has_base_alone() &&
        packed.suits(packed_register.shape) && packed_register.is_general())
      return emit_with_base(what, packed_register, packed.base, offset);
    return emit_with_memory(what, packed_register, packed);
  }
  Error with_pair(Instruction what, const Gp& second, const Gp& first) {
    return emit_pair(what, PackedRegister(second), PackedRegister(first));
  }
  Error with_number(Instruction what, const Gp& reg, int64_t value) {
    return emit_with_number(what, PackedRegister(reg), value);
  }
  Error emit_in_frame(Instruction what, PackedRegister reg, uint32_t size, int32_t offset);
  Error emit_with_base(Instruction what, PackedRegister reg, uint32_t base, int32_t offset);
  Error emit_with_memory(Instruction what, PackedRegister reg, PackedPlace place);
  Error emit_with_other_memory(Instruction what, PackedRegister reg, PackedPlace place);
  Error emit_pair(Instruction what, PackedRegister second, PackedRegister first);
  Error emit_with_number(Instruction what, PackedRegister reg, int64_t value);
  bool emit_shift(uint32_t number, const Gp& to, const Imm& distance);
  bool emit_transfer(uint32_t number, const Mem& to);
  bool emit_extension(uint32_t opcode, const Gp& to, const Mem& from);
  bool emit_arithmetic(Arithmetic operation, const Mem& to, const Imm& with);
  static bool has_width(const Mem& place) { return place.size() == 4 || place.size() == 8; }

  Error written(const Gp& reg) {
    written_ |= RegisterSet{1} << reg.id();
    return asmjit::kErrorOk;
  }
  // If the instruction writes it.
  void note_register(Instruction what, uint32_t id) { written_ |= RegisterSet{what.form == Form::kLoads} << id; }

  Error call_label(const Label& to);
  Error jump_always(const Label& to);
  Error jump(Condition condition, const Label& to);
  void bind_here(LabelPlace& label);
  void wait_for(LabelPlace& label, uint32_t at);
  void write_word(uint32_t at, uint32_t value) { std::memcpy(bufferData() + at, &value, sizeof value); }

  void note_written(asmjit::InstId id, const Operand& o0, const Operand& o1);
  void note_named(const Operand& operand);
  void note_number(int64_t value) {
    note_bits(static_cast<uint32_t>(value));
    if (!encoding::fits_int(value)) note_bits(static_cast<uint32_t>(value >> 32));
  }
  // Frames and threads are no metadata.
  void note_place(const Mem& place) { note_place(place.baseId(), static_cast<uint32_t>(place.offsetLo32())); }
  void note_place(uint32_t base, uint32_t offset) {
    if (base != Gp::kIdR15 && base != Gp::kIdR12) note_bits(offset);
  }
  void note_bits(uint32_t bits) {
    if (MethodArea::contains(reinterpret_cast<const void*>(metadata_base + bits))) add_named(bits);
  }
  [[clang::preserve_most, gnu::noinline]] void add_named(uint32_t bits);

  // The last place where an instruction has room that is encoded here; null while somebody reads along.
  const uint8_t* last_begin_ = nullptr;
  size_t label_at_ = SIZE_MAX;
  RegisterSet written_ = 0;
  bool merged_ = false;
  uint32_t stretch_ = 1;
  CompileVector<LabelPlace> labels_;  // by number
  uint32_t awaited_ = 0;              // labels that are used and not bound
  CompileVector<Distance> distances_;
  CompileVector<uint32_t> named_metadata_;
  uint32_t lately_named_[32] = {};  // so that it has few twice
};

// Registers with one meaning in all compiled code.
inline const Gp kThread = x86::r12;
inline const Gp kFrame = x86::r15;
inline const Gp kScratch = x86::r11;  // never holds a value from one instruction to the next

inline Gp register_of_width(const Gp& reg, bool wide) {
  if (wide) return reg.r64();
  return reg.r32();
}
inline Mem thread_word(size_t offset) { return x86::qword_ptr(kThread, static_cast<int32_t>(offset)); }
inline Mem frame_word(size_t offset) { return x86::qword_ptr(kFrame, static_cast<int32_t>(offset)); }

}  // namespace cortado::jit
