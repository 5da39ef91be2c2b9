#include "native.h"
#include <unistd.h>

/* Holds the array for a while, its bytes changing, and answers whether nobody else touched them meanwhile. */
JNIEXPORT jboolean JNICALL Java_Criticals_hold(JNIEnv* env, jclass c, jbyteArray array, jint milliseconds) {
  jsize length = (*env)->GetArrayLength(env, array);
  jbyte* bytes = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
  jboolean whole = JNI_TRUE;
  (void)c;
  for (jint round = 0; round < milliseconds; round++) {
    for (jsize i = 0; i < length; i++) bytes[i] = (jbyte)(i + round);
    usleep(1000);
    for (jsize i = 0; i < length; i++) {
      if (bytes[i] != (jbyte)(i + round)) whole = JNI_FALSE;
    }
  }
  (*env)->ReleasePrimitiveArrayCritical(env, array, bytes, 0);
  return whole;
}
