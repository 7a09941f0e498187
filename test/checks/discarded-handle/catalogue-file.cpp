// RUN: %check_spawn %s --option Catalogues=%S/Inputs/acme.yaml
// Everything that a catalogue file can say.
namespace acme {
namespace detail {
template <class T> struct job_impl {
  void stop();
  int state();
  job_impl renamed(const char *);
};
} // namespace detail
using Job = detail::job_impl<int>;
struct Continuation { void wait(); void get(); void then(); };
enum class Policy { eager, lazy };
Job async(Policy, void (*)());
struct use_job {};
struct detached {};
Job co_spawn(void (*)(), use_job);
void co_spawn(void (*)(), detached);
template <class F> void post(int, F) {}
template <class T> struct Box {};
Box<Job> boxed();
Job start();
Job self();
Continuation later();
int create(int *);
struct Executor { Job submit(); };
struct Scope { Job start(); Job other(); };
} // namespace acme
void work();

void dropped(acme::Scope &scope) {
  acme::start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::start' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acme::async(acme::Policy::eager, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::async' is discarded, which blocks here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  acme::async(acme::Policy::lazy, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::async' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'stop()', which runs the task
  acme::co_spawn(work, acme::use_job());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::co_spawn' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acme::boxed();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job in 'acme::Box' from 'acme::boxed' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acme::start().state();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::start' is only asked 'state' and then discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  acme::async(acme::Policy::eager, work).renamed("job");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::async' is discarded, which blocks here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  acme::post(1, [] { return acme::start(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the job from this call is discarded by 'acme::post', so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle
  scope.other();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the job from 'acme::Scope::other' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

void correct(acme::Executor &executor, acme::Scope &scope) {
  acme::later();
  acme::self();
  acme::co_spawn(work, acme::detached());
  executor.submit();
  scope.start();
  acme::start().stop();
  int process;
  acme::create(&process);
}
