// The whole C++ layer (include/cortado) once: every type as field, argument, result and native; arrays, results,
// references across threads.
#include <cortado/cortado.h>

#include <algorithm>
#include <iostream>
#include <thread>

using namespace cortado;
using Layer = Object<"Layer">;
using LayerClass = TypedClass<"Layer">;

static_assert(descriptor_of<int(String, Array<Array<double>>, Layer, bool)>() == "(Ljava/lang/String;[[DLLayer;Z)I");

static void fields(JNIEnv* env, const LayerClass& layer, const Layer& object) {
  std::cout << layer.field<bool>("z").get(env, object) << ' ' << int{layer.field<int8_t>("b").get(env, object)} << ' '
            << int{layer.field<char16_t>("c").get(env, object)} << ' ' << layer.field<int16_t>("s").get(env, object)
            << ' ' << layer.field<int>("i").get(env, object) << ' ' << layer.field<int64_t>("j").get(env, object) << ' '
            << layer.field<float>("f").get(env, object) << ' ' << layer.field<double>("d").get(env, object) << ' '
            << layer.field<String>("text").get(env, object).utf8(env) << '\n';
  layer.field<String>("text").set(env, object, String(env, "päivää 🙂"));
  std::cout << layer.field<String>("text").get(env, object).utf8(env) << '\n';
  layer.static_field<bool>("sz").set(env, true);
  layer.static_field<int8_t>("sb").set(env, -128);
  layer.static_field<char16_t>("sc").set(env, u'ß');
  layer.static_field<int16_t>("ss").set(env, -32768);
  layer.static_field<int>("si").set(env, 1 << 30);
  layer.static_field<int64_t>("sj").set(env, int64_t{1} << 60);
  layer.static_field<float>("sf").set(env, 0.25F);
  layer.static_field<double>("sd").set(env, -0.125);
  layer.static_field<String>("stext").set(env, String(env, "changed"));
  std::cout << layer.static_method<String()>("statics")(env).utf8(env) << '\n';
}

static void arrays(JNIEnv* env, const LayerClass& layer, const Layer& object) {
  Array<int> numbers = layer.field<Array<int>>("numbers").get(env, object);
  {
    ArrayScope<int> elements = numbers.elements(env);
    std::sort(elements.begin(), elements.end());
    elements[0] += 10;
  }
  for (int n : numbers.to_vector(env)) std::cout << n << ' ';
  double values[] = {1.5, 2.5};
  std::cout << Array<double>(env, std::span<const double>(values)).to_vector(env)[1] << ' '
            << Array<bool>(env, 3).size(env) << '\n';
}

static void natives(JNIEnv* env, const LayerClass& layer, const Layer& object) {
  layer.bind_native<bool(bool)>("nz", [](JNIEnv*, jclass, bool a) { return !a; });
  layer.bind_native<int8_t(int8_t)>("nb", [](JNIEnv*, jclass, int8_t a) { return static_cast<int8_t>(-a); });
  layer.bind_native<char16_t(char16_t)>("nc", [](JNIEnv*, jclass, char16_t a) { return static_cast<char16_t>(a + 1); });
  layer.bind_native<int16_t(int16_t)>("ns", [](JNIEnv*, jclass, int16_t a) { return static_cast<int16_t>(-a); });
  layer.bind_native<int(int)>("ni", [](JNIEnv*, jclass, int a) {
    if (a < 0) throw std::out_of_range("below zero");
    return a * a;
  });
  layer.bind_native<int64_t(int64_t)>("nj", [](JNIEnv*, jclass, int64_t a) { return a << 40; });
  layer.bind_native<float(float)>("nf", [](JNIEnv*, jclass, float a) { return a / 4; });
  layer.bind_native<double(double)>("nd", [](JNIEnv*, jclass, double a) { return a / 8; });
  layer.bind_native<Array<String>(String)>("words", [](JNIEnv* e, jclass, const String& a) {
    TypedClass<"java/lang/String"> string(e);
    Array<String> words(e, 2, string.get());
    words.set(e, 0, String(e, a.utf8(e).substr(0, 1)));
    words.set(e, 1, String(e, a.utf8(e).substr(2)));
    return words;
  });
  int visits = 0;
  layer.bind_native<void(Layer, Array<int>)>(
      "visit", [&visits](JNIEnv* e, const Layer& self, const Layer& same, const Array<int>& numbers) {
        visits += e->IsSameObject(self.get(), same.get()) + static_cast<int>(numbers.size(e));
      });
  std::cout << layer.method<String()>("natives")(env, object).utf8(env) << ' ' << visits << '\n';
}

static void failures(JNIEnv* env, const LayerClass& layer) {
  auto failed = attempt([&] { return layer.static_method<String()>("failing")(env); });
  std::cout << failed.ok() << ' ' << failed.exception().what() << ' '
            << failed.exception().is_instance_of(env, "java/lang/RuntimeException") << '\n';
  auto done = attempt([&] { return layer.static_method<String()>("statics")(env); });
  std::cout << done.ok() << ' ' << done.value().utf8(env).size() << '\n';
  auto thrown = attempt([&] { layer.static_method<void()>("thrower")(env); });
  std::cout << thrown.exception().what() << '\n';
  try {
    layer.method<int(int)>("absent");
  } catch (const JavaException& e) {
    std::cout << e.what() << '\n';
  }
  try {
    TypedClass<"no/such/Class"> absent(env);
  } catch (const JavaException& e) {
    std::cout << e.what() << '\n';
  }
}

int main(int, char** argv) {
  Vm vm = Vm::create({.options = {std::string("-Djava.class.path=") + argv[1]}});
  Attached env = vm.attach();
  LayerClass layer(env);
  Layer object = layer.constructor<void()>()(env);
  fields(env, layer, object);
  arrays(env, layer, object);
  natives(env, layer, object);
  failures(env, layer);
  Layer shared = object.global(env);
  std::thread([&] {
    Attached other = Vm::current().attach_as_daemon("other");
    LocalScope scope(other);
    std::cout << layer.field<int>("i").get(other, shared) << '\n';
  }).join();
  std::cout << layer.is_instance(env, object) << '\n';
  try {
    (void)Vm::create({});
  } catch (const Error& e) {
    std::cout << e.what() << ' ' << e.code() << '\n';
  }
  return 0;
}
