#pragma once
// Messages and errors of access control that definition and resolution share (JVMS 5.4.4). The checks themselves are
// declared in resolution.h.

#include <string>

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

// "A is in unnamed module of loader 'app'", "A is in module m of loader 'app'", "A is in module java.base of loader
// 'bootstrap'".
// With `include_parent`: ", parent loader 'app'" behind it for loaders that are not the library's own.
std::string class_in_module(const Class* c, bool include_parent = false) IN_VM;
// "interface", "abstract class" or "class".
const char* kind_text(const Class* c);
// The two joined: "A and B are in module m of loader x", or "A is in …; B is in …". Without parentheses.
std::string joint_in_module(const Class* a, const Class* b) IN_VM;

// ", (why a nest host was refused)" for the message of a refused private access; empty if that was not it.
std::string nest_host_error_text(const Class* a, const Class* b);

// In ClassUnloading::unload_unmarked: what is known of the nests of dying classes.
void forget_dying_nest_errors();

Thrown throw_superclass_access_error(Thread& thread, Class* c, Class* super) MAY_GC;
Thrown throw_superinterface_access_error(Thread& thread, Class* c, Class* interface) MAY_GC;

}  // namespace cortado
