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

#include "jvm/class_histogram.h"
#include "jvm/diagnostic_commands.h"
#include "jvm/entry.h"
#include "jvm/jvmti/environment.h"
#include "runtime/arguments.h"
#include "runtime/flags.h"
#include "runtime/thread_dump.h"

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

Answer properties(Thread& thread, const char* method_name) MAY_GC {
  Answer answer;
  if (!serialized_properties(thread, method_name, answer.text)) answer.code = kFailed;
  return answer;
}

// "-live" or "-all", the default being `otherwise`; false: neither.
bool parse_live(const std::string& argument, bool& live) {
  if (argument.empty()) return true;
  live = argument == "-live";
  return live || argument == "-all";
}

Answer dump(Thread& thread, const Request& request) MAY_GC {
  bool live = true;
  if (request.arguments[0].empty()) return {kFailed, "No dump file specified\n"};
  if (!parse_live(request.arguments[1], live)) {
    return {kFailed, "Invalid argument to dumpheap operation: " + request.arguments[1] + "\n"};
  }
  return {0, describe_heap_dump(thread, request.arguments[0], live, false)};
}

Answer inspect(Thread& thread, const Request& request) MAY_GC {
  bool live = true;
  if (!parse_live(request.arguments[0], live)) {
    return {kFailed, "Invalid argument to inspectheap operation: " + request.arguments[0] + "\n"};
  }
  std::string text = class_histogram(thread, live);
  const std::string& path = request.arguments[1];
  if (path.empty()) return {0, text};
  FILE* file = std::fopen(path.c_str(), "we");
  if (file == nullptr) return {kFailed, "Failed to allocate space for file: " + path + "\n"};
  std::fwrite(text.data(), 1, text.size(), file);
  std::fclose(file);
  return {0, "Heap inspection file created: " + path + "\n"};
}

Answer set_flag(const Request& request) {
  std::string error = set_manageable_flag(request.arguments[0], request.arguments[1]);
  if (error.empty()) return {};
  if (Flags::find(request.arguments[0]) != nullptr) error = "flag '" + request.arguments[0] + "' cannot be changed";
  return {kFailed, error + "\n"};
}

Answer print_flag(const Request& request) {
  std::string text = describe_flag(request.arguments[0]);
  if (text.empty()) text = "no such flag '" + request.arguments[0] + "'";
  return {0, text + "\n"};
}

Answer run_command(Thread& thread, const Request& request) MAY_GC {
  Answer answer;
  if (run_diagnostic_command(thread, request.arguments[0], false, answer.text)) return answer;
  Rooted<Object> exception(thread, thread.take_exception());
  return {kFailed, describe_exception(thread, exception) + "\n"};
}

Answer run(Thread& thread, const Request& request) MAY_GC {
  if (request.version != "1") return {kBadVersion, ""};
  const std::string& command = request.command;
  const std::string* with = request.arguments;
  if (command == "load") return {0, load_for_attach(thread, with[0], with[1] == "true", with[2])};
  if (command == "properties") return properties(thread, "serializePropertiesToByteArray");
  if (command == "agentProperties") return properties(thread, "serializeAgentPropertiesToByteArray");
  if (command == "threaddump") return {0, describe_threads(thread, with[0] == "-l")};
  if (command == "datadump") return {};
  if (command == "dumpheap") return dump(thread, request);
  if (command == "inspectheap") return inspect(thread, request);
  if (command == "setflag") return set_flag(request);
  if (command == "printflag") return print_flag(request);
  if (command == "jcmd") return run_command(thread, request);
  return {kFailed, "Operation " + command + " not recognized!\n"};
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
