#include "runtime/pending_references.h"

#include <pthread.h>

#include "gc/reference.h"
#include "gc/heap.h"

namespace cortado {
namespace {

// Plain pthread objects: constant-initialised, never destroyed (daemon threads wait on them until the process ends).
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;

}  // namespace

void notify_pending_references() {
  pthread_mutex_lock(&lock);
  pthread_cond_broadcast(&arrived);
  pthread_mutex_unlock(&lock);
}

void wait_for_pending_references(Thread& thread) {
  BlockedScope blocked(thread);
  pthread_mutex_lock(&lock);
  while (!Heap::has_pending_references()) pthread_cond_wait(&arrived, &lock);
  pthread_mutex_unlock(&lock);
}

}  // namespace cortado
