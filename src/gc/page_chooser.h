#pragma once
// Whether fresh memory of the heap is asked for in huge pages or in small ones, by what their first touch costs. By the
// byte, a huge page is much cheaper where the system has one ready. In a virtual machine whose host takes back what is
// free in blocks of that size, each must come from the host first, and costs ten times what small pages do, which the
// system makes of remains. Not thread safe.

#include <cstddef>
#include <cstdint>

namespace cortado {

class PageChooser {
 public:
  // Whether the next huge_page_size() bytes are to be a huge page. Each answer is for one.
  bool wants_huge_page();
  // Writes to a huge page that was never touched, and learns from what that takes.
  void touch(uint8_t* page);
  bool has_learned() const { return has_learned_; }
  // Whether a huge page may be asked for that is not known to be cheap. While the world is stopped, none is: a dear one
  // takes longer than most pauses.
  void set_may_try(bool may_try) { may_try_ = may_try; }
  // What a touch took, in nanoseconds of the processor.
  void learn(int64_t nanoseconds);

 private:
  bool is_cheap() const { return has_learned_ && patience_ == 0; }

  bool may_try_ = true;
  bool has_learned_ = false;
  uint32_t small_left_ = 0;  // so many times small pages before a huge one is tried again
  uint32_t patience_ = 0;    // how many that were last time
};

}  // namespace cortado
