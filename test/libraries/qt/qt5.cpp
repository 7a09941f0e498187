// RUN: %check_spawn %s --std c++17 --headers libstdc++,libc++ --same-choices -- $(pkg-config --cflags Qt5Concurrent | sed s/-I/-isystem/g) -fPIC
// Qt 5: nothing is nodiscard there, and futures have no continuations.
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QFuture>
#include <QtCore/QFutureSynchronizer>
#include <QtCore/QFutureWatcher>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

int scale(int width);
void save();
bool ready();
bool isLarge(const int &width);
void sum(int &result, const int &width);

class Document : public QObject {
  QFutureWatcher<int> watcher;
  QFuture<void> saving;

public:
  void write();
  int count(int from) const;

  void dropped(QList<int> &widths) {
    QtConcurrent::run(this, &Document::write);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
    QtConcurrent::run(this, &Document::count, 3);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with result() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: cast to void: the drop is meant
    QtConcurrent::map(widths, [](int &width) { width *= 2; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'QtConcurrent::map' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
    QtConcurrent::filteredReduced(widths, isLarge, sum);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'QtConcurrent::filteredReduced' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with result() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: cast to void: the drop is meant
    QThread::create(save);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'QThread::create' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'start', which runs the task
    QtConcurrent::run(save).isStarted();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'QtConcurrent::run' is only asked 'isStarted' and then discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
  }
  int early() {
    QFuture<int> counted = QtConcurrent::run(this, &Document::count, 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future 'counted' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this 'return' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:18: note: stop or join the task on every path, or give it to a guard that does so in its destructor
    if (!ready())
      return 0;
    return counted.result();
  }
  void never(QVector<int> widths) {
    QVector<QFuture<int>> futures;
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the work in 'futures' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+3]]:25: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: stop or join the task on every path, or give it to a guard that does so in its destructor
    for (int width : widths)
      futures.push_back(QtConcurrent::run(scale, width));
  }

  // Correct code.

  // The class keeps it, or its watcher does.
  void kept() {
    watcher.setFuture(QtConcurrent::run(this, &Document::count, 1));
    saving = QtConcurrent::run(this, &Document::write);
    auto *own = new QFutureWatcher<void>(this);
    connect(own, SIGNAL(finished()), own, SLOT(deleteLater()));
    own->setFuture(QtConcurrent::run(save));
  }
  // Waited for.
  void waited(QList<int> &widths) {
    QFuture<void> future = QtConcurrent::run(this, &Document::write);
    future.waitForFinished();
    QtConcurrent::mapped(widths, scale).results();
    QtConcurrent::blockingMap(widths, [](int &width) { width *= 2; });
    QFutureSynchronizer<void> synchronizer;
    synchronizer.addFuture(QtConcurrent::run(save));
    QThreadPool::globalInstance()->start(save);
  }
  // By the macro of Qt.
  void each(const QList<int> &widths) {
    QVector<QFuture<int>> futures;
    foreach (int width, widths)
      futures << QtConcurrent::run(scale, width);
    foreach (QFuture<int> future, futures)
      future.waitForFinished();
  }
};

// It deletes itself when it has finished.
void thread() {
  QThread *thread = QThread::create(save);
  QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}
