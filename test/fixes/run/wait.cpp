// RUN: %run_fixed %s
// FIX: warnings
// STD: c++17
// BEFORE: 1 done, 2 done
// AFTER: 1 done, 2 done
// The drop waits; the fix says so, and nothing else.
#include <atomic>
#include <future>
#include <iostream>

int main() {
  std::atomic<int> done{0};
  std::async(std::launch::async, [&] { ++done; });
  std::cout << done << " done, ";
  (void)std::async(std::launch::async, [&] { ++done; });
  std::cout << done << " done\n";
}
