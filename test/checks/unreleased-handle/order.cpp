// RUN: %check_spawn %s --headers libstdc++,libc++
// What is said of a function does not depend on what stands above it, on the
// order of its statements, or on the macros that wrote them.
#include <map>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

void work() {}
bool ready();

// A type that is looked at first from far outside.
std::map<int, std::pair<int, std::optional<std::vector<std::vector<std::thread>>>>> archive();
void looks_far_in() {
  auto all = archive();
  (void)all.size();
}
void holds_threads() {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool.emplace_back(work);
}

// What a destructor calls, first from far or first from near.
class FarFirst {
public:
  explicit FarFirst(void (*)());
  FarFirst(FarFirst &&) noexcept;
  ~FarFirst() {
    one();
    end();
  }
  void join();
  bool joinable() const;
  void detach();

private:
  void one() { two(); }
  void two() { end(); }
  void end() { inner(); }
  void inner() {
    if (joinable())
      join();
  }
};
class NearFirst {
public:
  explicit NearFirst(void (*)());
  NearFirst(NearFirst &&) noexcept;
  ~NearFirst() {
    end();
    one();
  }
  void join();
  bool joinable() const;
  void detach();

private:
  void one() { two(); }
  void two() { end(); }
  void end() { inner(); }
  void inner() {
    if (joinable())
      join();
  }
};
void joined_by_far() {
  FarFirst t(work);
  if (!ready())
    return;
  work();
}
void joined_by_near() {
  NearFirst t(work);
  if (!ready())
    return;
  work();
}

// A declaration in a macro stands where the macro does.
#define LOCAL(Name, Task) std::thread Name(Task)
void declared_by_a_macro() {
  try {
    LOCAL(t, work);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: join it on every path, or use 'std::jthread', which joins in its destructor
    throw 1;
  } catch (int) {
  }
}
void declared_outside_by_a_macro() {
  LOCAL(t, work);
  try {
    throw 1;
  } catch (int) {
  }
  t.join();
}
