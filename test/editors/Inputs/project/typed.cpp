#include <thread>

void work() {}

void typed() {
  int unused;
  // TYPE HERE
  work();
}
