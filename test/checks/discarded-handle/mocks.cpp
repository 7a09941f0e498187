// RUN: %check_spawn %s --headers libstdc++,libc++ -- -I %S/../missing-nodiscard/Inputs
// A mock answers as a test tells it: what a virtual call hands out, the other
// classes decide.
#include <mocking.h>
#include <utility>

namespace folly {
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  Future &operator=(Future &&) noexcept;
  ~Future();
  T get() &&;
  bool isReady() const;
};
Future<int> makeFuture(int);
template <class F> Future<int> makeFutureWith(F &&);
} // namespace folly
using Done = folly::Future<int>;
Done remote(int);

struct Handler {
  virtual ~Handler();
  virtual Done write(int) = 0;
  virtual Done flush() = 0;
  virtual Done open() = 0;
};
struct Socket : Handler {
  Done write(int n) override { return folly::makeFuture(n); }
  Done flush() override { return remote(1); }
};
struct Mock {
  template <class T> T call(const char *);
};
struct MockHandler : Handler, Mock {
  MOCK_METHOD(int, write_)
  Done write(int) override {
    return folly::makeFutureWith([&] { return write_(); });
  }
  Done flush() override { return folly::makeFuture(1); }
  Done open() override { return folly::makeFuture(1); }
};

void uses(Handler &h) {
  h.write(1);
  // Another class hands out what runs.
  h.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Handler::flush' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // Nothing but a mock is in sight.
  h.open();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Handler::open' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
