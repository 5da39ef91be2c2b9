#pragma once
// One thread's part of a young collection: copies what it reaches, depth first, so that an object lies beside what it
// refers to, and finds dirty cards. Several work at once: who exchanges the header of an object for its new address has
// copied it. Work is a run of cells (WorkItem).

#include <array>
#include <vector>

#include "gc/copy_buffer.h"
#include "gc/crew.h"
#include "gc/header_word.h"
#include "gc/heap_state.h"
#include "gc/work_item.h"
#include "gc/work_pool.h"

namespace cortado {

// What the workers of one young collection have in common.
struct YoungCollection {
  HeapState& heap;
  uint8_t* from_start = nullptr;  // eden and the survivors in use
  size_t from_size = 0;
  uint32_t tenuring_age = 15;
  size_t survivor_limit = 0;
  uint8_t* old_start_top = nullptr;     // cards below are searched
  bool boundary_card_is_dirty = false;  // the card that objects promoted now may share
  std::atomic<size_t> next_strip{0};    // of cards, to be claimed
  std::atomic<bool> is_shared{false};   // more than one worker may run
  WorkPool pool;
  // The first worker calls for help when it has copied much.
  Crew::Job* job = nullptr;
  uint32_t helpers = 0;
};

class YoungWorker {
 public:
  explicit YoungWorker(YoungCollection& collection);

  bool is_in_from(const Object* object) const {
    return static_cast<size_t>(reinterpret_cast<const uint8_t*>(object) - from_start_) < from_size_;
  }
  // The new address of an object that lives on; what it refers to is left to drain().
  Object* evacuate(Object* object) { return is_in_from(object) ? evacuate_from(object) : object; }
  // The cell is not in the heap.
  void evacuate_cell(NarrowRef* cell);
  void drain();
  // Strips of cards, and what they lead to, until none is left.
  void scan_cards();
  // Shares work with the others until there is none. Alone: the same as drain().
  void work_to_the_end();
  void retire_buffers();

  size_t copied_bytes() const { return copied_bytes_; }
  size_t copied_large_bytes() const { return copied_large_bytes_; }
  const SurvivalByAge& survival() const { return survival_; }
  // References (java.lang.ref) found among copied objects, and on cards, there perhaps more than once.
  std::vector<Object*> references_found, references_on_cards;

 private:
  using Item = WorkPool::Item;
  static constexpr size_t kLargeObject = size_t{32} << 10;

  // An object in its new place. `is_new`: copied just now, and what it refers to is to be looked at.
  struct Moved {
    Object* object;
    bool is_new;
  };

  Object* evacuate_from(Object* object);
  Moved move(Object* object);
  Moved copy(Object* object, HeaderWord header);
  uint8_t* place_for(size_t size, uint32_t age, bool* promoted);
  void call_for_help();
  void push_cells(NarrowRef* cells, size_t count) { WorkItem::push_cells(stack_, cells, count); }
  void push_contents(Object* object);
  void process(NarrowRef* cells, size_t count);
  Object* next_new(NarrowRef* cells, size_t count, size_t* at);
  void prefetch(NarrowRef cell) const;
  void prefetch_contents(NarrowRef cell) const;
  void prefetch_ahead(const NarrowRef* cells, size_t left) const;
  void scan_strip(uint8_t* card, uint8_t* end);
  void scan_dirty_range(uint8_t* begin, uint8_t* end);
  void scan_part(Object* object, uint8_t* begin, uint8_t* end);
  void follow_later(NarrowRef* cells, size_t count);
  void push_coming();
  void follow_all();

  YoungCollection& collection_;
  HeapState& heap_;
  uint8_t* const from_start_;
  const size_t from_size_;
  uint8_t* const young_start_;
  const uint32_t tenuring_age_;
  CopyBuffer to_;
  CopyBuffer old_;
  std::vector<Item> stack_;
  // Cells found on cards whose objects were asked for, followed in turn.
  static constexpr size_t kAhead = 16;
  std::array<NarrowRef*, kAhead> coming_{};
  size_t turn_ = 0;
  Object* last_scanned_ = nullptr;  // the object that overlapped the dirty cards before
  size_t copied_bytes_ = 0;
  size_t copied_large_bytes_ = 0;          // of LargeObjects
  size_t help_above_ = size_t{256} << 10;  // bytes copied: less is done before another thread is awake
  SurvivalByAge survival_;
};

}  // namespace cortado
