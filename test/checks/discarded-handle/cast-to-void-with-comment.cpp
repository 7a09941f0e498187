// RUN: %check_spawn %s --option spawn-discarded-handle.AllowCastToVoid=with-comment
#include <future>
#include <tuple>

std::future<int> submit(int = 0);

void silent() {

  (void)submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from 'submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: keep it and call 'get()', which passes the exception on, or cast it to void with a comment that names its owner
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result with get() here, which rethrows its exception
  int separator = 0;
  std::ignore = submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'submit' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it
}

// Correct code.

void said() {
  (void)submit(); // The pool reports errors itself.

  // The pool reports errors itself.
  (void)submit();

  /* The pool reports errors itself. */
  std::ignore = submit();

  (void)submit(
      1 /* low priority */);
}
