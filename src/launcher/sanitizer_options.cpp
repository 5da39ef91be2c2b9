// In sanitized builds the command carries the sanitizer's runtime. Java code uses SIGSEGV itself, and what the class
// library's natives leave allocated at exit is not ours to report.
#if __has_feature(address_sanitizer)
extern "C" __attribute__((visibility("default"), used)) const char* __asan_default_options() {
  return "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:use_sigaltstack=0:"
         "allow_user_segv_handler=1";
}
extern "C" __attribute__((visibility("default"), used)) const char* __ubsan_default_options() {
  return "print_stacktrace=1";
}
#elif __has_feature(thread_sanitizer)
extern "C" __attribute__((visibility("default"), used)) const char* __tsan_default_options() {
  return "handle_segv=0:handle_sigbus=0:use_sigaltstack=0:report_signal_unsafe=0";
}
#endif
