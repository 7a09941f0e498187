// RUN: %check_spawn %s
// A variable that is initialized from itself, or two from each other, is followed
// once around.
#include <functional>
#include <thread>

struct Callback {
  Callback();
  Callback(const Callback &);
  std::thread operator()() const;
  bool operator<(int) const;
  Callback &operator++();
};
std::thread make();

void named_by_itself() {
  Callback callback = callback;
  callback();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'callback' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}
void by_reference() {
  Callback &callback = callback;
  callback();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'callback' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}
void by_pointer() {
  std::thread (*f)() = f;
  f();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from this call is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}
void as_a_static() {
  static Callback callback = callback;
  callback();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'callback' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}
void in_a_loop() {
  for (Callback i = i; i < 3; ++i)
    i();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'i' is discarded, which calls std::terminate here [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and join it, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join the thread here; the program hangs there unless the task ends by itself
}
void captured() {
  auto f = [g = Callback()] { g(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the thread from 'g' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: join the thread here; the program hangs there unless the task ends by itself
  decltype(f) h = h;
  h();
}
template <class G> void call(G g) {
  G h = h;
  h();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'h' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
}
void instantiated() { call(Callback()); }
void given_away() {
  std::function<void()> f = f;
  std::thread t(f);
  t.join();
}

void named_through_others() {
  auto f = make;
  auto g = f;
  g();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from this call is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}

// Correct code.
void released() {
  auto f = make;
  auto g = f;
  g().join();
}
