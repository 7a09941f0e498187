// RUN: %check_spawn %s --same-choices --headers libstdc++ -- $(pkg-config --cflags Qt6Concurrent | sed s/-I/-isystem/g) -fPIC
// QThread: start() is what spawns, and an object that still runs at its end ends the
// program.
#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <memory>
#include <optional>
#include <vector>

bool ready();
void use(QThread &);
class Worker : public QObject {
public:
  void work();
  void finished();
};
void local() {
  QThread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the Qt thread 't' is never released, which calls qFatal at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: release it with 'wait()' on every path
  t.start();
}
void waited() {
  QThread t;
  t.start();
  t.quit();
  t.wait();
}
void with_worker(Worker *w) {
  QThread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the Qt thread 't' is never released, which calls qFatal at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: release it with 'wait()' on every path
  w->moveToThread(&t);
  t.setObjectName("x");
  t.start(QThread::LowPriority);
  t.quit();
}
void path() {
  QThread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the Qt thread 't' is not released on some paths, which calls qFatal there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:11: note: release it with 'wait()' on every path
  t.start();
  if (ready())
    return;
  t.wait();
}
void not_started() {
  QThread t;
  QThread u(nullptr);
  u.setPriority(QThread::LowPriority);
}
void given() {
  QThread t;
  t.start();
  use(t);
}
void heap() {
  auto *t = new QThread;
  t->start();
  QObject::connect(t, &QThread::finished, t, &QObject::deleteLater);
}
void unique_base() {
  auto t = std::make_unique<QThread>();
  t->start();
}
void unique_waited() {
  auto t = std::make_unique<QThread>();
  t->start();
  t->wait();
}
class Controller : public QObject {
  QThread thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the Qt thread 'thread' is not released by the implicit destructor of 'Controller', which calls qFatal if it is still running [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: release it in the destructor

public:
  Controller() { thread.start(); }
};
class Good : public QObject {
  QThread thread;

public:
  Good() { thread.start(); }
  ~Good() {
    thread.quit();
    thread.wait();
  }
};
class QuitsOnly : public QObject {
  QThread thread;
  Worker *w;

public:
  QuitsOnly() {
    w->moveToThread(&thread);
    connect(&thread, &QThread::finished, w, &QObject::deleteLater);
    thread.start();
  }
  ~QuitsOnly() { thread.quit(); }
};
class Runs : public QThread {
protected:
  void run() override;
};
class RunsAndWaits : public QThread {
public:
  ~RunsAndWaits() {
    requestInterruption();
    wait();
  }

protected:
  void run() override;
};
void unique() {
  auto t = std::make_unique<Runs>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the Qt thread in 't' is never released, which calls qFatal at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: release it with 'wait()' on every path
  t->start();
}
void derived() {
  Runs r;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the Qt thread 'r' is never released, which calls qFatal at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: release it with 'wait()' on every path
  r.start();
  RunsAndWaits w;
  w.start();
}
class Owner {
  Runs runs;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the Qt thread 'runs' is not released by the implicit destructor of 'Owner', which calls qFatal if it is still running [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+11]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: release it in the destructor
  RunsAndWaits waits;
  std::unique_ptr<Runs> later;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the Qt thread in 'later' is not released by the implicit destructor of 'Owner', which calls qFatal if it is still running [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+9]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:25: note: release it in the destructor
  QThread never;

public:
  void go() {
    runs.start();
    waits.start();
    later = std::make_unique<Runs>();
    later->start();
  }
};

// These are waited for, not started, or out of sight.
void polled() {
  QThread t;
  t.start();
  while (!t.isFinished())
    QThread::msleep(10);
}
void polled2() {
  QThread t;
  t.start();
  while (t.isRunning())
    QCoreApplication::processEvents();
}
void bounded() {
  QThread t;
  t.start();
  t.quit();
  while (!t.wait(100))
    QCoreApplication::processEvents();
}
void bounded_else() {
  QThread t;
  t.start();
  t.quit();
  if (!t.wait(1000)) {
    t.terminate();
    t.wait();
  }
}
void guarded() {
  QThread t;
  if (ready())
    t.start();
  if (t.isRunning()) {
    t.quit();
    t.wait();
  }
}
void guarded2(bool on) {
  QThread t;
  if (on)
    t.start();
  if (on) {
    t.quit();
    t.wait();
  }
}
void told() {
  QThread t;
  QEventLoop loop;
  QObject::connect(&t, &QThread::finished, &loop, &QEventLoop::quit);
  t.start();
  loop.exec();
}
bool verify(bool holds);
void asserted() {
  QThread t;
  t.start();
  if (!verify(static_cast<bool>(t.isRunning())))
    return;
  t.quit();
  if (!verify(!t.wait(1000)))
    return;
}
void asserted_of_something_else() {
  QThread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the Qt thread 't' is not released on some paths, which calls qFatal there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:11: note: release it with 'wait()' on every path
  t.start();
  if (!verify(ready()))
    return;
  t.wait();
}
void restarted() {
  QThread t;
  t.start();
  t.wait();
  t.start();
  t.wait();
}
void statics() {
  static QThread t;
  t.start();
}
QThread global;
void use_global() { global.start(); }
struct Many {
  std::vector<std::unique_ptr<QThread>> all;
  void add() {
    all.push_back(std::make_unique<QThread>());
    all.back()->start();
  }
  ~Many() {
    for (auto &t : all) {
      t->quit();
      t->wait();
    }
  }
};
struct Guard {
  QThread &t;
  ~Guard() {
    t.quit();
    t.wait();
  }
};
void guarded_by() {
  QThread t;
  Guard g{t};
  t.start();
}
void by_ref(QThread &t) { t.start(); }
std::unique_ptr<QThread> make() {
  auto t = std::make_unique<QThread>();
  t->start();
  return t;
}
void taken(std::unique_ptr<QThread> t) { t->quit(); }
struct Lazy {
  std::optional<QThread> t;
  void go() {
    t.emplace();
    t->start();
  }
  ~Lazy() {
    if (t) {
      t->quit();
      t->wait();
    }
  }
};
class RunsUntilStopped : public QThread {
public:
  ~RunsUntilStopped() override { stop(); }
  void stop() {
    requestInterruption();
    wait();
  }

protected:
  void run() override;
};
struct Has {
  RunsUntilStopped r;
  Has() { r.start(); }
};
struct Stops {
  QThread t;
  void start() { t.start(); }
  void stop() {
    t.quit();
    t.wait();
  }
  ~Stops() { stop(); }
};
struct Sh {
  std::shared_ptr<QThread> t;
  void go() {
    t = std::make_shared<QThread>();
    t->start();
  }
};
