// RUN: %check_spawn %s
// Each element of a tuple is looked at.
#include <future>
#include <thread>
#include <tuple>

std::tuple<int, int, int, int, std::future<int>> fifth();
std::tuple<char, int, long, short, bool, float, double, std::thread> last();
std::tuple<int, int, int, int, int> numbers();

void drops() {
  fifth();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future in 'std::tuple' from 'fifth' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  last();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::tuple' from 'last' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
}
void none() { numbers(); }
