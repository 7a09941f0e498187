// RUN: %check_spawn %s --option Catalogues=%S/Inputs/loops.yaml
// What stands after the loop of a server that nothing stops is never reached.
#include <thread>
#include <vector>

namespace net {
struct Loop {
  void run();
  void poll();
};
struct Dispatcher {
  void loop();
};
struct Acceptor {
  template <class F> void accept(F f);
};
} // namespace net

// It stops something else.
struct Clock {
  void stop();
};
void stops(Clock &clock) { clock.stop(); }

bool ok();

template <class T> void serve(T &acceptor) {
  acceptor.accept([&] { serve(acceptor); });
}

void server(net::Loop &loop) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.push_back(std::thread([&loop] { loop.run(); }));
  loop.run();
}

void server_with_a_thread(net::Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  loop.run();
}

void dispatches(net::Dispatcher &dispatcher) {
  std::thread t([&dispatcher] { dispatcher.loop(); });
  dispatcher.loop();
}

// It may not come to the loop, or the loop is another.

void may_fail(net::Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 51 returns
  if (!ok())
    return;
  loop.run();
}

void polls(net::Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 61 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless what the task calls on line 61 returns
  loop.poll();
}

void in_the_task_only(net::Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 70 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless what the task calls on line 70 returns
}
