// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of BS::thread_pool 5.1.0; this is no header of its.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <future>
#include <numeric>
#include <type_traits>
#include <utility>
#include <vector>

namespace BS {
// Lambdas can be given only to what has a body.
template <class T> T made();
enum class tp : std::uint8_t { none = 0, priority = 1 };
template <class T> class [[nodiscard]] multi_future : public std::vector<std::future<T>> {
public:
  using std::vector<std::future<T>>::vector;
  std::conditional_t<std::is_void_v<T>, void, std::vector<T>> get();
  std::size_t ready_count() const;
  bool valid() const noexcept;
  void wait() const;
  bool wait_for(const std::chrono::milliseconds &) const;
};
template <tp Flags = tp::none> class [[nodiscard]] thread_pool {
public:
  thread_pool();
  explicit thread_pool(std::size_t);
  ~thread_pool() noexcept;
  template <class F> void detach_task(F &&, std::int8_t = 0) { made<int>(); }
  template <class T, class F> void detach_loop(T, T, F &&, std::size_t = 0, std::int8_t = 0) { made<int>(); }
  template <class T, class F> void detach_blocks(T, T, F &&, std::size_t = 0, std::int8_t = 0) { made<int>(); }
  template <class T, class F> void detach_sequence(T, T, F &&, std::int8_t = 0) { made<int>(); }
  template <class F, class R = std::invoke_result_t<std::decay_t<F>>> [[nodiscard]] std::future<R> submit_task(F &&, std::int8_t = 0) { return made<std::future<R>>(); }
  template <class T, class F> [[nodiscard]] multi_future<void> submit_loop(T, T, F &&, std::size_t = 0, std::int8_t = 0) { return made<multi_future<void>>(); }
  template <class T, class F, class R = std::invoke_result_t<std::decay_t<F>, T, T>> [[nodiscard]] multi_future<R> submit_blocks(T, T, F &&, std::size_t = 0, std::int8_t = 0) { return made<multi_future<R>>(); }
  template <class T, class F, class R = std::invoke_result_t<std::decay_t<F>, T>> [[nodiscard]] multi_future<R> submit_sequence(T, T, F &&, std::int8_t = 0) { return made<multi_future<R>>(); }
  std::size_t get_tasks_total() const;
  void wait();
};
using light_thread_pool = thread_pool<tp::none>;
using priority_thread_pool = thread_pool<tp::priority>;
} // namespace BS

int load();
void step(int);
int square(int);
int part(int, int);
void log(std::size_t);

// Defects.

void submitted(BS::thread_pool<> &pool) { pool.submit_task(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the future from 'BS::thread_pool::submit_task' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:43: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:43: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:43: note: cast to void: the drop is meant

void with_a_priority(BS::priority_thread_pool &pool) { pool.submit_task(load, 5); }
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the future from 'BS::thread_pool::submit_task' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:56: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:56: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:56: note: cast to void: the drop is meant

// The pool waits for the task; its exception is lost all the same.
void waits_for_the_pool() {
  BS::thread_pool<> pool;
  pool.submit_task([] { step(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'BS::thread_pool::submit_task' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  pool.wait();
}

void a_loop(BS::thread_pool<> &pool) { pool.submit_loop(0, 10, step); }
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the multi-future from 'BS::thread_pool::submit_loop' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:40: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:40: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: cast to void: the drop is meant

void blocks(BS::thread_pool<> &pool) { pool.submit_blocks(0, 10, part, 4); }
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the multi-future from 'BS::thread_pool::submit_blocks' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:40: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:40: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: cast to void: the drop is meant

void a_sequence(BS::light_thread_pool &pool) { pool.submit_sequence(0, 10, square); }
// CHECK-MESSAGES: :[[@LINE-1]]:48: warning: the multi-future from 'BS::thread_pool::submit_sequence' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:48: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:48: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:48: note: cast to void: the drop is meant

void asked(BS::thread_pool<> &pool) { log(pool.submit_loop(0, 10, step).ready_count()); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the multi-future from 'BS::thread_pool::submit_loop' is only asked 'ready_count' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:43: note: keep it and call 'get()', which passes the exception on

void sized(BS::thread_pool<> &pool) { log(pool.submit_loop(0, 10, step).size()); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the multi-future from 'BS::thread_pool::submit_loop' is only asked 'size' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:43: note: keep it and call 'get()', which passes the exception on

void a_variable(BS::thread_pool<> &pool) {
  BS::multi_future<int> squares = pool.submit_sequence(0, 10, square);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the multi-future 'squares' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:25: note: get() the result of 'squares' at the end of its scope, which rethrows its exception
  log(squares.ready_count());
}

void never_got(BS::thread_pool<> &pool) {
  std::future<int> loaded = pool.submit_task(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future 'loaded' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: get() the result of 'loaded' at the end of its scope, which rethrows its exception
  log(loaded.valid());
}

void for_each_number(BS::thread_pool<> &pool) {
  for (int i = 0; i < 3; ++i)
    pool.submit_task([i] { return square(i); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'BS::thread_pool::submit_task' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void nested(BS::thread_pool<> &pool) {
  pool.detach_task([&pool] { return pool.submit_task(load); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future from this call is discarded by 'BS::thread_pool::detach_task', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'get()', which passes the exception on
}

void nested_in_a_loop(BS::thread_pool<> &pool) {
  pool.submit_loop(0, 10, [&pool](int i) { return pool.submit_task([i] { step(i); }); }).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the future from this call is discarded by 'BS::thread_pool::submit_loop', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: note: keep it and call 'get()', which passes the exception on
}

void nested_in_a_sequence(BS::thread_pool<> &pool) {
  pool.detach_sequence(0, 10, [&pool](int i) { return pool.submit_task([i] { step(i); }); });
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the future from this call is discarded by 'BS::thread_pool::detach_sequence', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep it and call 'get()', which passes the exception on
}

void outer(BS::thread_pool<> &pool) {
  pool.submit_task([&pool] { return pool.submit_task(load); }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::future::get' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void either(BS::thread_pool<> &pool, bool all) {
  all ? pool.submit_loop(0, 10, step) : pool.submit_loop(0, 5, step);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the multi-future from 'BS::thread_pool::submit_loop' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: keep it and call 'get()', which passes the exception on, or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-3]]:41: warning: the multi-future from 'BS::thread_pool::submit_loop' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-4]]:41: note: keep it and call 'get()', which passes the exception on, or cast it to void if the drop is meant
}

// Correct code, most of it from the library's own tutorial.

int got() {
  BS::thread_pool<> pool;
  std::future<int> loaded = pool.submit_task(load);
  return loaded.get();
}

int in_a_lambda(BS::thread_pool<> &pool) {
  std::future<int> result = pool.submit_task([] { return square(2); });
  return result.get();
}

// Tasks that have no future, by the user's word.
void detached() {
  BS::thread_pool<> pool;
  int result = 0;
  pool.detach_task([&result] { result = 42; });
  pool.wait();
  log(result);
}

// The pool's destructor waits.
void set_and_forget() {
  BS::thread_pool<> pool;
  pool.detach_task([] { step(3); });
  pool.detach_task(load);
}

void waited(BS::thread_pool<> &pool) { pool.submit_task([] { step(4); }).wait(); }

void waited_later(BS::thread_pool<> &pool) {
  const std::future<void> done = pool.submit_task([] { step(5); });
  while (done.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready)
    log(0);
}

void loops(BS::thread_pool<> &pool) {
  std::vector<int> squares(10);
  const BS::multi_future<void> loop = pool.submit_loop(0, 10, [&squares](int i) { squares[i] = square(i); });
  loop.wait();
}

void loops_at_once(BS::thread_pool<> &pool) { pool.submit_loop(0, 10, step).wait(); }

void detached_loops(BS::thread_pool<> &pool) {
  pool.detach_loop(0, 10, step);
  pool.detach_blocks(0, 10, part);
  pool.detach_sequence(0, 10, square);
  pool.wait();
}

// Its elements are the futures.
int sums(BS::thread_pool<> &pool) {
  BS::multi_future<int> parts = pool.submit_blocks(0, 100, part);
  int sum = 0;
  for (std::future<int> &one : parts)
    sum += one.get();
  return sum;
}

int all_of_them(BS::thread_pool<> &pool) {
  BS::multi_future<int> parts = pool.submit_blocks(0, 100, part);
  const std::vector<int> values = parts.get();
  return std::reduce(values.begin(), values.end());
}

void by_index(BS::thread_pool<> &pool) {
  BS::multi_future<int> squares = pool.submit_sequence(0, 2, square);
  log(squares[0].get() + squares[1].get());
}

// It collects futures, too.
void collects(BS::thread_pool<> &pool) {
  BS::multi_future<int> group;
  for (int i = 0; i < 3; ++i)
    group.push_back(pool.submit_task(load));
  group.wait();
}

void bounded(BS::thread_pool<> &pool) {
  if (!pool.submit_loop(0, 10, step).wait_for(std::chrono::milliseconds(5)))
    log(1);
}

BS::multi_future<void> handed_on(BS::thread_pool<> &pool) { return pool.submit_loop(0, 10, step); }

struct Renderer {
  BS::thread_pool<> pool;
  BS::multi_future<void> rows;
  void render() { rows = pool.submit_loop(0, 10, step); }
  void finish() { rows.wait(); }
};

void errors(BS::thread_pool<> &pool) {
  std::future<void> done = pool.submit_task([] { step(6); });
  try {
    done.get();
  } catch (...) {
    log(2);
  }
}

void meant(BS::thread_pool<> &pool) {
  (void)pool.submit_task(load);
  std::ignore = pool.submit_loop(0, 10, step);
}

void empty() { BS::multi_future<int> none; }
