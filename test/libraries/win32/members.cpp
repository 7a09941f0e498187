// RUN: %check_spawn %s --headers none -- --target=x86_64-w64-mingw32 -isystem /usr/x86_64-w64-mingw32/include
// Handles that are members: their type is that of every handle, so what a member is given
// tells.

#include <windows.h>
#include <process.h>

DWORD WINAPI serve(void *);
unsigned __stdcall serve_too(void *);

// Nobody closes it.
class Server {
public:
  Server() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  ~Server() { WaitForSingleObject(thread_, INFINITE); }

private:
  HANDLE thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread_' is not released by the destructor of 'Server', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:24: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it in the destructor with 'CloseHandle'
};

class InInitializer {
public:
  InInitializer()
      : thread_(CreateThread(nullptr, 0, serve, this, 0, nullptr)) {}
  ~InInitializer() {}

private:
  HANDLE thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread_' is not released by the destructor of 'InInitializer', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it in the destructor with 'CloseHandle'
};

class OfTheRuntime {
public:
  void start() {
    thread_ = reinterpret_cast<HANDLE>(
        _beginthreadex(nullptr, 0, serve_too, this, 0, nullptr));
  }
  ~OfTheRuntime() { stopping_ = true; }

private:
  HANDLE thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread_' is not released by the destructor of 'OfTheRuntime', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it in the destructor with 'CloseHandle'
  volatile bool stopping_ = false;
};

// Closed by a method that the destructor does not call.
class Stoppable {
public:
  void start() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  void stop() {
    WaitForSingleObject(thread_, INFINITE);
    CloseHandle(thread_);
    thread_ = nullptr;
  }
  ~Stoppable() {}

private:
  HANDLE thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread_' is not released by the destructor of 'Stoppable', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-11]]:28: note: started here
  // CHECK-MESSAGES: :[[@LINE-11]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: call 'stop' in the destructor
};

// Right ones.

class Closed {
public:
  Closed() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  ~Closed() {
    WaitForSingleObject(thread_, INFINITE);
    CloseHandle(thread_);
  }

private:
  HANDLE thread_;
};

class ClosedByMethod {
public:
  void start() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  void stop() {
    if (!thread_)
      return;
    WaitForSingleObject(thread_, INFINITE);
    CloseHandle(thread_);
    thread_ = nullptr;
  }
  ~ClosedByMethod() { stop(); }

private:
  HANDLE thread_ = nullptr;
};

// The thread goes on without its handle.
class ClosedAtOnce {
public:
  void start() {
    thread_ = CreateThread(nullptr, 0, serve, nullptr, 0, nullptr);
    CloseHandle(thread_);
    thread_ = nullptr;
  }
  ~ClosedAtOnce() {}

private:
  HANDLE thread_ = nullptr;
};

void close_later(HANDLE);
class GivenAway {
public:
  GivenAway() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  ~GivenAway() { close_later(thread_); }

private:
  HANDLE thread_;
};

// Other handles are none of threads.
class Event {
public:
  Event() { event_ = CreateEventA(nullptr, FALSE, FALSE, nullptr); }
  ~Event() {}

private:
  HANDLE event_;
};

// Who has the object closes it, perhaps in another file.
struct Context {
  HANDLE thread;
};
void begin(Context &context) {
  context.thread = CreateThread(nullptr, 0, serve, nullptr, 0, nullptr);
}

class OutOfSight {
public:
  OutOfSight() { thread_ = CreateThread(nullptr, 0, serve, this, 0, nullptr); }
  ~OutOfSight();

private:
  HANDLE thread_;
};

class ThreadAndId {
public:
  ThreadAndId() {
    thread_ = CreateThread(nullptr, 0, serve, this, 0, &id_);
  }
  ~ThreadAndId() {
    PostThreadMessageA(id_, WM_QUIT, 0, 0);
    HANDLE all[] = {thread_};
    WaitForMultipleObjects(1, all, TRUE, INFINITE);
    for (HANDLE each : all)
      CloseHandle(each);
  }

private:
  HANDLE thread_;
  DWORD id_ = 0;
};

// Several of them.

class WaitsForAllAndCloses {
public:
  void start() {
    for (int i = 0; i < 4; ++i)
      threads_[i] = CreateThread(nullptr, 0, serve, this, 0, nullptr);
  }
  ~WaitsForAllAndCloses() {
    WaitForMultipleObjects(4, threads_, TRUE, INFINITE);
    for (HANDLE thread : threads_)
      CloseHandle(thread);
  }

private:
  HANDLE threads_[4] = {};
};

class ClosesNone {
public:
  void start() {
    for (int i = 0; i < 4; ++i)
      threads_[i] = CreateThread(nullptr, 0, serve, this, 0, nullptr);
  }
  ~ClosesNone() { stopping_ = true; }

private:
  HANDLE threads_[4] = {};
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the work in 'threads_' is not released by the destructor of 'ClosesNone', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it in the destructor with 'CloseHandle'
  volatile bool stopping_ = false;
};
