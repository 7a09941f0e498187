// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags gio-2.0 | sed s/-I/-isystem/g)
// Threads that are members.

#include <glib.h>

gpointer scan(gpointer);

class Scanner {
public:
  Scanner() : thread_(g_thread_new("scanner", scan, this)) {}
  ~Scanner() { g_atomic_int_set(&stopping_, 1); }

private:
  GThread *thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread_' is not released by the destructor of 'Scanner', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it in the destructor with 'g_thread_join' or 'g_thread_unref'
  gint stopping_ = 0;
};

class Watcher {
public:
  void start() { thread_ = g_thread_new("watcher", scan, this); }
  void stop() {
    g_thread_join(thread_);
    thread_ = nullptr;
  }
  ~Watcher() = default;

private:
  GThread *thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread_' is not released by the destructor of 'Watcher', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-10]]:28: note: started here
  // CHECK-MESSAGES: :[[@LINE-10]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:12: note: call 'stop' in the destructor
};

class Joined {
public:
  Joined() : thread_(g_thread_new("joined", scan, this)) {}
  ~Joined() { g_thread_join(thread_); }

private:
  GThread *thread_;
};

class Cleared {
public:
  void start() { thread_ = g_thread_new("cleared", scan, this); }
  ~Cleared() { g_clear_pointer(&thread_, g_thread_join); }

private:
  GThread *thread_ = nullptr;
};

class Unreferenced {
public:
  Unreferenced() : thread_(g_thread_new("unreferenced", scan, nullptr)) {}
  ~Unreferenced() { g_thread_unref(thread_); }

private:
  GThread *thread_;
};

// The thread that runs is nobody's handle.
class Current {
public:
  Current() : thread_(g_thread_self()) {}
  ~Current() {}
  bool isCurrent() const { return g_thread_self() == thread_; }

private:
  GThread *thread_;
};
