#pragma once

#include <jni.h>

#include "runtime/method.h"

namespace cortado {

// A jmethodID is a permanent cell that holds the current version of the method. Made when it is asked for first.
jmethodID method_id_of(Method* method);

}  // namespace cortado
