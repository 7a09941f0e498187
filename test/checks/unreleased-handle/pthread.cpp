// RUN: %check_spawn %s --headers libstdc++,libc++
// Handles that a spawner writes through a pointer, and its error result.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <pthread.h>
#include <vector>

void *body(void *);
void keep(pthread_t);

void never_joined() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  pthread_create(&t, nullptr, body, nullptr);
}

int only_the_error_is_looked_at() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:10: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  return pthread_create(&t, nullptr, body, nullptr);
}

int second_start_fails() {
  pthread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  int rc = pthread_create(&a, nullptr, body, nullptr);
  if (rc != 0)
    return rc;
  rc = pthread_create(&b, nullptr, body, nullptr);
  if (rc != 0)
    return rc;
  pthread_join(a, nullptr);
  pthread_join(b, nullptr);
  return 0;
}

void started_again() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  pthread_create(&t, nullptr, body, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'pthread_join' or 'pthread_detach' before this
  pthread_join(t, nullptr);
}

void joined_where_it_failed() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  if (pthread_create(&t, nullptr, body, nullptr))
    pthread_join(t, nullptr);
}

void only_named() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  pthread_create(&t, nullptr, body, nullptr);
  pthread_setname_np(t, "worker");
}

// Correct code.

void joined() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  pthread_join(t, nullptr);
}

void detached() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  pthread_detach(t);
}

int joined_if_started() {
  pthread_t t;
  int rc = pthread_create(&t, nullptr, body, nullptr);
  if (rc)
    return rc;
  return pthread_join(t, nullptr);
}

void joined_if_zero() {
  pthread_t t;
  if (pthread_create(&t, nullptr, body, nullptr) == 0)
    pthread_join(t, nullptr);
}

void assigned_in_the_condition() {
  pthread_t t;
  int rc;
  if ((rc = pthread_create(&t, nullptr, body, nullptr)) != 0) {
    std::fprintf(stderr, "%s\n", std::strerror(rc));
    return;
  }
  pthread_join(t, nullptr);
}

void negated() {
  pthread_t t;
  bool ok = pthread_create(&t, nullptr, body, nullptr) == 0;
  if (!ok)
    return;
  pthread_join(t, nullptr);
}

void looked_at_twice() {
  pthread_t t;
  int rc = pthread_create(&t, nullptr, body, nullptr);
  if (rc)
    std::perror("pthread_create");
  if (!rc)
    pthread_join(t, nullptr);
}

void exits_on_failure() {
  pthread_t t;
  if (pthread_create(&t, nullptr, body, nullptr) != 0)
    std::exit(1);
  pthread_join(t, nullptr);
}

void with_an_attribute_it_may_be_detached(const pthread_attr_t *attr) {
  pthread_t t;
  pthread_create(&t, attr, body, nullptr);
}

void passed_on() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  keep(t);
}

pthread_t returned() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  return t;
}

void stored(std::vector<pthread_t> &pool) {
  for (int i = 0; i < 3; ++i) {
    pthread_t t;
    pthread_create(&t, nullptr, body, nullptr);
    pool.push_back(t);
  }
}

void in_an_array() {
  pthread_t pool[3];
  for (int i = 0; i < 3; ++i)
    pthread_create(&pool[i], nullptr, body, nullptr);
  for (int i = 0; i < 3; ++i)
    pthread_join(pool[i], nullptr);
}

int zero_while_there_is_none() {
  pthread_t t = 0;
  int rc = pthread_create(&t, nullptr, body, nullptr);
  if (rc)
    goto out;
  rc = 0;
out:
  if (t)
    pthread_join(t, nullptr);
  return rc;
}

void join_it(pthread_t *t) { pthread_join(*t, nullptr); }
void cleaned_up() {
  __attribute__((cleanup(join_it))) pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
}
