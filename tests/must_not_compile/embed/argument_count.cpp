// expect: no matching function for call
#include <cortado/cortado.h>
int call(JNIEnv* env, const cortado::StaticMethod<int(int, int)>& max) {
#ifdef WRONG
  return max(env, 1);
#else
  return max(env, 1, 2);
#endif
}
