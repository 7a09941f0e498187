// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of concurrencpp 0.1.7's timers; this is no header of its.
#include <chrono>
#include <memory>
#include <vector>

namespace concurrencpp {
class executor;
class timer {
public:
  timer();
  timer(timer &&) noexcept;
  timer &operator=(timer &&) noexcept;
  ~timer() noexcept;
  void cancel();
  explicit operator bool() const noexcept;
  std::chrono::milliseconds get_due_time() const;
};
class timer_queue {
public:
  template <class F>
  timer make_timer(std::chrono::milliseconds due,
                   std::chrono::milliseconds frequency,
                   std::shared_ptr<executor> pool, F f) {
    return made(&f);
  }

private:
  timer made(void *);
};
} // namespace concurrencpp

using namespace std::chrono_literals;
using Pool = std::shared_ptr<concurrencpp::executor>;
void tick();
void serve();

// Correct code: a timer runs for as long as somebody keeps it.

void kept(concurrencpp::timer_queue &timers, Pool pool) {
  auto timer = timers.make_timer(1s, 1s, pool, tick);
  serve();
}

void kept_and_cancelled(concurrencpp::timer_queue &timers, Pool pool) {
  auto timer = timers.make_timer(1s, 1s, pool, tick);
  serve();
  timer.cancel();
}

concurrencpp::timer handed_out(concurrencpp::timer_queue &timers, Pool pool) {
  return timers.make_timer(1s, 1s, pool, tick);
}

void kept_elsewhere(std::vector<concurrencpp::timer> &all,
                    concurrencpp::timer_queue &timers, Pool pool) {
  all.push_back(timers.make_timer(1s, 1s, pool, tick));
}

// Defects: it never ticks.

void dropped(concurrencpp::timer_queue &timers, Pool pool) {
  timers.make_timer(1s, 1s, pool, tick);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the timer from 'concurrencpp::timer_queue::make_timer' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void only_asked(concurrencpp::timer_queue &timers, Pool pool) {
  timers.make_timer(1s, 1s, pool, tick).get_due_time();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the timer from 'concurrencpp::timer_queue::make_timer' is only asked 'get_due_time' and then discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
}
