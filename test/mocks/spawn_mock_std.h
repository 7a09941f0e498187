// Just enough of the standard library for hermetic tests. What matters to a
// checker is as in real ones: inline namespaces, members in base classes,
// callables behind templates.
#ifndef SPAWN_MOCK_STD_H
#define SPAWN_MOCK_STD_H

namespace std {
inline namespace __mock {

using size_t = decltype(sizeof(0));
using nullptr_t = decltype(nullptr);

template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> struct remove_reference<T &&> { using type = T; };
template <class T> struct decay { using type = T; };
template <class R, class... A> struct decay<R(A...)> { using type = R (*)(A...); };
template <class T> using remove_reference_t = typename remove_reference<T>::type;
template <class T> T &&forward(remove_reference_t<T> &t) { return (T &&)t; }
template <class T> remove_reference_t<T> &&move(T &&t) {
  return (remove_reference_t<T> &&)t;
}
template <class T> T &&declval();
template <class F, class... A>
using invoke_result_t = decltype(declval<F>()(declval<A>()...));
template <class F, class... A>
auto invoke(F &&f, A &&...a) -> decltype(((F &&)f)((A &&)a...)) {
  return ((F &&)f)((A &&)a...);
}
template <class T, class U = T> T exchange(T &object, U &&value) {
  T old = move(object);
  object = (U &&)value;
  return old;
}

template <class T> void swap(T &a, T &b) {
  T old = move(a);
  a = move(b);
  b = move(old);
}

struct _Ignore {
  template <class T> const _Ignore &operator=(const T &) const { return *this; }
};
inline constexpr _Ignore ignore{};

[[noreturn]] void terminate() noexcept;

struct string { string(const char *); };

namespace chrono {
struct seconds { explicit seconds(int); };
} // namespace chrono

struct thread {
  struct id { bool operator==(const id &) const; };
  thread() noexcept;
  template <class F, class... A> explicit thread(F &&, A &&...) {}
  thread(thread &&) noexcept;
  thread &operator=(thread &&) noexcept;
  ~thread();
  void join();
  void detach();
  bool joinable() const noexcept;
  id get_id() const noexcept;
  unsigned long native_handle();
  void swap(thread &) noexcept;
};

struct stop_token { bool stop_requested() const noexcept; };
struct jthread {
  using id = thread::id;
  jthread() noexcept;
  template <class F, class... A> explicit jthread(F &&, A &&...) {}
  jthread(jthread &&) noexcept;
  jthread &operator=(jthread &&) noexcept;
  ~jthread();
  void join();
  void detach();
  bool joinable() const noexcept;
  id get_id() const noexcept;
  unsigned long native_handle();
  void swap(jthread &) noexcept;
  bool request_stop() noexcept;
  stop_token get_stop_token() const noexcept;
};

struct once_flag {};
template <class F, class... A> void call_once(once_flag &, F &&, A &&...) {}

enum class future_status { ready, timeout, deferred };
template <class T> struct __basic_future {
  bool valid() const noexcept;
  void wait() const;
  template <class D> future_status wait_for(const D &) const;
};
template <class T> struct shared_future;
template <class T> struct future : __basic_future<T> {
  future() noexcept;
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  T get();
  shared_future<T> share() noexcept;
};
template <class T> struct shared_future : __basic_future<T> {
  shared_future() noexcept;
  shared_future(const shared_future &);
  shared_future(future<T> &&) noexcept;
  shared_future &operator=(const shared_future &);
  ~shared_future();
  T get() const;
};
template <class T> struct promise {
  promise();
  ~promise();
  future<T> get_future();
  template <class U> void set_value(U &&);
};
template <class> struct packaged_task;
template <class R, class... A> struct packaged_task<R(A...)> {
  packaged_task() noexcept;
  template <class F> explicit packaged_task(F &&) {}
  packaged_task(packaged_task &&) noexcept;
  ~packaged_task();
  future<R> get_future();
  void operator()(A...);
};
enum class launch { async = 1, deferred = 2 };
constexpr launch operator|(launch a, launch b) {
  return launch(int(a) | int(b));
}
template <class F, class... A>
[[nodiscard]] future<invoke_result_t<F, A...>> async(launch, F &&, A &&...) {
  return {};
}
template <class F, class... A>
[[nodiscard]] future<invoke_result_t<F, A...>> async(F &&, A &&...) {
  return {};
}

template <class> struct function;
template <class R, class... A> struct function<R(A...)> {
  function() noexcept;
  function(nullptr_t) noexcept;
  function(const function &);
  template <class F> function(F &&) {}
  template <class F> function &operator=(F &&) { return *this; }
  ~function();
  R operator()(A...) const;
};
template <class F, class... A> struct _Bind {
  F f;
  template <class... B> auto operator()(B &&...) -> decltype(f());
};
template <class F, class... A>
_Bind<typename decay<remove_reference_t<F>>::type, A...> bind(F &&f, A &&...) {
  return {f};
}
template <class T> struct reference_wrapper {
  T *t;
  template <class... A> auto operator()(A &&...a) const -> decltype((*t)(a...));
};
template <class T> reference_wrapper<T> ref(T &t) { return {&t}; }

template <class T> struct unique_ptr {
  unique_ptr() noexcept;
  explicit unique_ptr(T *) noexcept;
  unique_ptr(unique_ptr &&) noexcept;
  ~unique_ptr();
  T &operator*() const;
  T *operator->() const;
};
template <class T, class... A> unique_ptr<T> make_unique(A &&...a) {
  return unique_ptr<T>(new T(forward<A>(a)...));
}
template <class T> struct shared_ptr {
  shared_ptr() noexcept;
  explicit shared_ptr(T *);
  shared_ptr(const shared_ptr &) noexcept;
  shared_ptr(shared_ptr &&) noexcept;
  shared_ptr &operator=(const shared_ptr &) noexcept;
  ~shared_ptr();
  T &operator*() const;
  T *operator->() const;
};
template <class T, class... A> shared_ptr<T> make_shared(A &&...a) {
  return shared_ptr<T>(new T(forward<A>(a)...));
}
struct nullopt_t {};
inline constexpr nullopt_t nullopt{};
template <class T> struct optional {
  optional() noexcept;
  optional(nullopt_t) noexcept;
  optional(T &&);
  optional(optional &&);
  ~optional();
  explicit operator bool() const;
  T &operator*();
  T *operator->();
};
template <class A, class B> struct pair { A first; B second; };
template <class... T> struct tuple {
  tuple(tuple &&) noexcept;
  ~tuple();
};
template <class T> struct vector {
  vector();
  explicit vector(size_t);
  vector(vector &&) noexcept;
  ~vector();
  T *begin();
  T *end();
  T &back();
  size_t size() const;
  bool empty() const;
  void clear();
  void push_back(T &&);
  void push_back(const T &);
  template <class... A> T &emplace_back(A &&...);
};

template <class I, class F> F for_each(I first, I last, F f) {
  for (; !(first == last); ++first)
    f(*first);
  return f;
}

template <class R, class... A> struct coroutine_traits {
  using promise_type = typename R::promise_type;
};
template <class P = void> struct coroutine_handle {
  static coroutine_handle from_promise(P &) noexcept;
  static coroutine_handle from_address(void *) noexcept;
  void *address() const noexcept;
  void resume() const;
  void destroy() const;
  bool done() const;
  operator coroutine_handle<>() const noexcept;
};
template <> struct coroutine_handle<void> {
  static coroutine_handle from_address(void *) noexcept;
  void resume() const;
  void destroy() const;
  bool done() const;
};
struct suspend_always {
  constexpr bool await_ready() const noexcept { return false; }
  constexpr void await_suspend(coroutine_handle<>) const noexcept {}
  constexpr void await_resume() const noexcept {}
};
struct suspend_never {
  constexpr bool await_ready() const noexcept { return true; }
  constexpr void await_suspend(coroutine_handle<>) const noexcept {}
  constexpr void await_resume() const noexcept {}
};

} // namespace __mock
} // namespace std

#endif // SPAWN_MOCK_STD_H
