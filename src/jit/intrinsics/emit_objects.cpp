// Intrinsics of objects, strings and checks, in place.

#include "jit/intrinsics/emit.h"
#include "runtime/class.h"
#include "runtime/mirrors.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

using interp::LinkageOffsets;

bool IntrinsicCode::emit_get_class() {
  Value object = c_.pop();
  Gp from = c_.gp_of(object, true);
  Gp to = c_.new_gp();
  a_.test(from, from);
  a_.jz(c_.exit());
  a_.mov(to.r32(), x86::dword_ptr(from, 4));
  a_.mov(to.r32(), x86::dword_ptr(to, static_cast<int32_t>(offsetof(Class, mirror))));
  c_.decode(to);
  c_.push_gp(to, ValueType::kReference);
  return true;
}

// Of a method of Class with one argument: the class, if it is known and tested in line. Null: it is not.
Class* IntrinsicCode::known_class() const {
  const KnownObject* mirror = c_.known_object(c_.stack_[c_.stack_.size() - 2]);
  Class* c = mirror == nullptr ? nullptr : class_of_mirror_raw(mirror->object);
  return c == nullptr || c->is_primitive() || c->is_interface() || c_.needs_runtime_check(c) ? nullptr : c;
}

bool IntrinsicCode::emit_is_instance() {
  Class* c = known_class();
  if (c == nullptr) return false;
  Value object = c_.pop();
  (void)c_.pop();
  Gp from = c_.gp_of(object, true);
  Gp answer = c_.new_gp();
  Label done = a_.newLabel();
  a_.xor_(answer.r32(), answer.r32());
  a_.test(from, from);
  a_.jz(done);
  c_.emit_class_test(c, from, done);
  a_.mov(answer.r32(), 1);
  a_.bind_inside(done);
  c_.push_gp(answer, ValueType::kInt);
  return true;
}

bool IntrinsicCode::emit_cast() {
  Class* c = known_class();
  if (c == nullptr) return false;
  c_.to_register(c_.stack_.size() - 1);
  c_.begin_exits();
  Value object = c_.pop();
  (void)c_.pop();
  if (c != wk.classes.Object.get()) {
    Label done = a_.newLabel();
    Gp from = c_.gp_of(object, true);
    if (!c_.is_nonnull(object)) {
      a_.test(from, from);
      a_.jz(done);
    }
    c_.emit_class_test(c, from, c_.exit());
    a_.bind_inside(done);
  }
  c_.push(object);
  return true;
}

// Of a primitive type that is known. Memory of buffers is clear before it is handed out.
bool IntrinsicCode::emit_uninitialized_array() {
  const KnownObject* mirror = c_.known_object(c_.stack_[c_.stack_.size() - 2]);
  const Class* element = mirror == nullptr ? nullptr : class_of_mirror_raw(mirror->object);
  if (element == nullptr || element->array_class() == nullptr || !element->is_primitive()) return false;
  Value length = c_.pop();
  (void)c_.pop();
  Value unsafe = c_.pop();
  if (!c_.is_nonnull(unsafe)) (void)c_.nonnull_gp(unsafe);
  Gp count = c_.gp_of(length, false);
  a_.test(count.r32(), count.r32());
  a_.js(c_.exit());
  c_.emit_array_of(length, element->array_class(), true, static_cast<uint32_t>(element->primitive_type));
  return true;
}

// Asked by method handles that would else count their calls.
bool IntrinsicCode::emit_is_compile_constant() {
  Value object = c_.pop();
  c_.push_constant(c_.known_object(object) != nullptr ? 1 : 0, ValueType::kInt);
  return true;
}

// What the other argument is for, counts for a compiler that decides by them, nobody reads here.
bool IntrinsicCode::emit_first_argument() {
  (void)c_.pop();
  return true;
}

bool IntrinsicCode::emit_current_thread() {
  Gp to = c_.new_gp();
  a_.mov(to, thread_word(LinkageOffsets::kThreadJavaThread));
  c_.push_gp(to, ValueType::kReference);
  return true;
}

// (index, length) or (index, length, what makes the exception): 0 <= index < length.
bool IntrinsicCode::emit_check_index() {
  if (entry_.argument_slots == 3) (void)c_.pop();
  Value length_value = c_.pop();
  Value index_value = c_.pop();
  Gp length = c_.gp_of(length_value, false);
  Gp index = c_.gp_of(index_value, false);
  a_.test(length.r32(), length.r32());
  a_.js(c_.exit());
  a_.cmp(index.r32(), length.r32());
  a_.jae(c_.exit());
  c_.push_gp(c_.mutable_gp(index_value, false), ValueType::kInt);
  return true;
}

// The place of a UTF-16 unit in an array of bytes.
Mem IntrinsicCode::emit_char_address(Value& array_value, Value& index_value) {
  Gp array = c_.gp_of(array_value, true);
  Gp index = c_.gp_of(index_value, false);
  a_.test(array, array);
  a_.jz(c_.exit());
  a_.mov(kScratch.r32(), x86::dword_ptr(array, kArrayLengthOffset));
  a_.shr(kScratch.r32(), 1);
  a_.cmp(index.r32(), kScratch.r32());
  a_.jae(c_.exit());
  int32_t base = wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)]->layout.element_base;
  return x86::ptr(array, index.r64(), 1, base, 2);
}

bool IntrinsicCode::emit_get_char() {
  Value index = c_.pop();
  Value array = c_.pop();
  Mem unit = emit_char_address(array, index);
  Gp to = c_.new_gp();
  a_.movzx(to.r32(), unit);
  c_.push_gp(to, ValueType::kInt);
  return true;
}
bool IntrinsicCode::emit_put_char() {
  Value unit = c_.pop();
  Value index = c_.pop();
  Value array = c_.pop();
  Mem place = emit_char_address(array, index);
  a_.mov(place, c_.gp_of(unit, false).r16());
  c_.forget_memory();
  return true;
}

// A string's array, which is null in one that nobody has made.
Gp IntrinsicCode::load_bytes(const Gp& string) {
  Gp bytes = c_.new_gp();
  a_.mov(bytes.r32(), x86::dword_ptr(string, static_cast<int32_t>(wk.fields.String_value)));
  c_.decode(bytes);
  c_.test_null(bytes);
  a_.jz(c_.exit());
  return bytes;
}

// The coder is 0 or 1: by how much a number of bytes, or an index, is to be shifted.
bool IntrinsicCode::emit_string_length() {
  Value value = c_.pop();
  Gp string = c_.nonnull_gp(value);
  Gp bytes = load_bytes(string);
  Gp length = c_.new_gp();
  a_.movzx(kScratch.r32(), x86::byte_ptr(string, static_cast<int32_t>(wk.fields.String_coder)));
  a_.mov(length.r32(), x86::dword_ptr(bytes, kArrayLengthOffset));
  a_.shrx(length.r32(), length.r32(), kScratch.r32());
  c_.push_gp(length, ValueType::kInt);
  return true;
}

bool IntrinsicCode::emit_char_at() {
  Value index_value = c_.pop();
  Value string_value = c_.pop();
  Gp string = c_.nonnull_gp(string_value);
  Gp index = c_.gp_of(index_value, false);
  Gp bytes = load_bytes(string);
  Gp unit = c_.new_gp();
  Label wide = a_.newLabel(), done = a_.newLabel();
  a_.movzx(unit.r32(), x86::byte_ptr(string, static_cast<int32_t>(wk.fields.String_coder)));
  a_.mov(kScratch.r32(), x86::dword_ptr(bytes, kArrayLengthOffset));
  a_.shrx(kScratch.r32(), kScratch.r32(), unit.r32());
  a_.cmp(index.r32(), kScratch.r32());
  a_.jae(c_.exit());
  int32_t base = wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)]->layout.element_base;
  a_.test(unit.r32(), unit.r32());
  a_.jnz(wide);
  a_.movzx(unit.r32(), x86::byte_ptr(bytes, index.r64(), 0, base));
  a_.jmp(done);
  a_.bind(wide);
  a_.movzx(unit.r32(), x86::word_ptr(bytes, index.r64(), 1, base));
  a_.bind(done);
  c_.push_gp(unit, ValueType::kInt);
  return true;
}

// Registers for comparing two arrays of bytes, which are not null.
struct IntrinsicCode::ByteArrays {
  Gp a, b;
  Gp end;     // of the bytes, from the start of the object
  Gp behind;  // the end of a word; at last the answer
};

// By words: the first holds the lengths, what lies behind the end in the last is shifted out. Goes to `done` with the answer or to
// `different`.
void IntrinsicCode::emit_comparison(const ByteArrays& arrays, const Label& different, const Label& done) {
  constexpr int32_t kWord = 8;
  static_assert(kArrayLengthOffset % kWord == 0 && kObjectAlignment % kWord == 0);
  auto [a, b, end, behind] = arrays;
  Label next = a_.newLabel(), last = a_.newLabel();
  Mem word = x86::qword_ptr(a, behind, 0, -kWord), other = x86::qword_ptr(b, behind, 0, -kWord);
  a_.mov(end.r32(), x86::dword_ptr(a, kArrayLengthOffset));
  a_.cmp(end.r32(), x86::dword_ptr(b, kArrayLengthOffset));
  a_.jne(different);
  a_.add(end.r32(), wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)]->layout.element_base);
  a_.mov(behind.r32(), kArrayLengthOffset + kWord);
  a_.cmp(behind.r32(), end.r32());
  a_.jae(last);
  a_.bind(next);
  a_.mov(kScratch, word);
  a_.cmp(kScratch, other);
  a_.jne(different);
  a_.add(behind.r32(), kWord);
  a_.cmp(behind.r32(), end.r32());
  a_.jb(next);
  a_.bind(last);
  a_.mov(kScratch, word);
  a_.xor_(kScratch, other);
  a_.sub(behind.r32(), end.r32());
  a_.shl(behind.r32(), 3);
  a_.shlx(kScratch, kScratch, behind);
  a_.xor_(behind.r32(), behind.r32());
  a_.test(kScratch, kScratch);
  a_.sete(behind.r8());
  a_.jmp(done);
}

// A call would send all registers home, and most strings are short.
bool IntrinsicCode::emit_bytes_equal() {
  Value second = c_.pop();
  Value first = c_.pop();
  Gp a = c_.nonnull_gp(first);
  Gp b = c_.nonnull_gp(second);
  ByteArrays arrays{a, b, c_.new_gp(), c_.new_gp()};
  Label different = a_.newLabel(), done = a_.newLabel();
  emit_comparison(arrays, different, done);
  a_.bind(different);
  a_.xor_(arrays.behind.r32(), arrays.behind.r32());
  a_.bind(done);
  c_.push_boolean(arrays.behind);
  return true;
}

// The same object, or a string of the same coder and bytes. No exit behind the point where the operands' registers are used
// for the arrays.
bool IntrinsicCode::emit_string_equals() {
  Value second = c_.pop();
  Value first = c_.pop();
  Gp string = c_.nonnull_gp(first);
  Gp other = c_.gp_of(second, true);
  auto value = static_cast<int32_t>(wk.fields.String_value), coder = static_cast<int32_t>(wk.fields.String_coder);
  Label same = a_.newLabel(), different = a_.newLabel(), done = a_.newLabel();
  a_.cmp(string, other);
  a_.je(same);
  if (!c_.is_nonnull(second)) {
    a_.test(other, other);
    a_.jz(different);
  }
  c_.emit_class_test(wk.classes.String.get(), other, different);
  a_.movzx(kScratch.r32(), x86::byte_ptr(string, coder));
  a_.cmp(kScratch.r8(), x86::byte_ptr(other, coder));
  a_.jne(different);
  for (const Gp& each : {string, other}) {
    a_.cmp(x86::dword_ptr(each, value), 0);
    a_.je(c_.exit());
  }
  ByteArrays arrays{c_.mutable_gp(first, true), c_.mutable_gp(second, true), c_.new_gp(), c_.new_gp()};
  for (const Gp& each : {arrays.a, arrays.b}) {
    a_.mov(each.r32(), x86::dword_ptr(each, value));
    c_.decode(each);
  }
  emit_comparison(arrays, different, done);
  a_.bind(same);
  a_.mov(arrays.behind.r32(), 1);
  a_.jmp(done);
  a_.bind(different);
  a_.xor_(arrays.behind.r32(), arrays.behind.r32());
  a_.bind(done);
  c_.push_boolean(arrays.behind);
  return true;
}

// Gives the processor's other thread the means, and this one a chance to leave the loop in time.
bool IntrinsicCode::emit_spin_wait() {
  a_.pause();
  return true;
}

}  // namespace cortado::jit
