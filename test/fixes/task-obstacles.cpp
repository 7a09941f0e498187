// RUN: %check_spawn %s --headers libstdc++,libc++ --same-choices
// What keeps a task from ending need not be a call that is written: these wait
// in code that the compiler or the library calls. A join there
// is a choice, as in task-ends.cpp. The last part runs no such code.
#include <algorithm>
#include <any>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <typeinfo>
#include <utility>
#include <vector>

extern std::atomic<bool> stop;
int wait() {
  while (!stop)
    ;
  return 0;
}
void after();

struct Waits {
  Waits() { wait(); }
};
struct WaitsAtItsEnd {
  ~WaitsAtItsEnd() { wait(); }
};
struct Compared {
  bool operator<(const Compared &) const { return wait(); }
  bool operator==(const Compared &) const { return wait(); }
};

// Code that the compiler writes.

struct DefaultMemberInitializer {
  int n = wait();
};
void default_member_initializer() {
  std::thread{[] { DefaultMemberInitializer d; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct InAggregate {
  int a;
  int b = wait();
};
void initializer_in_aggregate() {
  std::thread{[] { InAggregate a{1}; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-6]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-7]] returns
  after();
}
struct DefaultConstructor {
  Waits member;
};
void default_constructor() {
  std::thread{[] { DefaultConstructor d; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void default_argument(int n = wait()) {}
void calls_with_default_argument() {
  std::thread{[] { default_argument(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-5]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-6]] returns
  after();
}
struct Base {
  Base(int) { wait(); }
};
struct InheritedConstructor : Base {
  using Base::Base;
};
void inherited_constructor() {
  std::thread{[] { InheritedConstructor i(1); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct CopiedSlowly {
  CopiedSlowly() = default;
  CopiedSlowly(const CopiedSlowly &) { wait(); }
  CopiedSlowly &operator=(const CopiedSlowly &) {
    wait();
    return *this;
  }
};
struct CopyOf {
  CopiedSlowly parts[2];
};
CopyOf one, other;
void default_copy() {
  std::thread{[] { CopyOf copy = one; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void default_assignment() {
  std::thread{[] { one = other; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct HoldsJThread {
  std::jthread t;
};
HoldsJThread holder;
void assigns_over_a_jthread() {
  std::thread{[] { holder = HoldsJThread(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
WaitsAtItsEnd *at_its_end;
void destructor_by_name() {
  std::thread{[] { at_its_end->~WaitsAtItsEnd(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void element_of_an_array() {
  std::thread{[] { WaitsAtItsEnd all[2]; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct Pair {};
template <int I> int get(Pair) { return wait(); }
template <> struct std::tuple_size<Pair> : std::integral_constant<std::size_t, 1> {};
template <> struct std::tuple_element<0, Pair> {
  using type = int;
};
void structured_binding() {
  std::thread{[] { auto [first] = Pair(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void rewritten_operator() {
  std::thread{[] { (void)(Compared() != Compared()); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct OwnMemory {
  void *operator new(std::size_t n) {
    wait();
    return ::operator new(n);
  }
};
void operator_new() {
  std::thread{[] { (void)new OwnMemory; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct Polymorphic {
  virtual ~Polymorphic() = default;
};
Polymorphic &get_slowly() {
  static Polymorphic p;
  wait();
  return p;
}
void type_of_a_value() {
  std::thread{[] { (void)typeid(get_slowly()).name(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
thread_local Waits thread_local_object;
int use(Waits &) { return 1; }
void object_of_the_thread() {
  std::thread{[] { use(thread_local_object); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void captured_by_its_initializer() {
  std::thread{[] { (void)[n = wait()] { return n; }; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct Converts {
  operator int() const { return wait(); }
};
void conversion() {
  std::thread{[] { return 1 + Converts(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct FromInt {
  FromInt(int) { wait(); }
};
void made_for_the_task(FromInt) {}
void parameter() {
  std::thread{made_for_the_task, 1};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void one_of_two_instances() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE+3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE+2]] returns
    auto call = [](auto f) { f(); };
    call([] {});
    call([] { wait(); });
  }};
  after();
}

// Code that the library calls.

void make_unique() {
  std::thread{[] { std::make_unique<Waits>(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void elements() {
  std::thread{[] { std::vector<Waits> v(3); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
std::vector<std::jthread> workers;
void clear() {
  std::thread{[] { workers.clear(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
std::optional<std::jthread> maybe_worker;
void reset() {
  std::thread{[] { maybe_worker.reset(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
std::unique_ptr<WaitsAtItsEnd> owned;
void reset_a_pointer() {
  std::thread{[] { owned.reset(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
Compared all[3];
void sort() {
  std::thread{[] { std::sort(all, all + 3); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
enum Color { Red };
bool operator<(Color, Color) { return wait(); }
Color colors[3];
void sort_enumerators() {
  std::thread{[] { std::sort(colors, colors + 3); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct Less {
  bool operator()(int, int) const { return wait(); }
};
std::set<int, Less> sorted;
void insert() {
  std::thread{[] { sorted.insert(1); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
struct Delete {
  void operator()(int *) const { wait(); }
};
void deleter() {
  std::thread{[] { std::unique_ptr<int, Delete> p(new int); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
std::shared_ptr<int> shared;
void shared_with_a_deleter() {
  std::thread{[] { shared.reset(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void captures_a_function(std::function<void()> f) {
  std::thread{[f] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void reads_from_the_terminal() {
  std::thread{[] { std::cout << std::cin.rdbuf(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void sleeps_for_ever() {
  std::thread{[] { std::this_thread::sleep_until(std::chrono::steady_clock::time_point::max()); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void sleeps_for_years() {
  std::thread{[] { std::this_thread::sleep_for(std::chrono::hours(100000)); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}
void sleeps_for_who_knows(std::chrono::seconds time) {
  std::thread{[time] { std::this_thread::sleep_for(time); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line [[@LINE-3]] returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line [[@LINE-4]] returns
  after();
}

// Loops that only look counted.

void limit_by_another_name() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line [[@LINE+4]] ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line [[@LINE+3]] ends
    int n = 3;
    int &same = n;
    for (int i = 0; i < n; ++i)
      ++same;
  }};
  after();
}
void limit_in_a_lambda() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line [[@LINE+4]] ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line [[@LINE+3]] ends
    int n = 3;
    auto more = [&] { ++n; };
    for (int i = 0; i < n; ++i)
      more();
  }};
  after();
}
void counter_by_another_name() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line [[@LINE+2]] ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line [[@LINE+1]] ends
    for (int i = 0, *same = &i; i < 3; ++i)
      *same = 0;
  }};
  after();
}
void limit_of_another_thread() {
  int n = 3;
  std::thread{[&n] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line [[@LINE+2]] ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line [[@LINE+1]] ends
    for (int i = 0; i < n; ++i)
      ;
  }};
  after();
}
void list_that_grows() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line [[@LINE+3]] ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line [[@LINE+2]] ends
    std::list<int> numbers{1};
    for (int n : numbers)
      numbers.push_back(n);
  }};
  after();
}

// None of these runs code that waits.

struct Point {
  int x;
  int y = 2;
  int sum() const { return x + y; }
};
void own_class() {
  std::thread{[] { std::printf("%d", Point{1}.sum()); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread sum_thread{[] { std::printf("%d", Point{1}.sum()); }};
  after();
}
void standard_classes() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread standard_classes_thread{[] {
    std::map<std::string, int> counts;
    for (int i = 0; i < 3; ++i)
      counts["a"] += i;
    std::optional<int> last = counts["a"];
    last.reset();
    auto kept = std::make_unique<int>(3);
    *kept = 4;
  }};
  after();
}
void algorithms() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread algorithms_thread{[] {
    std::vector<int> v{3, 1, 2};
    std::sort(v.begin(), v.end(), [](int a, int b) { return a < b; });
    int sum = std::accumulate(v.begin(), v.end(), 0);
    for (int n : v)
      sum += n;
    std::cout << sum << std::endl;
  }};
  after();
}
void limit_that_stands(int n) {
  std::thread{[n] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread limit_that_stands_thread{[n] {
    int twice = 2 * n;
    for (int i = 0; i < n; ++i)
      for (int k = 0; k < twice; ++k)
        std::printf("%d", k);
  }};
  after();
}
struct Derived : Point {
  using Point::Point;
};
void trivial_code() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread trivial_code_thread{[] {
    Derived a, b;
    a = b;
    int *p = new int(3);
    delete p;
    try {
      throw 1;
    } catch (int) {
    }
  }};
  after();
}
thread_local int counter = 0;
void constant_object_of_the_thread() {
  std::thread{[] { ++counter; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread constant_object_of_the_thread_2{[] { ++counter; }};
  after();
}
void sleeps_shortly() {
  std::thread{[] { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread sleeps_shortly_thread{[] { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }};
  after();
}
void made_from_a_lambda() {
  std::thread(std::function<void()>([] {}));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::thread(std::function<void()>([] {})).join();
  after();
}
