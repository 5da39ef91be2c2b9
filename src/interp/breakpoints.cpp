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

bool set_breakpoint(Method* method, uint32_t bci) {
  const uint8_t* pc = method->code.get_non_null() + bci;
  if (is_breakpoint(*pc)) return false;
  MutexLock lock(breakpoints_mutex);
  breakpoints()[pc] = {method, *pc};
  store_opcode(pc, breakpoint_for(*pc, method, pc));
  return true;
}

bool clear_breakpoint(Method* method, uint32_t bci) {
  if (!method->code) return false;
  const uint8_t* pc = method->code.get_non_null() + bci;
  if (!is_breakpoint(*pc)) return false;
  MutexLock lock(breakpoints_mutex);
  store_opcode(pc, breakpoints().at(pc).opcode);
  breakpoints().erase(pc);
  return true;
}

void clear_breakpoints(Method* method) {
  MutexLock lock(breakpoints_mutex);
  std::erase_if(breakpoints(), [method](const auto& entry) {
    if (entry.second.method != method) return false;
    store_opcode(entry.first, entry.second.opcode);
    return true;
  });
}

}  // namespace cortado::interp
