#include <thread>

void work();

void drop() {
  std::thread(work);
}
