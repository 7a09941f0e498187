// RUN: %check_spawn %s --option Catalogues=%S/Inputs/loops.yaml
// A loop that something stops ends, and so does one without a server.
#include <thread>
#include <vector>

namespace net {
struct Loop {
  void run();
  void poll();
  void stop();
};
struct Acceptor {
  template <class F> void accept(F f);
};
} // namespace net

bool ok();

template <class T> void serve(T &acceptor) {
  acceptor.accept([&] { serve(acceptor); });
}

void server(net::Loop &loop) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 0; i < 3; ++i)
    threads.push_back(std::thread([&loop] { loop.run(); }));
  loop.run();
}

void server_with_a_thread(net::Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 34 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless what the task calls on line 34 returns
  loop.run();
}

void on_a_signal(net::Loop &loop) { loop.stop(); }
