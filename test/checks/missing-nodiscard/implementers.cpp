// RUN: %check_spawn %s --headers libstdc++,libc++
// The attribute is for an interface: who has nobody else call a function needs none.
#include <coroutine>
#include <future>
#include <thread>
#include <utility>

int work();

class Client {
  std::future<int> send();
  template <typename T> std::future<T> send_as(T);
  struct Parts {
    std::future<int> part();
  };
  friend std::future<int> send_for(Client &);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'send_for' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]

protected:
  std::future<int> resend();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'resend' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> resend();
  struct Visible {
    std::future<int> part();
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'part' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
    // CHECK-FIXES:     [[nodiscard]] std::future<int> part();
  };

public:
  std::future<int> ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'ask' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> ask();
  class Request {
    std::thread start_now();

  public:
    std::thread start();
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'start' returns a thread but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
    // CHECK-FIXES:     [[nodiscard]] std::thread start();
  };
};

// Function objects, whose overloads are private.
struct Then {
private:
  struct Overloads {
    template <typename T> std::future<T> operator()(T, int) const;
  };

public:
  template <typename T> std::future<T> operator()(T value) const {
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'operator()' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   template <typename T> [[nodiscard]] std::future<T> operator()(T value) const {
    return Overloads()(value, 0);
  }
};
[[nodiscard]] std::future<int> after() { return Then()(1); }

namespace detail {
std::future<int> submit(int);
class Awaiter {
public:
  static Awaiter create();
  ~Awaiter();
  void join();
  void detach();
};
class Returned {
// CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Returned' is a handle of started work but is not nodiscard, so a call that drops one compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE+9]]:18: note: 'start_returned' returns one
// CHECK-FIXES: class [[nodiscard]] Returned {
public:
  static Returned create();
  ~Returned();
  void join();
  void detach();
};
} // namespace detail
detail::Returned start_returned();

namespace net {
namespace http_impl {
namespace v1 {
std::thread serve();
}
} // namespace http_impl
namespace Internal {
std::thread serve();
}
namespace implements {
std::thread serve();
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'serve' returns a thread but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::thread serve();
}
} // namespace net

// What goes on with a coroutine is made for the compiler.
template <typename Promise>
std::future<void> resume_with(std::coroutine_handle<Promise> h);
std::future<void> resume_any(const std::coroutine_handle<> &h);
std::future<void> resume_first(std::future<void> *f);
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'resume_first' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<void> resume_first(std::future<void> *f);

// So is what a promise has to help itself.
struct Lazy {
  struct promise_type {
    Lazy get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    std::future<int> started_for_it();
  };
  std::future<int> start();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'start' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> start();
};

// Whatever the arguments make of it, where the class has marked functions.
class Job {
public:
  ~Job();
  void join();
  void detach();
};
[[nodiscard]] Job start(int);
struct Dispatch {
  template <typename T> auto operator()(T &&t) const -> decltype(start(t)) {
    return start(std::forward<T>(t));
  }
};
[[nodiscard]] Job dispatched() { return Dispatch()(1); }

// A member of a template that has no body cannot be called.
template <class T> class OnlyDeclared {
public:
  std::future<T> never_defined();
  std::future<T> defined();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'defined' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<T> defined();
  std::future<T> defined_here() { return std::async([] { return T(); }); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'defined_here' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<T> defined_here() { return std::async([] { return T(); }); }
  virtual std::future<T> abstract() = 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'abstract' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] virtual std::future<T> abstract() = 0;
};
template <class T> std::future<T> OnlyDeclared<T>::defined() {
  return std::async([] { return T(); });
}
// Another file makes the instance.
template <class T> class MadeElsewhere {
public:
  std::future<T> defined_there();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'defined_there' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<T> defined_there();
};
extern template class MadeElsewhere<int>;
// Another file may define it.
class Declared {
public:
  std::future<int> defined_elsewhere();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'defined_elsewhere' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> defined_elsewhere();
};
