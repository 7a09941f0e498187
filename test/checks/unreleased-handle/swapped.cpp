// RUN: %check_spawn %s
// A thread that is swapped out of a temporary is started there.
#include <thread>

void work();
void started() {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
  std::thread(work).swap(t);
}
void joined() {
  std::thread t;
  std::thread(work).swap(t);
  t.join();
}
void given_away(std::thread &to) {
  std::thread t(work);
  t.swap(to);
}
