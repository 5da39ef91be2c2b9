#include "runtime/jni_references.h"

#include <cstdlib>
#include <new>
#include <vector>

#include "os/mutex.h"
#include "runtime/exceptions.h"
#include "runtime/unopened_references.h"
#include "runtime/vm.h"

namespace cortado {

// Both are filled by jni; here, so that the houses below link without it.
const JNINativeInterface_* jni_function_table = nullptr;
JavaVM java_vm;

namespace {

constexpr uintptr_t kTag = 1;  // weak references, and links of free cells

bool is_tagged(const void* pointer) { return (reinterpret_cast<uintptr_t>(pointer) & kTag) != 0; }
Object* free_link(Object** next) { return reinterpret_cast<Object*>(reinterpret_cast<uintptr_t>(next) | kTag); }
Object** next_free(Object* link) { return reinterpret_cast<Object**>(reinterpret_cast<uintptr_t>(link) & ~kTag); }
Object** cell_of(jobject reference) {
  return reinterpret_cast<Object**>(reinterpret_cast<uintptr_t>(reference) & ~kTag);
}

// Cells that any thread may take and give back. They never move; slabs are never given back.
class GlobalTable {
 public:
  Object** take(Object* object) {
    MutexLock lock(mutex_);
    if (free_list_ == nullptr && !grow()) return nullptr;
    Object** cell = free_list_;
    free_list_ = next_free(*cell);
    *cell = object;
    return cell;
  }
  void give_back(Object** cell) {
    MutexLock lock(mutex_);
    if (!owns(cell) || is_tagged(*cell)) return;  // not ours, or deleted twice
    *cell = free_link(free_list_);
    free_list_ = cell;
  }
  // A cell in use.
  bool contains(Object** cell) {
    MutexLock lock(mutex_);
    return owns(cell) && !is_tagged(*cell);
  }
  template <class F>
  void for_each_cell(F&& visit) {
    MutexLock lock(mutex_);
    for (Slab* slab : slabs_) {
      for (Object*& cell : slab->cells) {
        if (cell != nullptr && !is_tagged(cell)) visit(&cell);
      }
    }
  }

 private:
  static constexpr size_t kSlabCells = 1024;
  struct Slab {
    Object* cells[kSlabCells];
  };
  bool owns(Object** cell) const CORTADO_REQUIRES(mutex_) {
    for (Slab* slab : slabs_) {
      if (cell >= slab->cells && cell < slab->cells + kSlabCells) return true;
    }
    return false;
  }
  bool grow() CORTADO_REQUIRES(mutex_) {
    auto* slab = static_cast<Slab*>(std::malloc(sizeof(Slab)));
    if (slab == nullptr) return false;
    for (size_t i = kSlabCells; i-- > 0;) {
      slab->cells[i] = free_link(free_list_);
      free_list_ = &slab->cells[i];
    }
    slabs_.push_back(slab);
    return true;
  }

  Mutex mutex_{LockRank::kJniReferences, "JNI references"};
  std::vector<Slab*> slabs_ CORTADO_GUARDED_BY(mutex_);
  Object** free_list_ CORTADO_GUARDED_BY(mutex_) = nullptr;
};

// Never destroyed: threads may still run while the process exits.
GlobalTable& globals() {
  static GlobalTable& table = *new GlobalTable;
  return table;
}
GlobalTable& weak_globals() {
  static GlobalTable& table = *new GlobalTable;
  return table;
}

void free_blocks(LocalReferences& references) {
  LocalReferences::Block* block = references.first.next;
  while (block != nullptr) {
    LocalReferences::Block* next = block->next;
    std::free(block);
    block = next;
  }
}

// The frame behind a link, opened. For the thread itself, or while it is stopped.
LocalReferences* open(LocalReferences*& link) {
  auto bits = reinterpret_cast<uintptr_t>(link);
  if (CORTADO_LIKELY((bits & kUnopenedFrame) == 0)) return link;
  auto* frame = reinterpret_cast<LocalReferences*>(bits & ~(kUnopenedFrame | kUnopenedFrameHasCell));
  frame->first.next = nullptr;
  frame->first.used = (bits & kUnopenedFrameHasCell) != 0 ? 1 : 0;
  frame->current = &frame->first;
  frame->free_list = nullptr;
  frame->is_pushed = false;
  link = frame;
  return frame;
}

// The innermost frame; a thread outside any gets a base frame.
LocalReferences& current_frame(Thread& thread) {
  if (CORTADO_UNLIKELY(thread.local_references == nullptr)) {
    thread.local_references = new LocalReferences;
    thread.local_references->is_pushed = true;
  }
  return *open(thread.local_references);
}

void drop_innermost(Thread& thread) {
  LocalReferences* frame = thread.local_references;
  thread.local_references = frame->outer;
  free_blocks(*frame);
  delete frame;
}

bool grow_frame(LocalReferences& frame) {
  auto* block = static_cast<LocalReferences::Block*>(std::malloc(sizeof(LocalReferences::Block)));
  if (block == nullptr) return false;
  block->next = nullptr;
  block->used = 0;
  frame.current->next = block;
  frame.current = block;
  return true;
}

bool is_in_java_stack(const Thread& thread, const void* address) {
  auto* byte = static_cast<const uint8_t*>(address);
  return byte >= thread.java_stack_base && byte < thread.java_stack_limit;
}

bool is_local_cell(Thread& thread, Object** cell) {
  for (LocalReferences* frame = open(thread.local_references); frame != nullptr; frame = open(frame->outer)) {
    for (LocalReferences::Block* block = &frame->first; block != nullptr; block = block->next) {
      if (cell >= block->cells && cell < block->cells + block->used) return true;
    }
  }
  return false;
}

}  // namespace

void close_local_references(Thread& thread, LocalReferences& references) {
  while (thread.local_references != &references) drop_innermost(thread);  // PushLocalFrame without Pop
  thread.local_references = references.outer;
  free_blocks(references);
}

jobject new_local(Thread& thread, Unrooted<Object> object) {
  if (object.is_null()) return nullptr;
  LocalReferences& frame = current_frame(thread);
  Object** cell;
  if (frame.free_list != nullptr) {
    cell = frame.free_list;
    frame.free_list = next_free(*cell);
  } else {
    if (CORTADO_UNLIKELY(frame.current->used == LocalReferences::kBlockSize) && !grow_frame(frame)) {
      CORTADO_FATAL("out of memory for JNI local references");
    }
    cell = &frame.current->cells[frame.current->used++];
  }
  *cell = object.release();
  return reinterpret_cast<jobject>(cell);
}

void delete_local(Thread& thread, jobject reference) {
  if (reference == nullptr || is_tagged(reference)) return;
  Object** cell = cell_of(reference);
  // An argument's cell is a slot of the native method's frame and stays; a free cell was deleted twice.
  if (is_in_java_stack(thread, cell) || is_tagged(*cell)) return;
  LocalReferences& frame = current_frame(thread);
  *cell = free_link(frame.free_list);
  frame.free_list = cell;
}

JavaResult<void> push_local_frame(Thread& thread, int32_t) {
  auto* frame = new (std::nothrow) LocalReferences;
  if (frame == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  frame->is_pushed = true;
  frame->outer = &current_frame(thread);
  thread.local_references = frame;
  return {};
}

jobject pop_local_frame(Thread& thread, Handle<Object> result) {
  Unrooted<Object> object = result.get();
  LocalReferences& frame = current_frame(thread);
  if (frame.is_pushed && frame.outer != nullptr) drop_innermost(thread);
  return new_local(thread, std::move(object));
}

void release_local_references(Thread& thread) {
  while (thread.local_references != nullptr) drop_innermost(thread);
}

jobject new_global(Handle<Object> object) {
  if (object.is_null()) return nullptr;
  return reinterpret_cast<jobject>(globals().take(*object.cell()));
}

void delete_global(jobject reference) {
  if (reference != nullptr) globals().give_back(cell_of(reference));
}

jweak new_weak_global(Handle<Object> object) {
  if (object.is_null()) return nullptr;
  Object** cell = weak_globals().take(*object.cell());
  return cell == nullptr ? nullptr : reinterpret_cast<jweak>(reinterpret_cast<uintptr_t>(cell) | kTag);
}

void delete_weak_global(jweak reference) {
  if (reference != nullptr && is_tagged(reference)) weak_globals().give_back(cell_of(reference));
}

jobjectRefType reference_type(Thread& thread, jobject reference) {
  if (reference == nullptr) return JNIInvalidRefType;
  Object** cell = cell_of(reference);
  if (is_tagged(reference)) return weak_globals().contains(cell) ? JNIWeakGlobalRefType : JNIInvalidRefType;
  if (is_in_java_stack(thread, cell)) return JNILocalRefType;
  if (globals().contains(cell)) return JNIGlobalRefType;
  if (is_local_cell(thread, cell) && !is_tagged(*cell)) return JNILocalRefType;
  return JNIInvalidRefType;
}

Handle<Object> handle_of(jobject reference) {
  return Handle<Object>::from_cell(reference == nullptr ? nullptr : cell_of(reference));
}

void jni_visit_locals(Thread& thread, RootVisitor& visitor) {
  for (LocalReferences* frame = open(thread.local_references); frame != nullptr; frame = open(frame->outer)) {
    for (LocalReferences::Block* block = &frame->first; block != nullptr; block = block->next) {
      for (uint32_t i = 0; i < block->used; i++) {
        if (block->cells[i] != nullptr && !is_tagged(block->cells[i])) visitor.visit(&block->cells[i]);
      }
    }
  }
}

void jni_visit_globals(RootVisitor& visitor) {
  globals().for_each_cell([&](Object** cell) { visitor.visit(cell); });
}

void jni_visit_weak_globals(WeakVisitor& visitor) {
  weak_globals().for_each_cell([&](Object** cell) { visitor.visit(cell); });
}

}  // namespace cortado
