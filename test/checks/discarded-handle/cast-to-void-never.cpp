// RUN: %check_spawn %s --option spawn-discarded-handle.AllowCastToVoid=never
#include <future>
#include <tuple>

std::future<int> submit();

void casts() {
  (void)submit(); // The pool reports errors itself.
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from 'submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: keep it and call 'get()', which passes the exception on{{$}}
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result with get() here, which rethrows its exception
  std::ignore = submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'submit' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it
}

// Correct code.

void released() {
  (void)submit().get();
  std::ignore = submit().get();
}
