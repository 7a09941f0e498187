// RUN: %run_fixed %s
// FIX: join 't' before this
// STD: c++17
// BEFORE: terminates
// AFTER: 2
#include <atomic>
#include <iostream>
#include <thread>

std::atomic<int> done{0};

int main() {
  std::thread t([] { ++done; });
  t = std::thread([] { ++done; });
  t.join();
  std::cout << done << "\n";
}
