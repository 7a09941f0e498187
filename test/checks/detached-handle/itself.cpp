// RUN: %check_spawn %s --headers libstdc++,libc++
// A thread that would wait for itself lets go of itself.
#include <cstddef>
#include <pthread.h>
#include <stdexcept>
#include <thread>
#include <vector>

struct Worker {
  std::thread Thread;
  std::vector<std::thread> Threads;
  int Done = 0;
  void run();
  void start() { Thread = std::thread(&Worker::run, this); }
  void start_all() { Threads.emplace_back(&Worker::run, this); }

  void stop() {
    if (std::this_thread::get_id() == Thread.get_id())
      Thread.detach();
    else
      Thread.join();
  }
  void stop_where_joinable() {
    if (Thread.joinable() && Thread.get_id() == std::this_thread::get_id()) {
      Done = 1;
      Thread.detach();
    }
  }
  void stop_otherwise() {
    if (std::this_thread::get_id() != Thread.get_id()) {
      if (Thread.joinable())
        Thread.join();
    } else {
      Thread.detach();
    }
  }
  void stop_early() {
    if (Thread.get_id() != std::this_thread::get_id()) {
      Thread.join();
      return;
    }
    Thread.detach();
  }
  void stop_by_name() {
    const bool IsOwn = Thread.get_id() == std::this_thread::get_id();
    if (!IsOwn)
      Thread.join();
    else
      Thread.detach();
  }
  void stop_unless_another() {
    if (!Thread.joinable() || Thread.get_id() != std::this_thread::get_id())
      return;
    Thread.detach();
  }
  void stop_by_id() {
    std::thread::id Own = std::this_thread::get_id();
    Own == Thread.get_id() ? Thread.detach() : Thread.join();
  }
  void stop_all() {
    for (std::thread &One : Threads) {
      if (One.get_id() == std::this_thread::get_id()) {
        One.detach();
        continue;
      }
      One.join();
    }
  }
  void stop_each() {
    for (unsigned I = 0; I != Threads.size(); ++I)
      if (Threads[I].get_id() == std::this_thread::get_id())
        Threads[I].detach();
      else
        Threads[I].join();
  }

  bool is_own() const { return Thread.get_id() == std::this_thread::get_id(); }
  void stop_by_method() {
    if (is_own())
      Thread.detach();
    else
      Thread.join();
  }
  void stop_or_throw() {
    if (Thread.get_id() != std::this_thread::get_id())
      throw std::logic_error("another");
    Thread.detach();
  }
  void stop_or_leave() {
    if (Thread.get_id() != std::this_thread::get_id()) [[unlikely]] {
      Thread.join();
      return;
    } else {
      Done = 2;
    }
    Thread.detach();
  }

  // It is another.
  void other_branch() {
    if (std::this_thread::get_id() == Thread.get_id())
      return;
    Thread.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-91]]:53: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void unequal() {
    if (std::this_thread::get_id() != Thread.get_id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-99]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void either() {
    if (Done || std::this_thread::get_id() == Thread.get_id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-107]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  // Of something else.
  void of_another(Worker &Other) {
    if (Other.Threads[0].get_id() == std::this_thread::get_id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-116]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void of_the_same_member(Worker &Other) {
    if (Other.Thread.get_id() == std::this_thread::get_id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-124]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void full(std::size_t Max) {
    if (Threads.size() == Max)
      Threads.front().detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-131]]:57: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:23: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:23: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void last() {
    for (std::size_t I = 0; I != Threads.size(); ++I)
      if (I == Threads.size() - 1)
        Threads[I].detach();
        // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
        // CHECK-MESSAGES: :[[@LINE-140]]:57: note: 'this' is given to the thread here
        // CHECK-MESSAGES: :[[@LINE-3]]:20: note: keep it, and wait for its end before what it uses ends
        // CHECK-MESSAGES: :[[@LINE-4]]:20: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void where_joinable(bool Wanted) {
    if (Thread.joinable() == Wanted)
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-149]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void of_itself_as_an_object(std::thread *Which) {
    if (&Thread == Which)
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-157]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void forced(bool Force) {
    bool IsOwn = Thread.get_id() == std::this_thread::get_id();
    if (Force)
      IsOwn = true;
    if (IsOwn)
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-168]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  // Whose id that is, its name does not tell.
  std::thread::id Owner = std::this_thread::get_id();
  void of_the_owner() {
    if (Owner == std::this_thread::get_id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-178]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
    else
      Thread.join();
  }
  void half_typed() {
    bool IsOwn = IsOwn;
    if (IsOwn)
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-189]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void of_none() {
    if (Thread.get_id() != std::thread::id())
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-197]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void of_a_number() {
    if (Done == 1)
      Thread.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-205]]:53: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:14: note: keep it, and wait for its end before what it uses ends
      // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void after_the_branch() {
    if (std::this_thread::get_id() == Thread.get_id())
      Done = 1;
    Thread.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-214]]:53: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void after_what_goes_on() {
    if (std::this_thread::get_id() != Thread.get_id())
      Done = 1;
    Thread.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-223]]:53: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
  void where_it_has_a_thread() {
    if (Thread.get_id() == std::thread::id())
      return;
    Thread.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-232]]:53: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
};

struct Posix {
  pthread_t Thread;
  static void *run(void *);
  void start() { pthread_create(&Thread, nullptr, run, this); }

  void stop() {
    if (pthread_equal(pthread_self(), Thread))
      pthread_detach(Thread);
    else
      pthread_join(Thread, nullptr);
  }
  void stop_by_number() {
    if (pthread_equal(Thread, pthread_self()) != 0)
      pthread_detach(Thread);
  }
  void stop_early() {
    if (pthread_equal(Thread, pthread_self()) == 0) {
      pthread_join(Thread, nullptr);
      return;
    }
    pthread_detach(Thread);
  }
  void stop_where_it_is() {
    if (Thread == pthread_self())
      pthread_detach(Thread);
  }

  void unequal() {
    if (!pthread_equal(pthread_self(), Thread))
      pthread_detach(Thread);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-28]]:56: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
  void unequal_by_number() {
    if (pthread_equal(pthread_self(), Thread) == 0)
      pthread_detach(Thread);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-35]]:56: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
  void not_named() {
    if (pthread_setname_np(pthread_self(), "name") != 0)
      pthread_detach(Thread);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-42]]:56: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
  void not_joined() {
    if (pthread_join(Thread, nullptr) != 0)
      pthread_detach(Thread);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-49]]:56: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
  void asked_something_else() {
    int Policy = 0;
    sched_param Param;
    if (pthread_getschedparam(Thread, &Policy, &Param))
      pthread_detach(Thread);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
      // CHECK-MESSAGES: :[[@LINE-58]]:56: note: 'this' is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
  }
};

// Nothing is known of a template's values.
std::size_t index_of(std::thread &);
template <class T> void dependent(std::thread &t) {
  if (alignof(T) == index_of(t))
    t.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}
