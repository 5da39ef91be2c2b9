// expect: callable of a type of its own
#include <cortado/cortado.h>
int native(JNIEnv*, jclass, int n);
void bind(const cortado::TypedClass<"p/C">& c) {
#ifdef WRONG
  c.bind_native<int(int)>("f", &native);
#else
  c.bind_native<int(int)>("f", [](JNIEnv* env, jclass self, int n) { return native(env, self, n); });
#endif
}
