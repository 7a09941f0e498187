// RUN: %run_fixed %s
// FIX: make it a 'std::jthread', which joins in its destructor
// STD: c++20
// BEFORE: terminates
// AFTER: stopped
#include <atomic>
#include <iostream>
#include <thread>

class Service {
public:
  Service() : Worker([this] { run(); }) {}
  ~Service() { Stop = true; }

private:
  void run() {
    while (!Stop)
      std::this_thread::yield();
  }
  std::atomic<bool> Stop{false};
  std::thread Worker;
};

int main() {
  {
    Service S;
  }
  std::cout << "stopped\n";
}
