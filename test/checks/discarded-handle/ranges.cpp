// RUN: %check_spawn %s --headers libstdc++,libc++
// An algorithm that is a function object.
#include <algorithm>
#include <future>
#include <vector>

std::future<int> submit(int);

void dropped(std::vector<int> &values) {
  std::ranges::for_each(values, [](int value) { return submit(value); });
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the future from this call is discarded by 'std::ranges::for_each', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: note: keep it
}

// Correct code.

void correct(std::vector<int> &values) {
  std::vector<std::future<int>> all;
  std::ranges::for_each(values, [&](int value) { all.push_back(submit(value)); });
  std::ranges::transform(values, std::back_inserter(all), submit);
}
