// expect: no matching function|no viable|A native takes
#include <cortado/cortado.h>
void bind(const cortado::TypedClass<"p/C">& c) {
#ifdef WRONG
  c.bind_native<int(cortado::String)>("f", [](JNIEnv*, jclass, int n) { return n; });
#else
  c.bind_native<int(cortado::String)>("f", [](JNIEnv*, jclass, const cortado::String&) { return 1; });
#endif
}
