// RUN: %run_fixed %s
// FIX: warnings
// STD: c++20
// BEFORE: terminates
// AFTER: 7
#include <iostream>
#include <thread>

int result = 0;
void compute() { result = 7; }
void run() {
  std::thread{compute};
}

int main() {
  run();
  std::cout << result << "\n";
}
