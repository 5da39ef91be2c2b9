// expect: no viable conversion|no known conversion|no matching
#include <cortado/cortado.h>
void store(JNIEnv* env, const cortado::Field<cortado::String>& name, const cortado::Reference& object,
           const cortado::String& text, const cortado::Array<int>& numbers) {
#ifdef WRONG
  name.set(env, object, numbers);
  (void)text;
#else
  name.set(env, object, text);
  (void)numbers;
#endif
}
