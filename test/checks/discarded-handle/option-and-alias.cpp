// RUN: %check_spawn %s --option Catalogues=%S/Inputs/alias.yaml --option 'HandleTypes=acme::detail::job=cancels;acme::Nothing=none'
// An option comes before what a catalogue says of another name of the type, and
// the advice is what the type has.
#include <thread>

namespace acme {
namespace detail {
struct job {
  ~job();
};
} // namespace detail
using Job = detail::job;
using Nothing = detail::job;
struct Worker {
  explicit Worker(void (*)());
  ~Worker();
  void stop();
  void set_priority(int);
};
struct Thread {
  explicit Thread(void (*)());
  ~Thread();
  void join();
};
} // namespace acme

acme::Job by_its_alias();
acme::detail::job by_its_name();
acme::Nothing by_an_alias_that_is_none();
void work();
bool ready();

void dropped() {
  by_its_alias();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'job' from 'by_its_alias' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  by_its_name();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'job' from 'by_its_name' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  by_an_alias_that_is_none();
}
void advice() {
  acme::Worker{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and release it with 'stop()'
  acme::Thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
}
void advice_for_a_variable() {
  acme::Worker w(work);
  if (ready())
    w.stop();
  acme::Thread t(work);
  if (ready())
    t.join();
}
