#include "interp/breakpoints.h"

#include <unordered_map>

#include "interp/handler.h"
#include "interp/linkage.h"
#include "os/mutex.h"
#include "runtime/constant_pool.h"

namespace cortado::interp {

namespace {

struct Breakpoint {
  Method* method;
  uint8_t opcode;  // what would stand there
  bool is_at_instruction;
};
Mutex breakpoints_mutex(LockRank::kLeaf, "breakpoints");
std::unordered_map<const uint8_t*, Breakpoint>& breakpoints() CORTADO_REQUIRES(breakpoints_mutex) {
  static auto* table = new std::unordered_map<const uint8_t*, Breakpoint>;
  return *table;
}

// The return handlers read the opcode of the call that they come back to: how long it is, whether its result is narrowed.
uint8_t breakpoint_for(uint8_t opcode, const Method* method, const uint8_t* pc) {
  constexpr auto at_call = static_cast<uint8_t>(InternalOpcode::kBreakpointAtCall);
  switch (static_cast<InternalOpcode>(opcode)) {
    case InternalOpcode::kInvokeinterfaceResolved:
    case InternalOpcode::kInvokeinterfaceVtable:
    case InternalOpcode::kInvokeinterfaceFinal:
    case InternalOpcode::kInvokedynamicResolved: return at_call;
    case InternalOpcode::kInvokehandle: {
      auto result = static_cast<BasicType>(method->pool->method_entries[operand_u2(pc)].result_type);
      return resume_kind_of(result) == ResumeKind::kInterpretedOne ? at_call : classfile::kBreakpointOpcode;
    }
    default: return classfile::kBreakpointOpcode;
  }
}

void store_opcode(const uint8_t* pc, uint8_t opcode) {
  __atomic_store_n(const_cast<uint8_t*>(pc), opcode, __ATOMIC_RELEASE);
}

}  // namespace

uint8_t opcode_behind_breakpoint(const uint8_t* pc) {
  uint8_t opcode = __atomic_load_n(pc, __ATOMIC_ACQUIRE);
  if (!is_breakpoint(opcode)) return opcode;
  MutexLock lock(breakpoints_mutex);
  return breakpoints().at(pc).opcode;
}

void rewrite_watched(const uint8_t* pc, uint8_t opcode) {
  if (!is_breakpoint(*pc)) return store_opcode(pc, opcode);
  MutexLock lock(breakpoints_mutex);
  Breakpoint& breakpoint = breakpoints().at(pc);
  breakpoint.opcode = opcode;
  store_opcode(pc, breakpoint_for(opcode, breakpoint.method, pc));
}

// Nobody comes to a place within an instruction; HotSpot takes a breakpoint there.
static bool is_instruction(const Method* method, uint32_t bci) {
  classfile::Bytes code(method->bytecode(), method->code_length);
  uint32_t at = 0;
  while (at < bci) {
    uint32_t length = classfile::instruction_length(code, at);
    if (length == 0) return false;
    at += length;
  }
  return at == bci;
}

static void remove(const uint8_t* pc, const Breakpoint& breakpoint) {
  if (breakpoint.is_at_instruction) store_opcode(pc, breakpoint.opcode);
}

bool set_breakpoint(Method* method, uint32_t bci) {
  const uint8_t* pc = method->code.get_non_null() + bci;
  MutexLock lock(breakpoints_mutex);
  Breakpoint breakpoint{method, *pc, is_instruction(method, bci)};
  if (!breakpoints().try_emplace(pc, breakpoint).second) return false;
  if (breakpoint.is_at_instruction) store_opcode(pc, breakpoint_for(*pc, method, pc));
  return true;
}

bool clear_breakpoint(Method* method, uint32_t bci) {
  if (!method->code) return false;
  const uint8_t* pc = method->code.get_non_null() + bci;
  MutexLock lock(breakpoints_mutex);
  auto entry = breakpoints().find(pc);
  if (entry == breakpoints().end()) return false;
  remove(pc, entry->second);
  breakpoints().erase(entry);
  return true;
}

void clear_breakpoints(Method* method) {
  MutexLock lock(breakpoints_mutex);
  std::erase_if(breakpoints(), [method](const auto& entry) {
    if (entry.second.method != method) return false;
    remove(entry.first, entry.second);
    return true;
  });
}

}  // namespace cortado::interp
