// RUN: %run_fixed %s
// FIX: nothing
// STD: c++20
// BEFORE: served
// AFTER: served
// Findings that have choices alone: the logger runs until the program ends, and to
// wait for it here is to hang. Nothing is applied unread.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

struct Shared {
  std::atomic<bool> stop = false;
  std::thread thread;
};
class JoinHandle {
public:
  explicit JoinHandle(std::shared_ptr<Shared> of) : of(of) {}
  void abort() { of->stop = true; }
  void join() { of->thread.join(); }
  bool is_finished() const { return false; }

private:
  std::shared_ptr<Shared> of;
};

std::shared_ptr<Shared> logger;
JoinHandle start_logger() {
  logger = std::make_shared<Shared>();
  logger->thread = std::thread([of = logger.get()] {
    while (!of->stop)
      std::this_thread::yield();
  });
  return JoinHandle(logger);
}

int main() {
  start_logger();
  std::puts("served");
  logger->stop = true;
  logger->thread.join();
}
