// Tier 1: fields, arrays, creation, type checks, monitors.

#include "gc/heap_access.h"
#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;
using interp::LinkageOffsets;

namespace {

// Arrays up to this length are made from the thread's buffer.
constexpr int32_t kInlineArrayLength = 1024;
constexpr uint8_t kVolatileField = 2;  // FieldEntry::flags
// Larger objects may be born old, without dirty cards.
constexpr uint32_t kLargestFresh = 16 * 1024;

}  // namespace

// --- Fields.
bool BaselineCompiler::emit_field(uint8_t raw) {
  auto opcode = static_cast<InternalOpcode>(raw);
  if (opcode < InternalOpcode::kGetfieldByte || opcode > InternalOpcode::kPutstaticOther) return false;
  auto original = static_cast<Opcode>(interp::original_opcode(raw));
  const FieldEntry& entry = method_->pool->field_entries[analysis_->u2(bci_ + 1)];
  auto type = static_cast<BasicType>(entry.type);
  bool two = is_two_slots(type);
  const NarrowRef* mirror = &entry.holder->mirror;
  Place place{Place::Kind::kField, type};
  place.offset = static_cast<int32_t>(entry.offset);
  if (original == Opcode::kGetstatic || original == Opcode::kPutstatic) {
    place.kind = Place::Kind::kStatic;
    place.cell = reinterpret_cast<uintptr_t>(mirror);
  }
  if (original == Opcode::kGetstatic) {
    if (!emit_static_constant(entry)) emit_field_load(entry, place, mirror);
    note_declared_type(entry.final_type);
  } else if (original == Opcode::kPutstatic) {
    Value value = two ? pop2() : pop();
    emit_field_store(entry, place, load_cell(mirror), value);
  } else if (original == Opcode::kGetfield) {
    if (!has_operands(1)) return true;
    if (!is_nonnull(stack_.back())) begin_exits();
    Value object = pop();
    if (emit_known_field(entry, object)) return true;
    place.base = static_cast<uint8_t>(nonnull_gp(object).id());
    emit_field_load(entry, place, nullptr);
    note_declared_type(entry.final_type);
  } else {
    begin_exits();
    Value value = two ? pop2() : pop();
    Value object = pop();
    Gp base = nonnull_gp(object);
    place.base = static_cast<uint8_t>(base.id());
    emit_field_store(entry, place, base, value);
  }
  return true;
}

// `mirror`: of static fields the class's.
void BaselineCompiler::emit_field_load(const FieldEntry& entry, Place place, const NarrowRef* mirror) {
  bool is_volatile = (entry.flags & kVolatileField) != 0;
  if (!is_volatile && push_known(place, value_type_of(place.type))) return;
  Gp base = mirror != nullptr ? load_cell(mirror) : x86::gpq(place.base);
  emit_load_from(x86::ptr(base, place.offset), place.type);
  if (is_volatile)
    forget_memory();
  else
    note_top(place);
}

// Pushes what is in a field or an element.
void BaselineCompiler::emit_load_from(const Mem& cell, BasicType type) {
  Mem from = cell;
  from.setSize(1u << heap_size_shift(type));
  ValueType value_type = value_type_of(type);
  if (is_floating(type)) {
    Xmm to = new_xmm();
    if (type == BasicType::kDouble)
      a_.movsd(to, from);
    else
      a_.movss(to, from);
    return push_xmm(to, value_type);
  }
  Gp to = new_gp();
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte:
    case BasicType::kShort: a_.movsx(to.r32(), from); break;
    case BasicType::kChar: a_.movzx(to.r32(), from); break;
    case BasicType::kLong: a_.mov(to, from); break;
    default: a_.mov(to.r32(), from); break;
  }
  if (value_type == ValueType::kReference) decode(to);
  push_gp(to, value_type);
}

// Barrier::stored for the reference cell at `cell`: its card becomes dirty. Needs the scratch register.
void BaselineCompiler::emit_card_mark(const Mem& cell) {
  static_assert(CardTable::kDirty == 1);
  a_.lea(kScratch, cell);
  a_.shr(kScratch, CardTable::kShift);
  a_.add(kScratch, thread_word(LinkageOffsets::kThreadCardTable));
  a_.mov(x86::byte_ptr(kScratch), CardTable::kDirty);
}

const Class* BaselineCompiler::fresh_class(const Gp& object) {
  settle();
  return known_.fresh_class(static_cast<uint8_t>(object.id()));
}

void BaselineCompiler::note_fresh(const Gp& object, const Class* c) {
  if (!c->is_array() && c->layout.instance_size > kLargestFresh) return;
  settle();
  Place place{Place::Kind::kFresh, BasicType::kObject, static_cast<uint8_t>(object.id())};
  place.cell = reinterpret_cast<uintptr_t>(c);
  known_.note(place, Place::kNone);
}

// Volatile stores are followed by a full fence.
void BaselineCompiler::emit_field_store(const FieldEntry& entry, Place place, const Gp& base, Value& value) {
  BasicType type = place.type;
  int32_t offset = place.offset;
  if (!emit_constant_store(x86::ptr(base, offset), type, value)) {
    switch (type) {
      case BasicType::kBoolean: {
        Gp from = mutable_gp(value, false);
        a_.and_(from.r32(), 1);
        a_.mov(x86::byte_ptr(base, offset), from.r8());
        break;
      }
      case BasicType::kByte: a_.mov(x86::byte_ptr(base, offset), gp_of(value, false).r8()); break;
      case BasicType::kChar:
      case BasicType::kShort: a_.mov(x86::word_ptr(base, offset), gp_of(value, false).r16()); break;
      case BasicType::kFloat: a_.movss(x86::dword_ptr(base, offset), xmm_of(value, false)); break;
      case BasicType::kDouble: a_.movsd(x86::qword_ptr(base, offset), xmm_of(value, true)); break;
      case BasicType::kInt: a_.mov(x86::dword_ptr(base, offset), gp_of(value, false).r32()); break;
      case BasicType::kLong: a_.mov(x86::qword_ptr(base, offset), gp_of(value, true)); break;
      default: {
        Gp from = gp_of(value, true);
        if (reference_encoding.shift != 0) {
          a_.mov(kScratch, from);
          encode(kScratch);
          from = kScratch;
        }
        a_.mov(x86::dword_ptr(base, offset), from.r32());
        if (fresh_class(base) == nullptr) emit_card_mark(x86::ptr(base, offset));
        break;
      }
    }
  }
  if ((entry.flags & kVolatileField) != 0) {
    a_.lock().add(x86::dword_ptr(x86::rsp, -64), 0);  // as emit_fence()
    forget_memory();
  } else {
    note_store(place, value);
  }
}

// A constant goes to memory as it is; null needs no barrier. False: not done.
bool BaselineCompiler::emit_constant_store(Mem cell, BasicType type, const Value& value) {
  if (value.kind != Value::Kind::kConstant) return false;
  int64_t bits = type == BasicType::kBoolean ? value.constant & 1 : value.constant;
  uint32_t size = 1u << heap_size_shift(type);
  cell.setSize(size);
  switch (size) {
    case 1: bits = static_cast<int8_t>(bits); break;
    case 2: bits = static_cast<int16_t>(bits); break;
    case 4: bits = static_cast<int32_t>(bits); break;
    default:
      if (bits != static_cast<int32_t>(bits)) return false;
      break;
  }
  a_.mov(cell, bits);
  return true;
}

// --- Arrays.
bool BaselineCompiler::emit_array(uint8_t raw) {
  auto opcode = static_cast<Opcode>(raw);
  switch (opcode) {
    case Opcode::kIaload: return emit_array_load(BasicType::kInt), true;
    case Opcode::kLaload: return emit_array_load(BasicType::kLong), true;
    case Opcode::kFaload: return emit_array_load(BasicType::kFloat), true;
    case Opcode::kDaload: return emit_array_load(BasicType::kDouble), true;
    case Opcode::kAaload: return emit_array_load(BasicType::kObject), true;
    case Opcode::kBaload: return emit_array_load(BasicType::kByte), true;
    case Opcode::kCaload: return emit_array_load(BasicType::kChar), true;
    case Opcode::kSaload: return emit_array_load(BasicType::kShort), true;
    case Opcode::kIastore: return emit_array_store(BasicType::kInt), true;
    case Opcode::kLastore: return emit_array_store(BasicType::kLong), true;
    case Opcode::kFastore: return emit_array_store(BasicType::kFloat), true;
    case Opcode::kDastore: return emit_array_store(BasicType::kDouble), true;
    case Opcode::kCastore: return emit_array_store(BasicType::kChar), true;
    case Opcode::kSastore: return emit_array_store(BasicType::kShort), true;
    case Opcode::kAastore: return emit_reference_array_store(), true;
    case Opcode::kArraylength: {
      begin_exits();
      Value array = pop();
      Gp reg = nonnull_gp(array);
      Place place{Place::Kind::kLength, BasicType::kInt, static_cast<uint8_t>(reg.id())};
      if (push_known(place, ValueType::kInt)) return true;
      emit_load_from(x86::ptr(reg, kArrayLengthOffset), BasicType::kInt);
      note_top(place);
      return true;
    }
    case Opcode::kBastore: return emit_byte_array_store(), true;
    default: return false;
  }
}

namespace {
// Constants that become part of the address.
bool is_small_index(const Value& index) {
  return index.kind == Value::Kind::kConstant && index.constant >= 0 && index.constant < (1 << 20);
}
int32_t element_base(BasicType type) {
  const Class* array =
      is_reference(type) ? wk.object_array.get() : wk.primitive_arrays[static_cast<size_t>(type)].get();
  return array->layout.element_base;
}
}  // namespace

// Null and bounds, then the element's address: index registers are zero-extended.
BaselineCompiler::Element BaselineCompiler::emit_element(Value& reference, Value& index, BasicType type) {
  Gp array = nonnull_gp(reference);
  uint32_t shift = heap_size_shift(type);
  int32_t base = element_base(type);
  Place place{Place::Kind::kElement, type, static_cast<uint8_t>(array.id())};
  if (is_small_index(index)) {
    place.offset = static_cast<int32_t>(index.constant);
    emit_bounds_check(place, 0);
    return {x86::ptr(array, base + static_cast<int32_t>(index.constant << shift)), place};
  }
  Gp at = gp_of(index, false);
  place.index = static_cast<uint8_t>(at.id());
  emit_bounds_check(place, index.below);
  return {x86::ptr(array, at.r64(), shift, base), place};
}

// `below`: of the index, as Value::below.
void BaselineCompiler::emit_bounds_check(const Place& element, uint32_t below) {
  Place place = element;
  place.kind = Place::Kind::kBound;
  place.type = BasicType::kInt;
  settle();
  if (known_.find(place) != Place::kNone) return;
  if (below != 0) {
    Place last = place;
    last.index = Place::kNone;
    last.offset = static_cast<int32_t>(below - 1);
    if (known_.find(last) != Place::kNone) return;
  }
  Mem length = x86::dword_ptr(x86::gpq(place.base), kArrayLengthOffset);
  if (place.index == Place::kNone) {
    a_.cmp(length, place.offset);
    a_.jbe(exit());
  } else {
    a_.cmp(x86::gpd(place.index), length);
    a_.jae(exit());
  }
  known_.note(place, Place::kNone);
}

void BaselineCompiler::emit_array_load(BasicType type) {
  begin_exits();
  Value index = pop();
  Value array = pop();
  if (type == BasicType::kObject && emit_known_element(array, index)) return;
  bool stepped = type == BasicType::kObject && is_stepped(index) && !is_row();
  Element element = emit_element(array, index, type);
  if (type == BasicType::kByte && emit_unsigned_byte_load(element)) return;
  if (push_known(element.place, value_type_of(type))) return;
  if (stepped) emit_prefetch(element);
  emit_load_from(element.address, type);
  note_top(element.place);
}

// The index goes up by one each time round the loop.
bool BaselineCompiler::is_stepped(const Value& index) const {
  if (index.kind != Value::Kind::kLocal) return false;
  uint32_t bci = bci_;
  for (uint32_t at = scope_; at != 0; at = scopes_[at].caller) bci = scopes_[at].call_bci;
  return steps_.is_stepped(index.local, bci);
}

// The array loaded here is indexed at once: of it only that element is wanted, which is elsewhere.
bool BaselineCompiler::is_row() const {
  if (next_bci_ >= analysis_->code().size()) return false;
  MethodAnalysis::Access access = analysis_->access_at(next_bci_);
  uint32_t load_bci = next_bci_ + analysis_->length_at(next_bci_);
  if (access.local < 0 || access.is_store || load_bci >= analysis_->code().size()) return false;
  auto load = static_cast<Opcode>(analysis_->opcode_at(load_bci));
  return load >= Opcode::kIaload && load <= Opcode::kSaload;
}

// The object that a loop over an array will come to in a few rounds is fetched: lists of objects that lie far apart wait for
// memory at each else. At the array's end the present element takes its place.
void BaselineCompiler::emit_prefetch(const Element& element) {
  constexpr int32_t kAhead = 4;
  Gp array = x86::gpq(element.place.base), index = x86::gpq(element.place.index);
  a_.lea(kScratch.r32(), x86::ptr(index, kAhead));
  a_.cmp(kScratch.r32(), x86::dword_ptr(array, kArrayLengthOffset));
  a_.cmovae(kScratch.r32(), index.r32());
  Mem ahead = element.address;
  ahead.setIndex(kScratch);
  ahead.setSize(4);
  a_.mov(kScratch.r32(), ahead);
  a_.prefetcht0(x86::ptr(0, kScratch, reference_encoding.shift));
}

// ... & 0xFF behind the load of a byte. False: there is none.
bool BaselineCompiler::emit_unsigned_byte_load(const Element& element) {
  constexpr uint32_t kMaskLength = 3;  // of sipush
  uint32_t mask_bci = next_bci_, and_bci = next_bci_ + kMaskLength;
  if (and_bci >= analysis_->code().size() || analysis_->is_leader(mask_bci) || analysis_->is_leader(and_bci))
    return false;
  bool is_mask = static_cast<Opcode>(analysis_->opcode_at(mask_bci)) == Opcode::kSipush &&
                 analysis_->s2(mask_bci + 1) == 0xFF &&
                 static_cast<Opcode>(analysis_->opcode_at(and_bci)) == Opcode::kIand;
  if (!is_mask) return false;
  Place place = element.place;
  place.type = BasicType::kBoolean;  // no other load has this type
  if (!push_known(place, ValueType::kInt)) {
    Mem from = element.address;
    from.setSize(1);
    Gp to = new_gp();
    a_.movzx(to.r32(), from);
    push_gp(to, ValueType::kInt);
    note_top(place);
  }
  stack_.back().below = 0x100;
  next_bci_ = and_bci + 1;
  return true;
}

void BaselineCompiler::emit_array_store(BasicType type) {
  begin_exits();
  Value value = is_two_slots(type) ? pop2() : pop();
  Value index = pop();
  Value array = pop();
  auto [element, place] = emit_element(array, index, type);
  auto sized = [&](uint32_t size) {
    element.setSize(size);
    return element;
  };
  if (emit_constant_store(element, type, value)) return note_store(place, value);
  switch (type) {
    case BasicType::kFloat: a_.movss(sized(4), xmm_of(value, false)); break;
    case BasicType::kDouble: a_.movsd(sized(8), xmm_of(value, true)); break;
    case BasicType::kLong: a_.mov(sized(8), gp_of(value, true)); break;
    case BasicType::kChar:
    case BasicType::kShort: a_.mov(sized(2), gp_of(value, false).r16()); break;
    default: a_.mov(sized(4), gp_of(value, false).r32()); break;
  }
  note_store(place, value);
}

// The store behind the conversion takes the lower bits anyway.
bool BaselineCompiler::narrows_for_store(Opcode opcode) {
  if (next_bci_ >= analysis_->code().size() || analysis_->is_leader(next_bci_)) return false;
  auto next = static_cast<Opcode>(analysis_->opcode_at(next_bci_));
  bool truncates =
      opcode == Opcode::kI2b ? next == Opcode::kBastore : next == Opcode::kCastore || next == Opcode::kSastore;
  if (!truncates) return false;
  narrowing_store_ = next_bci_;
  narrowing_scope_ = scope_;
  return true;
}

// byte[] and boolean[] share the instruction; the latter takes one bit. Nobody converts a boolean to a byte: behind that it
// is a byte[], or the interpreter's.
void BaselineCompiler::emit_byte_array_store() {
  begin_exits();
  bool is_byte = narrowing_store_ == bci_ && narrowing_scope_ == scope_;
  Value value = pop();
  Value index = pop();
  Value array = pop();
  auto [element, place] = emit_element(array, index, BasicType::kByte);
  element.setSize(1);
  if (value.kind == Value::Kind::kConstant && (value.constant & ~1) == 0) {
    a_.mov(element, static_cast<int32_t>(value.constant));
    return note_store(place, value);
  }
  Gp base = gp_of(array, true);
  Place byte_array{Place::Kind::kByteArray, BasicType::kByte, place.base};
  settle();
  bool is_known = known_.find(byte_array) != Place::kNone;
  if (is_known || is_byte) {
    Gp byte = gp_of(value, false);
    if (!is_known) {
      a_.cmp(x86::dword_ptr(base, 4), wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)].bits());
      a_.jne(exit());
      known_.note(byte_array, Place::kNone);
    }
    a_.mov(element, byte.r8());
    return note_store(place, value);
  }
  Gp from = mutable_gp(value, false);
  uint32_t booleans = wk.primitive_arrays[static_cast<size_t>(BasicType::kBoolean)].bits();
  a_.mov(kScratch.r32(), from.r32());
  a_.and_(kScratch.r32(), 1);
  a_.cmp(x86::dword_ptr(base, 4), booleans);
  a_.cmove(from.r32(), kScratch.r32());
  a_.mov(element, from.r8());
  note_store(place, value);
}

void BaselineCompiler::emit_reference_array_store() {
  if (!has_operands(3)) return;
  size_t size = stack_.size();
  // What is used behind the runtime call must be in the snapshot, as a register or a constant.
  for (size_t slot = size - 3; slot < size; slot++) to_register(slot);
  begin_exits();
  Value value = pop();
  Value index = pop();
  Value array = pop();
  if (index.kind == Value::Kind::kConstant && !is_small_index(index)) return exit_always();
  if (value.kind == Value::Kind::kConstant) return emit_null_store(array, index);
  Gp from = gp_of(value, true);
  StoredElement stored{from, !is_nonnull(value), size - 1};
  auto [element, place] = emit_element(array, index, BasicType::kObject);
  Gp base = gp_of(array, true);
  const Class* fresh = fresh_class(base);
  if (fresh == nullptr || fresh->element_class != wk.classes.Object) emit_store_check(base, size - 3, stored);
  a_.mov(kScratch, from);
  encode(kScratch);
  element.setSize(4);
  a_.mov(element, kScratch.r32());
  if (fresh_class(base) == nullptr) emit_card_mark(element);
  note_store(place, value);
}

// Leaves unless the reference may be an element of the array, which is the operand in `array_slot`.
void BaselineCompiler::emit_store_check(const Gp& array, size_t array_slot, const StoredElement& stored) {
  Label store = a_.newLabel();
  if (stored.may_be_null) {
    a_.test(stored.reg, stored.reg);
    a_.jz(store);
  }
  // The element class is the value's own, or Object; others are asked for.
  a_.mov(kScratch.r32(), x86::dword_ptr(array, 4));
  a_.mov(kScratch.r32(), x86::dword_ptr(kScratch, static_cast<int32_t>(offsetof(Class, element_class))));
  a_.cmp(kScratch.r32(), x86::dword_ptr(stored.reg, 4));
  a_.je(store);
  a_.cmp(kScratch.r32(), wk.classes.Object.bits());
  SlowPath& path = slow_call(RuntimeFunction::kCanStore,
                             {Value::argument_operand(array_slot, ValueType::kReference),
                              Value::argument_operand(stored.slot, ValueType::kReference)},
                             -1, SlowPath::Failure::kExit);
  a_.jne(path.start);
  a_.bind(path.resume);
  a_.bind(store);
}

// Null may be in every array, and is no reference that a collection of the young would have to find.
void BaselineCompiler::emit_null_store(Value& array, Value& index) {
  auto [element, place] = emit_element(array, index, BasicType::kObject);
  element.setSize(4);
  a_.mov(element, 0);
  note_store(place, Value::argument_constant(0));
}

// --- Creation.
bool BaselineCompiler::emit_object(uint8_t raw) {
  auto opcode = static_cast<InternalOpcode>(raw);
  const ConstantPool* pool = method_->pool;
  auto resolved = [&] { return pool->resolved_class(analysis_->u2(bci_ + 1)); };
  switch (opcode) {
    case InternalOpcode::kNewResolved: return emit_new(resolved()), true;
    case InternalOpcode::kAnewarrayResolved: return emit_new_array(resolved()->array_class(), false, 0), true;
    case InternalOpcode::kCheckcastResolved: return emit_checkcast(resolved()), true;
    case InternalOpcode::kInstanceofResolved: return emit_instanceof(resolved()), true;
    default: break;
  }
  switch (static_cast<Opcode>(raw)) {
    case Opcode::kNewarray: {
      uint32_t type = analysis_->code()[bci_ + 1];
      return emit_new_array(wk.primitive_arrays[type], true, type), true;
    }
    case Opcode::kMultianewarray: return emit_new_multi_array();
    case Opcode::kCheckcast: return emit_unresolved_check(false), true;
    case Opcode::kInstanceof: return emit_unresolved_check(true), true;
    case Opcode::kAthrow: return emit_throw(), true;
    case Opcode::kMonitorenter: return emit_monitor(true), true;
    case Opcode::kMonitorexit: return emit_monitor(false), true;
    default: return false;
  }
}

void BaselineCompiler::emit_new(Class* c) {
  begin_exits();
  auto size = static_cast<int32_t>(c->layout.instance_size);
  Gp object = new_gp();
  Gp end = new_gp();
  SlowPath& path =
      slow_call(RuntimeFunction::kNew, {Value::argument_constant(static_cast<int64_t>(reinterpret_cast<uintptr_t>(c)))},
                static_cast<int>(object.id()), SlowPath::Failure::kUnwind);
  a_.mov(object, thread_word(LinkageOffsets::kThreadAllocationTop));
  a_.lea(end, x86::ptr(object, size));
  a_.cmp(end, thread_word(LinkageOffsets::kThreadAllocationEnd));
  a_.ja(path.start);
  a_.mov(thread_word(LinkageOffsets::kThreadAllocationTop), end);
  a_.mov(x86::dword_ptr(object, 0), 0);
  a_.mov(x86::dword_ptr(object, 4), static_cast<uint32_t>(MetaPtr<Class>(c).bits()));
  a_.bind(path.resume);
  push_gp(object, ValueType::kReference);
  stack_.back().is_nonnull = true;
  stack_.back().exact_class = MetaPtr<Class>(c).bits();
  note_fresh(object, c);
}

namespace {
int32_t array_bytes(const Layout& layout, int64_t length) {
  auto bytes = layout.element_base + (static_cast<size_t>(length) << layout.element_shift);
  return static_cast<int32_t>((bytes + kObjectAlignment - 1) & ~(kObjectAlignment - 1));
}
}  // namespace

void BaselineCompiler::emit_new_array(Class* array_class, bool primitive, uint32_t type) {
  begin_exits();
  Value length = pop();
  emit_array_of(length, array_class, primitive, type);
}

// `length`: popped, of the instruction's operands.
void BaselineCompiler::emit_array_of(Value& length, Class* array_class, bool primitive, uint32_t type) {
  bool is_fixed =
      length.kind == Value::Kind::kConstant && length.constant >= 0 && length.constant <= kInlineArrayLength;
  Gp count = is_fixed ? Gp{} : gp_of(length, false);
  Gp array = new_gp();
  Gp end = new_gp();
  Value first = Value::argument_constant(primitive ? static_cast<int64_t>(type)
                                                   : static_cast<int64_t>(reinterpret_cast<uintptr_t>(array_class)));
  // Negative and large lengths are the runtime's.
  SlowPath& path = slow_call(primitive ? RuntimeFunction::kNewArray : RuntimeFunction::kNewObjectArray,
                             {first, Value::argument_operand(length.slot, ValueType::kInt)},
                             static_cast<int>(array.id()), SlowPath::Failure::kUnwind);
  Label slow = path.start, resume = path.resume;
  if (is_fixed) {
    a_.mov(array, thread_word(LinkageOffsets::kThreadAllocationTop));
    a_.lea(end, x86::ptr(array, array_bytes(array_class->layout, length.constant)));
  } else {
    emit_array_end(count, array, end, array_class->layout, slow);
  }
  a_.cmp(end, thread_word(LinkageOffsets::kThreadAllocationEnd));
  a_.ja(slow);
  a_.mov(thread_word(LinkageOffsets::kThreadAllocationTop), end);
  a_.mov(x86::dword_ptr(array, 0), 0);
  a_.mov(x86::dword_ptr(array, 4), static_cast<uint32_t>(MetaPtr<Class>(array_class).bits()));
  Mem length_word = x86::dword_ptr(array, kArrayLengthOffset);
  is_fixed ? a_.mov(length_word, static_cast<int32_t>(length.constant)) : a_.mov(length_word, count.r32());
  a_.bind(resume);
  push_gp(array, ValueType::kReference);
  stack_.back().is_nonnull = true;
  if (!is_fixed) return;
  note_fresh(array, array_class);
  note_length(array, static_cast<size_t>(length.constant));
}

// Of an array of this length the last index is known, and with it those below.
void BaselineCompiler::note_length(const Gp& array, size_t length) {
  if (length == 0) return;
  Place last{Place::Kind::kBound, BasicType::kInt, static_cast<uint8_t>(array.id())};
  last.offset = static_cast<int32_t>(length - 1);
  settle();
  if (known_.find(last) == Place::kNone) known_.note(last, Place::kNone);
}

// Where the new array begins, and ends if there is room.
void BaselineCompiler::emit_array_end(const Gp& count, const Gp& array, const Gp& end, const Layout& layout,
                                      const Label& too_long) {
  a_.cmp(count.r32(), kInlineArrayLength);
  a_.ja(too_long);
  a_.mov(end.r32(), count.r32());
  if (layout.element_shift != 0) a_.shl(end, layout.element_shift);
  a_.add(end, layout.element_base + kObjectAlignment - 1);
  a_.and_(end, -static_cast<int32_t>(kObjectAlignment));
  a_.mov(array, thread_word(LinkageOffsets::kThreadAllocationTop));
  a_.add(end, array);
}

// All by the runtime; not while the class is unresolved.
bool BaselineCompiler::emit_new_multi_array() {
  Class* array_class = method_->pool->resolved_class(analysis_->u2(bci_ + 1));
  uint32_t dimensions = analysis_->code()[bci_ + 3];
  if (array_class == nullptr || !has_operands(dimensions)) return false;
  begin_exits();
  for (uint32_t i = 0; i < dimensions; i++) (void)pop();
  Gp array = new_gp();
  auto bits = static_cast<int64_t>(reinterpret_cast<uintptr_t>(array_class));
  SlowPath& path = slow_call(
      RuntimeFunction::kNewMultiArray,
      {Value::argument_constant(bits), Value::argument_address(stack_.size()), Value::argument_constant(dimensions)},
      static_cast<int>(array.id()), SlowPath::Failure::kUnwind);
  a_.jmp(path.start);
  a_.bind(path.resume);
  push_gp(array, ValueType::kReference);
  stack_.back().is_nonnull = true;
  return true;
}

}  // namespace cortado::jit
