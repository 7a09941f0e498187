// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags sdl2)
// Threads that are members.

#include <SDL.h>

int decode(void *);
int render(void *);

class Decoder {
public:
  Decoder() : thread_(SDL_CreateThread(decode, "decoder", this)) {}
  ~Decoder() { SDL_AtomicSet(&stopping_, 1); }

private:
  SDL_Thread *thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread_' is not released by the destructor of 'Decoder', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it in the destructor with 'SDL_WaitThread' or 'SDL_DetachThread'
  SDL_atomic_t stopping_{};
};

class Renderer {
public:
  void start() { thread_ = SDL_CreateThread(render, "renderer", this); }
  void stop() { SDL_WaitThread(thread_, nullptr); }

private:
  SDL_Thread *thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread_' is not released by the implicit destructor of 'Renderer', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:28: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};

class Player {
public:
  Player() : thread_(SDL_CreateThread(decode, "player", this)) {}
  ~Player() { SDL_WaitThread(thread_, nullptr); }
  SDL_threadID id() const { return SDL_GetThreadID(thread_); }

private:
  SDL_Thread *thread_;
};

class Loader {
public:
  void start() {
    stop();
    thread_ = SDL_CreateThread(decode, "loader", this);
  }
  void stop() {
    int status = 0;
    if (thread_)
      SDL_WaitThread(thread_, &status);
    thread_ = nullptr;
  }
  ~Loader() { stop(); }

private:
  SDL_Thread *thread_ = nullptr;
};

class Detached {
public:
  Detached() : thread_(SDL_CreateThread(decode, "detached", nullptr)) {
    SDL_DetachThread(thread_);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it, and wait for its end before what it uses ends
  }
  ~Detached() {}

private:
  SDL_Thread *thread_;
};

// The thread is another's.
class Observer {
public:
  explicit Observer(SDL_Thread *thread) : thread_(thread) {}
  ~Observer() {}

private:
  SDL_Thread *thread_;
};

// Of a template nothing is known before it is instantiated.
template <class T> class OfATemplate {
  SDL_Thread *thread_;
  T *data_;

public:
  OfATemplate(SDL_Thread *thread, T *data) : thread_(thread), data_(data) {}
  ~OfATemplate() {}
};

template <class T> class StartedByATemplate {
  SDL_Thread *thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread_' is not released by the destructor of 'StartedByATemplate', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it in the destructor with 'SDL_WaitThread' or 'SDL_DetachThread'
  T data_;

public:
  explicit StartedByATemplate(T data)
      : thread_(SDL_CreateThread(render, "template", this)), data_(data) {}
  ~StartedByATemplate() {}
};
void instantiate() { StartedByATemplate<int> started(1); }
