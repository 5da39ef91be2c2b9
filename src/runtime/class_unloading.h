#pragma once
// Class unloading (JLS 12.7): which loaders are alive, and the end of those that are not. A LoaderData lives as long as its
// ClassLoader object, a mirror or an instance of one of its classes, or the frame of one of their methods; a hidden
// class's holder without the first. All but begin_define/end_define run in full collections, the world stopped.

#include "gc/heap.h"
#include "runtime/loader_data.h"
#include "runtime/metadata_ranges.h"

namespace cortado {

// Bits of Layout::marking_notice.
enum MarkingNotice : uint8_t {
  kNoticeUnreached = 1,  // during a marking: the class's loader was not found alive yet
  kNoticeMirror = 2,     // instances are mirrors
  kNoticeLoader = 4,     // instances are class loaders
};

class ClassUnloading {
 public:
  static bool enabled();  // -XX:-ClassUnloading (-Xnoclassgc) keeps all
  // HeapClient's functions of these names.
  static void begin_marking();
  static void marked(Object* object, RootVisitor& visitor);
  static void unload_unmarked();
  // The loader is alive: visits its roots unless that was done in this marking. Several marking threads at once.
  static void reach(LoaderData* loader, RootVisitor& visitor);
  static void reach(const Class* c, RootVisitor& visitor) { reach(c->loader, visitor); }
  // After the marking, in unload_unmarked: the class is about to be freed.
  static bool is_dying(const Class* c) {
    return (__atomic_load_n(&c->layout.marking_notice, __ATOMIC_RELAXED) & kNoticeUnreached) != 0;
  }
  static void visit_class_roots(Class* c, RootVisitor& visitor);
};

// What compiled code must be asked, filled by jit; null: there is none. Code embeds metadata freely: what is no
// dependency of its method's loader (classes of receivers that were seen, say) is found when it dies by looking at the
// code. Called with the world stopped, no frame being in code of dying classes.
struct CodeUnloading {
  // The method's code is entered no more, as the method was redefined. Method::compiled still names it.
  void (*replace)(Method* method) = nullptr;
  // Classes were redefined: other methods' code that has bodies of theirs in place is not used again.
  void (*redefined)() = nullptr;
  // Code of living methods that has an address in `dying` is entered no more, and is made again without it.
  void (*retire)(const MetadataRanges& dying) = nullptr;
  // A root of markings: what frames may still come to in the code that they are in, bodies in place and methods that it
  // calls, although nothing else refers to it any more.
  void (*reach_running)(RootVisitor& visitor) = nullptr;
  // Adds to `named` what of `ranges` stands in code that frames may still be in, although it is entered no more.
  void (*collect_named)(const MetadataRanges& ranges, MetadataRanges& named) = nullptr;
};
extern CodeUnloading code_unloading;

// Keeps a LoaderData alive that no object refers to yet.
class LoaderPin {
 public:
  LoaderPin() = default;
  LoaderPin(const LoaderPin&) = delete;
  ~LoaderPin() {
    if (loader_ != nullptr) loader_->pins.fetch_sub(1, std::memory_order_release);
  }
  // The loader's pins were counted up already.
  void adopt(LoaderData* loader) { loader_ = loader; }

 private:
  LoaderData* loader_ = nullptr;
};

}  // namespace cortado
