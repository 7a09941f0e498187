// RUN: %check_spawn %s --headers libstdc++,libc++
// A condition that is false, and hides that from the compiler, throws nothing.
#include <thread>

void work() {}
bool IsTrue(bool Value);
bool fails();
bool check(bool First, bool Second);

struct Failure {};

inline bool AlwaysTrue() {
  if (IsTrue(false))
    throw Failure();
  return true;
}
inline void mayFail() {
  if (fails())
    throw Failure();
}
inline void mayFailOtherwise(bool Value) {
  if (IsTrue(Value))
    throw Failure();
}
inline void failsUnlessFalse() {
  if (check(false, true))
    throw Failure();
}
inline void failsElse() {
  if (IsTrue(false))
    throw 1;
  else
    throw Failure();
}

void never_throws() {
  std::thread t(work);
  while (!AlwaysTrue())
    ;
  t.join();
}

void throws() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-28]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  mayFail();
  t.join();
}

void throws_by_argument(bool Value) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-35]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  mayFailOtherwise(Value);
  t.join();
}

void throws_by_two() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-42]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  failsUnlessFalse();
  t.join();
}

void throws_else() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-47]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  failsElse();
  t.join();
}

// A macro keeps the condition in an object.
class AssertionResult {
public:
  template <class T> explicit AssertionResult(const T &Success, int * = nullptr);
  operator bool() const;
};
template <class T> class Maybe {
public:
  explicit Maybe(const T &Value);
  operator bool() const;
};
#define ASSERT_TRUE(condition)                                                 \
  if (const AssertionResult kept_ = AssertionResult(condition))                \
    ;                                                                          \
  else                                                                         \
    return

constexpr int Loops = 400, Threads = 5;

void asserts_a_constant() {
  std::thread t(work);
  ASSERT_TRUE(Loops % Threads == 0);
  t.join();
}

void asserts_a_false_constant() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  ASSERT_TRUE(Loops % Threads == 1);
  t.join();
}

void asserts_what_may_fail() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  ASSERT_TRUE(!fails());
  t.join();
}

void asserts_an_argument(int Number) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  ASSERT_TRUE(Number % Threads == 0);
  t.join();
}

// That it holds `false` is no answer to whether it holds anything.
void asks_an_optional() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  const Maybe<bool> Known = Maybe<bool>(false);
  if (!Known)
    return;
  t.join();
}

// What changes is no constant.
void asks_later() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  AssertionResult Result = AssertionResult(true);
  if (fails())
    Result = AssertionResult(false);
  if (!Result)
    return;
  t.join();
}
