// RUN: %check_spawn %s --headers libstdc++,libc++
// Whose object it is, a raw pointer does not say; who ends it says it.
#include <cstdlib>
#include <memory>
#include <pthread.h>
#include <thread>

struct Job {
  int number;
  int *numbers;
};
void use(Job *job);
Job *made_elsewhere();

// What the thread ends is its own.
void *deletes(void *p) {
  Job *job = static_cast<Job *>(p);
  use(job);
  delete job;
  return nullptr;
}
void *frees(void *p) {
  std::free(p);
  return nullptr;
}
void *gives_to_an_owner(void *p) {
  std::unique_ptr<Job> job(static_cast<Job *>(p));
  use(job.get());
  return nullptr;
}
struct Owner {
  Job *job;
  ~Owner() { delete job; }
};
void *gives_to_an_owner_of_its_own(void *p) {
  Owner owner = {static_cast<Job *>(p)};
  use(owner.job);
  return nullptr;
}
void end(int number, Job *job) {
  if (number)
    delete job;
}
void *calls_what_deletes(void *p) {
  auto *job = (Job *)p;
  end(1, job);
  return nullptr;
}
void job_free(Job *job);
void *calls_what_frees(void *p) {
  auto job = reinterpret_cast<Job *>(p);
  job_free(job);
  return nullptr;
}

// These use it only.
void *uses(void *p) {
  use(static_cast<Job *>(p));
  return nullptr;
}
void *deletes_a_part(void *p) {
  Job *job = static_cast<Job *>(p);
  delete[] job->numbers;
  return nullptr;
}
void *deletes_another(void *p) {
  Job *job = static_cast<Job *>(p), *other = made_elsewhere();
  use(job);
  delete other;
  return nullptr;
}
struct View {
  Job *job;
  ~View() { use(job); }
};
void *gives_to_a_view(void *p) {
  View view = {static_cast<Job *>(p)};
  return nullptr;
}
void *calls_with_another(void *p) {
  Job *job = static_cast<Job *>(p);
  end(job->number, made_elsewhere());
  return nullptr;
}
void job_freeze(Job *job);
void *calls_what_freezes(void *p) {
  job_freeze(static_cast<Job *>(p));
  return nullptr;
}

void start_1(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, deletes, job) == 0)
    pthread_detach(t);
}
void start_2(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, frees, job) == 0)
    pthread_detach(t);
}
void start_3(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, gives_to_an_owner, job) == 0)
    pthread_detach(t);
}
void start_4(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, gives_to_an_owner_of_its_own, job) == 0)
    pthread_detach(t);
}
void start_5(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, calls_what_deletes, job) == 0)
    pthread_detach(t);
}
void start_6(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, calls_what_frees, job) == 0)
    pthread_detach(t);
}
void start_7(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, uses, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:41: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
void start_8(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, deletes_a_part, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:51: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
void start_9(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, deletes_another, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:52: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
void start_10(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, gives_to_a_view, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:52: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
void start_11(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, calls_with_another, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:55: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
void start_12(Job *job) {
  pthread_t t;
  if (pthread_create(&t, nullptr, calls_what_freezes, job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:55: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}
// A local object is ended by its scope, whatever the thread does.
void start_with_a_local() {
  Job job{};
  pthread_t t;
  if (pthread_create(&t, nullptr, deletes, &job) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows 'job' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:44: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}

void captured(Job *job) {
  std::thread([](Job *own) { delete own; }, job).detach();
  std::thread([job] {
    use(job);
    delete job;
  }).detach();
  std::thread([job] { use(job); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:36: note: keep it in a named 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 186 returns
  // CHECK-MESSAGES: :[[@LINE-5]]:36: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 186 returns
  std::thread([job] { std::unique_ptr<Job> own(job); }).detach();
  std::thread([job] { delete job->numbers; }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: nobody can wait for the thread that is detached here, and it borrows what 'job' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:47: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:47: note: call join() instead, which waits here
}

// An object that ends itself.
class Session {
  int number = 0;
  void release() { delete this; }
  void step() { ++number; }
  static void *run(void *p) {
    auto *self = static_cast<Session *>(p);
    self->step();
    self->release();
    return nullptr;
  }
  static void *run_on(void *p) {
    static_cast<Session *>(p)->step();
    return nullptr;
  }

public:
  void start() {
    std::thread([this] {
      step();
      release();
    }).detach();
  }
  void start_on() {
    std::thread([this] { step(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:37: note: call join() instead, which waits here
  }
  void start_for_c() {
    pthread_t t;
    if (pthread_create(&t, nullptr, run, this) == 0)
      pthread_detach(t);
  }
  void start_on_for_c() {
    pthread_t t;
    if (pthread_create(&t, nullptr, run_on, this) == 0)
      pthread_detach(t);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-3]]:45: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
};
