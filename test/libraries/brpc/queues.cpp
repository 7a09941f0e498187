// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of brpc 1.17.0; this is no header of its.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

typedef uint64_t bthread_t;
typedef uint64_t bthread_timer_t;
struct bthread_attr_t {
  unsigned stack_type;
  unsigned flags;
};
static const bthread_attr_t BTHREAD_ATTR_NORMAL = {3, 0};
extern "C" {
int bthread_start_urgent(bthread_t *__restrict tid, const bthread_attr_t *__restrict attr, void *(*fn)(void *), void *__restrict args);
int bthread_start_background(bthread_t *__restrict tid, const bthread_attr_t *__restrict attr, void *(*fn)(void *), void *__restrict args);
int bthread_stop(bthread_t tid);
int bthread_join(bthread_t bt, void **bthread_return);
bthread_t bthread_self(void);
int bthread_usleep(uint64_t microseconds);
int bthread_timer_add(bthread_timer_t *id, long abstime, void (*on_timer)(void *), void *arg);
int bthread_timer_del(bthread_timer_t id);
}
namespace bthread {
template <class T> struct ExecutionQueueId {
  uint64_t value;
};
struct ExecutionQueueOptions {
  ExecutionQueueOptions();
  bool use_pthread;
};
template <class T> class TaskIterator {
public:
  bool is_queue_stopped() const;
  explicit operator bool() const;
  T &operator*() const;
  void operator++();
};
template <class T> int execution_queue_start(ExecutionQueueId<T> *id, const ExecutionQueueOptions *options, int (*execute)(void *meta, TaskIterator<T> &iter), void *meta);
template <class T> int execution_queue_stop(ExecutionQueueId<T> id);
template <class T> int execution_queue_join(ExecutionQueueId<T> id);
template <class T> int execution_queue_execute(ExecutionQueueId<T> id, const T &task);
} // namespace bthread

void *serve(void *);
void on_timer(void *);
int consume(void *meta, bthread::TaskIterator<int> &iter);
bool ready();
void log(int);

// Defects: nothing but its stop frees the queue.

void never_stopped() {
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: release it with 'bthread::execution_queue_stop' on every path
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
}

int with_a_check() {
  bthread::ExecutionQueueId<int> queue = {0};
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: release it with 'bthread::execution_queue_stop' on every path
  if (bthread::execution_queue_start(&queue, nullptr, consume, nullptr) != 0)
    return -1;
  log(2);
  return 0;
}

void with_a_pthread() {
  bthread::ExecutionQueueOptions options;
  options.use_pthread = true;
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: release it with 'bthread::execution_queue_stop' on every path
  bthread::execution_queue_start(&queue, &options, consume, nullptr);
}

void on_one_branch() {
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:34: note: release it with 'bthread::execution_queue_stop' on every path
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  if (ready())
    bthread::execution_queue_stop(queue);
}

int early() {
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:34: note: release it with 'bthread::execution_queue_stop' on every path
  if (bthread::execution_queue_start(&queue, nullptr, consume, nullptr) != 0)
    return -1;
  if (!ready())
    return -2;
  bthread::execution_queue_stop(queue);
  return bthread::execution_queue_join(queue);
}

void again() {
  bthread::ExecutionQueueId<int> queue;
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the execution queue 'queue' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'bthread::execution_queue_stop' before this
  bthread::execution_queue_stop(queue);
}

class Logger {
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is not released by the implicit destructor of 'Logger', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: release it in the destructor with 'bthread::execution_queue_stop'

public:
  int open() { return bthread::execution_queue_start(&queue, nullptr, consume, this); }
};

class Sender {
  bthread::ExecutionQueueId<int> queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the execution queue 'queue' is not released by the destructor of 'Sender', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: release it in the destructor with 'bthread::execution_queue_stop'

public:
  Sender() { bthread::execution_queue_start(&queue, nullptr, consume, this); }
  ~Sender() { log(0); }
};

void several() {
  for (int i = 0; i < 3; ++i) {
    bthread::ExecutionQueueId<int> queue;
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the execution queue 'queue' is never released, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:36: note: release it with 'bthread::execution_queue_stop' on every path
    bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
    log(i);
  }
}

void as_long_as_it_is_ready() {
  bthread::ExecutionQueueId<int> queue;
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  while (ready()) {
    if (!ready())
      return;
    bthread_usleep(10);
  }
  bthread::execution_queue_stop(queue);
}

bool opened() {
  bthread::ExecutionQueueId<int> queue = {0};
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  return queue.value != 0;
}

// Correct code.

void stopped() {
  bthread::ExecutionQueueId<int> queue;
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  bthread::execution_queue_execute(queue, 4);
  bthread::execution_queue_stop(queue);
  bthread::execution_queue_join(queue);
}

// Where it does not start, there is none.
int stopped_after_a_check() {
  bthread::ExecutionQueueId<int> queue;
  if (bthread::execution_queue_start(&queue, nullptr, consume, nullptr) != 0)
    return -1;
  int failed = bthread::execution_queue_execute(queue, 5);
  bthread::execution_queue_stop(queue);
  return failed;
}

class Stream {
  bthread::ExecutionQueueId<int> queue;

public:
  int create() { return bthread::execution_queue_start(&queue, nullptr, consume, this); }
  ~Stream() {
    bthread::execution_queue_stop(queue);
    bthread::execution_queue_join(queue);
  }
};

// The caller's.
int start_for(bthread::ExecutionQueueId<int> *queue) {
  return bthread::execution_queue_start(queue, nullptr, consume, nullptr);
}

class Pipe {
  bthread::ExecutionQueueId<int> queue;

public:
  bthread::ExecutionQueueId<int> id() const { return queue; }
  uint64_t number() const { return id().value; }
};

// An id is a weak reference to a queue that another owns.
void borrows(const Pipe &pipe) {
  bthread::ExecutionQueueId<int> queue = pipe.id();
  bthread::execution_queue_execute(queue, 6);
}

bthread::ExecutionQueueId<int> returned() {
  bthread::ExecutionQueueId<int> queue;
  bthread::execution_queue_start(&queue, nullptr, consume, nullptr);
  return queue;
}

// It lives as long as the program does.
static bthread::ExecutionQueueId<int> shared_queue;
void at_start() { bthread::execution_queue_start(&shared_queue, nullptr, consume, nullptr); }

// A bthread frees itself when its function returns.
void in_the_background() {
  bthread_t tid;
  bthread_start_background(&tid, nullptr, serve, nullptr);
}

void in_the_foreground() {
  bthread_t tid;
  if (bthread_start_urgent(&tid, &BTHREAD_ATTR_NORMAL, serve, nullptr) != 0)
    serve(nullptr);
}

void without_an_id() { bthread_start_background(nullptr, nullptr, serve, nullptr); }

void released(std::unique_ptr<int> arguments) {
  bthread_t tid;
  bthread_start_background(&tid, nullptr, serve, arguments.release());
}

void joined() {
  std::vector<bthread_t> tids(3);
  for (bthread_t &tid : tids)
    if (bthread_start_background(&tid, nullptr, serve, nullptr) != 0)
      return;
  for (bthread_t tid : tids)
    bthread_join(tid, nullptr);
}

void asked_to_stop() {
  bthread_t tid;
  bthread_start_background(&tid, nullptr, serve, nullptr);
  bthread_usleep(1000);
  bthread_stop(tid);
}

struct Server {
  bthread_t worker = 0;
  void start() { bthread_start_background(&worker, nullptr, serve, this); }
};

bthread_t started() {
  bthread_t tid = 0;
  bthread_start_urgent(&tid, nullptr, serve, nullptr);
  return tid;
}

void discards_an_id() {
  started();
  bthread_self();
}

// A timer is gone when it has fired.
void timed() {
  bthread_timer_t timer;
  bthread_timer_add(&timer, 100, on_timer, nullptr);
}

void unscheduled() {
  bthread_timer_t timer;
  if (bthread_timer_add(&timer, 100, on_timer, nullptr) == 0)
    bthread_timer_del(timer);
}
