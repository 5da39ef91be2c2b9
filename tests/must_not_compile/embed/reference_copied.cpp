// expect: call to implicitly-deleted copy constructor
#include <cortado/cortado.h>
cortado::String copy(JNIEnv* env, const cortado::String& text) {
#ifdef WRONG
  (void)env;
  return text;
#else
  return text.copy(env);
#endif
}
