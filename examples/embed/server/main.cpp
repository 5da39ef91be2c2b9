// A multi-threaded host: C++ worker threads attach and serve requests with Java code, in parallel.
#include <cortado/cortado.h>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace cortado;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: server CLASSPATH\n");
    return 2;
  }
  constexpr int kWorkers = 8;
  constexpr int kRequests = 500;
  try {
    Vm vm = Vm::create({.options = {std::string("-Djava.class.path=") + argv[1]}});
    Attached env = vm.attach();
    TypedClass<"server/Handler"> handler(env);
    auto handle = handler.static_method<String(String)>("handle");
    auto count = handler.static_method<int()>("count");

    std::atomic<int> good{0};
    std::vector<std::thread> workers;
    for (int w = 0; w < kWorkers; w++) {
      workers.emplace_back([&, w] {
        Attached mine = vm.attach(("worker-" + std::to_string(w)).c_str());
        for (int r = 0; r < kRequests; r++) {
          std::string request = std::to_string(w) + "/" + std::to_string(r);
          String answer = handle(mine, String(mine, request));
          if (answer.utf8(mine) == "worker-" + std::to_string(w) + " served " + request) good++;
        }
      });
    }
    for (std::thread& worker : workers) worker.join();
    std::printf("%d of %d answers are right, Java counted %d\n", good.load(), kWorkers * kRequests, count(env));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
