// RUN: %check_spawn %s --headers libstdc++,libc++
// A function that returns what a callable returns, which it is given, makes
// nothing itself: what the callable returns is what counts.
#include <functional>
#include <future>
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
} // namespace folly

using Result = folly::Future<int>;
using Execute = std::function<Result(int)>;
Result remote(int);
bool has(int);

Result ready(int n) { return folly::makeFuture(n); }

Result execute(Execute &&f, int n) {
  if (!has(n))
    return folly::makeFuture(0);
  return std::invoke(std::forward<Execute>(f), n);
}
Result call(const Execute &f, int n) { return f(n); }
template <class Function, class Value> Result apply(Function f, Value n) { return f(n); }
template <class Function> auto apply_in(int n, Function &&f) {
  return std::forward<Function>(f)(n);
}
Result either(Execute f, Execute g, int n) { return has(n) ? f(n) : g(n); }
Result one_of(Execute f, Execute g, int n) {
  if (has(n))
    return f(n);
  return g(n);
}
Result pointed(Result (*f)(int), int n) { return f(n); }
Result or_remote(Execute f, int n) {
  if (has(n))
    return f(n);
  return remote(n);
}
Result out_of_sight(Execute f, int n);
Result replaced(Execute f, int n) {
  if (has(n))
    f = remote;
  return f(n);
}

struct Functor {
  int value = 0;
  Result sync(int n) {
    value = n;
    return folly::makeFuture(n);
  }
  Result async(int n) { return remote(n); }
};

void ready_ones() {
  Functor functor;
  execute(ready, 1);
  execute([](int n) { return folly::makeFuture(n); }, 1);
  execute(std::bind(&Functor::sync, &functor, std::placeholders::_1), 1);
  call(ready, 1);
  apply(ready, 1);
  apply([](int n) { return ready(n); }, 1);
  apply_in(1, [](int n) { return ready(n); });
  one_of(ready, [](int n) { return folly::makeFuture(n); }, 1);
  pointed(&ready, 1);
}

void others(Execute unknown) {
  Functor functor;
  execute(remote, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'execute' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  execute([](int n) { return remote(n); }, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'execute' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  execute(std::bind(&Functor::async, &functor, std::placeholders::_1), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'execute' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  call(unknown, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'call' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  apply([](int n) { return remote(n); }, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'apply' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  one_of(ready, remote, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'one_of' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  pointed(remote, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'pointed' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  or_remote(ready, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'or_remote' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  out_of_sight(ready, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'out_of_sight' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  replaced(ready, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'replaced' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  auto generic = [](auto n) {
    if constexpr (sizeof(n) == sizeof(int))
      return remote(n);
    else
      return ready(1);
  };
  apply(generic, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'apply' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  apply(generic, 1.0);
}
