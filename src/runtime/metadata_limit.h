#pragma once
// How far the method area may grow before classes are unloaded (-XX:MetaspaceSize), and at all (-XX:MaxMetaspaceSize).

#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

// Before a class is made: collects if the method area has grown to its threshold. OutOfMemoryError: Metaspace.
JavaResult<void> make_room_for_metadata(Thread& thread) MAY_GC;

}  // namespace cortado
