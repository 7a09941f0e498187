// RUN: %check_spawn %s --headers libstdc++,libc++
#include <pthread.h>

void *body(void *);

class NeverJoined {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released by the implicit destructor of 'NeverJoined', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it in the destructor with 'pthread_join' or 'pthread_detach'

public:
  void start() { pthread_create(&t, nullptr, body, this); }
};

class JoinedByStopAlone {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released by the destructor of 'JoinedByStopAlone', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: call 'stop' in the destructor

public:
  void start() { pthread_create(&t, nullptr, body, this); }
  void stop() { pthread_join(t, nullptr); }
  ~JoinedByStopAlone() {}
};

class Several {
  pthread_t pool[4];
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the work in 'pool' is not released by the implicit destructor of 'Several', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it in the destructor with 'pthread_join' or 'pthread_detach'

public:
  void start() {
    for (int i = 0; i < 4; ++i)
      pthread_create(&pool[i], nullptr, body, this);
  }
};

// Correct code.

class Joined {
  pthread_t t;

public:
  void start() { pthread_create(&t, nullptr, body, this); }
  ~Joined() { pthread_join(t, nullptr); }
};

class DetachedAtOnce {
  pthread_t t;

public:
  void start() {
    pthread_create(&t, nullptr, body, this);
    pthread_detach(t);
  }
  ~DetachedAtOnce() {}
};

class WithAnAttribute {
  pthread_t t;

public:
  void start(const pthread_attr_t *attr) {
    pthread_create(&t, attr, body, this);
  }
};

class HandsItOut {
  pthread_t t;

public:
  void start() { pthread_create(&t, nullptr, body, this); }
  pthread_t id() const { return t; }
};
