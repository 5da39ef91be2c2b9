#pragma once
// What the collector makes of the local variables of a frame.

#include "runtime/frame.h"

namespace cortado {

// Does the local hold a reference at the frame's position? The thread is stopped, or the current one.
bool is_reference_local(Frame* frame, uint32_t local);

}  // namespace cortado
