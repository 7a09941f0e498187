// RUN: %check_spawn %s --option SpawnFunctions=acme::start=orphans\;acme::Pool::run=loses-error\;launch=terminates
namespace acme {
int start(void (*)());
template <class T> struct Pool {
  int run(void (*)());
  int size();
};
} // namespace acme
int launch(void (*)());
namespace other {
int start(void (*)());
}
void work();

void dropped(acme::Pool<int> &pool) {
  acme::start(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the handle from 'acme::start' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  pool.run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the handle from 'acme::Pool::run' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  launch(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the handle from 'launch' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
}

// Correct code.

int correct(acme::Pool<int> &pool) {
  other::start(work);
  pool.size();
  int id = acme::start(work);
  (void)pool.run(work);
  return launch(work) + id;
}
