// A host with a plug-in interface in Java: the host calls plug-ins, plug-ins call the host.
#include <cortado/cortado.h>

#include <cstdio>
#include <map>

using namespace cortado;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: plugins CLASSPATH\n");
    return 2;
  }
  try {
    Vm vm = Vm::create({.options = {std::string("-Djava.class.path=") + argv[1]}});
    Attached env = vm.attach();

    // What plug-ins may ask of the host.
    std::map<std::string, std::string> settings{{"greeting", "hello"}, {"planet", "earth"}};
    TypedClass<"host/Host"> host(env);
    host.bind_native<String(String)>("setting", [&settings](JNIEnv* e, jclass, const String& key) {
      auto found = settings.find(key.utf8(e));
      if (found == settings.end()) throw std::runtime_error("no setting " + key.utf8(e));
      return String(e, found->second);
    });
    host.bind_native<int(Array<int>)>("sum", [](JNIEnv* e, jclass, const Array<int>& numbers) {
      int sum = 0;
      for (int n : numbers.to_vector(e)) sum += n;
      return sum;
    });

    using Plugin = Object<"host/Plugin">;
    TypedClass<"host/Plugin"> plugin(env);
    auto load = host.static_method<Array<Plugin>()>("plugins");
    auto name = plugin.method<String()>("name");
    auto run = plugin.method<String(String)>("run");
    auto plugins = load(env);
    for (size_t i = 0; i < plugins.size(env); i++) {
      Plugin p = plugins.at(env, i);
      try {
        std::printf("%s: %s\n", name(env, p).utf8(env).c_str(), run(env, p, String(env, "grüße")).utf8(env).c_str());
      } catch (const JavaException& e) {
        std::printf("%s failed: %s\n", name(env, p).utf8(env).c_str(), e.what());
      }
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
