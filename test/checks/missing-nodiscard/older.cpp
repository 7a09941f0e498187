// RUN: %check_spawn %s --std c++14 --headers libstdc++
// Before C++17 nothing compiles that could be inserted, unless a macro is named.
#include <future>

std::future<int> fetch();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fetch' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
