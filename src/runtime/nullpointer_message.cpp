// Helpful NullPointerException messages (JEP 358), in HotSpot 17's words: what failed, and which expression was null,
// read off the bytecode of the method on top of the backtrace.

#include <fmt/format.h>

#include <optional>

#include "classfile/class_file.h"
#include "classfile/descriptor.h"
#include "runtime/class.h"
#include "runtime/member_attributes.h"
#include "runtime/operand_sources.h"
#include "runtime/stack_trace.h"

namespace cortado {

namespace {

using classfile::Instruction;
using classfile::Opcode;

// How deep an expression is spelled out.
constexpr int kMaximumDetail = 5;

std::string class_text(const Symbol* name) {
  std::string text = name->dotted();
  if (text == "java.lang.Object") return "Object";
  if (text == "java.lang.String") return "String";
  return text;
}

std::string parameters_text(std::string_view descriptor) {
  std::string text;
  for (size_t i = 1; i < descriptor.size() && descriptor[i] != ')';) {
    size_t length = classfile::field_descriptor_length(descriptor.substr(i));
    std::string type = classfile::external_type_name(descriptor.substr(i, length));
    for (std::string_view known : {"java.lang.Object", "java.lang.String"}) {
      if (type == known || type.starts_with(std::string(known) + "[")) type.erase(0, sizeof "java.lang." - 1);
    }
    text += (text.empty() ? "" : ", ") + type;
    i += length;
  }
  return text;
}

class MessageBuilder {
 public:
  MessageBuilder(const Method* method, uint32_t bci)
      : method_(method), pool_(*method->pool), bci_(bci), sources_(method) {}

  std::string build() {
    Instruction instruction;
    if (!decode(bci_, instruction)) return {};
    std::optional<uint32_t> slot = null_slot(instruction);
    if (!slot.has_value()) return {};
    std::string text = failed_action(instruction);
    std::string cause;
    if (describe(cause, bci_, *slot, kMaximumDetail, false)) text += cause + "\" is null";
    return text;
  }

 private:
  bool decode(uint32_t bci, Instruction& out) const {
    return classfile::try_decode_instruction({method_->bytecode(), method_->code_length}, bci, out);
  }
  std::string field_name(const Instruction& instruction) const {
    return pool_.member_name(instruction.constant_index())->string();
  }
  std::string method_text(const Instruction& instruction) const {
    uint16_t index = instruction.constant_index();
    return fmt::format("{}.{}({})", class_text(pool_.class_name(pool_.class_index_of(index))),
                       pool_.member_name(index)->view(), parameters_text(pool_.member_descriptor(index)->view()));
  }

  std::optional<uint32_t> null_slot(const Instruction& instruction) const;
  std::string failed_action(const Instruction& instruction) const;
  bool describe(std::string& text, uint32_t bci, uint32_t slot, int detail, bool inner) const;
  bool describe_source(std::string& text, const Instruction& source, uint32_t user, int detail, bool inner) const;
  std::string local_name(uint32_t user, uint32_t source_bci, uint32_t local) const;

  const Method* method_;
  const ConstantPool& pool_;
  uint32_t bci_;
  OperandSources sources_;
};

// Which operand the instruction does not want to be null, counted from the top.
std::optional<uint32_t> MessageBuilder::null_slot(const Instruction& instruction) const {
  Opcode opcode = instruction.opcode;
  if (opcode >= Opcode::kIaload && opcode <= Opcode::kSaload) return 1;
  if (opcode >= Opcode::kIastore && opcode <= Opcode::kSastore) {
    return opcode == Opcode::kLastore || opcode == Opcode::kDastore ? 3 : 2;
  }
  switch (opcode) {
    case Opcode::kGetfield:
    case Opcode::kArraylength:
    case Opcode::kAthrow:
    case Opcode::kMonitorenter:
    case Opcode::kMonitorexit: return 0;
    case Opcode::kPutfield: {
      char type = (*pool_.member_descriptor(instruction.constant_index()))[0];
      return type == 'J' || type == 'D' ? 2 : 1;
    }
    case Opcode::kInvokevirtual:
    case Opcode::kInvokespecial:
    case Opcode::kInvokeinterface: {
      // A constructor call is where an exception was made by hand.
      uint16_t index = instruction.constant_index();
      if (pool_.member_name(index)->view() == "<init>") return std::nullopt;
      return static_cast<uint32_t>(classfile::method_descriptor_slots(pool_.member_descriptor(index)->view()));
    }
    default: return std::nullopt;
  }
}

const char* array_kind(int index) {
  static constexpr const char* kKinds[] = {"int", "long", "float", "double", "object", "byte/boolean", "char", "short"};
  return kKinds[index];
}

std::string MessageBuilder::failed_action(const Instruction& instruction) const {
  Opcode opcode = instruction.opcode;
  if (opcode >= Opcode::kIaload && opcode <= Opcode::kSaload) {
    return fmt::format("Cannot load from {} array",
                       array_kind(static_cast<int>(opcode) - static_cast<int>(Opcode::kIaload)));
  }
  if (opcode >= Opcode::kIastore && opcode <= Opcode::kSastore) {
    return fmt::format("Cannot store to {} array",
                       array_kind(static_cast<int>(opcode) - static_cast<int>(Opcode::kIastore)));
  }
  switch (opcode) {
    case Opcode::kArraylength: return "Cannot read the array length";
    case Opcode::kAthrow: return "Cannot throw exception";
    case Opcode::kMonitorenter: return "Cannot enter synchronized block";
    case Opcode::kMonitorexit: return "Cannot exit synchronized block";
    case Opcode::kGetfield: return fmt::format("Cannot read field \"{}\"", field_name(instruction));
    case Opcode::kPutfield: return fmt::format("Cannot assign field \"{}\"", field_name(instruction));
    default: return fmt::format("Cannot invoke \"{}\"", method_text(instruction));
  }
}

// The expression that pushed operand `slot` of the instruction at bci. False: unknown or too deep.
bool MessageBuilder::describe(std::string& text, uint32_t bci, uint32_t slot, int detail, bool inner) const {
  if (detail <= 0) return false;
  int32_t source_bci = sources_.source(bci, slot);
  Instruction source;
  if (source_bci == OperandSources::kUnknown || !decode(static_cast<uint32_t>(source_bci), source)) return false;
  bool is_call = source.opcode >= Opcode::kInvokevirtual && source.opcode <= Opcode::kInvokeinterface;
  if (detail == kMaximumDetail && !inner) text += is_call ? " because the return value of \"" : " because \"";
  return describe_source(text, source, bci, detail, inner);
}

bool MessageBuilder::describe_source(std::string& text, const Instruction& source, uint32_t user, int detail,
                                     bool inner) const {
  Opcode opcode = source.opcode;
  bool is_load = opcode == Opcode::kIload || opcode == Opcode::kAload ||
                 (opcode >= Opcode::kIload0 && opcode <= Opcode::kIload3) ||
                 (opcode >= Opcode::kAload0 && opcode <= Opcode::kAload3);
  if (is_load) {
    text += local_name(user, source.bci, source.local_index());
    return true;
  }
  if (opcode >= Opcode::kIconstM1 && opcode <= Opcode::kIconst5) {
    text += std::to_string(static_cast<int>(opcode) - static_cast<int>(Opcode::kIconst0));
    return true;
  }
  switch (opcode) {
    case Opcode::kAconstNull: text += "null"; return true;
    case Opcode::kBipush:
    case Opcode::kSipush: text += std::to_string(source.immediate()); return true;
    case Opcode::kGetstatic:
      text += class_text(pool_.class_name(pool_.class_index_of(source.constant_index()))) + "." + field_name(source);
      return true;
    case Opcode::kGetfield:
      if (describe(text, source.bci, 0, detail - 1, inner)) text += ".";
      text += field_name(source);
      return true;
    case Opcode::kInvokevirtual:
    case Opcode::kInvokespecial:
    case Opcode::kInvokestatic:
    case Opcode::kInvokeinterface: text += method_text(source); return true;
    case Opcode::kIaload:
    case Opcode::kAaload:
      if (!describe(text, source.bci, 1, detail - 1, inner)) text += "<array>";
      text += "[";
      if (!describe(text, source.bci, 0, detail, true)) text += "...";
      text += "]";
      return true;
    default: return false;
  }
}

std::string MessageBuilder::local_name(uint32_t user, uint32_t source_bci, uint32_t local) const {
  for (AttributeWalk walk = code_attributes(*method_); walk.next();) {
    if (walk.name() != classfile::AttributeName::kLocalVariableTable) continue;
    const uint8_t* table = walk.content().data();
    for (classfile::LocalVariable row :
         classfile::PackedTable<classfile::LocalVariable>(table + 2, classfile::read_u2(table))) {
      uint32_t end = uint32_t{row.start_pc} + row.length;
      if (row.slot == local && source_bci >= row.start_pc && source_bci < end) {
        return std::string(pool_.utf8(row.name_index));
      }
    }
  }
  bool is_parameter = !sources_.local_was_written(user, local);
  if (!method_->is_static() && local == 0 && is_parameter) return "this";
  std::string_view descriptor = method_->descriptor->view();
  uint32_t first = method_->is_static() ? 0 : 1;
  int number = 1;
  for (size_t i = 1; descriptor[i] != ')'; number++) {
    uint32_t slots = descriptor[i] == 'J' || descriptor[i] == 'D' ? 2 : 1;
    if (is_parameter && local >= first && local < first + slots) return fmt::format("<parameter{}>", number);
    first += slots;
    i += classfile::field_descriptor_length(descriptor.substr(i));
  }
  return fmt::format("<local{}>", local);
}

}  // namespace

std::string helpful_null_pointer_message(Thread&, Handle<Object> throwable) {
  Method* method = nullptr;
  uint32_t bci = 0;
  bool top_was_hidden = false;
  if (!backtrace_top(throwable, method, bci, top_was_hidden)) return {};
  if (top_was_hidden || method->is_native()) return {};
  return MessageBuilder(method, bci).build();
}

}  // namespace cortado
