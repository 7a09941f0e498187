// RUN: %check_spawn %s
// A member of a handle that takes a callable and returns the same template is
// the end of a chain, whatever its name is.

template <class T> struct Promised {
  Promised(Promised &&);
  ~Promised();
  void wait();
  T get();
  template <class F> Promised<int> afterwards(F);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: error: function 'Promised<int>::afterwards<(lambda at continuations.cpp:47:31)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+35]]:20: note: used here
  template <class F> Promised onFailure(F) &&;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: error: function 'Promised<int>::onFailure<(lambda at continuations.cpp:30:21)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+15]]:11: note: used here
  template <class F> Promised<void> thenDo(F);
  Promised via(int core);
};
template <> struct Promised<void> {
  Promised(Promised &&);
  ~Promised();
  void wait();
  void get();
};
Promised<int> start();
void log(int);

void ends_of_chains() {
  start().afterwards(log);
  start().onFailure([](int) {});
  start().afterwards(log).thenDo(log);
}

void no_callable_no_chain() {
  start().via(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Promised' from 'Promised::via' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
}

// Its caller knows of no callback.
Promised<int> connect() { return start().afterwards(log); }
Promised<int> connect_and_log() {
  auto connected = start();
  return connected.afterwards([](int) {});
}

void drops_what_a_function_returns() {
  connect();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Promised' from 'connect' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  connect_and_log();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Promised' from 'connect_and_log' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant

}
void consumes_it() {
  connect().get();
  connect().onFailure(log);
}
