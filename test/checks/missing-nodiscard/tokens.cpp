// RUN: %check_spawn %s --headers libstdc++,libc++
// A completion token decides what an operation returns: with another one it is a value, or
// nothing, and a call that drops that is right.

#include <functional>
#include <future>
#include <type_traits>
#include <utility>

namespace asio {
template <class T, class Signature>
concept completion_token_for = !std::is_void_v<T>;
struct use_future_t {};
struct detached_t {};
template <class T, class Signature>
concept anything = !std::is_void_v<T>;
} // namespace asio

int work();

template <class Token> auto started(Token &&) {
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'started' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: template <class Token> [[nodiscard]] auto started(Token &&) {
  if constexpr (std::is_same_v<std::decay_t<Token>, asio::use_future_t>)
    return std::async(work);
}

template <asio::completion_token_for<void(int)> Token>
auto async_load(Token &&token) {
  return started(std::forward<Token>(token));
}

struct Stream {
  template <asio::completion_token_for<void(int)> Token>
  auto async_write(int, Token &&token) {
    return started(std::forward<Token>(token));
  }
};

template <class Executor> struct BasicStream {
  template <class Buffer, asio::completion_token_for<void(int)> Token>
  auto async_write(Buffer, Token &&token) {
    return started(std::forward<Token>(token));
  }
};

template <asio::anything<void(int)> Policy> auto load(Policy policy) {
// CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'load' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: template <asio::anything<void(int)> Policy> [[nodiscard]] auto load(Policy policy) {
  return std::async(policy, work);
}

void use(Stream &stream, BasicStream<int> &other) {
  async_load(asio::use_future_t()).get();
  async_load(asio::detached_t());
  stream.async_write(1, asio::use_future_t()).get();
  stream.async_write(1, asio::detached_t());
  other.async_write(1, asio::use_future_t()).get();
  load(std::launch::async).get();
}

// So does a callable whose result it hands out.
using Load = std::function<std::future<int>(int)>;
std::future<int> load_by(Load load, int n) { return load(n); }
template <class Function> std::future<int> load_by_any(Function load) {
  return load(1);
}
[[nodiscard]] std::future<int> instance(Load load) { return load_by_any(load); }
std::future<int> load_once(Load load, int n) {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'load_once' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> load_once(Load load, int n) {
  load(n).wait();
  return std::async(work);
}
std::future<int> load_by_or_start(Load load, int n) {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'load_by_or_start' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> load_by_or_start(Load load, int n) {
  if (n)
    return load(n);
  return std::async(work);
}
