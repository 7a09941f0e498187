// RUN: %check_spawn %s --same-choices --headers libstdc++ -- $(pkg-config --cflags Qt6Core | sed s/-I/-isystem/g) -fPIC
// What QThread and QThreadPool run is an overrider of run().
#include <QtCore/QMutex>
#include <QtCore/QQueue>
#include <QtCore/QRunnable>
#include <QtCore/QThread>
#include <QtCore/QWaitCondition>
#include <atomic>

void work();
bool step();

// Defects.

class Poller : public QThread {
protected:
  void run() override {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Poller::run' overrides 'QThread::run', which is run as a task
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the owner set a flag that the loop tests, and wake what the loop waits in
      work();
      msleep(100);
    }
  }
};

class Watcher : public QRunnable {
public:
  void run() override;
};
void Watcher::run() {
  for (;;)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Watcher::run' overrides 'QRunnable::run', which is run as a task
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: let the owner set a flag that the loop tests, and wake what the loop waits in
    work();
}

class Base : public QThread {
protected:
  void run() override { loop(); }
  void loop() {
    do {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
    // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'Base::run' overrides 'QThread::run', which is run as a task
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the owner set a flag that the loop tests, and wake what the loop waits in
      work();
    } while (true);
  }
};

class Consumer : public QThread {
protected:
  void run() override {
    Q_FOREVER {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Consumer::run' overrides 'QThread::run', which is run as a task
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the owner set a flag that the loop tests, and wake what the loop waits in
      mutex.lock();
      while (queue.isEmpty())
        filled.wait(&mutex);
      queue.dequeue();
      mutex.unlock();
    }
  }

private:
  QMutex mutex;
  QWaitCondition filled;
  QQueue<int> queue;
};

// Correct code.

class Interruptible : public QThread {
protected:
  void run() override {
    while (!isInterruptionRequested())
      work();
  }
};

class ByAFlag : public QThread {
public:
  void stop() { stopped = true; }

protected:
  void run() override {
    while (true) {
      work();
      if (stopped)
        return;
    }
  }

private:
  std::atomic<bool> stopped{false};
};

class UntilItIsDone : public QRunnable {
  void run() override {
    while (step())
      work();
  }
};

class EventLoop : public QThread {
protected:
  void run() override { exec(); }
};

// No library runs it.
class Machine {
public:
  virtual ~Machine() = default;
  virtual void run() = 0;
};
class Endless : public Machine {
  void run() override {
    while (true)
      work();
  }
};

// It overrides another method.
class Named : public QObject {
  void timerEvent(QTimerEvent *) override {
    while (true)
      work();
  }
};

// Nobody has instantiated it.
template <typename T> class Generic : public QThread {
  void run() override {
    while (true)
      T().work();
  }
};
