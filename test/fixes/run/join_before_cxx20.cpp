// RUN: %run_fixed %s
// FIX: warnings
// STD: c++17
// BEFORE: terminates
// AFTER: 7
#include <iostream>
#include <thread>

int result = 0;
void compute() { result = 7; }

int main() {
  std::thread{compute};
  std::cout << result << "\n";
}
