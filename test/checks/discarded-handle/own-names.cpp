// RUN: %check_spawn %s
// A function of the program's own that has a name of the system's counts as
// that, unless its visible body starts nothing.
extern "C" {
int fork() { return 1 + 1; }
long raw_call(int);
int vfork() { return static_cast<int>(raw_call(57)); }
struct Pipe;
Pipe *popen(const char *, const char *);
}
namespace kitchen {
int fork();
int popen(const char *);
} // namespace kitchen

void starts_nothing() {
  fork();
  kitchen::fork();
  kitchen::popen("red");
}
void may_start() {
  vfork();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'vfork' is discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep its id and wait for it with 'waitpid' or 'wait'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  popen("ls", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'popen' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'pclose'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
