#pragma once
// Code for calls of intrinsics in tier 1: in place of the call, or a call of the leaf function with the ordinary call behind
// it. Where a check fails the code leaves to the interpreter at the call, which makes it as the method says.

#include "jit/baseline/compiler.h"
#include "jit/intrinsics/intrinsics.h"

namespace cortado::jit {

class IntrinsicCode {
 public:
  // A call of `method` as the instruction's operands lie on the abstract stack. `exact`: it is the target for sure, else the
  // receiver's vtable is asked.
  IntrinsicCode(BaselineCompiler& compiler, Method* method, const MethodEntry& entry, bool exact)
      : c_(compiler), a_(compiler.a_), method_(method), entry_(entry), exact_(exact) {}

  // False: no code was made, the call is to be made as any other.
  bool emit();

 private:
  bool emit_in_place(IntrinsicEmitter emitter);
  bool emit_leaf_call(uint16_t row);
  void emit_vtable_guard(const Gp& receiver, const Label& otherwise);

  // emit_numbers.cpp
  bool emit_float_bits();
  bool emit_square_root();
  bool emit_round();
  bool emit_absolute();
  bool emit_absolute_float();
  bool emit_extreme(bool maximum);
  bool emit_exact();
  bool emit_bits();
  bool emit_decimal_length();

  // emit_objects.cpp
  bool emit_get_class();
  Class* known_class() const;
  bool emit_is_instance();
  bool emit_cast();
  bool emit_uninitialized_array();
  bool emit_is_compile_constant();
  bool emit_first_argument();
  bool emit_current_thread();
  bool emit_check_index();
  bool emit_get_char();
  bool emit_put_char();
  bool emit_string_length();
  bool emit_char_at();
  Gp load_bytes(const Gp& string);
  bool emit_bytes_equal();
  bool emit_string_equals();
  struct ByteArrays;
  void emit_comparison(const ByteArrays& arrays, const Label& different, const Label& done);
  bool emit_spin_wait();
  Mem emit_char_address(Value& array, Value& index);

  // emit_unsafe.cpp
  bool emit_unsafe_get();
  bool emit_unsafe_put(bool is_volatile);
  bool emit_full_fence();
  bool emit_order();
  void emit_fence();
  void check_unsafe(Value& unsafe);
  Mem unsafe_address(Value& base, Value& offset);

  // emit_atomics.cpp
  bool emit_compare_and_set(bool exchange);
  bool emit_get_and_update(bool add);
  bool emit_get_reference();
  bool emit_put_reference(bool is_volatile);
  Mem pop_cell(BasicType type);
  void move_to_cell_form(const Gp& to, const Value& value, BasicType type);
  void push_from_cell(const Gp& reg, BasicType type);

  bool is_named(const char* name) const;
  // The type of the last parameter.
  BasicType last_parameter() const;

  BaselineCompiler& c_;
  Assembler& a_;
  Method* method_;
  const MethodEntry& entry_;
  bool exact_;
};

}  // namespace cortado::jit
