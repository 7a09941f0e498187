// RUN: %check_spawn %s --headers mock
// A class is judged by all that is written of it: not while code is missing.
#include <thread>

void work();

class HalfTyped {
  std::thread t{work};

public:
  ~HalfTyped() {
    if (unknown)
    // CHECK-MESSAGES: :[[@LINE-1]]:9: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
      t.join();
  }
};
