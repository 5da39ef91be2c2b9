// The smallest host: starts a VM, calls a static method, a constructor and an instance method, sees an exception.
#include <cortado/cortado.h>

#include <cstdio>

using namespace cortado;

int main() {
  try {
    Vm vm = Vm::create({.options = {"-Xmx64m"}});
    Attached env = vm.attach();

    TypedClass<"java/lang/Integer"> integer(env);
    auto to_hex = integer.static_method<String(int)>("toHexString");
    std::printf("%s\n", to_hex(env, 48879).utf8(env).c_str());

    TypedClass<"java/lang/StringBuilder"> builder(env);
    auto make = builder.constructor<void(String)>();
    auto reverse = builder.method<Object<"java/lang/StringBuilder">()>("reverse");
    auto to_string = builder.method<String()>("toString");
    auto text = make(env, String(env, "odatroc"));
    reverse(env, text);
    std::printf("%s\n", to_string(env, text).utf8(env).c_str());

    auto parse = integer.static_method<int(String)>("parseInt");
    try {
      parse(env, String(env, "seven"));
    } catch (const JavaException& e) {
      std::printf("%s\n", e.what());
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
