#pragma once
// The part of a full collection in which the references in what is alive come to say where objects will be. Several threads
// take blocks of the spaces in turn; an object belongs to the block in which it starts.

#include <atomic>
#include <cstdint>
#include <vector>

#include "gc/crew.h"
#include "gc/object.h"

namespace cortado {

class HeapBitmap;

class ReferenceUpdate final : public Crew::Job {
 public:
  // Updates the references of one object.
  class Updater {
   public:
    virtual void update(Object* object) const = 0;

   protected:
    ~Updater() = default;
  };

  ReferenceUpdate(const HeapBitmap& live_words, const Updater& updater) : live_words_(live_words), updater_(updater) {}

  // [begin, end), where an object or a gap begins. With `starts` it may be divided, else the objects in it can only be
  // found one after the other.
  void add(uint8_t* begin, uint8_t* end, const HeapBitmap* starts);
  // Returns when all is done. The world is stopped.
  void run(uint32_t helpers);

 private:
  struct Block {
    uint8_t *begin, *end;
    const HeapBitmap* starts;  // to find the first object with; null: one begins at `begin`
  };

  void help(uint32_t helper) override;
  void update_block(const Block& block) const;

  const HeapBitmap& live_words_;
  const Updater& updater_;
  std::vector<Block> blocks_;
  std::atomic<size_t> next_{0};
};

}  // namespace cortado
