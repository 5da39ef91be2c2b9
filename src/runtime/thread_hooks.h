#pragma once
// What upper houses want to know of every system thread that is bound to a Thread. Filled before the VM starts; null: nothing.

namespace cortado {

class Thread;

struct ThreadHooks {
  void (*bound)(Thread& thread) = nullptr;      // the last of its binding
  void (*unbinding)(Thread& thread) = nullptr;  // the first of its end
  void (*vm_exit)() = nullptr;                  // once, by whoever ends the VM
};
inline ThreadHooks thread_hooks;

}  // namespace cortado
