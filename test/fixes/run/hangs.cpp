// RUN: %run_fixed %s
// FIX: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the loop on line 16 ends
// STD: c++20
// BEFORE: terminates
// AFTER: hangs
// The choice says what would hang, and it does: that is why it is no safe fix.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

bool opened() { return false; }

int read_all(std::atomic<bool> &stop) {
  std::thread io([&stop] {
    while (!stop)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  });
  if (!opened())
    return 1;
  stop = true;
  io.join();
  return 0;
}

int main() {
  std::atomic<bool> stop = false;
  std::printf("%d\n", read_all(stop));
}
