#pragma once
// Capabilities that clang's -Wthread-safety checks, and small attribute macros.
//
// `in_vm`:  the calling thread is in state InJava or InVm: the heap does not move under it except at a safepoint poll.
// `may_gc`: a safepoint may be reached here: objects may move, Java code may run.
//
// A function that allocates, polls, waits or runs Java is MAY_GC. A function that only looks at the heap is IN_VM.

#define CORTADO_CAPABILITY(x) __attribute__((capability(x)))
#define CORTADO_SCOPED __attribute__((scoped_lockable))
#define CORTADO_ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define CORTADO_RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define CORTADO_REQUIRES(...) __attribute__((requires_capability(__VA_ARGS__)))
#define CORTADO_EXCLUDES(...) __attribute__((locks_excluded(__VA_ARGS__)))
#define CORTADO_GUARDED_BY(x) __attribute__((guarded_by(x)))
#define CORTADO_TRY_ACQUIRE(...) __attribute__((try_acquire_capability(__VA_ARGS__)))
#define CORTADO_ASSERT_CAPABILITY(x) __attribute__((assert_capability(x)))
#define CORTADO_NO_THREAD_SAFETY_ANALYSIS __attribute__((no_thread_safety_analysis))
#define CORTADO_LIFETIME_BOUND [[clang::lifetimebound]]
#define CORTADO_ALWAYS_INLINE __attribute__((always_inline)) inline
#define CORTADO_INLINE_LAMBDA __attribute__((always_inline))  // behind its parameters
#define CORTADO_NOINLINE __attribute__((noinline))
#define CORTADO_LIKELY(x) __builtin_expect(!!(x), 1)
#define CORTADO_UNLIKELY(x) __builtin_expect(!!(x), 0)

namespace cortado {
struct CORTADO_CAPABILITY("role") Role {};
inline Role in_vm;
inline Role may_gc;
}  // namespace cortado

#define IN_VM CORTADO_REQUIRES(::cortado::in_vm)
#define MAY_GC CORTADO_REQUIRES(::cortado::in_vm, ::cortado::may_gc)
