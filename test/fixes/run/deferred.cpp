// RUN: %run_fixed %s
// FIX: wait for the task here
// STD: c++17
// BEFORE: 0
// AFTER: 7
#include <future>
#include <iostream>

int result = 0;

int main() {
  std::async(std::launch::deferred, [] { result = 7; });
  std::cout << result << "\n";
}
