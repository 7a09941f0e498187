// RUN: %run_fixed %s
// FIX: take its result with get() here, which rethrows its exception
// STD: c++17
// BEFORE: nothing was said
// AFTER: the error was seen
// A dropped future of a pool loses the error; get() passes it on.
#include <future>
#include <iostream>
#include <stdexcept>

std::future<int> submit() {
  std::promise<int> result;
  result.set_exception(std::make_exception_ptr(std::runtime_error("lost")));
  return result.get_future();
}

int main() {
  try {
    submit();
    std::cout << "nothing was said\n";
  } catch (const std::runtime_error &) {
    std::cout << "the error was seen\n";
  }
}
