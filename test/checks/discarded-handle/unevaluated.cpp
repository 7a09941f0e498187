// RUN: %check_spawn %s
// Operands that never run.
#include <future>
#include <thread>

void work() {}
std::future<int> submit(int = 0);

// A requirement runs nothing, and a body that it guards does.
template <class T>
concept Submits = requires(T t) {
  t.submit(1);
  (void)t.submit(1);
};

struct Pool {
  std::future<int> submit(int);
};

void after_a_requirement() {
  if constexpr (Submits<Pool>)
    std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and join it
    // CHECK-FIXES:     std::thread{work}.join();
}

// Correct code.

using Nothing = decltype((void)std::async(work));
using Left = decltype(std::async(work), work());
template <class T> auto available(T &t) -> decltype(t.submit(1), bool());
constexpr bool silent = noexcept((void)std::thread{work});
constexpr auto size = sizeof((std::thread{work}, 1));
static_assert(!noexcept((std::async(work), 1)));
constexpr bool asked = sizeof(std::async(work).valid()) == 1;

void correct(Pool &pool) {
  available(pool);
  using Type = decltype(submit());
}
