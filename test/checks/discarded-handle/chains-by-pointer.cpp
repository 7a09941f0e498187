// RUN: %check_spawn %s
// The end of a chain, where the handle stands behind a pointer.
#include <memory>

template <class T> struct Promised {
  Promised(Promised &&);
  ~Promised();
  void wait();
  T get();
  template <class F> Promised<int> then(F);
  template <class F> Promised<int> _Then(F, int);
  template <class F> Promised<int> afterwards(F);
  Promised via(int core);
};
Promised<int> start();
void record(int);

void ends(Promised<int> *Raw, std::shared_ptr<Promised<int>> Shared,
          Promised<int> (&Many)[3]) {
  Raw->then(record);
  Raw->_Then(record, 2);
  Raw->afterwards(record);
  (*Raw).afterwards(record);
  Shared->then(record);
  Shared->afterwards(record);
  for (Promised<int> *One = Many; One != Many + 3; ++One)
    One->_Then(record, 0);
}

struct Holder {
  Promised<int> *Member;
  void end() { Member->afterwards(record); }
};

void no_chain(Promised<int> *Raw, std::shared_ptr<Promised<int>> Shared) {
  Raw->via(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Promised' from 'Promised::via' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  Shared->via(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Promised' from 'Promised::via' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
}

struct Source {
  template <class F> Promised<int> then(F);
  template <class F> Promised<int> fetch(F);
};

// What is no handle itself starts no chain.
void starts(Source *S) { S->fetch(record); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the 'Promised' from 'Source::fetch' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:26: note: keep it, and wait for it or take its result where that is needed
// CHECK-MESSAGES: :[[@LINE-3]]:26: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:26: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:26: note: cast to void: the drop is meant
