// RUN: %run_fixed %s
// FIX: warnings
// STD: c++20
// BEFORE: before, after
// AFTER: before, saved, after
// A lazy task that is dropped never runs; awaited, it does.
#include <coroutine>
#include <exception>
#include <iostream>
#include <utility>

class Task {
public:
  struct promise_type {
    std::coroutine_handle<> Continuation = std::noop_coroutine();
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Resume {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> Ended) noexcept {
        return Ended.promise().Continuation;
      }
      void await_resume() noexcept {}
    };
    Resume final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit Task(std::coroutine_handle<promise_type> Coroutine)
      : Coroutine(Coroutine) {}
  Task(Task &&Other) : Coroutine(std::exchange(Other.Coroutine, nullptr)) {}
  ~Task() {
    if (Coroutine)
      Coroutine.destroy();
  }
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> Awaiter) {
    Coroutine.promise().Continuation = Awaiter;
    return Coroutine;
  }
  void await_resume() {}
  void resume() { Coroutine.resume(); }

private:
  std::coroutine_handle<promise_type> Coroutine;
};

Task save() {
  std::cout << "saved, ";
  co_return;
}
Task run() {
  std::cout << "before, ";
  save();
  std::cout << "after\n";
  co_return;
}

int main() {
  Task Main = run();
  Main.resume();
}
