// RUN: %check_spawn %s
#include <future>
#include <thread>

void work();
int may_throw();
std::future<int> submit(int (*)());

#define RUN(statement) do { statement; } while (false)
#define START(task) std::thread{task}

void dropped() {
  RUN(std::thread{work});
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-6]]:29: note: expanded from macro 'RUN'
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it and join it
  START(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-9]]:21: note: expanded from macro 'START'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-11]]:21: note: expanded from macro 'START'
}

// Correct code: a test that expects the call to throw expects no handle.

#define EXPECT_THROW(statement, type)                                          \
  try {                                                                        \
    statement;                                                                 \
  } catch (type) {                                                             \
  }

template <class E, class F> void assert_throws(F f) {
  try {
    f();
  } catch (E) {
  }
}
void correct() {
  assert_throws<int>([] { submit(nullptr); });
  assert_throws<int>([] {
    auto task = may_throw;
    submit(task);
  });
  RUN(std::thread{work}.join());
  START(work).join();
  EXPECT_THROW(submit(nullptr), int)
  EXPECT_THROW(std::thread{work}, int)
}
