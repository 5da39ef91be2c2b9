#pragma once
// The dispatch tables of watched threads (runtime/code_watching.h).

#include "interp/handler.h"

namespace cortado::interp {

// `normal` is the table of threads that are not watched. Breakpoints stop these, too.
void add_breakpoint_handlers(HandlerTable& normal);
void make_watching_tables(const HandlerTable& normal);
// By Thread::watched; null: the normal one will do.
const void* const* watching_table(uint32_t watched);
// CodeWatching's functions of these names.
void begin_watching(Method* method);
void leave_caller(Frame* frame);
// Both entries of a method with bytecode, or a native one, in a VM that may be watched.
void set_watched_entries(Method* method);

}  // namespace cortado::interp
