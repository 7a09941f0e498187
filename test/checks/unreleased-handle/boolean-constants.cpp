// RUN: %check_spawn %s
// A comparison with a boolean constant is the condition itself.
#include <thread>

void work();

void is_joined(bool A) {
  std::thread T;
  if (A == true)
    T = std::thread(work);
  if (T.joinable() != false)
    T.join();
}
void same_condition(bool A) {
  std::thread T;
  if (false == A)
    T = std::thread(work);
  if (!A)
    T.join();
}
void other_condition(bool A, bool B) {
  std::thread T;
  if (A == true)
    T = std::thread(work);
  if (B == true)
    T.join();
}
void opposite_condition(bool A) {
  std::thread T;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'T' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  if (A != false)
    T = std::thread(work);
  if (A == false)
    T.join();
}
