#pragma once
// The report of a fatal error: a message on standard output, as `java` prints it, and a file hs_err_pidN.log.

#include <string_view>

namespace cortado {

// Handlers of SIGSEGV, SIGBUS, SIGFPE, SIGILL; SIGPIPE and SIGXFSZ become errors of system calls. Earlier handlers are
// called for what is not ours. fatal() and failed checks report too.
void install_crash_handlers();

}  // namespace cortado
