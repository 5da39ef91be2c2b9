// expect: no viable conversion|no known conversion|no matching
#include <cortado/cortado.h>
int call(JNIEnv* env, const cortado::StaticMethod<int(cortado::String)>& parse, const cortado::String& text) {
#ifdef WRONG
  (void)text;
  return parse(env, 42);
#else
  return parse(env, text);
#endif
}
