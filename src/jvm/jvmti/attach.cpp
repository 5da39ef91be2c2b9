#include "jvm/jvmti/attach.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "jvm/entry.h"
#include "jvm/jvmti/environment.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/flags.h"
#include "runtime/linking.h"
#include "runtime/thread_dump.h"
#include "runtime/upcall.h"

namespace cortado::jvmti {

namespace {

constexpr int kListenerPriority = 9;
constexpr size_t kMaximumArgument = 1024;
constexpr int kArguments = 3;
constexpr int kBadVersion = 101;
constexpr int kFailed = 100;

std::atomic<int> listener{-1};

std::string socket_path() { return "/tmp/.java_pid" + std::to_string(getpid()); }

bool is_request_file(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return false;
  return status.st_uid == geteuid() || status.st_uid == 0;
}

bool is_requested() {
  std::string name = ".attach_pid" + std::to_string(getpid());
  return is_request_file(name) || is_request_file("/tmp/" + name);
}

// Bound under another name first, so that no client sees a socket that nobody listens to.
int open_listener() {
  std::string path = socket_path(), temporary = path + ".tmp";
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, temporary.c_str(), temporary.size() + 1);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  unlink(temporary.c_str());
  bool ok = bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && listen(fd, 5) == 0 &&
            chmod(temporary.c_str(), S_IRUSR | S_IWUSR) == 0 && chown(temporary.c_str(), geteuid(), getegid()) == 0 &&
            rename(temporary.c_str(), path.c_str()) == 0;
  if (ok) return fd;
  unlink(temporary.c_str());
  close(fd);
  return -1;
}

bool is_trusted(int fd) {
  ucred peer = {};
  socklen_t length = sizeof peer;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return false;
  return peer.uid == 0 || (peer.uid == geteuid() && peer.gid == getegid());
}

struct Request {
  std::string version, command;
  std::string arguments[kArguments];
};

// Five strings, each with a zero behind it.
bool read_request(int fd, Request& request) {
  std::string* const parts[] = {&request.version, &request.command, &request.arguments[0], &request.arguments[1],
                                &request.arguments[2]};
  for (std::string* part : parts) {
    for (;;) {
      char c;
      ssize_t got = read(fd, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      if (c == 0) break;
      if (part->size() >= kMaximumArgument) return false;
      part->push_back(c);
    }
  }
  return true;
}

void reply(int fd, int code, const std::string& text) {
  std::string all = std::to_string(code) + "\n" + text;
  for (size_t at = 0; at < all.size();) {
    ssize_t put = send(fd, all.data() + at, all.size() - at, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) break;
    at += static_cast<size_t>(put);
  }
  shutdown(fd, SHUT_RDWR);
}

struct Answer {
  int code = 0;
  std::string text;
};

// jdk.internal.vm.VMSupport: a byte array of ISO-8859-1 text.
Answer serialized_properties(Thread& thread, const char* method_name) MAY_GC {
  JavaResult<Class*> support = load_class(thread, Symbol::intern("jdk/internal/vm/VMSupport"), nullptr);
  if (support.failed() || ensure_initialized(thread, support.value()).failed()) return {kFailed, ""};
  Method* method = support.value()->find_declared_method(Symbol::intern(method_name), Symbol::intern("()[B"));
  if (method == nullptr) return {kFailed, ""};
  JavaResult<Unrooted<Object>> result = call_java_object(thread, method, {});
  if (result.failed()) return {kFailed, ""};
  Rooted<Object> bytes(thread, std::move(result).value());
  NoGc no_gc;
  auto* array = static_cast<Array*>(bytes.raw(no_gc));
  return {0, std::string(reinterpret_cast<const char*>(array->elements()), static_cast<size_t>(array->length()))};
}

Answer run(Thread& thread, const Request& request) MAY_GC {
  if (request.version != "1") return {kBadVersion, ""};
  if (request.command == "load") {
    return {0, load_for_attach(thread, request.arguments[0], request.arguments[1] == "true", request.arguments[2])};
  }
  if (request.command == "properties") return serialized_properties(thread, "serializePropertiesToByteArray");
  if (request.command == "agentProperties") return serialized_properties(thread, "serializeAgentPropertiesToByteArray");
  if (request.command == "threaddump") return {0, describe_threads(thread)};
  return {kFailed, "Operation " + request.command + " not recognized!\n"};
}

void serve(Thread& thread, int fd) MAY_GC {
  Request request;
  bool ok;
  {
    BlockedScope blocked(thread);
    ok = is_trusted(fd) && read_request(fd, request);
  }
  if (!ok) return;
  LocalFrame frame(thread);
  Answer answer = run(thread, request);
  thread.clear_exception();
  BlockedScope blocked(thread);
  reply(fd, answer.code, answer.text);
}

void run_listener(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  for (;;) {
    int fd;
    {
      BlockedScope blocked(thread);
      fd = accept4(listener.load(), nullptr, nullptr, SOCK_CLOEXEC);
    }
    if (fd < 0) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      return;
    }
    serve(thread, fd);
    close(fd);
  }
}

}  // namespace

bool signal_is_attach_request(Thread& thread) {
  if (!is_requested()) return false;
  struct stat status;
  if (listener.load() >= 0) {
    // Somebody may have removed the file from /tmp: it is made anew, and the listener goes on with the new socket.
    if (stat(socket_path().c_str(), &status) == 0) return false;
    int fresh = open_listener();
    if (fresh < 0) return false;
    int old = listener.load();
    dup2(fresh, old);
    close(fresh);
    return true;
  }
  int fd = open_listener();
  if (fd < 0) return false;
  listener.store(fd);
  if (Threads::start_vm_thread(thread, "Attach Listener", kListenerPriority, run_listener).ok()) return true;
  thread.clear_exception();
  return false;
}

void end_attach() {
  if (listener.load() >= 0) unlink(socket_path().c_str());
}

}  // namespace cortado::jvmti
