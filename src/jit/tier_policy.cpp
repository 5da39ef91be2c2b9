#include "jit/tier_policy.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "jit/baseline/deoptimization_stress.h"
#include "jit/baseline/method_analysis.h"
#include "jit/code_cache.h"
#include "jit/code_index.h"
#include "jit/code_on_stacks.h"
#include "jit/code_text.h"
#include "jit/compilation_listing.h"
#include "jit/compile_memory.h"
#include "jit/compiled_code.h"
#include "jit/debugger_interface.h"
#include "jit/hierarchy_assumptions.h"
#include "jit/leaving.h"
#include "jit/native/native_stub.h"
#include "os/mutex.h"
#include "os/process_barrier.h"
#include "os/time.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/class.h"
#include "runtime/class_unloading.h"
#include "runtime/code_watching.h"
#include "runtime/compile_times.h"
#include "runtime/flags.h"
#include "runtime/loader_data.h"
#include "runtime/stack_walker.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

Mutex compile_mutex(LockRank::kCodeCache, "compilation");

std::vector<CompiledCode*>& all_code() CORTADO_REQUIRES(compile_mutex) {
  static auto* list = new std::vector<CompiledCode*>;
  return *list;
}
// Code that nobody enters any more, but frames may be in.
std::unordered_multimap<const Method*, CompiledCode*>& replaced_code() CORTADO_REQUIRES(compile_mutex) {
  static auto* table = new std::unordered_multimap<const Method*, CompiledCode*>;
  return *table;
}

CompiledCode* code_of(const Method* method) {
  return reinterpret_cast<CompiledCode*>(method->compiled.load(std::memory_order_acquire));
}

// The code at its place; null: there is no room.
std::unique_ptr<CompiledCode> place(const asmjit::CodeHolder& holder, size_t shift) {
  const asmjit::CodeBuffer& made = holder.textSection()->buffer();
  CodeCache::Block block = CodeCache::allocate(made.size(), shift);
  if (block.executable == nullptr) return nullptr;
  std::memcpy(block.writable, made.data(), made.size());
  auto code = std::make_unique<CompiledCode>();
  code->block = block;
  code->entry = code->vector_entry = block.executable;
  code->size = made.size();
  return code;
}

std::unique_ptr<CompiledCode> generate_stub(Method* method, asmjit::CodeHolder& holder) {
  NativeStub stub(method, holder);
  std::unique_ptr<CompiledCode> code = stub.emit() ? place(holder, 0) : nullptr;
  if (code == nullptr) return nullptr;
  code->vector_entry += stub.vector_entry();
  stub.describe(*code);
  return code;
}

std::unique_ptr<CompiledCode> generate_code(Method* method, asmjit::CodeHolder& holder) {
  // How a loop lies in its line matters more.
  size_t shift = method->has(Method::kHasLoop) ? 0 : CodeCache::next_shift();
  BaselineCompiler compiler(method, holder, shift);
  std::unique_ptr<CompiledCode> code = compiler.compile() ? place(holder, shift) : nullptr;
  if (code == nullptr || compiler.describe(*code)) return code;
  CodeCache::release(code->block);
  return nullptr;
}

CompiledCode* generate(Method* method) CORTADO_REQUIRES(compile_mutex) {
  CompileMemory::Scope memory;
  static auto& holder = *new asmjit::CodeHolder;  // it keeps memory from one compilation to the next
  holder.reset();
  holder.init(asmjit::Environment::host());
  CodeText text(method, holder);
  std::unique_ptr<CompiledCode> code =
      method->is_native() ? generate_stub(method, holder) : generate_code(method, holder);
  if (code == nullptr || direct_calls::add(code.get())) return code.release();
  InlinedPlaces::give_back(code->places);
  CodeCache::release(code->block);
  return nullptr;
}

void install(Method* method, CompiledCode* code) CORTADO_REQUIRES(compile_mutex) {
  code->method = method;
  code->index = all_code().size();
  all_code().push_back(code);
  code_index::add(code);
  hierarchy_assumptions::add(code);
  method->compiled.store(reinterpret_cast<uint64_t>(code), std::memory_order_release);
  // From here on callers of both kinds come to the compiled code.
  __atomic_store_n(&method->from_compiled, reinterpret_cast<uint64_t>(code->entry), __ATOMIC_RELEASE);
  auto adapter = reinterpret_cast<uint64_t>(interp::interpreted_to_compiled_adapter(method->result_type));
  __atomic_store_n(&method->from_interpreted, adapter, __ATOMIC_RELEASE);
  direct_calls::lead_to(method, code->entry);
}

bool is_compilable(const Method* method) {
  if (method->is_native()) return method->intrinsic == MethodIntrinsic::kNone && NativeStub::suits(method);
  return method->code && !method->is_native() && !method->is_abstract() && method->intrinsic == MethodIntrinsic::kNone;
}

// The method's next call is interpreted, and it may be compiled again.
void replace_code(Method* method) CORTADO_REQUIRES(compile_mutex) {
  CompiledCode* code = code_of(method);
  if (code == nullptr) return;
  replaced_code().emplace(method, code);
  method->compiled.store(0, std::memory_order_release);
  prepare_method_entries(method);
  direct_calls::lead_to(method, nullptr);
}

void compile(Method* method) {
  if (!compile_mutex.try_lock()) return;  // soon again
  DeoptimizationStress::initialize();
  if (code_of(method) == nullptr && is_compilable(method)) {
    int64_t start = os::monotonic_ns();
    CompiledCode* code = generate(method);
    int64_t took = os::monotonic_ns() - start;
    compile_times.nanoseconds.fetch_add(took, std::memory_order_relaxed);
    if (code != nullptr) {
      install(method, code);
      compile_times.methods.fetch_add(1, std::memory_order_relaxed);
      list_compilation({method, code->entry, code->size, code->inlined_bytes, took});
      if (agents_want(JVMTI_EVENT_COMPILED_METHOD_LOAD)) agent_hooks.code_made(method, code->entry, code->size);
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

// -XX:CompileThresholdScaling moves the threshold.
uint32_t compile_interval() {
  double scaled = kCompileInterval * Flags::real("CompileThresholdScaling");
  return static_cast<uint32_t>(std::clamp(scaled, double{kFirstInterval}, double{kLargestInterval}));
}

void free_code(CompiledCode* code) CORTADO_REQUIRES(compile_mutex) {
  if (agents_want(JVMTI_EVENT_COMPILED_METHOD_LOAD) || agents_want(JVMTI_EVENT_COMPILED_METHOD_UNLOAD))
    agent_hooks.code_freed(code->method, code->entry);
  all_code()[code->index] = all_code().back();
  all_code()[code->index]->index = code->index;
  all_code().pop_back();
  code_index::remove(code);
  hierarchy_assumptions::remove(code);
  direct_calls::remove(code);
  unregister_from_debugger(code->entry);
  InlinedPlaces::give_back(code->places);
  CodeCache::release(code->block);
  delete code;
}

// --- Class unloading: the world is stopped, and nobody compiles.

// The method's class is unloaded: no frame is in its code, and nobody calls it again.
void release_code(Method* method) {
  MutexLock lock(compile_mutex);
  if (CompiledCode* code = code_of(method)) free_code(code);
  method->compiled.store(0, std::memory_order_relaxed);
  direct_calls::lead_to(method, nullptr);
  auto [first, last] = replaced_code().equal_range(method);
  for (auto entry = first; entry != last; entry++) free_code(entry->second);
  replaced_code().erase(first, last);
}

// Redefinition: frames in the code are given a copy of the method, which names the code too.
void replace_redefined(Method* method) {
  MutexLock lock(compile_mutex);
  CompiledCode* code = code_of(method);
  if (code == nullptr) return;
  replaced_code().emplace(method, code);
  direct_calls::lead_to(method, nullptr);
}

// Code that has bodies of others in place leaves before the next of them.
void leave_inlined_bodies() {
  {
    MutexLock lock(compile_mutex);
    hierarchy_assumptions::note_change();
    for (CompiledCode* code : all_code()) {
      for (const PatchPoint& point : code->inlined) redirect(code->block, point);
      code->is_stale = code->is_stale || !code->inlined.empty();
    }
  }
  os::ProcessBarrier::synchronize_code();
}

void subclass_linked(Class* c) {
  MutexLock lock(compile_mutex);
  hierarchy_assumptions::subclass_linked(c);
}

bool names(const CompiledCode* code, const MetadataRanges& ranges) {
  return std::any_of(code->named.begin(), code->named.end(), [&](uint32_t bits) { return ranges.contains(bits); });
}

std::unordered_set<const Method*> methods_of_frames() {
  std::unordered_set<const Method*> methods;
  for_each_thread([&methods](Thread& thread) {
    for (StackWalker walker(thread); !walker.done(); walker.next()) methods.insert(walker.method());
  });
  return methods;
}

// The code that the methods of frames name: for copies that a redefinition made.
std::unordered_set<const CompiledCode*> code_named_by_frames() {
  std::unordered_set<const CompiledCode*> named;
  for (const Method* method : methods_of_frames()) named.insert(code_of(method));
  return named;
}

// Code with a body of a dead loader is not what a frame of its method is in.
void reach(const Method* method, RootVisitor& visitor) {
  LoaderData* loader = method->holder->loader;
  if (loader->tables != nullptr) ClassUnloading::reach(loader, visitor);
}
void reach_bodies(const CompiledCode* code, RootVisitor& visitor) {
  if (code == nullptr) return;
  for (const CodeScope& scope : code->positions.scopes()) reach(scope.method, visitor);
  for (const DirectCall& call : code->calls) reach(call.target.get(), visitor);
}
void reach_running(RootVisitor& visitor) {
  std::unordered_set<const Method*> methods = methods_of_frames();
  MutexLock lock(compile_mutex);
  for (const Method* method : methods) {
    reach_bodies(code_of(method), visitor);
    auto [first, last] = replaced_code().equal_range(method);
    for (auto entry = first; entry != last; entry++) reach_bodies(entry->second, visitor);
  }
}

std::pair<uintptr_t, uintptr_t> bounds_of_replaced_code() CORTADO_EXCLUDES(compile_mutex) {
  MutexLock lock(compile_mutex);
  uintptr_t low = UINTPTR_MAX, high = 0;
  for (const auto& [method, code] : replaced_code()) {
    low = std::min(low, code->first_address());
    high = std::max(high, code->end_address());
  }
  return {low, high};
}

// Code is entered through its method only, and whoever is in it has a return address there. The world is stopped: between
// the steps, which need the lock of the thread list in turn, nothing changes.
void free_unused_code() CORTADO_EXCLUDES(compile_mutex) {
  auto [low, high] = bounds_of_replaced_code();
  std::unordered_set<const CompiledCode*> named = code_named_by_frames();
  std::vector<uintptr_t> addresses = return_addresses_between(low, high + 1);
  MutexLock lock(compile_mutex);
  std::erase_if(replaced_code(), [&](const auto& entry) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    CompiledCode* code = entry.second;
    // The end belongs to it: a call that does not return may be its last instruction.
    auto address = std::lower_bound(addresses.begin(), addresses.end(), code->first_address());
    if (address != addresses.end() && *address <= code->end_address()) return false;
    if (named.contains(code)) return false;
    free_code(code);
    return true;
  });
}

// Gives the code of living methods up that names what dies. True if there is code that nobody enters any more.
bool replace_stale_code(const MetadataRanges& dying) {
  MutexLock lock(compile_mutex);
  hierarchy_assumptions::note_change();
  std::vector<Method*> stale;
  for (CompiledCode* code : all_code()) {
    bool is_dying = dying.contains(MetaPtr<Method>(code->method).bits());
    if (!is_dying && code_of(code->method) == code && names(code, dying)) stale.push_back(code->method);
  }
  for (Method* method : stale) replace_code(method);
  return !replaced_code().empty();
}

void retire_code(const MetadataRanges& dying) {
  if (!replace_stale_code(dying)) return;
  os::ProcessBarrier::synchronize_code();
  free_unused_code();
}

void collect_named(const MetadataRanges& ranges, MetadataRanges& named) {
  MutexLock lock(compile_mutex);
  for (const auto& [method, code] : replaced_code()) {
    for (uint32_t bits : code->named) {
      if (ranges.contains(bits)) named.add(bits);
    }
  }
}

void give_up_code() {
  MutexLock lock(compile_mutex);
  for (CompiledCode* code : all_code()) {
    if (code_of(code->method) == code) replace_code(code->method);
  }
}

void visit_compiled(void* context, void (*visit)(void*, Method*, const void*, size_t)) {
  MutexLock lock(compile_mutex);
  for (CompiledCode* code : all_code()) {
    if (code_of(code->method) == code) visit(context, code->method, code->entry, code->size);
  }
}

bool processor_suits() {
  const asmjit::CpuInfo& cpu = asmjit::CpuInfo::host();
  return cpu.hasFeature(asmjit::CpuFeatures::X86::kBMI2) && cpu.hasFeature(asmjit::CpuFeatures::X86::kSSE4_1);
}

}  // namespace

void note_old_version(Method* method) {
  compile_mutex.lock();
  CompiledCode* code = code_of(method);
  if (code != nullptr && code->is_stale) replace_code(method);
  compile_mutex.unlock();
}

// An exit at a bytecode that is still unresolved says nothing: the same code would be made again.
void note_unresolved_exit(const Thread& thread, Method* method) {
  const Frame* frame = thread.top_frame;
  if (awaits_resolution(frame->method(), frame->bci())) return;
  if (++method->stale_exits < kStaleExits) return;
  method->stale_exits = 0;
  compile_mutex.lock();
  replace_code(method);
  compile_mutex.unlock();
}

void initialize() {
  bool wanted = !arguments.interpret_only && Flags::integer("TieredStopAtLevel") > 0;
  if (!wanted || reference_encoding.mode == ReferenceMode::kBased || !processor_suits()) return;
  execution_engine.compile_interval = arguments.compile_first ? kFirstInterval : compile_interval();
  execution_engine.on_threshold = on_threshold;
  execution_engine.handler_entry = handler_entry;
  execution_engine.release_code = release_code;
  execution_engine.subclass_linked = subclass_linked;
  code_unloading.retire = retire_code;
  code_unloading.collect_named = collect_named;
  code_unloading.reach_running = reach_running;
  code_unloading.replace = replace_redefined;
  code_unloading.redefined = leave_inlined_bodies;
  execution_engine.compiled_code_table = runtime_table;
  execution_engine.visit_compiled = visit_compiled;
  CodeWatching::give_up_code = give_up_code;
  CodeWatching::leave_code = leave_behind_call;
}

}  // namespace cortado::jit
