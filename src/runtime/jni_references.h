#pragma once
// JNI references. A jobject is a pointer to a cell: local ones in the thread's LocalReferences, global and weak ones in
// tables. Weak references carry bit 0 set. The null reference is nullptr. A reference argument of a native method is the
// address of its slot in the method's frame. A deleted cell holds the address of the next free one | 1.

#include <jni.h>

#include "gc/heap.h"
#include "runtime/thread.h"

namespace cortado {

// A frame of local references: blocks of cells, linked; entered for every native method and PushLocalFrame.
class LocalReferences {
 public:
  static constexpr uint32_t kBlockSize = 32;
  LocalReferences* outer = nullptr;  // the frame around this one
  struct Block {
    Block* next = nullptr;
    uint32_t used = 0;
    Object* cells[kBlockSize];
  };
  Block first;
  Block* current = &first;
  Object** free_list = nullptr;  // deleted cells, linked through themselves (tagged with bit 0)
  bool is_pushed = false;        // by PushLocalFrame, on the C++ heap; else it belongs to a LocalFrame
};

// Ends the frame `references` of `thread`, and what was pushed inside it and not popped.
void close_local_references(Thread& thread, LocalReferences& references);

// A frame of local references for a scope of C++ (native-method bridge, JNI entry, upcalls by VM threads).
class LocalFrame {
 public:
  explicit LocalFrame(Thread& thread) : thread_(thread) {
    references_.outer = thread.local_references;
    thread.local_references = &references_;
  }
  ~LocalFrame() {
    bool is_simple = thread_.local_references == &references_ && references_.first.next == nullptr;
    if (CORTADO_LIKELY(is_simple)) {
      thread_.local_references = references_.outer;
    } else {
      close_local_references(thread_, references_);
    }
  }

 private:
  Thread& thread_;
  LocalReferences references_;
};

jobject new_local(Thread& thread, Unrooted<Object> object) IN_VM;
inline jobject new_local(Thread& thread, Handle<Object> object) IN_VM { return new_local(thread, object.get()); }
void delete_local(Thread& thread, jobject reference) IN_VM;
// Opens a frame inside the current one (PushLocalFrame); OutOfMemoryError.
JavaResult<void> push_local_frame(Thread& thread, int32_t capacity) MAY_GC;
// Closes it; `result` lives on in the frame around it. Without an open one only the new reference is made.
jobject pop_local_frame(Thread& thread, Handle<Object> result) IN_VM;
// Frees what is left of a thread's frames when it detaches: the base frame made for a thread outside any LocalFrame.
void release_local_references(Thread& thread);

jobject new_global(Handle<Object> object) IN_VM;
void delete_global(jobject reference);
jweak new_weak_global(Handle<Object> object) IN_VM;
void delete_weak_global(jweak reference);
jobjectRefType reference_type(Thread& thread, jobject reference) IN_VM;

// The handle behind any kind of reference. Cleared weak references give null, and others may become null at the next
// MAY_GC: root them first.
Handle<Object> handle_of(jobject reference) IN_VM;
inline Handle<Array> array_handle_of(jobject reference) IN_VM { return handle_of(reference).cast<Array>(); }

// The table that threads get as Thread::jni_functions; set by assemble_vm, before the first thread attaches.
extern const JNINativeInterface_* jni_function_table;

// Collector's view.
void jni_visit_locals(Thread& thread, RootVisitor& visitor);
void jni_visit_globals(RootVisitor& visitor);
void jni_visit_weak_globals(WeakVisitor& visitor);

}  // namespace cortado
