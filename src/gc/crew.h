#pragma once
// The threads that help a collection. They are started when the first collection has enough work for them, sleep
// between collections, and are no Java threads.

#include <cstdint>

namespace cortado {

class Crew {
 public:
  // What a helper runs. It may begin late, when there is nothing left to do.
  class Job {
   public:
    virtual void help(uint32_t helper) = 0;  // 0, 1, …

   protected:
    ~Job() = default;
  };

  // Wakes `helpers` threads, starting those that are missing; does not wait for them. One job at a time.
  static void begin(Job& job, uint32_t helpers);
  // Waits until no helper is in the job; none enters it afterwards.
  static void end();
};

}  // namespace cortado
