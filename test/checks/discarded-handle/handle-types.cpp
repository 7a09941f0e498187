// RUN: %check_spawn %s --option HandleTypes=acme::Job=orphans\;acme::Scope=blocks\;acme::JobId=leaks\;acme::Ticket\;acme::Fluent=none
// The user's word comes first.

namespace acme {
struct Job {};
template <class T> struct Scope {};
using JobId = unsigned;
struct Ticket {};
struct Fluent {
  void abort();
  void join();
};
namespace detail {
struct Impl {};
} // namespace detail
Job start();
Scope<int> enter();
JobId launch();
Ticket draw();
Fluent build();
unsigned count();
} // namespace acme

void dropped() {
  acme::start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Job' from 'acme::start' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acme::enter();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Scope' from 'acme::enter' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  acme::launch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JobId' from 'acme::launch' is discarded, so its system resources leak
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acme::draw();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Ticket' from 'acme::draw' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

acme::Job correct() {
  acme::build();
  acme::count();
  acme::Job{};
  (void)acme::draw();
  auto kept = acme::enter();
  return acme::start();
}
