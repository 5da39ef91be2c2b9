#pragma once
// Is what looks like metadata some? For signal handlers: no lock, and only memory that is mapped is read.

#include <cstddef>
#include <cstdint>

namespace cortado {

class Method;

// May be read: it lies in a part of the method area that was handed out once.
bool is_readable_metadata(const void* address, size_t size);
// A Method that is one of its class, or, made by the VM, looks in all its parts like one.
bool is_method(const Method* method);
// The bytecode index of a position in the method's rewritten code, or -1.
int32_t bci_of_position(const Method* method, uintptr_t position);

}  // namespace cortado
