// expect: no viable conversion
#include <cortado/cortado.h>
cortado::String call(JNIEnv* env, const cortado::StaticMethod<cortado::String(int)>& text,
                     const cortado::StaticMethod<int(int)>& number) {
#ifdef WRONG
  return number(env, 1);
#else
  (void)number;
  return text(env, 1);
#endif
}
