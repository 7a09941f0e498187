// RUN: %check_spawn %s
// A future whose task gives nothing and throws nothing has nothing to lose.
#include <future>

void work();
void quiet() noexcept;
void report();
struct Error {};
struct Text {
  Text(int);
};

struct Pool {
  template <class F> auto submit(F f) -> std::future<decltype(f())> {
    std::packaged_task<decltype(f())()> task(f);
    auto result = task.get_future();
    queue(&task);
    return result;
  }
  void queue(void *);
};
  }
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: extraneous closing brace ('}') [clang-diagnostic-error]
};
// CHECK-MESSAGES: :[[@LINE-1]]:1: error: extraneous closing brace ('}') [clang-diagnostic-error]

// The task has nothing to say.

void ends_quietly(Pool &pool) {
  pool.submit([] {});
  pool.submit([] { quiet(); });
  pool.submit([]() noexcept { work(); });
  pool.submit(quiet);
}

void catches_all(Pool &pool) {
  pool.submit([] {
    try {
      work();
    } catch (const Error &) {
    } catch (...) {
      report();
    }
  });
  auto f = pool.submit([] {
    try {
      work();
    } catch (...) {
    }
  });
}

void counts(Pool &pool, int &n) {
  pool.submit([&n] {
    for (int i = 0; i < 3; ++i)
      n += i;
  });
}

// The task has a result, or may throw.

void may_throw(Pool &pool) {
  pool.submit([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  pool.submit(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  pool.submit([] { throw 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void gives_a_result(Pool &pool) {
  pool.submit([] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  pool.submit([]() noexcept { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void catches_some(Pool &pool) {
  pool.submit([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
    try {
      work();
    } catch (const Error &) {
    }
  });
  pool.submit([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
    try {
      work();
    } catch (...) {
      throw;
    }
  });
  pool.submit([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
    try {
      work();
    } catch (...) {
    }
    work();
  });
}

void allocates(Pool &pool) {
  pool.submit([] { delete new int; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  pool.submit([] { Text text(1000); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

// std::async waits, with nothing to lose as well.

void blocks() { std::async(std::launch::async, [] {}); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and wait for it where the result is needed, or call the function directly
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
