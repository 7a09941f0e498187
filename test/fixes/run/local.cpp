// RUN: %run_fixed %s
// FIX: warnings
// STD: c++20
// BEFORE: terminates
// AFTER: caught, 7
// With a jthread, the handler is reached.
#include <iostream>
#include <stdexcept>
#include <thread>

int result = 0;
void compute() { result = 7; }
void load(bool there) {
  if (!there)
    throw std::runtime_error("no such file");
}
void run(bool there) {
  std::thread t(compute);
  load(there);
  t.join();
}

int main() {
  try {
    run(false);
  } catch (const std::runtime_error &) {
    std::cout << "caught, ";
  }
  std::cout << result << "\n";
}
