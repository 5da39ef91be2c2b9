#pragma once
// The state of classes (JVMS 5.5) and the waiting for it: one lock and one condition for all classes, as threads wait
// for each other's initialisers rarely. Only for linking.cpp and initialization.cpp.

#include "os/mutex.h"
#include "runtime/class.h"

namespace cortado {

extern Mutex class_state_mutex;
extern Condition class_state_changed;

void set_class_state(Class* c, ClassState state);

}  // namespace cortado
