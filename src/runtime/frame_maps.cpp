// The collector's view of the Java stack: which slots hold references.
//
// Every slot belongs to one frame at any time. While a call runs, the caller's map for its position leaves receiver and
// arguments out: they are the callee's locals. Of the innermost frame of a run, which has called C++ from the middle of an
// instruction, all operands below the saved stack pointer are scanned: nothing of the instruction has been popped.

#include <array>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "classfile/bytes.h"
#include "classfile/frame_map.h"
#include "gc/heap.h"
#include "runtime/class.h"
#include "runtime/class_unloading.h"
#include "runtime/frame_locals.h"
#include "runtime/stack_walker.h"

namespace cortado {

namespace {

using classfile::FrameMap;
using classfile::FrameMapAnalysis;
using classfile::FrameMapPoint;
using classfile::Opcode;

// What the instruction at a constant-pool index pushes and pops.
std::string_view constant_descriptor(const void* context, Opcode opcode, uint16_t index) {
  const auto* pool = static_cast<const ConstantPool*>(context);
  if (index == 0 || index >= pool->length) return {};
  switch (pool->tag(index)) {
    case ConstantTag::kInteger: return "I";
    case ConstantTag::kFloat: return "F";
    case ConstantTag::kLong: return "J";
    case ConstantTag::kDouble: return "D";
    case ConstantTag::kString:
    case ConstantTag::kClass:
    case ConstantTag::kMethodHandle:
    case ConstantTag::kMethodType: return "Ljava/lang/Object;";
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
    case ConstantTag::kDynamic:
    case ConstantTag::kInvokeDynamic: return pool->member_descriptor_text(index);
    default: (void)opcode; return {};
  }
}

// Where subroutines return to, read from the frame: jsr leaves the bci of the instruction behind it.
int64_t return_address_at(const void* context, uint32_t slot) {
  auto* frame = static_cast<Frame*>(const_cast<void*>(context));
  uint32_t locals = frame->method()->max_locals;
  return static_cast<int64_t>(slot < locals ? frame->locals()[slot] : frame->operands()[slot - locals]);
}

classfile::FrameMapInput input_of(const Method* method) {
  classfile::FrameMapInput input;
  const uint8_t* code = method->bytecode();
  input.code = {code, method->code_length};
  const uint8_t* table = code + method->code_length;  // Code attribute: the exception table follows the code
  input.exception_table = {table + 2, classfile::read_u2(table)};
  input.descriptor = method->descriptor->view();
  input.is_static = method->is_static();
  input.max_locals = method->max_locals;
  input.max_stack = method->max_stack;
  input.descriptor_at = constant_descriptor;
  input.context = method->pool.get();
  if (method->has(Method::kHasJsr)) input.return_address_at = return_address_at;
  return input;
}

// Of the methods asked about last: who runs long is asked about at one position after the other.
class RecentAnalyses {
 public:
  const FrameMapAnalysis& of(const Method* method) {
    Entry* oldest = entries_.begin();
    for (Entry& entry : entries_) {
      if (entry.code == method->bytecode()) {
        entry.last_use = ++uses_;
        return *entry.analysis;
      }
      if (entry.last_use < oldest->last_use) oldest = &entry;
    }
    *oldest = {method->bytecode(), ++uses_, std::make_unique<FrameMapAnalysis>(input_of(method))};
    return *oldest->analysis;
  }
  void forget(const Method* method) {
    for (Entry& entry : entries_) {
      if (entry.code == method->bytecode()) entry = {};
    }
  }

 private:
  struct Entry {
    const uint8_t* code = nullptr;  // another one after a redefinition
    uint64_t last_use = 0;
    std::unique_ptr<FrameMapAnalysis> analysis;
  };
  std::array<Entry, 8> entries_;
  uint64_t uses_ = 0;
};

// Maps of one method by position; kept as long as the method.
struct MapCache {
  std::unordered_map<uint32_t, FrameMap> maps;
};
std::mutex map_lock;  // of all below; maps are made by collectors only: hardly ever contended

RecentAnalyses& recent_analyses() {
  static auto* const analyses = new RecentAnalyses;
  return *analyses;
}

void compute(const Method* method, Frame* frame, uint32_t bci, FrameMapPoint point, FrameMap& map) {
  if (!recent_analyses().of(method).map_at(bci, map, point, frame)) {
    CORTADO_FATAL("no frame map for " + method->external_name() + " at " + std::to_string(bci));
  }
}

uint32_t key_of(uint32_t bci, FrameMapPoint point) {
  return bci << 1 | static_cast<uint32_t>(point == FrameMapPoint::kDuringCall);
}

const FrameMap& cached_map(Method* method, uint32_t bci, FrameMapPoint point) {
  std::lock_guard guard(map_lock);
  auto* cache = reinterpret_cast<MapCache*>(method->frame_maps.load(std::memory_order_relaxed));
  if (cache == nullptr) {
    cache = new MapCache;
    method->frame_maps.store(reinterpret_cast<uint64_t>(cache), std::memory_order_relaxed);
  }
  auto [at, is_new] = cache->maps.try_emplace(key_of(bci, point));
  if (is_new) compute(method, nullptr, bci, point, at->second);
  return at->second;
}

// The maps that one walk used last: recursion passes the same positions again and again.
class PassedMaps {
 public:
  // Valid until the next call.
  const FrameMap& of(Frame* frame, FrameMapPoint point) {
    Method* method = frame->method();
    uint32_t bci = frame->bci();
    if (method->has(Method::kHasJsr)) {  // depends on the frame's contents
      std::lock_guard guard(map_lock);
      compute(method, frame, bci, point, own_);
      return own_;
    }
    uint32_t key = key_of(bci, point);
    Passed& passed = passed_[(key >> 1) % passed_.size()];
    if (passed.method != method || passed.key != key) passed = {method, key, &cached_map(method, bci, point)};
    return *passed.map;
  }

 private:
  struct Passed {
    const Method* method = nullptr;
    uint32_t key = 0;
    const FrameMap* map = nullptr;
  };
  std::array<Passed, 8> passed_;
  FrameMap own_;
};

void visit_slot(Slot* slot, RootVisitor& visitor) { visitor.visit(reinterpret_cast<Object**>(slot)); }

// A native method's frame: its arguments, by the descriptor.
void visit_native_frame(Frame* frame, RootVisitor& visitor) {
  const Method* method = frame->method();
  Slot* local = frame->locals();
  if (!method->is_static()) visit_slot(local++, visitor);
  std::string_view descriptor = method->descriptor->view();
  for (size_t i = 1; i < descriptor.size() && descriptor[i] != ')'; i++) {
    bool reference = descriptor[i] == 'L' || descriptor[i] == '[';
    uint32_t slots = descriptor[i] == 'J' || descriptor[i] == 'D' ? 2 : 1;
    while (descriptor[i] == '[') i++;
    if (descriptor[i] == 'L') i = descriptor.find(';', i);
    if (reference) visit_slot(local, visitor);
    local += slots;
  }
}

// `limit`: for the innermost frame of a run, operands from there on are not live. Null: the frame is in a call.
void visit_frame(Frame* frame, const Slot* limit, PassedMaps& maps, RootVisitor& visitor) {
  Method* method = frame->method();
  if (visitor.is_marking()) ClassUnloading::reach(method->holder, visitor);
  if (method->is_synchronized()) visitor.visit(frame->lock_cell());
  if (method->is_native()) {
    visit_native_frame(frame, visitor);
    return;
  }
  const FrameMap& map = maps.of(frame, limit == nullptr ? FrameMapPoint::kDuringCall : FrameMapPoint::kBefore);
  Slot* locals = frame->locals();
  for (uint32_t i = 0; i < map.local_count(); i++) {
    if (map.is_local_reference(i)) visit_slot(locals + i, visitor);
  }
  Slot* operands = frame->operands();
  for (uint32_t i = 0; i < map.stack_depth(); i++) {
    if (limit != nullptr && operands + i >= limit) break;
    if (map.is_stack_reference(i)) visit_slot(operands + i, visitor);
  }
}

}  // namespace

bool is_reference_local(Frame* frame, uint32_t local) {
  PassedMaps maps;
  const FrameMap& map = maps.of(frame, FrameMapPoint::kBefore);
  return local < map.local_count() && map.is_local_reference(local);
}

void release_frame_maps(Method* method) {
  if (method->is_native()) return;
  std::lock_guard guard(map_lock);
  if (method->code_length > 0) recent_analyses().forget(method);
  delete reinterpret_cast<MapCache*>(method->frame_maps.exchange(0, std::memory_order_relaxed));
}

void visit_java_stack(Thread& thread, RootVisitor& visitor) {
  Frame* frame = thread.top_frame;
  const Slot* limit = thread.top_sp;
  PassedMaps maps;
  while (frame != nullptr) {
    if (frame->is_entry()) {
      const auto* record = reinterpret_cast<const EntryRecord*>(frame->position());
      frame = record->last_frame_below;
      limit = record->last_sp_below;
      continue;
    }
    visit_frame(frame, limit, maps, visitor);
    frame = frame->caller();
    limit = nullptr;
  }
}

}  // namespace cortado
