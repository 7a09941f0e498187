// RUN: %check_spawn %s --headers libstdc++,libc++
// What the tools of other languages know about dropped handles, as facts, in
// our words.
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

void work() {}
bool ready();
[[noreturn]] void run_program();

class Task {
public:
  Task(Task &&);
  Task &operator=(Task &&);
  void cancel();
  bool is_finished() const;
};
Task create_task();
std::pair<int, Task> create_numbered_task();
void use(const std::string &);

// clippy, zombie_processes: a child that is waited for on some paths only, or
// only killed.

int zombie_if_it_returns_early() {
  pid_t child = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is not waited for on some paths, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (child == 0)
    run_program();
  if (!ready())
    return 1;
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

void zombie_if_only_killed() {
  pid_t child = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (child == 0)
    run_program();
  kill(child, 9);
}

void waited_for_in_both_branches() {
  pid_t child = fork();
  if (child == 0)
    run_program();
  if (ready())
    waitpid(child, nullptr, 0);
  else
    waitpid(child, nullptr, WNOHANG);
}

void program_ends() {
  pid_t child = fork();
  if (child == 0)
    run_program();
  std::exit(0);
}

// go vet, lostcancel: the function that stops it is not called on all paths.

int stop_is_lost_on_one_return(bool early) {
  auto task = create_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' 'task' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (early)
    return 1;
  task.cancel();
  return 0;
}

void stop_is_lost_in_a_loop(int n) {
  for (int i = 0; i < n; ++i) {
    auto task = create_task();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the 'Task' 'task' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this 'continue' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: stop or join the task on every path, or give it to a guard that does so in its destructor
    if (i == 3)
      continue;
    task.cancel();
  }
}

Task stop_is_handed_to_the_caller() {
  auto task = create_task();
  return task;
}

void stop_is_called_by_a_closure() {
  auto task = create_task();
  auto stop = [&] { task.cancel(); };
  stop();
}

// CodeQL, joinable thread: declared, started, and left by one exit.

void left_by_one_exit(int n) {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'worker' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread worker(work);
  while (n-- > 0) {
    if (ready())
      return;
  }
  worker.join();
}

void joined_at_each_exit(int n) {
  std::thread worker(work);
  while (n-- > 0) {
    if (ready()) {
      worker.join();
      return;
    }
  }
  worker.join();
}

// ruff, RUF006: the reference that was kept is used for nothing.

void kept_under_a_name() {
  auto task = create_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' 'task' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  work();
}

void kept_as_part_of_a_pair() {
  auto [number, task] = create_numbered_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' in this structured binding is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  use(std::to_string(number));
}

void kept_again_and_again() {
  Task task = create_task();
  task = create_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' 'task' is overwritten before it is released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: stop or join the task before this
  task.cancel();
}

void kept_in_a_collection_of_the_caller(std::vector<Task> &tasks) {
  tasks.push_back(create_task());
  Task task = create_task();
  tasks.push_back(std::move(task));
}

void used_in_the_end() {
  Task task = create_task();
  while (!task.is_finished())
    work();
}
