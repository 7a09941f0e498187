// RUN: %check_spawn %s --headers libstdc++,libc++ --same-choices -- $(pkg-config --cflags Qt6Concurrent | sed s/-I/-isystem/g) -fPIC
// QtConcurrent of Qt 6: a dropped future neither waits nor cancels.
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QFutureSynchronizer>
#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QThreadPool>
#include <functional>
#include <future>
#include <stdexcept>

int scale(int width);
void save();
bool ready();
bool isLarge(const int &width);
void sum(int &result, const int &width);

void dropped(QList<int> widths, QThreadPool *pool) {
  QtConcurrent::run(save);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::run(pool, scale, 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::run([] { return scale(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::map(widths, [](int &width) { width *= 2; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::map' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::mapped(widths, scale);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::mapped' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::mappedReduced<int>(widths, scale, sum);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::mappedReduced' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::filter(widths, isLarge);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::filter' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::filtered(widths, isLarge);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::filtered' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::filteredReduced<int>(widths, isLarge, sum);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::filteredReduced' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::task([] { save(); }).spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::QTaskBuilder::spawn' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QtConcurrent::run(save).progressValue();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::run' is only asked 'progressValue' and then discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
}

// The caller of another file's function loses what it may have thrown.
QFuture<QString> download(const QString &url);
QFuture<void> saveLater() { return QtConcurrent::run(save); }
QFuture<int> chained() {
  return QtConcurrent::run(scale, 1).then([](int width) { return width + 1; });
}
void fromFunctions() {
  download("https://qt.io");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'download' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'waitForFinished()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  saveLater();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'saveLater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  chained();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'chained' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void inVariables() {
  QFuture<void> never = QtConcurrent::run(save);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future 'never' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  auto asked = QtConcurrent::run(scale, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'asked' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  asked.isCanceled();
  asked.progressMaximum();
}

int earlyReturn() {
  int width = 0;
  QFuture<void> future = QtConcurrent::run([&width] { width = scale(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future 'future' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (!ready())
    return -1;
  future.waitForFinished();
  return width;
}

void check(int width) {
  if (width < 0)
    throw std::runtime_error("width");
}
void throws(int width) {
  QFuture<int> future = QtConcurrent::run(scale, width);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future 'future' is not released when an exception is thrown, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call can throw, and then 'future' is dropped
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  check(width);
  future.waitForFinished();
}

void overwritten() {
  QFuture<void> future = QtConcurrent::run(save);
  future = QtConcurrent::run(save);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future 'future' is overwritten before it is released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: stop or join the task before this
  future.waitForFinished();
}

void inContainers(int n) {
  QList<QFuture<int>> futures;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the work in 'futures' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  for (int i = 0; i < n; ++i)
    futures.append(QtConcurrent::run(scale, i));
}

void inMaps() {
  QHash<int, QFuture<int>> byId;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'byId' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  byId.insert(1, QtConcurrent::run(scale, 1));
  QMap<QString, QFuture<void>> byName;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the work in 'byName' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:25: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  byName.insert("name", QtConcurrent::run(save));
}

void throughCallables(QList<int> &widths) {
  std::function<void()> callback = saveLater;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the future from 'saveLater' is discarded by 'std::function', so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep the handle, and stop or join the task when it is no longer needed
  QThreadPool::globalInstance()->start([] { return saveLater(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the future from this call is discarded by 'std::function', so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:40: note: keep the handle, and stop or join the task when it is no longer needed
  QtConcurrent::blockingMap(widths, [](int &) { return std::async(save); });
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the future from this call is discarded by 'QtConcurrent::blockingMap', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:56: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it and wait for it where the result is needed, or call the function directly
}

// Correct code.

// What Qt's own documentation shows.
void documented(QList<int> &widths) {
  QFuture<int> future = QtConcurrent::run(scale, 1);
  int width = future.result();
  QThreadPool pool;
  QFuture<void> other = QtConcurrent::run(&pool, save);
  other.waitForFinished();
  // The documented way to drop it.
  pool.start([] { save(); });
  QThreadPool::globalInstance()->tryStart(save);
  // These wait.
  QtConcurrent::blockingMap(widths, [](int &each) { each += scale(each); });
  QtConcurrent::blockingMapped(widths, scale);
  QFuture<int> sums = QtConcurrent::mappedReduced<int>(widths, scale, sum);
  sums.cancel();
}

// A watcher of the class takes it.
class Loader : public QObject {
  QFutureWatcher<int> watcher;
  QFuture<void> saved;

public:
  Loader() {
    connect(&watcher, &QFutureWatcher<int>::finished, this, [this] { show(); });
    watcher.setFuture(QtConcurrent::run(scale, 1));
    saved = QtConcurrent::run(save);
    auto *own = new QFutureWatcher<void>(this);
    connect(own, &QFutureWatcher<void>::finished, own, &QObject::deleteLater);
    own->setFuture(QtConcurrent::run(save));
    new QFutureWatcher<int>(this);
  }
  void show() {
    watcher.future();
    if (watcher.isFinished())
      scale(watcher.result());
  }
  QFuture<void> state() const { return saved; }
};

// A watcher shares what the variable holds.
void watched(QFutureWatcher<int> &watcher) {
  QFuture<int> future = QtConcurrent::run(scale, 1);
  watcher.setFuture(future);
}

// The synchronizer's destructor waits.
void synchronized() {
  QFutureSynchronizer<void> synchronizer;
  synchronizer.addFuture(QtConcurrent::run(save));
  QFuture<void> second = QtConcurrent::run(save);
  synchronizer.addFuture(second);
  QFutureSynchronizer<int> other(QtConcurrent::run(scale, 1));
  other.futures();
}

// The end of a chain is dropped by design, by the documentation of then().
void chains(QObject *context) {
  QtConcurrent::run(scale, 1).then([](int width) { scale(width); });
  QtConcurrent::run(scale, 1)
      .then(context, [](int width) { return scale(width); })
      .onFailed([] { return -1; })
      .onCanceled([] { return -2; });
  QFuture<int> future = QtConcurrent::run(scale, 1);
  future.then(QtFuture::Launch::Async, [](int) {});
  auto kept = download("https://qt.io").then([](const QString &) {});
  download("https://qt.io").onFailed([] { return QString(); });
}

// The producer's side: the future is there more than once, or ready.
QFuture<int> ready(int width) {
  QPromise<int> promise;
  promise.start();
  promise.future();
  auto future = promise.future();
  promise.addResult(width);
  promise.finish();
  QtFuture::makeReadyFuture(width);
  return future;
}

// The event loop polls it until it has ended.
void polled() {
  QFuture<int> future = QtConcurrent::run(scale, 1);
  while (!future.isFinished())
    QCoreApplication::processEvents();
}

// Iterating waits for each result.
int iterated(const QList<int> &widths) {
  int sum = 0;
  for (int width : QtConcurrent::mapped(widths, scale))
    sum += width;
  QFuture<int> large = QtConcurrent::filtered(widths, isLarge);
  for (auto it = large.constBegin(); it != large.constEnd(); ++it)
    sum += *it;
  return sum;
}

void waitedForInContainers(int n) {
  QList<QFuture<int>> futures;
  for (int i = 0; i < n; ++i)
    futures << QtConcurrent::run(scale, i);
  for (QFuture<int> &future : futures)
    future.waitForFinished();
  QVector<QFuture<int>> others{QtConcurrent::run(scale, 1)};
  std::for_each(others.begin(), others.end(),
                [](QFuture<int> &future) { future.waitForFinished(); });
}

void waitedForInMaps() {
  QHash<int, QFuture<int>> byId;
  byId.insert(1, QtConcurrent::run(scale, 1));
  byId[2] = QtConcurrent::run(scale, 2);
  for (QFuture<int> &future : byId)
    future.waitForFinished();
}

// Copies share the work; a member or a caller keeps one.
QFuture<int> passedOn(QList<QFuture<int>> &all) {
  QFuture<int> future = QtConcurrent::run(scale, 1);
  all.append(future);
  QFuture<int> second = QtConcurrent::run(scale, 2);
  return second;
}

// Said, and a matter of taste.
void said() { (void)QtConcurrent::run(save); }

// An object whose method is out of sight usually keeps a copy, in a watcher or a member.
class Fetcher {
public:
  QFuture<QString> load(const QString &url);
  QFuture<void> refresh() { return indexer->refreshAll(); }
  QFuture<int> startCounting();
  QFuture<int> apply(std::function<int()> count);

private:
  struct Indexer {
    virtual QFuture<void> refreshAll() = 0;
  };
  Indexer *indexer = nullptr;
};

void ofAnObject(Fetcher &fetcher) {
  fetcher.load("https://qt.io");
  fetcher.refresh();
  QFuture<QString> text = fetcher.load("https://qt.io");
}

void ofAnObjectThatStarts(Fetcher &fetcher) {
  fetcher.startCounting();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Fetcher::startCounting' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'waitForFinished()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  fetcher.apply([] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Fetcher::apply' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'waitForFinished()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Who implements it may keep the work, in a watcher of its own.
class Compiler {
public:
  virtual ~Compiler();
  virtual QFuture<QString> run() = 0;
  QFuture<void> startScan();
};
void compiles(Compiler &compiler) {
  compiler.run();
  // What its name says it starts is no virtual function's.
  compiler.startScan();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Compiler::startScan' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'waitForFinished()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
