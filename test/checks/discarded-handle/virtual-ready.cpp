// RUN: %check_spawn %s --headers libstdc++,libc++
// A virtual call hands out nothing to wait for where all that it may run is in
// sight, and is ready by birth.

#include <utility>

namespace folly {
struct Unit {};
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  Future &operator=(Future &&) noexcept;
  ~Future();
  T get() &&;
  bool isReady() const;
};
Future<Unit> makeFuture();
template <class T> class Promise {
public:
  Promise();
  Promise(Promise &&) noexcept;
  ~Promise();
  Future<T> getFuture();
  void setValue(T);
};
} // namespace folly

using Done = folly::Future<folly::Unit>;
void record(int);
Done remote(int);

// A pipeline, whose end is reached from handler to handler.

struct Link {
  virtual ~Link();
  virtual Done write(int) = 0;
};

struct Handler {
  virtual ~Handler();
  virtual Done write(Link *next, int value) { return next->write(value); }
};

struct Prefix : Handler {
  Done write(Link *next, int value) override { return next->write(value + 1); }
};

struct Recorder : Handler {
  Done write(Link *, int value) override {
    record(value);
    return folly::makeFuture();
  }
};

template <class H> struct Context : Link {
  H handler;
  Link *next = nullptr;
  Done write(int value) override {
    if (!next)
      return folly::makeFuture();
    return handler.write(next, value);
  }
};

struct Pipeline {
  Link *first;
  Done write(int value) { return first->write(value); }
};

Context<Prefix> prefix;
Context<Recorder> recorder;

void through_handlers(Pipeline &pipeline, Link &link, Handler &handler) {
  pipeline.write(1);
  link.write(2);
  handler.write(&link, 3);
}

// One of the handlers of another pipeline writes to a socket.

struct Stage {
  virtual ~Stage();
  virtual Done send(Stage *next, int value) {
    return next ? next->send(nullptr, value) : folly::makeFuture();
  }
};

struct Encoder : Stage {
  Done send(Stage *next, int value) override {
    return next->send(nullptr, value * 2);
  }
};

struct Socket : Stage {
  folly::Promise<folly::Unit> written;
  Done send(Stage *, int value) override {
    record(value);
    return written.getFuture();
  }
};

void to_a_socket(Stage &stage, Encoder &encoder) {
  stage.send(nullptr, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Stage::send' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  encoder.send(&stage, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Encoder::send' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Interfaces.

struct Store {
  virtual ~Store();
  virtual Done put(int) = 0;
};
struct Memory : Store {
  Done put(int value) override {
    record(value);
    return folly::makeFuture();
  }
};
struct Nothing final : Store {
  Done put(int) override { return folly::makeFuture(); }
};

void both_are_ready(Store &store, Memory &memory) {
  store.put(1);
  if (store.put(2).isReady())
    memory.put(3);
}

struct Cache {
  virtual ~Cache();
  virtual Done put(int) = 0;
};
struct Local : Cache {
  Done put(int) override { return folly::makeFuture(); }
};
struct Shared : Cache {
  Done put(int) override;
};

void one_is_out_of_sight(Cache &cache) {
  cache.put(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Cache::put' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

struct Log {
  virtual ~Log();
  virtual Done put(int) { return folly::makeFuture(); }
};

// Somebody may override it elsewhere: what overrides it tells how it is meant.
void no_overrider_in_sight(Log &log) {
  log.put(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Log::put' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

struct Sink {
  virtual ~Sink();
  virtual Done put(int) = 0;
};
struct Either : Sink {
  Done put(int value) override {
    return value ? folly::makeFuture() : remote(value);
  }
};
struct Moved : Sink {
  Done put(int value) override {
    Done done = remote(value);
    return std::move(done);
  }
};

void ready_sometimes(Sink &sink) {
  sink.put(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Sink::put' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Of the classes in functions, those of this file count.
struct Clock {
  virtual ~Clock();
  virtual Done tick() = 0;
};

void with_a_stand_in() {
  struct Stopped : Clock {
    Done tick() override { return folly::makeFuture(); }
  } stopped;
  Clock &clock = stopped;
  clock.tick();
}

// What is ready by birth is so behind a function, too.
Done nothing_to_do() { return folly::makeFuture(); }
Done something_to_do() { return remote(1); }

void behind_functions() {
  nothing_to_do();
  something_to_do();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'something_to_do' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
