// RUN: %run_fixed %s
// FIX: warnings
// STD: c++20
// BEFORE: joined 7
// AFTER: joined 7
// A path that was right stays as it was.
#include <iostream>
#include <thread>

int result = 0;
void compute() { result = 7; }
void run(bool wait) {
  std::thread t(compute);
  if (!wait)
    return;
  t.join();
  std::cout << "joined ";
}

int main() {
  run(true);
  std::cout << result << "\n";
}
