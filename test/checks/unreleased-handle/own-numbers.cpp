// RUN: %check_spawn %s --option SpawnFunctions=box_start=leaks
// Of a number that a spawner of the user's returns, only a sign says that there
// is none.
int box_start();
void box_stop(int);
bool ready();

int left_on_a_number() {
  int h = box_start();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the handle 'h' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: release it on every path
  if (h < 0)
    return 1;
  if (h == 7)
    return 3;
  box_stop(h);
  return 0;
}
int left_on_all_but_one() {
  int h = box_start();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the handle 'h' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: release it on every path
  if (h != 7)
    return 3;
  box_stop(h);
  return 0;
}
int left_on_failure() {
  int h = box_start();
  if (h == -1)
    return 1;
  box_stop(h);
  return 0;
}
int left_below_zero() {
  int h = box_start();
  if (h >= 0)
    box_stop(h);
  return 0;
}
