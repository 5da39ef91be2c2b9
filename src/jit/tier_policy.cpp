#include "jit/tier_policy.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "jit/code_cache.h"
#include "jit/compilation_listing.h"
#include "jit/native/native_stub.h"
#include "os/mutex.h"
#include "os/time.h"
#include "runtime/arguments.h"
#include "runtime/class.h"
#include "runtime/flags.h"
#include "runtime/loader_data.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

// A method's compiled code, named by Method::compiled. Never freed while a frame may be in it, which nobody can rule out
// without a safepoint: replaced code stays.
struct CompiledCode {
  uint8_t* entry;
  size_t size;
  std::vector<CompiledEntry> entries;
  uint32_t redefinitions;  // when it was made
};

Mutex compile_mutex(LockRank::kCodeCache, "compilation");

CompiledCode* code_of(const Method* method) {
  return reinterpret_cast<CompiledCode*>(method->compiled.load(std::memory_order_acquire));
}

CompiledCode* generate(Method* method) {
  asmjit::CodeHolder holder;
  holder.init(asmjit::Environment::host());
  std::vector<CompiledEntry> entries;
  if (method->is_native()) {
    NativeStub(method, holder).emit();
  } else {
    BaselineCompiler compiler(method, holder);
    if (!compiler.compile()) return nullptr;
    entries = compiler.entries();
  }
  if (holder.flatten() != asmjit::kErrorOk || holder.resolveUnresolvedLinks() != asmjit::kErrorOk) return nullptr;
  size_t size = holder.codeSize();
  CodeCache::Block block = CodeCache::allocate(size);
  if (block.executable == nullptr) return nullptr;
  if (holder.relocateToBase(reinterpret_cast<uintptr_t>(block.executable)) != asmjit::kErrorOk ||
      holder.copyFlattenedData(block.writable, size) != asmjit::kErrorOk) {
    CodeCache::release(block);
    return nullptr;
  }
  return new CompiledCode{block.executable, size, std::move(entries), *execution_engine.redefinitions};
}

void install(Method* method, CompiledCode* code) {
  method->compiled.store(reinterpret_cast<uint64_t>(code), std::memory_order_release);
  // From here on callers of both kinds come to the compiled code.
  __atomic_store_n(&method->from_compiled, reinterpret_cast<uint64_t>(code->entry), __ATOMIC_RELEASE);
  auto adapter = reinterpret_cast<uint64_t>(interp::interpreted_to_compiled_adapter(method->result_type));
  __atomic_store_n(&method->from_interpreted, adapter, __ATOMIC_RELEASE);
}

bool is_compilable(const Method* method) {
  if (method->is_native()) return method->intrinsic == MethodIntrinsic::kNone && NativeStub::suits(method);
  return method->code && !method->is_native() && !method->is_abstract() && method->intrinsic == MethodIntrinsic::kNone;
}

void discard(Method* method) {
  method->compiled.store(0, std::memory_order_release);
  method->counter = 0;
  prepare_method_entries(method);
}

void compile(Method* method) {
  if (!compile_mutex.try_lock()) return;  // soon again
  if (execution_engine.redefinitions == nullptr) {
    execution_engine.redefinitions = wk.classes.Object->loader->arena.make<uint32_t>(0);
    if (execution_engine.redefinitions == nullptr) {
      compile_mutex.unlock();
      return;
    }
  }
  if (code_of(method) == nullptr && is_compilable(method)) {
    int64_t start = os::monotonic_ns();
    CompiledCode* code = generate(method);
    if (code != nullptr) {
      install(method, code);
      list_compilation(method, code->entry, code->size, os::monotonic_ns() - start);
    } else {
      method->set(Method::kNotCompilable);
    }
  }
  compile_mutex.unlock();
}

const void* entry_at(const CompiledCode* code, uint32_t bci) {
  if (code == nullptr) return nullptr;
  for (const CompiledEntry& entry : code->entries) {
    if (entry.bci == bci) return code->entry + entry.offset;
  }
  return nullptr;
}

const void* handler_entry(Method* method, uint32_t bci) {
  return method->is_native() ? nullptr : entry_at(code_of(method), bci);
}

// The interpreter's hook: a counter passed its threshold. Answers where an interpreted frame at `bci` with an empty
// operand stack can go on compiled, or null.
const void* on_threshold(Method* method, uint32_t bci) {
  if (method->has(Method::kNotCompilable)) return nullptr;
  CompiledCode* code = code_of(method);
  if (code == nullptr) {
    compile(method);
    code = code_of(method);
  }
  return entry_at(code, bci);
}

// -XX:CompileThresholdScaling moves the threshold, to a power of two.
uint32_t compile_interval() {
  double scaled = kCompileInterval * Flags::real("CompileThresholdScaling");
  return std::bit_floor(static_cast<uint32_t>(std::clamp(scaled, double{kFirstInterval}, double{kLargestInterval})));
}

bool processor_suits() {
  const asmjit::CpuInfo& cpu = asmjit::CpuInfo::host();
  return cpu.hasFeature(asmjit::CpuFeatures::X86::kBMI2) && cpu.hasFeature(asmjit::CpuFeatures::X86::kSSE4_1);
}

}  // namespace

void note_old_version(Method* method) {
  compile_mutex.lock();
  CompiledCode* code = code_of(method);
  if (code != nullptr && code->redefinitions != *execution_engine.redefinitions) discard(method);
  compile_mutex.unlock();
}

void note_unresolved_exit(Method* method) {
  method->unresolved_exits++;
  if (method->unresolved_exits % kUnresolvedExits != 0) return;
  if (method->unresolved_exits / kUnresolvedExits >= kMostCompilations) return;
  compile_mutex.lock();
  if (code_of(method) != nullptr) discard(method);
  compile_mutex.unlock();
}

void initialize() {
  bool wanted = !arguments.interpret_only && Flags::integer("TieredStopAtLevel") > 0;
  if (!wanted || reference_encoding.mode == ReferenceMode::kBased || !processor_suits()) return;
  execution_engine.compile_mask = (arguments.compile_first ? kFirstInterval : compile_interval()) - 1;
  execution_engine.on_threshold = on_threshold;
  execution_engine.handler_entry = handler_entry;
  execution_engine.compiled_code_table = runtime_table;
}

}  // namespace cortado::jit
