// RUN: %check_spawn %s
// An assertion in a destructor is not what a drop does.

extern "C" void __assert_fail(const char *, const char *, unsigned, const char *);
namespace std {
[[noreturn]] void terminate() noexcept;
}
#define assert(e) ((e) ? (void)0 : __assert_fail(#e, __FILE__, __LINE__, ""))

struct Asserts {
  Asserts(Asserts &&);
  ~Asserts() { assert(Value == 0 || Value == 1); }
  void wait();
  int get();
  int Value = 0;
};
struct Terminates {
  Terminates(Terminates &&);
  ~Terminates() {
    if (Value)
      std::terminate();
  }
  void wait();
  int get();
  int Value = 0;
};
Asserts asserts();
Terminates terminates();
void drops() {
  asserts();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Asserts' from 'asserts' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  terminates();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Terminates' from 'terminates' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
}
