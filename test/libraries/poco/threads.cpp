// RUN: %check_spawn %s --same-choices --headers libstdc++ --std c++17
// POCO's threads start by a member, and run on when they are destroyed.
#include <Poco/Runnable.h>
#include <Poco/Thread.h>
struct R : Poco::Runnable {
  void run() override;
};
bool ready();
void f() {
  R r;
  Poco::Thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the POCO thread 't' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  t.start(r);
}
void g() {
  R r;
  Poco::Thread t("x");
  t.setPriority(Poco::Thread::PRIO_LOW);
  t.start(r);
  t.join();
}
void h() {
  R r;
  Poco::Thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the POCO thread 't' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  t.start(r);
  if (ready())
    return;
  t.join();
}
void k() {
  R r;
  Poco::Thread t;
  t.start(r);
  if (!t.tryJoin(100))
    return;
}
struct A {
  Poco::Thread t;
  R r;
  A() { t.start(r); }
};
struct B {
  Poco::Thread t;
  R r;
  B() { t.start(r); }
  ~B() { t.join(); }
};
void fn() {
  Poco::Thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the POCO thread 't' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  t.startFunc([] {});
}
void never() { Poco::Thread t; }
void run() {
  Poco::Thread t;
  while (t.isRunning()) {
  }
}
