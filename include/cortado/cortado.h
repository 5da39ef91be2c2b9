#pragma once
// Java inside a C++ program. Header-only, C++20, works with any JNI virtual machine.
//
//   auto vm = cortado::Vm::create({.options = {"-Djava.class.path=app.jar"}});
//   auto env = vm.attach();
//   cortado::TypedClass<"demo/Plugin"> plugin(env);
//   auto greet = plugin.static_method<cortado::String(cortado::String)>("greet");
//   std::cout << greet(env, {env, "world"}).utf8(env);
//
// vm.h: the VM and threads. class.h: classes, methods, fields. values.h: strings, arrays. native.h: natives in C++.
// exception.h: what calls throw. types.h: how C++ types stand for Java types.

#include "cortado/vm.h"
