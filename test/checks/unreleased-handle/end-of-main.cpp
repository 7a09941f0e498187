// RUN: %check_spawn %s --headers libstdc++ -- -pthread
// What main() leaves behind the system takes back; a thread object ends the program.
#include <pthread.h>
#include <thread>
#include <unistd.h>

void *run(void *);
void work();
bool ok();

int main(int argc, char **) {
  pthread_t forgotten;
  pthread_create(&forgotten, nullptr, run, nullptr);
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  {
    pthread_t returned;
    pthread_create(&returned, nullptr, run, nullptr);
    if (!ok())
      return 1;
    pthread_join(returned, nullptr);
  }
  for (int i = 0; i < argc; ++i) {
    pthread_t each;
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'each' is never released, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'pthread_join' or 'pthread_detach' on every path
    pthread_create(&each, nullptr, run, nullptr);
  }
  pthread_t overwritten;
  pthread_create(&overwritten, nullptr, run, nullptr);
  pthread_create(&overwritten, nullptr, run, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'overwritten' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'pthread_join' or 'pthread_detach' before this
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}

void elsewhere() {
  pthread_t forgotten;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 'forgotten' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  pthread_create(&forgotten, nullptr, run, nullptr);
}
