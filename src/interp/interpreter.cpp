// The dispatch tables, and what runtime is given of tier 0.

#include "interp/interpreter.h"

#include <mutex>

#include "interp/breakpoints.h"
#include "interp/entries.h"
#include "interp/handler.h"
#include "interp/linkage.h"
#include "interp/slow_paths.h"
#include "interp/watching.h"
#include "runtime/code_watching.h"
#include "runtime/upcall.h"

namespace cortado::interp {

namespace {

HandlerTable normal_table;
std::once_flag normal_table_made;

void make_table(HandlerTable& table) {
  for (const void*& handler : table.handlers) handler = reinterpret_cast<const void*>(slow_illegal_opcode);
  add_constant_handlers(table);
  add_local_handlers(table);
  add_stack_handlers(table);
  add_integer_handlers(table);
  add_floating_point_handlers(table);
  add_branch_handlers(table);
  add_return_handlers(table);
  add_invoke_handlers(table);
  add_resolution_handlers(table);
  add_object_handlers(table);
  ReferenceMode mode = reference_encoding.mode;
  add_constant_reference_handlers(table, mode);
  add_array_handlers(table, mode);
  add_field_handlers(table, mode);
  add_invoke_reference_handlers(table, mode);
  add_fused_handlers(table, mode);
  add_breakpoint_handlers(table);
  make_watching_tables(table);
}

}  // namespace

HANDLER(slow_illegal_opcode) { CORTADO_FATAL("illegal opcode executed"); }

const void* const* const normal_handlers = normal_table.handlers;

const void* const* normal_dispatch_table() {
  std::call_once(normal_table_made, [] { make_table(normal_table); });
  return normal_table.handlers;
}

static const void* const* dispatch_table_for(uint32_t watched) {
  const void* const* normal = normal_dispatch_table();
  const void* const* watching = watching_table(watched);
  return watching == nullptr ? normal : watching;
}

void initialize() {
  execution_engine.enter_java = cortado_enter_java;
  execution_engine.prepare_method_entries = set_method_entries;
  execution_engine.dispatch_table = dispatch_table_for;
  CodeWatching::begin_watching = begin_watching;
  CodeWatching::leave_caller = leave_caller;
  execution_engine.prepare_breakpoints = prepare_code;
  execution_engine.set_breakpoint = set_breakpoint;
  execution_engine.clear_breakpoint = clear_breakpoint;
  execution_engine.clear_breakpoints = clear_breakpoints;
}

// The engine is there before the VM starts: methods are made before anything runs.
[[maybe_unused]] static const bool registered = (initialize(), true);

}  // namespace cortado::interp
