// jdk.internal.vm.vector.VectorSupport: -1 lanes, so that the library takes its own loops.

#include <jni.h>

#include "classlib/openjdk17/natives.h"

namespace cortado {
namespace {

jint JNICALL get_max_lane_count(JNIEnv*, jclass, jclass) { return -1; }

}  // namespace

const VmNative vector_support_natives[] = {
    {"getMaxLaneCount", "(Ljava/lang/Class;)I", reinterpret_cast<void*>(&get_max_lane_count)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
