// The copy of a method's bytecode that tier 0 runs, made before its first execution: same length, same positions;
// operands in native byte order, constant-pool indices of members turned into indices of their entries, invokedynamic
// numbered by call site. Later on single opcode bytes change, once what they need is resolved (slow_resolution.cpp).

#include "interp/slow_paths.h"

#include <algorithm>
#include <cstring>

#include "classfile/opcodes.h"
#include "interp/entering.h"
#include "interp/entries.h"
#include "interp/fusion.h"
#include "interp/internal_opcodes.h"
#include "interp/plain_opcodes.h"
#include "runtime/code_watching.h"
#include "runtime/exceptions.h"
#include "runtime/loader_data.h"

namespace cortado::interp {

namespace {

using classfile::Opcode;
using classfile::OperandFormat;

class Rewriter {
 public:
  Rewriter(const Method* method, uint8_t* to)
      : method_(method), pool_(method->pool), from_(method->bytecode()), to_(to), site_(method->first_call_site) {}

  // After run().
  uint32_t flags() const { return flags_; }
  // False: an instruction is malformed.
  bool run() {
    classfile::Bytes code(from_, method_->code_length);
    std::memcpy(to_, from_, code.size());
    Fusion fusion(method_, from_, to_);
    for (uint32_t bci = 0; bci < code.size();) {
      uint32_t length = classfile::instruction_length(code, bci);
      if (length == 0) return false;
      auto opcode = static_cast<Opcode>(from_[bci]);
      rewrite(bci, opcode);
      flags_ |= kFlagsOfOpcodes[static_cast<uint8_t>(opcode)];
      if (!CodeWatching::is_active) fusion.add(bci);
      bci += length;
    }
    if (!CodeWatching::is_active) fusion.end();
    return true;
  }

 private:
  void put_u2(uint32_t at, uint16_t value) { std::memcpy(to_ + at, &value, 2); }
  void put_u4(uint32_t at, uint32_t value) { std::memcpy(to_ + at, &value, 4); }
  uint16_t u2(uint32_t at) const { return classfile::read_u2(from_ + at); }
  uint32_t u4(uint32_t at) const { return classfile::read_u4(from_ + at); }
  void set(uint32_t bci, InternalOpcode opcode) { to_[bci] = static_cast<uint8_t>(opcode); }

  void rewrite(uint32_t bci, Opcode opcode) {
    to_[bci] = kReplacements[static_cast<uint8_t>(opcode)];
    switch (classfile::opcode_info(opcode).format) {
      case OperandFormat::kS2: put_u2(bci + 1, u2(bci + 1)); break;
      case OperandFormat::kBranch2:
        put_u2(bci + 1, u2(bci + 1));
        note_jump(static_cast<int16_t>(u2(bci + 1)));
        break;
      case OperandFormat::kBranch4:
        put_u4(bci + 1, u4(bci + 1));
        note_jump(static_cast<int32_t>(u4(bci + 1)));
        break;
      case OperandFormat::kCp1: rewrite_ldc(bci); break;
      case OperandFormat::kCp2:
      case OperandFormat::kInvokeInterface: rewrite_constant(bci, opcode); break;
      case OperandFormat::kMultiANewArray: put_u2(bci + 1, u2(bci + 1)); break;
      case OperandFormat::kInvokeDynamic: put_u4(bci + 1, site_++); break;
      case OperandFormat::kWide:
        put_u2(bci + 2, u2(bci + 2));
        if (static_cast<Opcode>(from_[bci + 1]) == Opcode::kIinc) put_u2(bci + 4, u2(bci + 4));
        break;
      case OperandFormat::kTableSwitch:
      case OperandFormat::kLookupSwitch: rewrite_switch(bci, opcode); break;
      default: rewrite_return(bci, opcode); break;
    }
  }

  void rewrite_ldc(uint32_t bci) {
    ConstantTag tag = pool_->tag(from_[bci + 1]);
    if (tag == ConstantTag::kInteger || tag == ConstantTag::kFloat) set(bci, InternalOpcode::kLdcInt);
  }

  void rewrite_constant(uint32_t bci, Opcode opcode) {
    uint16_t index = u2(bci + 1);
    ConstantTag tag = pool_->tag(index);
    switch (tag) {
      case ConstantTag::kFieldref:
      case ConstantTag::kMethodref:
      case ConstantTag::kInterfaceMethodref:
        index = static_cast<uint16_t>(pool_->resolved.get_non_null()[index]);
        break;
      case ConstantTag::kInteger:
      case ConstantTag::kFloat:
        if (opcode == Opcode::kLdcW) set(bci, InternalOpcode::kLdcWInt);
        break;
      case ConstantTag::kLong:
      case ConstantTag::kDouble:
        if (opcode == Opcode::kLdc2W) set(bci, InternalOpcode::kLdc2Long);
        break;
      default: break;
    }
    put_u2(bci + 1, index);
  }

  void rewrite_switch(uint32_t bci, Opcode opcode) {
    uint32_t at = classfile::switch_operands(bci);
    uint32_t words = opcode == Opcode::kTableswitch ? 3 + (u4(at + 8) - u4(at + 4) + 1) : 2 + 2 * u4(at + 4);
    for (uint32_t i = 0; i < words; i++) put_u4(at + 4 * i, u4(at + 4 * i));
    // The default's target, then those of the cases: the last word of each step.
    note_jump(static_cast<int32_t>(u4(at)));
    uint32_t step = opcode == Opcode::kTableswitch ? 1 : 2;
    for (uint32_t i = 3; i < words; i += step) {
      note_jump(static_cast<int32_t>(u4(at + 4 * i)));
    }
  }
  void note_jump(int32_t distance) {
    if (distance <= 0) flags_ |= Method::kHasLoop;
  }

  void rewrite_return(uint32_t bci, Opcode opcode) {
    if (opcode < Opcode::kIreturn || opcode > Opcode::kReturn) return;
    if (method_->is_synchronized()) {
      set(bci, InternalOpcode::kReturnSynchronized);
    } else if (opcode == Opcode::kIreturn) {
      if (method_->result_type == BasicType::kBoolean)
        set(bci, InternalOpcode::kIreturnBoolean);
      else if (method_->result_type != BasicType::kInt)
        set(bci, InternalOpcode::kIreturnNarrow);
    } else if (opcode == Opcode::kReturn && method_->has(Method::kIsObjectInitializer)) {
      set(bci, InternalOpcode::kReturnFinalizable);
    }
  }

  const Method* method_;
  ConstantPool* pool_;
  const uint8_t* from_;
  uint8_t* to_;
  uint32_t site_;
  uint32_t flags_ = 0;  // of the method
};

}  // namespace

bool prepare_code(Thread& thread, Method* method) {
  if (method->code.load_acquire() == nullptr) {
    // A word more: handlers may look at the opcode behind the last instruction. In short ones it is frameless_entry's.
    uint32_t length = std::max(method->code_length, kLongestFrameless);
    auto* copy = static_cast<uint8_t*>(method->holder->loader->arena.allocate(length + 4));
    if (copy == nullptr) {
      (void)throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
      return false;
    }
    Rewriter rewriter(method, copy);
    if (!rewriter.run()) {
      (void)throw_new(thread, wk.classes.VerifyError, "Bad instruction in " + method->external_name());
      return false;
    }
    method->set(rewriter.flags());
    method->code.publish_if_null(copy);
  }
  set_method_entries(method);
  return true;
}

#define CORTADO_INTERNAL_OPCODE(name, original) #name,
static constexpr const char* kNames[] = {
#include "interp/internal_opcodes.def"
};

const char* internal_mnemonic(uint8_t opcode) {
  return is_internal_opcode(opcode) ? kNames[opcode - kFirstInternalOpcode] : nullptr;
}

}  // namespace cortado::interp
