#pragma once
// Tier 1: one pass over a method's rewritten bytecode, straight to machine code.
//
// The frame is the interpreter's, at every moment that anyone else can look at it: locals and the abstract operand stack
// are flushed to their homes before calls and on the way to polls, and Frame::position names the instruction. So compiled
// code leaves to the interpreter at any bytecode by flushing and jumping ("exit"), and frame maps, walkers and unwinding
// know one kind of frame.
//
// The abstract stack: an entry is in its home, a constant, a local not yet loaded, or a register. Hot locals live in
// registers, written home only where somebody may look, and loaded again behind a call when they are used;
// jit/baseline/local_registers.h decides what blocks begin with.

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jit/assembler.h"
#include "jit/baseline/inline_policy.h"
#include "jit/baseline/known_objects.h"
#include "jit/baseline/known_values.h"
#include "jit/baseline/local_registers.h"
#include "jit/baseline/loop_steps.h"
#include "jit/baseline/method_analysis.h"
#include "jit/baseline/value.h"
#include "jit/compiled_code.h"
#include "jit/exits.h"
#include "jit/runtime_table.h"

namespace cortado::jit {

// A body that is being compiled: the method's own (the root), or an inlined callee's, whose frame is laid out as if it had
// been called: its locals begin with the caller's outgoing operands, its header lies behind them, and is written by
// whoever looks at it (runtime/inlined_places.h). All positions are slots of the root's operand stack, which the inlined frames
// are a part of.
struct Scope {
  Method* method;
  uint32_t caller = 0;               // index of the scope that calls; inlined bodies only
  uint32_t call_bci = 0;             // in the caller
  uint32_t first_local = 0;          // inlined bodies only
  uint32_t header = 0;               // inlined bodies only
  uint32_t first_operand = 0;        // 0 in the root
  bool is_caught = false;            // at the call, by a handler of an inlined body around it
  uint32_t last_place = UINT32_MAX;  // that was named last, in places_
  Label unwind;  // the exception is pending, the frames are linked: the interpreter looks for the handler
};

// Where forward jumps meet: the places of all values.
struct Join {
  bool is_open = false;  // a way there is known
  bool is_current = false;
  VariableSet nonnull = 0;
  ValueList stack;
};

// What begins with a leader.
struct Block {
  uint32_t label = asmjit::Globals::kInvalidId;  // until it is used
  int32_t depth = -1;                            // slots; unknown
  Join join;
};

// The calls that are made, out of line, where the body in place of a call does not do.
struct CallsInstead {
  const MethodEntry* entry;
  Label resume;                 // where they come back to; not valid: there are none
  CompileVector<size_t> paths;  // slow paths, kInvoke
};

// Where the returns of an inlined body meet.
struct InlinedReturn {
  uint32_t returns = 0;  // return instructions of the body
  uint32_t depth = 0;    // slots of the caller that remain, without the arguments
  Label done;
  bool reached = false;
  bool is_jumped_to = false;
  CompileVector<std::pair<size_t, Value>> known;  // operands of the caller of which something is known, by slot
  Join join;                                      // the caller's stack with the result
  RegisterState locals;                           // one return only
  VariableSet nonnull = 0;                        // when the body began
  bool is_single = false;                         // the return that was compiled is the only one that is reached
  CallsInstead* calls = nullptr;                  // of a body in part
};

// Registers for the operand stack and for intermediate results, in all code.
inline constexpr uint32_t kTemporaryGpSet =
    1u << Gp::kIdAx | 1u << Gp::kIdCx | 1u << Gp::kIdDx | 1u << Gp::kIdDi | 1u << Gp::kIdSi | 1u << Gp::kIdR8;
inline constexpr uint32_t kTemporaryXmmSet = 0xFF;  // xmm0 - xmm7
// Free temporaries that an instruction may count on.
inline constexpr int kReservedGps = 4;
inline constexpr int kReservedXmms = 3;

// How many registers a set has; the processor may have no instruction for it.
inline constexpr std::array<uint8_t, 256> kCountsOfSets = [] {
  std::array<uint8_t, 256> counts{};
  for (uint32_t set = 0; set < counts.size(); set++) counts[set] = static_cast<uint8_t>(std::popcount(set));
  return counts;
}();
inline int count_of(uint32_t set) { return kCountsOfSets[set & 0xFF] + kCountsOfSets[set >> 8]; }
inline bool has_four(uint32_t set) {
  set &= set - 1;
  set &= set - 1;
  return (set & (set - 1)) != 0;
}
static_assert(kReservedGps == 4);

class BaselineCompiler {
 public:
  // `shift`: of the code's place (CodeCache::allocate).
  BaselineCompiler(Method* method, asmjit::CodeHolder& holder, size_t shift);

  // False: this method stays interpreted.
  bool compile();
  // The members of CompiledCode that are known before the code has its place. Once.
  // False: there is no room for its places.
  bool describe(CompiledCode& code);

 private:
  // --- Slow paths, emitted behind the code.
  struct SlowPath {
    enum class Kind : uint8_t { kCall, kEdge, kInvoke, kObjects };
    Kind kind;
    uint32_t scope;
    Label start;
    Label resume;     // kEdge: the target; kObjects: the exit
    ValueList stack;  // when the instruction began
    RegisterState locals;
    uint32_t bci;
    RuntimeFunction function{};  // kCall
    ValueList arguments;         // after the thread: see argument_* below
    int result = -1;             // kCall: general register that takes the result, -1 none
    enum class Failure : uint8_t { kNone, kUnwind, kExit } on_zero = Failure::kNone;
    // kInvoke: the call that was inlined for another target than this one, or in part, or left to a leaf function, and the
    // stack behind it.
    const MethodEntry* entry = nullptr;
    enum class Selection : uint8_t { kVtable, kInterface, kPrivateInterface } selection = Selection::kVtable;
    Method* callee = nullptr;  // not null: the target, which is not selected
    VariableSet nonnull = 0;
    ValueList end_stack;
    RegisterState end_locals;  // kEdge: as the target wants them
    VariableSet kept = 0;      // kEdge: those of which the home must not stay old
  };

  // --- The method as a whole (compiler.cpp).
  std::vector<PatchPoint> inlined() const;
  std::vector<HierarchyAssumption> assumptions() const;
  bool is_call_free(uint32_t bci);  // a call
  void prepare_blocks();
  Block& block_at(uint32_t leader) { return blocks_[analysis_->leader_number(leader)]; }
  const Block& block_at(uint32_t leader) const { return blocks_[analysis_->leader_number(leader)]; }
  Label label_at(uint32_t bci);  // a leader
  void emit_entry();
  void emit_entries_inside();
  bool emit_code();
  void emit_bytecode();
  void emit_slow_paths();
  void emit_slow_path(const SlowPath& path);
  void emit_slow_invoke(const SlowPath& path);
  void reload_registers(const ValueList& stack, VariableSet locals, int except = -1);
  void emit_runtime_arguments(const SlowPath& path);
  void begin_block(uint32_t bci);
  VariableSet nonnull_in_loop(uint32_t head) const;
  void note_bytecode();
  // From here on. `bci`: of the body that is compiled.
  void note_position(FrameState state, uint32_t bci) {
    positions_.add(static_cast<uint32_t>(a_.offset()), {state, scope_, bci});
  }
  void finish_positions();
  bool emit_instruction(uint32_t bci);
  void emit_rest(uint32_t bci);
  void merge_into(uint32_t target_bci);
  void set_depth(uint32_t target_bci);

  // --- Values and registers (values.cpp).
  // Words of the frame, from its header.
  int32_t word_of_local(uint32_t local) const {
    return static_cast<int32_t>(local) - static_cast<int32_t>(scopes_[0].method->max_locals);
  }
  int32_t word_of_operand(size_t slot) const { return first_operand_word_ + static_cast<int32_t>(slot); }
  Mem local_home(uint32_t local, uint32_t size = 8) const { return {kFrame, 8 * word_of_local(local), size}; }
  Mem operand_home(size_t slot, uint32_t size = 8) const { return {kFrame, 8 * word_of_operand(slot), size}; }
  void push(Value value);
  void push_gp(const Gp& reg, ValueType type);
  void push_boolean(const Gp& reg);
  void push_xmm(const Xmm& reg, ValueType type);
  void push_constant(int64_t value, ValueType type);
  void push_again(Value popped, ValueType integer);
  void push_wide_upper(ValueType type);
  void set_stack(const ValueList& stack);
  bool has_operands(size_t count);
  Value pop();
  Value pop2();
  void flush();           // operands and locals
  void flush_operands();  // alone
  // Registers that hold what locals' homes hold, while operands go to theirs.
  class HomeCopies {
   public:
    bool flush(BaselineCompiler& compiler, size_t slot, const Value& value);

   private:
    struct Copy {
      uint32_t local_and_width, reg;
    };
    std::array<Copy, 6> copies_;  // `count_` of them
    size_t count_ = 0;
    uint32_t used_ = 0;
  };
  void flush_value(size_t slot, const Value& value, VariableSet valid);
  void choose_temporaries();
  // Before an instruction: there are enough free temporaries, and none is held.
  void reserve_temporaries() {
    pinned_gp_ = pinned_xmm_ = 0;
    pinned_variables_ = 0;
    if (taken_.xmms != 0 || !has_four(temporary_gps_ & ~taken_.gps)) reserve_more_temporaries();
  }
  [[clang::preserve_most]] void reserve_more_temporaries();
  void spill_until_free(int gps);
  bool is_shift_by_constant() const;
  // Of those that may be taken.
  bool has_free(int gps) const {
    return count_of(temporary_gps_ & ~taken_.gps) >= gps && count_of(kTemporaryXmmSet & ~taken_.xmms) >= kReservedXmms;
  }
  void free_register(uint32_t id);
  struct RegisterSets {
    uint32_t gps = 0, xmms = 0;  // by register number
    bool contains(const RegisterSets& other) const { return (other.gps & ~gps) == 0 && (other.xmms & ~xmms) == 0; }
  };
  RegisterSets used_registers() const;
  uint32_t choose(RegisterSet free);
  Gp new_gp();
  Xmm new_xmm();
  // The value in a register, loaded if need be; read only unless `mutable_`: a local's register may be given out.
  Gp gp_of(Value& value, bool wide);
  Gp mutable_gp(Value& value, bool wide);
  // A reference that is not null: what is, leaves by exit().
  Gp gp_of_home(Value& value, bool wide);
  Gp nonnull_gp(Value& value);
  void test_null(const Gp& reg);
  bool is_nonnull(const Value& value);
  void note_nonnull(const Gp& reg, int variable);
  bool is_local_register(uint32_t gp) const;
  void load_constant(const Gp& reg, int64_t constant, bool wide);
  // Copies, without need of another register.
  void move_value(const Gp& to, const Value& value, bool wide);
  Xmm xmm_of(Value& value, bool is_double);
  Xmm mutable_xmm(Value& value, bool is_double);
  void move_vector(const Xmm& to, const Xmm& from);
  void to_register(size_t slot, bool may_be_known = false);
  void detach_local(uint32_t local);
  Gp copy_of_local(const Value& value);
  // The variable's number, or -1: the local is in its home.
  int variable_of(uint32_t local, ValueType type) const;
  int variable_of(const Value& value) const;
  Gp variable_gp(uint32_t variable) const;
  Xmm variable_xmm(uint32_t variable) const;
  void store_variable(const Mem& home, uint32_t variable);
  void write_back(VariableSet set);
  void take_register(uint32_t variable);
  void load_variable(uint32_t variable);
  void load_variables(VariableSet set);
  bool hold_variable(uint32_t variable);
  void begin_store(uint32_t local, int variable);
  struct Transition {
    VariableSet load, write;
    bool is_empty() const { return (load | write) == 0; }
  };
  RegisterState state_at(uint32_t leader) const;
  VariableSet kept_at(uint32_t leader) const;
  Transition transition_to(const RegisterState& wanted, VariableSet kept) const;
  void agree_with(const RegisterState& wanted, VariableSet kept);
  void begin_with(uint32_t leader);

  // --- Values that registers are known to hold (memory_values.cpp).
  void settle();
  bool push_known(const Place& place, ValueType type);
  static Place home_of(const Value& value);
  Gp known_copy(const Value& value);
  void note_home(uint32_t local, ValueType type, const Gp& reg);
  void forget_home(uint32_t local);
  void note_value(const Place& place, const Value& value);
  void note_top(const Place& place);
  void note_move(uint32_t from, uint32_t variable);
  void note_store(const Place& place, const Value& value);
  void forget_memory();
  Mem memory_at(const void* address);

  // --- Values that are known objects (known_objects.cpp).
  const KnownObject* known_object(const Value& value) const;
  void push_object(const KnownObject& object);
  void push_object_in(const NarrowRef* cell);
  void load_object(const Gp& to, size_t number);
  bool emit_static_object(const FieldEntry& entry);
  bool emit_known_field(const FieldEntry& entry, const Value& holder);
  bool emit_known_element(const Value& array, const Value& index);

  // --- References of known classes (exact_classes.cpp).
  static Class* exact_class(const Value& value);
  void note_class(Class* c);
  void note_declared_type(FinalType type);
  Method* exact_target(uint8_t opcode, const MethodEntry& entry) const;
  void find_parameter_classes();
  struct KnownLocal;
  const KnownLocal* known_local(uint32_t local) const;
  void note_local(uint32_t local, const Value& value);
  void forget_local(uint32_t local);

  // --- Joins (joins.cpp).
  bool is_entered_by_fall(uint32_t leader) const;
  bool is_only_way_to(uint32_t target) const;
  void go_to(uint32_t target);
  bool is_fixed(size_t slot) const;
  bool joins_in_registers(uint32_t target) const;
  void open_join(Join& join, uint32_t target, bool is_jump);
  bool needs_no_locals(uint32_t bci) const;
  void drop_locals_before(uint32_t target, ValueList& values) const;
  void return_to(Join& join, Value* result);
  void make_fit_for_join(bool is_only_way, bool is_jump);
  RegisterSets shared_registers() const;
  static bool names_one_of(const Value& value, const RegisterSets& registers);
  bool is_shared(size_t slot) const;
  void bring_to_register(size_t slot);
  void own_register(Value& value);
  bool agrees_with(const Join& join) const;
  void note_way_to(Join& join);
  void move_to(const ValueList& wanted, const ValueList& values);
  void load_vector(const Xmm& to, const Value& value);

  // --- Slow paths (compiler.cpp).
  SlowPath& new_slow_path(SlowPath::Kind kind);
  SlowPath& slow_call(RuntimeFunction function, ValueList arguments, int result, SlowPath::Failure on_zero);
  void call_runtime(RuntimeFunction function);
  void note_leaf_call();
  struct LeafCall {
    size_t path;      // of slow_paths_
    Label otherwise;  // calls the method
  };
  void flush_for_leaf_call(uint32_t slots);
  LeafCall begin_leaf_call(const MethodEntry& entry, Method* method);
  void load_leaf_arguments(uint32_t slots);
  void end_leaf_call(const LeafCall& call);
  void save_state(uint32_t bci, size_t depth);

  // --- Exits (exits.cpp).
  struct ExitPath {
    ExitKind kind;
    uint32_t scope, bci;
    RegisterState locals;
    Label at;     // in the order of the records
    Label entry;  // differs if known objects are loaded before
  };
  void begin_exits();
  // The interpreter does this instruction. Exits of one instruction are one where it is the same.
  Label exit();
  Label new_exit(ExitKind kind = ExitKind::kPlain, uint32_t countdown = 0);
  void exit_always();
  Label exit_behind_call(size_t depth);
  Label load_before(const Label& exit, ValueList objects);
  uint32_t operands_of_exit(size_t depth) const;
  void record_value(int32_t word, const Value& value);
  void record_variable(int32_t word, uint32_t variable);
  void emit_exits();
  void emit_stress_exit();  // deoptimization_stress.cpp

  // --- Frames of inlined bodies (scopes.cpp).
  Method* root() const { return scopes_[0].method; }
  bool is_inlined() const { return scope_ != 0; }
  Mem slot_address(size_t slot) const;
  int32_t header_offset(uint32_t scope) const;
  // The place of a word of a frame's header, from the frame register.
  int32_t header_place(uint32_t scope, size_t word) const { return header_offset(scope) + static_cast<int32_t>(word); }
  Mem header_word(uint32_t scope, size_t word) const { return x86::qword_ptr(kFrame, header_place(scope, word)); }
  void store_address(int32_t place, const void* address);
  void link_frames(uint32_t bci);
  uint32_t number_of_place(uint32_t bci);
  bool give_places(CompiledCode& code) const;
  void leave_to(RuntimeFunction function);
  void store_top_frame();

  // --- Instructions, by kind.
  bool emit_local(uint32_t bci, uint8_t opcode);
  void emit_constant(uint32_t bci, uint8_t opcode);
  bool emit_pool_constant(uint32_t bci, uint8_t opcode);
  Gp load_cell(const NarrowRef* cell);
  void decode(const Gp& reg);
  void encode(const Gp& reg);
  void emit_load(uint32_t local, ValueType type);
  void emit_store(uint32_t local, ValueType type);
  void emit_iinc(uint32_t local, int32_t amount);
  bool emit_stack(uint8_t opcode);
  bool emit_arithmetic(uint8_t opcode);
  int stored_next(ValueType type) const;
  void take_over_store(int variable, ValueType type);
  void apply_integer(classfile::Opcode opcode, const Gp& to, const asmjit::Operand& with);
  void apply_floating(uint32_t operation, bool is_double, const Xmm& to, const asmjit::Operand& with);
  bool emit_constant_division(bool is_long, bool remainder);
  void emit_power_of_two_division(const Gp& dividend, const Gp& quotient, int32_t divisor, bool is_long);
  void emit_product_division(const Gp& dividend, const Gp& quotient, int32_t divisor);
  void emit_integer_binary(uint8_t opcode, bool is_long);
  void emit_shift(uint8_t opcode, bool is_long);
  struct Shifted {
    size_t end = SIZE_MAX;  // code offset behind it
    uint32_t stretch = 0;   // as Assembler::stretch
    uint8_t from = 0, to = 0, bits = 0;
    bool left = false, is_long = false;
  };
  bool complete_rotation(const Value& a, const Shifted& shift);
  void emit_division(bool is_long, bool remainder);
  void emit_float_binary(uint8_t opcode, bool is_double);
  void emit_float_remainder(bool is_double);
  void emit_negate(uint8_t opcode);
  bool emit_conversion(uint8_t opcode);
  void emit_to_floating(classfile::Opcode opcode);
  void emit_to_integer(bool from_double, bool to_long);
  void emit_long_compare();
  void emit_float_compare(uint8_t opcode);
  void emit_literals();
  Mem literal(int64_t bits, bool is_double);
  bool branch_follows() const;
  void emit_long_compare_and_branch();
  bool emit_bit_test_and_branch(bool is_long);
  bool take_over_unsigned_mask();
  bool stands_at(uint32_t bci, classfile::Opcode opcode) const;
  void emit_float_compare_and_branch(bool is_double, bool nan_is_greater);
  void push_number(uint64_t number, bool is_long);
  bool fold_binary(classfile::Opcode opcode, const Value& a, const Value& b, bool is_long);
  bool fold_shift(classfile::Opcode opcode, const Value& a, int64_t count, bool is_long);
  bool fold_unary(classfile::Opcode opcode);
  bool emit_static_constant(const FieldEntry& entry);
  bool emit_constant_branch(classfile::Opcode opcode, const Value& value, uint32_t target);
  bool emit_constant_comparison(classfile::Opcode opcode, const Value& a, const Value& b, uint32_t target);
  bool emit_branch(uint32_t bci, uint8_t opcode);
  void set_nonnull(const Gp& reg, bool is_nonnull);
  void emit_test_and_branch(classfile::Opcode opcode, uint32_t target);
  void emit_compare_and_branch(classfile::Opcode opcode, uint32_t target);
  void emit_poll(uint32_t target);
  void jump_back(uint32_t target);
  Label branch_target(uint32_t target, bool alone);
  void emit_switch(uint32_t bci, bool table);
  void emit_table_jump(uint32_t bci, const Gp& key, int32_t low, int32_t high, uint32_t offsets, uint32_t fallback);
  void emit_comparisons(uint32_t bci, const Gp& key, int32_t low, int32_t high, uint32_t offsets, uint32_t fallback);
  // A conditional jump.
  struct Way {
    Condition condition;
    Label to;
    bool is_turned;  // goes to what follows in the bytecode; what is made next is the target
  };
  // A reference, and the variable it is of (-1: none), that is not null where a jump leads. No register: there is none.
  struct Tested {
    Gp reg;
    int variable = -1;
  };
  Way way_of(Condition condition, uint32_t target) { return way_of(condition, target, {}); }
  Way way_of(Condition condition, uint32_t target, const Tested& nonnull_there);
  Label branch_target_knowing(uint32_t target, const Tested& nonnull);
  bool is_left_at(uint32_t bci) const;
  Label leave_at(uint32_t bci);
  bool is_cold_tail(uint32_t target) const;
  Label put_off_tail(uint32_t end);
  void emit_tails();
  void emit_search(uint32_t bci, const Gp& key, uint32_t pairs, int32_t first, int32_t last, uint32_t fallback);
  void emit_leave();
  void emit_finalizer_test();
  bool emit_return(uint8_t opcode);
  bool emit_array(uint8_t opcode);
  struct Element {
    Mem address;
    Place place;
  };
  Element emit_element(Value& array, Value& index, BasicType type);
  void emit_bounds_check(const Place& element, uint32_t below);
  bool emit_unsigned_byte_load(const Element& element);
  bool narrows_for_store(classfile::Opcode opcode);
  void emit_array_load(BasicType type);
  bool is_stepped(const Value& index) const;
  bool is_row() const;
  void emit_prefetch(const Element& element);
  void emit_array_store(BasicType type);
  void emit_byte_array_store();
  void emit_reference_array_store();
  void emit_null_store(Value& array, Value& index);
  bool emit_field(uint8_t opcode);
  void emit_field_load(const FieldEntry& entry, Place place, const NarrowRef* mirror);
  void emit_load_from(const Mem& cell, BasicType type);
  void emit_field_store(const FieldEntry& entry, Place place, const Gp& base, Value& value);
  bool emit_constant_store(Mem cell, BasicType type, const Value& value);
  void emit_card_mark(const Mem& cell);
  // The class, if the register's object is known to be fresh (Place).
  const Class* fresh_class(const Gp& object);
  void note_fresh(const Gp& object, const Class* c);
  void note_length(const Gp& array, size_t length);
  struct StoredElement {
    Gp reg;
    bool may_be_null;
    size_t slot;  // of the operand
  };
  void emit_store_check(const Gp& array, size_t array_slot, const StoredElement& stored);
  bool emit_object(uint8_t opcode);
  void emit_new(Class* c);
  void emit_new_array(Class* array_class, bool primitive, uint32_t type);
  void emit_array_of(Value& length, Class* array_class, bool primitive, uint32_t type);
  void emit_array_end(const Gp& count, const Gp& array, const Gp& end, const Layout& layout, const Label& too_long);
  bool emit_new_multi_array();
  void emit_class_test(Class* c, const Gp& object, const Label& no);
  void emit_interface_search(Class* c, const Gp& object, const Label& no);
  void emit_instanceof(Class* c);
  bool emit_instanceof_and_branch(Class* c);
  void emit_checkcast(Class* c);
  void emit_unresolved_check(bool is_instanceof);
  bool needs_runtime_check(const Class* c) const;
  void bind_checked(const Class* c, const Label& done);
  void emit_subtype_call(Class* c, size_t slot, int result, const Label& done);
  // monitors.cpp
  Mem lock_cell() const;
  void emit_monitor(bool enter);
  void emit_lock_method();
  void emit_unlock_method();
  friend class IntrinsicCode;  // jit/intrinsics/emit.h
  bool emit_intrinsic(uint8_t opcode, const MethodEntry& entry);
  // The target is known by a test.
  void emit_intrinsic_of(Method* method, const MethodEntry& entry);
  bool emit_call(uint8_t opcode);
  size_t frame_size(uint32_t extent) const { return 8 * root()->max_locals + sizeof(Frame) + 8 * size_t{extent}; }
  bool may_inline(const Method* method, const InlineBody& body) const;
  bool may_inline_whole(const Method* method, const InlineBody& body) const;
  bool emit_inlined(uint8_t opcode, const MethodEntry& entry);
  // A place that can become a jump to an exit.
  struct Departure {
    uint32_t offset;
    Label exit;
  };
  Departure emit_departure();
  PatchPoint patch_point_of(const Departure& departure) const;
  void emit_version_guard();
  void emit_hierarchy_guard(const MethodEntry& entry, Method* only);
  SlowPath& call_instead(CallsInstead& calls);
  void emit_target_guard(const InlineCandidate& candidate, CallsInstead& calls, const Gp& receiver);
  void emit_body(Method* method, uint32_t argument_slots, const InlineBody& body, CallsInstead* calls);
  Label gap_label();
  void finish_body(InlinedReturn& end);
  void finish_calls_instead(const CallsInstead& calls);
  bool emit_inlined_return(uint8_t opcode);
  bool is_only_return() const;
  void emit_inlined_load(uint32_t local, ValueType type);
  bool is_last_use(uint32_t local) const;
  void emit_inlined_store(uint32_t local, ValueType type);
  void emit_inlined_iinc(uint32_t local, int32_t amount);
  size_t hold_local(uint32_t local, ValueType type);
  void load_value(Value& value);
  void narrow_value(Value& value, BasicType type);
  // A call's receiver, found before the operands go home.
  struct Receiver {
    Gp reg;  // invalid: it is in its home only
    bool is_nonnull = false;
    int local = -1;  // in whose home it is too
  };
  Receiver find_receiver(uint32_t slots);
  Gp test_receiver(uint32_t slots, const Receiver& receiver);
  void emit_vtable_selection(const Gp& receiver, const MethodEntry& entry);
  void emit_vtable_selection_again(const Gp& receiver, const MethodEntry& entry);
  void emit_cache_fill(const MethodEntry& entry);
  struct Callee {
    Method* known = nullptr;       // else it is in rcx
    bool by_vector_entry = false;  // its floating arguments are in their registers too (native_calls.cpp); known
    bool is_narrow = false;        // its result may be wider than its type
  };
  void emit_invoke(uint32_t slots, BasicType result, const Callee& callee);
  void emit_transfer(const Callee& callee);
  void pad_for_patching();
  // handle_calls.cpp
  Method* known_linker_target(const MethodEntry& entry) const;
  bool emit_linker_call(const MethodEntry& entry);
  bool emit_unknown_linker_call(const MethodEntry& entry);
  void load_member_target(const Gp& member);
  void emit_concatenation(Method* target, uint32_t slots);
  bool emit_inlined_handle_call(Method* adapter, uint32_t appendix, uint32_t slots, BasicType result,
                                bool has_receiver);
  Gp hold_receiver(uint32_t slots);
  // native_calls.cpp
  ValueList vector_arguments(const Method* callee, uint32_t slots);
  void load_vector_arguments(const ValueList& values);
  void emit_vector_entry_call();
  void emit_narrow_result(BasicType result);
  void push_result(BasicType result);
  void emit_interface_selection(const Gp& receiver, const MethodEntry& entry, bool is_private);
  void emit_interface_table_search(const Gp& receiver, const MethodEntry& entry, const Label& not_found);
  const MethodEntry& entry_of_target(Method* target, uint32_t slots, BasicType result);
  void emit_method_call(uint8_t opcode, const MethodEntry& entry);
  void emit_handle_call(Method* target, uint32_t appendix, uint32_t slots, BasicType result, bool has_receiver);
  // exceptions.cpp
  Label unwind_label();
  void emit_unwind_if_zero();
  static bool is_covered(const Method* method, uint32_t bci);  // by a handler
  void emit_throw();
  void emit_unwinds();
  void emit_catch(const CompileVector<uint32_t>& handlers);
  bool emit_catch_test(const HandlerRange& handler, const Label& found);

  // subroutines.cpp
  void emit_subroutine_call(uint32_t target);
  void emit_subroutine_return(uint32_t local);

  // Of the body that is being compiled.
  Method* method_;
  MethodAnalysis root_analysis_;
  MethodAnalysis* analysis_ = &root_analysis_;
  CompileVector<Block> blocks_;  // by the leader's number
  uint32_t scope_ = 0;
  InlinedReturn* inlined_return_ = nullptr;

  Assembler a_;
  LocalRegisters registers_;  // of the root's locals
  LoopSteps steps_;           // of the root's locals
  CompileVector<HandlerRange> root_handlers_;
  RegisterState inlined_state_;  // of the root's locals at the block boundaries of inlined bodies
  bool keeps_receiver_ = false;  // the root's
  CompileVector<Scope> scopes_;
  InlineBodies inline_bodies_;
  const int32_t first_operand_word_;
  uint32_t extent_ = 0;         // slots of operands, inlined frames included
  const size_t shift_;          // of the code's first byte in its cache line
  bool is_large_ = false;       // the frame: its entry asks for all of it
  size_t extent_at_ = 0;        // large frames: where the entry's code holds the size
  uint32_t inlined_bytes_ = 0;  // of bytecode
  uint32_t inlining_cost_ = 0;
  uint32_t forced_bytes_ = 0;  // those that the class library wants inlined
  ValueList stack_;
  ValueList snapshot_;
  uint32_t temporary_gps_ = 0;  // kTemporaryGpSet, and registers that no local needs
  // Of temporaries: those at least that the stack names.
  RegisterSets taken_;
  CompileVector<ExitPath> exits_;
  ExitRecorder exit_records_;
  size_t first_exit_ = 0;              // with this snapshot
  uint32_t first_exit_at_ = 0;         // in the code
  VariableSet valid_ = 0, dirty_ = 0;  // as in RegisterState
  VariableSet nonnull_ = 0;            // references known not to be null, in their registers or not
  KnownValues known_;
  CompileVector<KnownObject> objects_;
  // What a reference in one of the root's locals is known to be.
  struct KnownLocal {
    static constexpr uint32_t kNoObject = UINT32_MAX;
    uint32_t local, exact_class;
    uint32_t object = kNoObject;  // in objects_
  };
  CompileVector<KnownLocal> known_parameters_, known_locals_;
  VariableSet pinned_variables_ = 0;               // read by the instruction being compiled
  CompileHashMap<uint32_t, Label> switch_labels_;  // of the switch being compiled, by target
  uint32_t pinned_gp_ = 0, pinned_xmm_ = 0;        // held by the instruction being compiled
  CompileVector<SlowPath> slow_paths_;
  // Bytecode of the root that leaves the method, made behind the rest, and how it begins.
  struct Tail {
    Label label;
    uint32_t first, end;
    ValueList stack;
    RegisterState locals;
    VariableSet nonnull;
    bool is_current;
    CompileVector<KnownLocal> known_locals;
  };
  CompileVector<Tail> tails_;
  Label enter_slowly_;  // the stack check failed: the frame is not there yet
  std::vector<CompiledEntry> entries_;
  CodePositions positions_;
  struct EntryInside {
    uint32_t bci;
    Label label;
    VariableSet nonnull;  // the code there takes it for granted
  };
  CompileVector<EntryInside> entries_inside_;
  CompileVector<Departure> version_guards_;
  CompileVector<std::pair<HierarchyAssumption, Departure>> hierarchy_guards_;
  CompileVector<DirectCall> direct_calls_;
  struct PlaceWord {
    uint32_t offset;  // of four bytes of an instruction
    uint32_t number;  // in places_
  };
  CompileVector<PlaceWord> place_words_;
  CompileVector<InlinedPlaces::Place> places_;
  // Where calls go that come back with an exception.
  struct CatchPath {
    uint32_t scope;                    // of the call
    CompileVector<uint32_t> handlers;  // of the root, around it; indices of root_handlers_
    Label label;
  };
  CompileVector<CatchPath> catch_paths_;
  CompileVector<std::pair<int64_t, Label>> literals_;  // floating-point constants behind the code
  uint32_t bci_ = 0, next_bci_ = 0;
  // The store that truncates its value, which is not narrowed before, and its body.
  uint32_t narrowing_store_ = UINT32_MAX, narrowing_scope_ = 0;
  Shifted last_shift_;              // whose operand is still there
  size_t zero_flag_at_ = SIZE_MAX;  // code offset behind an instruction that set the flags by the register below
  uint32_t zero_flag_of_ = 0;
  bool reachable_ = true;
  bool is_current_ = false;  // no class can have been redefined since the last of version_guards_
  bool failed_ = false;
};

// The pools of registers for locals.
inline constexpr uint32_t kLocalGps = 6;
inline constexpr uint32_t kLocalXmms = 8;
// While a frame is compiled, the native stack has its caller's frame below the return address as well: a processor knows
// what it has pushed at once, what it reads from the Java stack some cycles later, and each return waits for it.
inline constexpr int32_t kSavedFrameSize = 8;

}  // namespace cortado::jit
