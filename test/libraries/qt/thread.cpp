// RUN: %check_spawn %s --same-choices --headers libstdc++,libc++ -- $(pkg-config --cflags Qt6Concurrent | sed s/-I/-isystem/g) -fPIC
// QThread::create, and what is drops of other threads in Qt's code.
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QMutex>
#include <QtCore/QProcess>
#include <QtCore/QSharedPointer>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <atomic>
#include <future>
#include <memory>
#include <thread>

void work();
bool ready();
std::future<int> submit();

void created() {
  QThread::create(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'QThread::create' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'start', which runs the task
  QThread *thread = QThread::create([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: call 'start', which runs the task
  QThread *asked = QThread::create(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'asked' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: call 'start', which runs the task
  if (asked)
    work();
}

// QThread::create drops what its function returns.
void returned() {
  QThread *thread = QThread::create([] { return std::async(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the future from this call is discarded by 'QThread::create', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:49: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it and wait for it where the result is needed, or call the function directly
  thread->start();
  thread->wait();
  delete thread;
}

void shared() {
  QSharedPointer<std::thread> thread(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the thread in 'thread' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: join it on every path, or use 'std::jthread', which joins in its destructor
}

// A sleep ends, so the task ends.
void sleeps() {
  std::thread sleeper([] { QThread::msleep(5); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'sleeper' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 'sleeper' at the end of its scope
  // CHECK-FIXES:   std::jthread sleeper([] { QThread::msleep(5); });
}

// A lock lives no longer than the destructor's body.
class Locks {
  QMutex mutex;
  std::atomic<bool> stopping{false};
  std::thread loop;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'loop' is not released by the destructor of 'Locks', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+9]]:13: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread loop;
  void run() {
    for (int i = 0; i < 3; ++i)
      stopping.load();
  }

public:
  Locks() : loop([this] { run(); }) {}
  ~Locks() {
    QMutexLocker lock(&mutex);
    stopping = true;
  }
};

// Correct code.

// What QThread's documentation shows.
class Worker : public QObject {
public:
  void doWork(const QString &) {}
};
class Controller : public QObject {
  QThread workerThread;

public:
  Controller() {
    Worker *worker = new Worker;
    worker->moveToThread(&workerThread);
    connect(&workerThread, &QThread::finished, worker, &QObject::deleteLater);
    workerThread.start();
  }
  ~Controller() {
    workerThread.quit();
    workerThread.wait();
  }
};
class WorkerThread : public QThread {
public:
  explicit WorkerThread(QObject *parent) : QThread(parent) {}
  void run() override { work(); }
};
class Owner : public QObject {
public:
  void startWorkInAThread() {
    WorkerThread *workerThread = new WorkerThread(this);
    connect(workerThread, &QThread::finished, workerThread,
            &QObject::deleteLater);
    workerThread->start();
  }
};

// It deletes itself when it has finished.
void deletesItself() {
  QThread *thread = QThread::create(work);
  QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}

// A parent deletes it, or a smart pointer does: since 6.3 that waits for a
// thread from create().
void owned(QObject *parent) {
  QThread *thread = QThread::create(work);
  thread->setParent(parent);
  thread->start();
  std::unique_ptr<QThread> other(QThread::create(work));
  other->start();
}

// Nothing has been started.
void notStarted(QObject *parent) {
  QThread onTheStack;
  QProcess process;
  new QThread(parent);
  new QProcess(parent);
}

// Waited for, or fire-and-forget by its documentation.
void processes() {
  QProcess process;
  process.start("true", QStringList());
  process.waitForFinished();
  QProcess::startDetached("true", QStringList());
  QProcess::execute("true", QStringList());
}

// A pool owns what it runs; it deletes a runnable.
class Hello : public QRunnable {
  void run() override { work(); }
};
void pools() {
  QThreadPool::globalInstance()->start(new Hello);
  QThreadPool::globalInstance()->start(work);
}

void sharedAndJoined() {
  QSharedPointer<std::thread> thread(new std::thread(work));
  thread->join();
}

// The assertion says that it has been joined.
class Asserts {
  std::thread thread;

public:
  void start() { thread = std::thread(work); }
  void stop() { thread.join(); }
  ~Asserts() { Q_ASSERT(!thread.joinable()); }
};
