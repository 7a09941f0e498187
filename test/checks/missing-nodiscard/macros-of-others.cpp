// RUN: %check_spawn %s --headers libstdc++,libc++ -- -I %S/Inputs
// What a library's macro makes has no place for an attribute.
#include "mocking.h"
#include <future>

struct Mock {
  template <class T> T call(const char *);
};

class MockClient : Mock {
public:
  MOCK_METHOD(std::future<int>, connect)
  MOCK_METHOD(std::future<void>, close)
};

// A macro of our own has.
#define ASYNC(Name) std::future<int> Name()

class Client {
public:
  ASYNC(connect);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'connect' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  std::future<int> reconnect();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'reconnect' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> reconnect();
};

#define EXPORTED __attribute__((visibility("default")))
EXPORTED std::future<int> exported();
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'exported' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] EXPORTED std::future<int> exported();
