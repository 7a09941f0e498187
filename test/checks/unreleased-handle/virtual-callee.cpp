// RUN: %check_spawn %s
// What a virtual call throws is known only where it is certain which body runs:
// an overrider may do anything.
#include <thread>

void work() {}

struct Plan {
  virtual ~Plan() = default;
  virtual void step() { throw 1; }
  virtual void operator()() { throw 1; }
  virtual void quiet() {}
};
struct Walk final : Plan {
  void step() override {}
};
struct Refusal final : Plan {
  void step() override { throw 2; }
};
struct Sealed : Plan {
  void quiet() final { throw 3; }
};
struct Calls {
  Plan &plan;
  void all() { plan.step(); }
};

void by_reference(Plan &p) {
  std::thread t(work);
  p.step();
  t.join();
}
void by_pointer(Plan *p) {
  std::thread t(work);
  p->step();
  t.join();
}
void by_operator(Plan &p) {
  std::thread t(work);
  p();
  t.join();
}
void one_call_further(Calls c) {
  std::thread t(work);
  c.all();
  t.join();
}
void does_not_throw(Walk &w) {
  std::thread t(work);
  w.step();
  t.join();
}

// The body is certain.
void of_a_final_class(Refusal &r) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-41]]:26: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  r.step();
  t.join();
}
void of_a_final_method(Sealed &s) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-48]]:24: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  s.quiet();
  t.join();
}
void by_its_full_name(Walk &w) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-69]]:25: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  w.Plan::step();
  t.join();
}
void of_a_local() {
  Plan p;
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-80]]:25: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  p.step();
  t.join();
}
