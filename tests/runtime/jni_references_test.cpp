#include "runtime/jni_references.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <set>
#include <vector>

#include "runtime/unopened_references.h"

namespace cortado {
namespace {

// The tests use addresses that are never followed.
void assume_in_vm() CORTADO_ASSERT_CAPABILITY(in_vm) {}
void assume_may_gc() CORTADO_ASSERT_CAPABILITY(may_gc) {}
Object* fake_object(uintptr_t n) { return reinterpret_cast<Object*>(n * 8); }

class Collector : public RootVisitor {
 public:
  void visit(Object** cell) override {
    seen.push_back(*cell);
    if (moves) *cell = reinterpret_cast<Object*>(reinterpret_cast<uintptr_t>(*cell) + 0x1000);
  }
  void visit_narrow(NarrowRef*) override {}
  std::vector<Object*> seen;
  bool moves = false;
};

class Killer : public WeakVisitor {
 public:
  bool visit(Object** cell) override {
    if (dead.count(*cell) == 0) return true;
    *cell = nullptr;
    return false;
  }
  bool visit_narrow(NarrowRef*) override { return true; }
  std::set<Object*> dead;
};

class JniReferences : public testing::Test {
 protected:
  ~JniReferences() override { release_local_references(*thread_); }
  Object* target(jobject reference) CORTADO_NO_THREAD_SAFETY_ANALYSIS { return *handle_of(reference).cell(); }
  std::vector<Object*> locals() {
    Collector collector;
    jni_visit_locals(*thread_, collector);
    return collector.seen;
  }
  std::unique_ptr<Thread> thread_ = std::make_unique<Thread>();
};

TEST_F(JniReferences, NullStaysNull) {
  assume_in_vm();
  EXPECT_EQ(new_local(*thread_, Unrooted<Object>()), nullptr);
  EXPECT_EQ(new_global(Handle<Object>()), nullptr);
  EXPECT_EQ(new_weak_global(Handle<Object>()), nullptr);
  EXPECT_TRUE(handle_of(nullptr).is_null());
  delete_local(*thread_, nullptr);
  delete_global(nullptr);
  delete_weak_global(nullptr);
}

TEST_F(JniReferences, FrameEndsItsReferences) {
  assume_in_vm();
  jobject outer = new_local(*thread_, Unrooted<Object>(fake_object(1)));
  {
    LocalFrame frame(*thread_);
    for (uintptr_t i = 0; i < 1000; i++) EXPECT_NE(new_local(*thread_, Unrooted<Object>(fake_object(i + 2))), nullptr);
    EXPECT_EQ(locals().size(), 1001u);
  }
  EXPECT_EQ(locals(), std::vector<Object*>{fake_object(1)});
  EXPECT_EQ(target(outer), fake_object(1));
}

TEST_F(JniReferences, DeletedCellsAreUsedAgain) {
  assume_in_vm();
  LocalFrame frame(*thread_);
  std::set<jobject> cells;
  for (int i = 0; i < 1000; i++) {
    jobject reference = new_local(*thread_, Unrooted<Object>(fake_object(7)));
    cells.insert(reference);
    delete_local(*thread_, reference);
    delete_local(*thread_, reference);  // the second time means nothing
  }
  EXPECT_EQ(cells.size(), 1u);
  EXPECT_TRUE(locals().empty());
}

TEST_F(JniReferences, PushedFrames) {
  assume_in_vm();
  assume_may_gc();
  LocalFrame frame(*thread_);
  EXPECT_TRUE(push_local_frame(*thread_, 16).ok());
  jobject inner = new_local(*thread_, Unrooted<Object>(fake_object(1)));
  new_local(*thread_, Unrooted<Object>(fake_object(2)));
  jobject result = pop_local_frame(*thread_, handle_of(inner));
  EXPECT_EQ(target(result), fake_object(1));
  EXPECT_EQ(locals(), std::vector<Object*>{fake_object(1)});
  EXPECT_EQ(pop_local_frame(*thread_, Handle<Object>()), nullptr);  // nothing is pushed: the frame stays
  EXPECT_EQ(target(result), fake_object(1));
}

TEST_F(JniReferences, FrameClosesWhatWasPushedInIt) {
  assume_in_vm();
  assume_may_gc();
  {
    LocalFrame frame(*thread_);
    EXPECT_TRUE(push_local_frame(*thread_, 1).ok());
    EXPECT_TRUE(push_local_frame(*thread_, 1).ok());
  }
  EXPECT_EQ(thread_->local_references, nullptr);
}

// What a compiled stub links into the thread is opened by whoever needs it, also when it is no longer the innermost.
TEST_F(JniReferences, UnopenedFrames) {
  assume_in_vm();
  LocalFrame base(*thread_);
  alignas(8) unsigned char storage[sizeof(LocalReferences)];
  std::memset(storage, 0xEE, sizeof storage);
  auto* stub = reinterpret_cast<LocalReferences*>(storage);
  stub->outer = thread_->local_references;
  stub->first.cells[0] = fake_object(5);
  uintptr_t link = reinterpret_cast<uintptr_t>(stub) | kUnopenedFrame | kUnopenedFrameHasCell;
  thread_->local_references = reinterpret_cast<LocalReferences*>(link);
  {
    LocalFrame inner(*thread_);
    EXPECT_EQ(locals(), std::vector<Object*>{fake_object(5)});
  }
  EXPECT_EQ(thread_->local_references, stub);
  new_local(*thread_, Unrooted<Object>(fake_object(6)));
  EXPECT_EQ(locals(), (std::vector<Object*>{fake_object(5), fake_object(6)}));
  thread_->local_references = stub->outer;
  EXPECT_TRUE(locals().empty());
}

TEST_F(JniReferences, GlobalsMoveWithTheirObjects) {
  assume_in_vm();
  Object* object = fake_object(3);
  std::vector<jobject> globals;
  for (int i = 0; i < 3000; i++) globals.push_back(new_global(Handle<Object>::from_cell(&object)));
  Collector collector;
  collector.moves = true;
  jni_visit_globals(collector);
  EXPECT_EQ(collector.seen.size(), 3000u);
  for (jobject global : globals) {
    EXPECT_NE(target(global), object);
    EXPECT_EQ(reference_type(*thread_, global), JNIGlobalRefType);
    delete_global(global);
    EXPECT_EQ(reference_type(*thread_, global), JNIInvalidRefType);
    delete_global(global);
  }
  Collector after;
  jni_visit_globals(after);
  EXPECT_TRUE(after.seen.empty());
}

TEST_F(JniReferences, WeakReferencesAreCleared) {
  assume_in_vm();
  Object* object = fake_object(4);
  jweak weak = new_weak_global(Handle<Object>::from_cell(&object));
  EXPECT_EQ(reference_type(*thread_, weak), JNIWeakGlobalRefType);
  EXPECT_EQ(target(weak), object);
  Killer killer;
  killer.dead = {object};
  jni_visit_weak_globals(killer);
  EXPECT_TRUE(handle_of(weak).is_null());
  EXPECT_EQ(new_local(*thread_, handle_of(weak)), nullptr);
  delete_weak_global(weak);
  EXPECT_EQ(reference_type(*thread_, weak), JNIInvalidRefType);
}

TEST_F(JniReferences, KindsAreToldApart) {
  assume_in_vm();
  LocalFrame frame(*thread_);
  jobject local = new_local(*thread_, Unrooted<Object>(fake_object(5)));
  EXPECT_EQ(reference_type(*thread_, local), JNILocalRefType);
  EXPECT_EQ(reference_type(*thread_, nullptr), JNIInvalidRefType);
  delete_local(*thread_, local);
  EXPECT_EQ(reference_type(*thread_, local), JNIInvalidRefType);
}

}  // namespace
}  // namespace cortado
