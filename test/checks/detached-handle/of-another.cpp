// RUN: %check_spawn %s --headers libstdc++,libc++
// What an object has that a function is given: who started it may know that it
// has ended, as the last thing that a task does is to hand itself over.
#include <pthread.h>
#include <list>
#include <map>
#include <thread>
#include <vector>

void run();
void *entry(void *);
void wait();

struct Session {
  pthread_t thread;
  std::thread worker;
  std::vector<std::thread> workers;
  int state;
};

// Started elsewhere.
void free_session(Session *session) {
  pthread_detach(session->thread);
  delete session;
}
void finish(void *context) {
  Session *session = static_cast<Session *>(context);
  session->state = 2;
  pthread_detach(session->thread);
}
void end(Session &session) {
  session.worker.detach();
}
void end_first(Session *session) {
  session->workers[0].detach();
}

void finish_other(void *context) {
  auto *session = static_cast<Session *>(context);
  Session &same = *session;
  pthread_detach(same.thread);
}
void finish_later(void *context) {
  Session *session;
  session = static_cast<Session *>(context);
  pthread_detach(session->thread);
}
bool pop(Session **);
void finish_popped() {
  Session *session = nullptr;
  if (pop(&session))
    pthread_detach(session->thread);
}
Session *current();
void finish_current() { current()->worker.detach(); }

// Started here.
void start_and_leave(Session *session) {
  pthread_create(&session->thread, nullptr, entry, nullptr);
  pthread_detach(session->thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}
void start_and_leave_worker(Session &session) {
  session.worker = std::thread(run);
  session.worker.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:18: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}
void start_and_leave_all(Session &session) {
  session.workers.emplace_back(run);
  session.workers.back().detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}
// An object of its own.
void start_in_own() {
  Session own;
  pthread_create(&own.thread, nullptr, entry, nullptr);
  pthread_detach(own.thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}
void leave_own() {
  extern void start(Session &);
  Session own;
  start(own);
  own.worker.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}
// A thread, not an object that has one.
void let_go(std::thread &worker) {
  worker.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}
// Elements of its own.
class Server {
  std::map<int, std::thread> threads;
  std::list<Session> sessions;
  int count = 0;

public:
  void add(int i) {
    threads[i] = std::thread([this] { ++count; });
  }
  ~Server() {
    for (auto &entry : threads)
      entry.second.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it, and wait for its end before what it uses ends
    for (Session &session : sessions)
      session.worker.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it, and wait for its end before what it uses ends
  }
};
void start_elsewhere(pthread_t *, Session *);
void leave_new() {
  Session *session = new Session;
  start_elsewhere(&session->thread, session);
  pthread_detach(session->thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}
void leave_by_name() {
  Session own;
  Session &session = own;
  start_elsewhere(&session.thread, &session);
  pthread_detach(session.thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}
