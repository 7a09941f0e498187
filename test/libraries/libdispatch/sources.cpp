// RUN: %check_spawn %s --headers libstdc++ -- -fblocks
// Names and shapes of libdispatch (swift-corelibs-libdispatch 1.3); this is no header of its.
#include <cstddef>
#include <cstdint>

extern "C" {
typedef struct dispatch_object_s {
} *dispatch_object_t;
typedef struct dispatch_queue_s : public dispatch_object_s {
} *dispatch_queue_t;
typedef struct dispatch_group_s : public dispatch_object_s {
} *dispatch_group_t;
typedef struct dispatch_source_s : public dispatch_object_s {
} *dispatch_source_t;
typedef struct dispatch_semaphore_s : public dispatch_object_s {
} *dispatch_semaphore_t;
typedef const struct dispatch_source_type_s *dispatch_source_type_t;
typedef void (^dispatch_block_t)(void);
typedef void (*dispatch_function_t)(void *);
typedef uint64_t dispatch_time_t;
typedef unsigned long dispatch_block_flags_t;
extern const struct dispatch_source_type_s _dispatch_source_type_timer;
extern const struct dispatch_source_type_s _dispatch_source_type_signal;
dispatch_queue_t dispatch_queue_create(const char *, void *);
dispatch_queue_t dispatch_get_global_queue(intptr_t, uintptr_t);
void dispatch_async(dispatch_queue_t, dispatch_block_t);
void dispatch_async_f(dispatch_queue_t, void *, dispatch_function_t);
void dispatch_sync(dispatch_queue_t, dispatch_block_t);
void dispatch_after(dispatch_time_t, dispatch_queue_t, dispatch_block_t);
void dispatch_barrier_async(dispatch_queue_t, dispatch_block_t);
void dispatch_apply(size_t, dispatch_queue_t, void (^)(size_t));
dispatch_group_t dispatch_group_create(void);
void dispatch_group_async(dispatch_group_t, dispatch_queue_t, dispatch_block_t);
intptr_t dispatch_group_wait(dispatch_group_t, dispatch_time_t);
void dispatch_group_notify(dispatch_group_t, dispatch_queue_t, dispatch_block_t);
dispatch_semaphore_t dispatch_semaphore_create(intptr_t);
intptr_t dispatch_semaphore_wait(dispatch_semaphore_t, dispatch_time_t);
intptr_t dispatch_semaphore_signal(dispatch_semaphore_t);
dispatch_source_t dispatch_source_create(dispatch_source_type_t, uintptr_t, uintptr_t, dispatch_queue_t);
void dispatch_source_set_event_handler(dispatch_source_t, dispatch_block_t);
void dispatch_source_set_event_handler_f(dispatch_source_t, dispatch_function_t);
void dispatch_source_set_cancel_handler(dispatch_source_t, dispatch_block_t);
void dispatch_source_set_timer(dispatch_source_t, dispatch_time_t, uint64_t, uint64_t);
void dispatch_source_cancel(dispatch_source_t);
intptr_t dispatch_source_testcancel(dispatch_source_t);
uintptr_t dispatch_source_get_data(dispatch_source_t);
dispatch_block_t dispatch_block_create(dispatch_block_flags_t, dispatch_block_t);
dispatch_block_t dispatch_block_create_with_qos_class(dispatch_block_flags_t, unsigned, int, dispatch_block_t);
intptr_t dispatch_block_wait(dispatch_block_t, dispatch_time_t);
void dispatch_block_notify(dispatch_block_t, dispatch_queue_t, dispatch_block_t);
void dispatch_block_cancel(dispatch_block_t);
intptr_t dispatch_block_testcancel(dispatch_block_t);
void dispatch_retain(dispatch_object_t);
void dispatch_release(dispatch_object_t);
void dispatch_activate(dispatch_object_t);
void dispatch_resume(dispatch_object_t);
void dispatch_suspend(dispatch_object_t);
void dispatch_set_context(dispatch_object_t, void *);
void dispatch_set_target_queue(dispatch_object_t, dispatch_queue_t);
void _Block_release(const void *);
}
#define DISPATCH_SOURCE_TYPE_TIMER (&_dispatch_source_type_timer)
#define DISPATCH_SOURCE_TYPE_SIGNAL (&_dispatch_source_type_signal)
#define DISPATCH_TIME_FOREVER (~0ull)
#define DISPATCH_TIME_NOW (0ull)
#define Block_release(...) _Block_release((const void *)(__VA_ARGS__))

void tick(void *);
void work();
bool ready();
void tell(intptr_t);

// Defects.

void no_more_than_created(dispatch_queue_t queue) { dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the dispatch source from 'dispatch_source_create' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:53: note: keep it and call 'dispatch_activate' or 'dispatch_resume', which runs the task

void cast(dispatch_queue_t queue) { (void)dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the dispatch source from 'dispatch_source_create' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:43: note: saying so does not change what the drop does; keep it and call 'dispatch_activate' or 'dispatch_resume', which runs the task

void not_resumed(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the dispatch source 'timer' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
  dispatch_source_set_timer(timer, DISPATCH_TIME_NOW, 1000, 10);
  dispatch_source_set_event_handler(timer, ^{
    work();
  });
}

void not_resumed_f(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the dispatch source 'timer' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
  dispatch_set_context(timer, nullptr);
  dispatch_source_set_event_handler_f(timer, tick);
}

void only_asked(dispatch_queue_t queue) {
  dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, 2, 0, queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the dispatch source 'source' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
  tell(dispatch_source_testcancel(source));
  tell(dispatch_source_get_data(source));
}

void retargeted(dispatch_queue_t queue) {
  dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, 2, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the dispatch source 'source' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
  dispatch_set_target_queue(source, queue);
}

void where_it_exists(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the dispatch source 'timer' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
  if (timer)
    dispatch_source_set_timer(timer, DISPATCH_TIME_NOW, 1000, 10);
}

void block_discarded() {
  dispatch_block_create(0, ^{
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the dispatch block from 'dispatch_block_create' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'dispatch_async', which runs the task
    work();
  });
}

void block_with_a_class() {
  dispatch_block_create_with_qos_class(0, 0, 0, ^{
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the dispatch block from 'dispatch_block_create_with_qos_class' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'dispatch_async', which runs the task
    work();
  });
}

void block_never_submitted() {
  dispatch_block_t block = dispatch_block_create(0, ^{
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the dispatch block 'block' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'dispatch_async', which runs the task
    work();
  });
  tell(dispatch_block_testcancel(block));
}

// It waits for ever.
void block_waited_for() {
  dispatch_block_t block = dispatch_block_create(0, ^{
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the dispatch block 'block' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'dispatch_async', which runs the task
    work();
  });
  dispatch_block_wait(block, DISPATCH_TIME_FOREVER);
}

void block_notifies(dispatch_queue_t queue) {
  dispatch_block_t block = dispatch_block_create(0, ^{
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the dispatch block 'block' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'dispatch_async', which runs the task
    work();
  });
  dispatch_block_notify(block, queue, ^{
    tell(1);
  });
}

void in_a_loop(dispatch_queue_t queue) {
  for (int i = 0; i < 3; ++i) {
    dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, i, 0, queue);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the dispatch source 'source' is never released, so the task never runs [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:23: note: call 'dispatch_activate' or 'dispatch_resume', which runs the task
    dispatch_source_set_event_handler_f(source, tick);
  }
}

// Correct code.

// Fire and forget: nothing is returned.
void forgotten(dispatch_queue_t queue) {
  dispatch_async(queue, ^{
    work();
  });
  dispatch_async_f(queue, nullptr, tick);
  dispatch_barrier_async(queue, ^{
    work();
  });
  dispatch_after(DISPATCH_TIME_NOW, queue, ^{
    work();
  });
}

void on_a_queue_of_its_own() {
  dispatch_queue_t queue = dispatch_queue_create("org.example.queue", nullptr);
  dispatch_async(queue, ^{
    work();
  });
  dispatch_release(queue);
}

// With ARC, nothing is left to release.
void on_a_counted_queue() {
  dispatch_queue_t queue = dispatch_queue_create("org.example.queue", nullptr);
  dispatch_sync(queue, ^{
    work();
  });
}

void grouped(dispatch_queue_t queue) {
  dispatch_group_t group = dispatch_group_create();
  dispatch_group_async(group, queue, ^{
    work();
  });
  dispatch_group_wait(group, DISPATCH_TIME_FOREVER);
  dispatch_release(group);
}

void notified(dispatch_queue_t queue) {
  dispatch_group_t group = dispatch_group_create();
  dispatch_group_async(group, queue, ^{
    work();
  });
  dispatch_group_notify(group, queue, ^{
    dispatch_release(group);
  });
}

void signalled(dispatch_queue_t queue) {
  dispatch_semaphore_t done = dispatch_semaphore_create(0);
  dispatch_async(queue, ^{
    work();
    dispatch_semaphore_signal(done);
  });
  dispatch_semaphore_wait(done, DISPATCH_TIME_FOREVER);
  dispatch_release(done);
}

void in_parallel() {
  dispatch_apply(10, dispatch_get_global_queue(0, 0), ^(size_t i) {
    tell(i);
  });
}

// It runs until the program ends.
void a_timer(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  dispatch_source_set_timer(timer, DISPATCH_TIME_NOW, 1000, 10);
  dispatch_source_set_event_handler(timer, ^{
    work();
  });
  dispatch_resume(timer);
}

void an_activated_timer(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  dispatch_source_set_event_handler_f(timer, tick);
  dispatch_activate(timer);
}

// The usual end of a source.
void fires_once(dispatch_queue_t queue) {
  dispatch_source_t timer = dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue);
  dispatch_source_set_event_handler(timer, ^{
    dispatch_source_cancel(timer);
  });
  dispatch_source_set_cancel_handler(timer, ^{
    dispatch_release(timer);
  });
  dispatch_resume(timer);
}

bool may_fail(dispatch_queue_t queue) {
  dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, 2, 0, queue);
  if (!source)
    return false;
  dispatch_resume(source);
  return true;
}

// The caller resumes it.
dispatch_source_t made(dispatch_queue_t queue) {
  dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, 2, 0, queue);
  dispatch_source_set_event_handler_f(source, tick);
  return source;
}

struct Timer {
  dispatch_source_t source;
  explicit Timer(dispatch_queue_t queue) : source(dispatch_source_create(DISPATCH_SOURCE_TYPE_TIMER, 0, 0, queue)) {}
  void start() { dispatch_resume(source); }
  ~Timer() { dispatch_release(source); }
};

static dispatch_source_t on_interrupt;
void watches(dispatch_queue_t queue) {
  on_interrupt = dispatch_source_create(DISPATCH_SOURCE_TYPE_SIGNAL, 2, 0, queue);
  dispatch_resume(on_interrupt);
}

void block_submitted(dispatch_queue_t queue) {
  dispatch_block_t block = dispatch_block_create(0, ^{
    work();
  });
  dispatch_async(queue, block);
  dispatch_block_wait(block, DISPATCH_TIME_FOREVER);
  Block_release(block);
}

void block_submitted_at_once(dispatch_queue_t queue) {
  dispatch_async(queue, dispatch_block_create(0, ^{
                   work();
                 }));
}

void block_called() {
  dispatch_block_t block = dispatch_block_create(0, ^{
    work();
  });
  block();
}

void block_cancelled(dispatch_queue_t queue) {
  dispatch_block_t block = dispatch_block_create(0, ^{
    work();
  });
  dispatch_after(DISPATCH_TIME_NOW, queue, block);
  if (ready())
    dispatch_block_cancel(block);
}
