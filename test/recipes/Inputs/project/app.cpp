#include <thread>

void work();

void old() {
  std::thread{work};
}

void run() {
  std::thread Task(work);
  Task.join();
}
