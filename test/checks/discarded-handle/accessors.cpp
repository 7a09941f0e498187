// RUN: %check_spawn %s --headers libstdc++
// What closes behind an interface, and what an object keeps, is not told by its type.
#include <future>

class Connection {
public:
  virtual ~Connection();
  virtual std::future<void> close();
  virtual std::future<void> onCloseRequested();
  virtual std::future<int> shutdownNow(int);
  virtual std::future<int> write(int);
  std::future<void> closeAll();
  std::shared_future<int> future() const;
  std::shared_future<int> refresh();
  std::shared_future<int> fetch(int) const;
};

void defects(Connection &c) {
  c.write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Connection::write' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  c.closeAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Connection::closeAll' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  c.refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'Connection::refresh' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  c.fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'Connection::fetch' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void correct(Connection &c) {
  c.close();
  c.onCloseRequested();
  c.shutdownNow(1);
  c.future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'Connection::future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

class Final final : public Connection {
public:
  std::future<void> close() override;
};

// Which function runs is known.
void of_a_known_class(Final &f) { f.close(); }
// CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the future from 'Final::close' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:35: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:35: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:35: note: cast to void: the drop is meant

// Nor is it of what hands that on.
class Pipeline {
public:
  std::future<void> close() { return back->close(); }
  std::future<void> start() { return std::async([] {}); }

private:
  Connection *back = nullptr;
};
void of_what_hands_it_on(Pipeline &p) { p.close(); }
void of_what_starts(Pipeline &p) { p.start(); }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the future from 'Pipeline::start' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-8]]:38: note: the future comes from 'std::async' here
// CHECK-MESSAGES: :[[@LINE-3]]:36: note: keep it and wait for it where the result is needed, or call the function directly
// CHECK-MESSAGES: :[[@LINE-4]]:36: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:36: note: take its result with get() here, which rethrows its exception
