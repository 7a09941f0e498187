// RUN: %check_spawn %s --std c++14 --option NodiscardMacro=ACME_NODISCARD --headers libstdc++
// Before C++17 a macro stands for the attribute.
#include <future>

#define ACME_NODISCARD __attribute__((warn_unused_result))

std::future<int> fetch();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fetch' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: ACME_NODISCARD std::future<int> fetch();
ACME_NODISCARD std::future<int> marked();

class Job {
// CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Job' is a handle of started work but is not nodiscard, so a call that drops one compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE+7]]:5: note: 'start_job' returns one
// CHECK-FIXES: class ACME_NODISCARD Job {
public:
  ~Job();
  void join();
  void detach();
};
Job start_job();
