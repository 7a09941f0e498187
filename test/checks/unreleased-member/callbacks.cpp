// RUN: %check_spawn %s --headers libstdc++,libc++
// A callback releases the member, and the destructor waits for what comes after that.
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

void work();
void later(std::function<void()> callback);

// close() hands out the future that the callback sets.
class Client {
  std::thread thread;
  std::promise<void> closed;

  void shut_down() {
    later([this] {
      if (thread.joinable())
        thread.join();
      closed.set_value();
    });
  }
  std::future<void> close() { return closed.get_future(); }

public:
  void connect() {
    thread = std::thread(work);
    later(std::bind(&Client::shut_down, this));
  }
  ~Client() { close().wait(); }
};

class Told {
  std::thread thread;
  std::mutex mutex;
  std::condition_variable done;
  bool ended = false;

  void end() {
    later([this] {
      if (thread.joinable())
        thread.join();
      std::lock_guard<std::mutex> lock(mutex);
      ended = true;
      done.notify_all();
    });
  }
  friend void on_end(Told &told);

public:
  void start() { thread = std::thread(work); }
  ~Told() {
    std::unique_lock<std::mutex> lock(mutex);
    done.wait(lock, [this] { return ended; });
  }
};
void on_end(Told &told) { told.end(); }

// The callback only asks.
class Asks {
  std::thread thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released by the destructor of 'Asks', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::promise<void> closed;

public:
  void start() {
    thread = std::thread(work);
    later([this] {
      if (thread.joinable())
        closed.set_value();
    });
  }
  ~Asks() { closed.get_future().wait(); }
};

// What it waits for is another's end, and no callback releases this one.
class WaitsForAnother {
  std::thread thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released by the destructor of 'WaitsForAnother', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::thread other;

public:
  void start() {
    thread = std::thread(work);
    other = std::thread(work);
    later([this] { work(); });
  }
  ~WaitsForAnother() { other.join(); }
};
