// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags gio-2.0 | sed s/-I/-isystem/g)
// GLib's own headers (libglib2.0-dev): a GThread is joined or unreferenced.
#include <cstdlib>
#include <gio/gio.h>
#include <memory>
#include <stdexcept>
#include <vector>

gpointer worker(gpointer data);
bool ready();
void keep(GThread *thread);

// Defects.

void dropped() {
  g_thread_new("worker", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'g_thread_new' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'g_thread_join' or 'g_thread_unref'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dropped_in_a_loop(int n) {
  for (int i = 0; i < n; ++i)
    g_thread_new("worker", worker, GINT_TO_POINTER(i));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'g_thread_new' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it with 'g_thread_join' or 'g_thread_unref'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void dropped_before_the_main_loop(GMainLoop *loop) {
  g_thread_new("input", worker, loop), g_main_loop_run(loop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'g_thread_new' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'g_thread_join' or 'g_thread_unref'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void never_joined() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  g_assert(thread != nullptr);
}

void assigned_later() {
  GThread *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  thread = g_thread_new("worker", worker, nullptr);
}

void one_of_two() {
  GThread *a = g_thread_new("a", worker, nullptr);
  GThread *b = g_thread_new("b", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'b' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  g_thread_join(a);
}

int early_return() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (!ready())
    return 1;
  g_thread_join(thread);
  return 0;
}

void on_one_branch(bool wait) {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (wait)
    g_thread_join(thread);
}

void overwritten() {
  GThread *thread = g_thread_new("first", worker, nullptr);
  thread = g_thread_new("second", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'g_thread_join' or 'g_thread_unref' before this
  g_thread_join(thread);
}

void load(int n) {
  if (n < 0)
    throw std::runtime_error("no such file");
}

void thrown_past(int n) {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released when an exception is thrown, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call can throw, and then 'thread' is dropped
  // CHECK-MESSAGES: :[[@LINE-7]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  load(n);
  g_thread_join(thread);
}

void one_per_turn(int n) {
  for (int i = 0; i < n; ++i) {
    GThread *thread = g_thread_new("worker", worker, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this 'continue' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:14: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
    if (i % 2)
      continue;
    g_thread_join(thread);
  }
}

// Correct code.

// What GLib documents for threads that nobody joins.
void detached() { g_thread_unref(g_thread_new("worker", worker, nullptr)); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it, and wait for its end before what it uses ends

// A cast says that the leak is meant: one for the life of the program.
void meant() { (void)g_thread_new("worker", worker, nullptr); }

// The result of the thread is taken.
gpointer joined() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  return g_thread_join(thread);
}

// Joined by the macro, which takes the address.
void cleared() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  g_clear_pointer(&thread, g_thread_join);
}

// GLib's cleanup function for GThread unreferences.
void automatically() {
  g_autoptr(GThread) thread = g_thread_new("worker", worker, nullptr);
}

// The smart pointer unreferences.
void in_a_smart_pointer() {
  std::unique_ptr<GThread, decltype(&g_thread_unref)> thread(
      g_thread_new("worker", worker, nullptr), &g_thread_unref);
}

// Whoever calls it gets the reference.
GThread *returned() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  return thread;
}

// The same, by the macro that says so.
GThread *stolen() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  return static_cast<GThread *>(g_steal_pointer(&thread));
}

// `keep` takes it.
void passed_on() { keep(g_thread_new("worker", worker, nullptr)); }

// Joined by whoever has the array.
void in_an_array(GPtrArray *threads, int n) {
  for (int i = 0; i < n; ++i)
    g_ptr_array_add(threads, g_thread_new("worker", worker, nullptr));
}

// All of them are joined below.
void a_pool_of_ones_own() {
  GThread *threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = g_thread_new("worker", worker, nullptr);
  for (int i = 0; i < 4; ++i)
    g_thread_join(threads[i]);
}

// The vector is joined below.
void in_a_vector() {
  std::vector<GThread *> threads;
  threads.push_back(g_thread_new("worker", worker, nullptr));
  for (GThread *thread : threads)
    g_thread_join(thread);
}

// Null while there is none.
void only_if_there_is_one(bool parallel) {
  GThread *thread = nullptr;
  if (parallel)
    thread = g_thread_new("worker", worker, nullptr);
  if (thread)
    g_thread_join(thread);
}

// g_error ends the program.
void or_the_program_ends() {
  GThread *thread = g_thread_new("worker", worker, nullptr);
  if (!ready())
    g_error("not ready");
  g_thread_join(thread);
}

// The destructor joins.
class Server {
  GThread *thread = nullptr;

public:
  void start() { thread = g_thread_new("server", worker, this); }
  ~Server() { g_clear_pointer(&thread, g_thread_join); }
};

// The current thread is somebody else's.
class Owned {
  GThread *owner = g_thread_self();

public:
  bool is_here() const { return owner == g_thread_self(); }
};
void current() {
  GThread *self = g_thread_self();
  g_message("%p", static_cast<void *>(self));
}

// The second reference is given up, and the first is the caller's.
void referenced(GThread *thread) {
  GThread *mine = g_thread_ref(thread);
  g_thread_unref(mine);
}

// So it is with what a function hands out.
GThread *taken();
void gives_up() { g_thread_unref(taken()); }

// A pool owns its work: what is pushed has no handle.
void pooled(GFunc work, gpointer item) {
  GThreadPool *pool = g_thread_pool_new(work, nullptr, 4, FALSE, nullptr);
  g_thread_pool_push(pool, item, nullptr);
  g_thread_pool_free(pool, FALSE, TRUE);
}

// A task keeps itself alive while its thread runs; what is given up is the
// reference of this function.
void task(GObject *source, GTaskThreadFunc work, GAsyncReadyCallback done) {
  GTask *task = g_task_new(source, nullptr, done, nullptr);
  g_task_run_in_thread(task, work);
  g_object_unref(task);
}

// A source is the main context's; its id is needed only to remove it.
void sources(GSourceFunc callback) {
  g_timeout_add(100, callback, nullptr);
  g_idle_add(callback, nullptr);
}

// Without G_SPAWN_DO_NOT_REAP_CHILD, the child is not this process' to reap.
void reaped_by_glib(char **argv) {
  GPid child;
  g_spawn_async(nullptr, argv, nullptr, G_SPAWN_SEARCH_PATH, nullptr, nullptr,
                &child, nullptr);
  g_spawn_command_line_async("true", nullptr);
}

// The watch reaps.
void watched(char **argv, GChildWatchFunc ended) {
  GPid child;
  GError *error = nullptr;
  if (!g_spawn_async(nullptr, argv, nullptr, G_SPAWN_DO_NOT_REAP_CHILD, nullptr,
                     nullptr, &child, &error)) {
    g_error_free(error);
    return;
  }
  g_child_watch_add(child, ended, nullptr);
}

// A member that is a C pointer: what it is given tells.
class Updater {
  GThread *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released by the implicit destructor of 'Updater', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it in the destructor with 'g_thread_join' or 'g_thread_unref'

public:
  Updater() : thread(g_thread_new("updater", worker, this)) {}
};

// Not found.

// Thread or null, nobody has it.
bool only_compared() {
  return g_thread_new("worker", worker, nullptr) != nullptr;
}
