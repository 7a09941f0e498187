// RUN: %check_spawn %s --headers libstdc++
// Where the attribute stands, and where it can't.
#include <coroutine>
#include <future>
#include <thread>

int work();

#define DECLARE(NAME) std::future<int> NAME()
#define NOTHING

DECLARE(written_by_a_macro);
// CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'written_by_a_macro' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]

NOTHING std::future<int> after_nothing();
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'after_nothing' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: NOTHING [[nodiscard]] std::future<int> after_nothing();

constexpr bool ready = true;

class Server {
  friend std::future<int> only_a_friend(Server &);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'only_a_friend' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]

public:
  inline static std::future<int> make_one();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'make_one' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] inline static std::future<int> make_one();
  explicit Server(int);
  template <typename T> std::future<T> ask(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'ask' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   template <typename T> [[nodiscard]] std::future<T> ask(T);
  template <typename T> static auto get(T) -> std::future<T>;
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'get' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   template <typename T> [[nodiscard]] static auto get(T) -> std::future<T>;
};

namespace outer {
namespace {
std::future<int> inner();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'inner' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> inner();
}
} // namespace outer

template <typename T>
class
    Task {
public:
  ~Task();
  void join();
  void detach();
};
Task<int> start_task();

struct alignas(8) Aligned {
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Aligned' is a handle of started work but is not nodiscard, so a call that drops one compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE+6]]:9: note: 'start_aligned' returns one
// CHECK-FIXES: struct [[nodiscard]] alignas(8) Aligned {
  ~Aligned();
  void join();
  void detach();
};
Aligned start_aligned();

std::future<int> one(), two();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'one' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE-2]]:25: warning: 'two' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> one(), two();

typedef std::future<int> Function();

/* before */ std::future<int> /* inside */ commented(/* nothing */);
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'commented' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: /* before */ [[nodiscard]] std::future<int> /* inside */ commented(/* nothing */);

template <> std::future<long> Server::ask(long);
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'ask<long>' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]

// What the compiler calls in a coroutine, and what tells it a template's arguments.
struct Job {
  struct promise_type {
    Job get_return_object();
    Aligned initial_suspend();
    Aligned final_suspend() noexcept;
    Aligned yield_value(int);
    Aligned await_transform(int);
  };
  bool await_ready();
  Aligned await_resume();
};

template <typename T> struct [[nodiscard]] Guided {
  Guided(T);
  ~Guided();
  void join();
  void detach();
};
Guided(int) -> Guided<int>;

// It is marked where it is defined, not where it is declared first.
template <typename T> class Marked;
template <typename T> Marked<T> start_marked(T);
template <typename T> class [[nodiscard]] Marked {
public:
  ~Marked();
  void join();
  void detach();
};
template <typename T> Marked<Marked<T>> start_all(T);

// What a template holds is a handle in some instances only.
template <typename T> class Holder {
  T value;

public:
  T get() { return std::move(value); }
};
[[nodiscard]] inline std::thread taken(Holder<std::thread> &h) { return h.get(); }

// What overrides, or may, follows its base.
template <typename Base> class Wraps : public Base {
public:
  virtual std::future<int> overridden();
  std::future<int> also() override;
};

// Nothing has made an instance of it, so that it has no attribute of its own.
template <typename T> class Later;
class Uses {
  Later<int> start_later();
  static Later<void> start_nothing();
};
Later<int> start_at_last();
template <typename T> class [[nodiscard]] Later {
public:
  ~Later();
  void join();
  void detach();
};

// What makes awaiters for the compiler, and what a customization point calls.
struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct Awaited {
  Awaiter coAwait();
  friend Awaiter getAwaiter(Awaited &);
  friend Awaiter viaIfAsync(int, Awaited &&own) noexcept { return own.coAwait(); }
  struct Awaitable {
    Awaiter operator co_await() &&;
  };
  friend Awaitable viaIfAsync(long, Awaited &&) noexcept { return {}; }
};
template <typename T> struct Wrapped {
  struct type {
    T inner;
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    int await_resume();
  };
};
inline constexpr struct Transform {
  template <typename T> auto operator()(T t) const { return typename Wrapped<T>::type{t}; }
} transform{};
inline bool transformed() { return transform(Awaiter()).await_ready(); }
struct Later_tag {};
std::future<int> tag_invoke(Later_tag, int);

// What the arguments decide is a handle in some instances only.
inline constexpr struct Point {
  template <typename T> auto operator()(T t) const -> decltype(tag_invoke(Later_tag(), t)) {
    return tag_invoke(Later_tag(), t);
  }
  template <typename T> typename T::result run(T t) const { return t(); }
} point{};
struct Runs {
  using result = std::future<int>;
  [[nodiscard]] result operator()();
};
void instances() {
  point(1).get();
  point.run(Runs()).get();
}
