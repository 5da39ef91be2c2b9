#pragma once
// Gives memory back while the program is idle: looked at now and then by the thread that samples counters.

namespace cortado {

// Collects the whole heap if that gives much memory back and the program does nothing. The calling thread is not
// attached; it is for the collection.
void collect_if_idle();

}  // namespace cortado
