// RUN: %check_spawn %s --same-choices --headers libstdc++ -- $(pkg-config --cflags Qt6Concurrent | sed s/-I/-isystem/g) -fPIC -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/qcoro
// QCoro: a task starts at once, and runs on without its handle.
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <chrono>
#include <qcorocore.h>
#include <qcorofuture.h>
#include <qcorotask.h>

using namespace std::chrono_literals;
int scale(int width);

QCoro::Task<> forgets() {
  QtConcurrent::run(scale, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'QtConcurrent::run' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  QFuture<int> never = QtConcurrent::run(scale, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future 'never' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  co_return;
}

// Correct code.

QCoro::Task<int> load() {
  int width = co_await QtConcurrent::run(scale, 1);
  QFuture<int> future = QtConcurrent::run(scale, width);
  const int second = co_await future;
  co_await QCoro::sleepFor(10ms);
  co_return second;
}

// A slot's task has no receiver; what main() starts runs in the event loop.
class Window : public QObject {
  QTimer timer;

public:
  Window() {
    connect(&timer, &QTimer::timeout, this, &Window::onTimeout);
    onTimeout();
  }
  QCoro::Task<> onTimeout() {
    const int width = co_await load();
    scale(width);
  }
};
int main(int argc, char **argv) {
  QCoreApplication app(argc, argv);
  Window window;
  load();
  load().then([](int width) { scale(width); });
  QCoro::connect(load(), &window, [](int width) { scale(width); });
  QTimer::singleShot(0, [] { return load(); });
  QCoro::waitFor(load());
  auto task = load();
  return app.exec();
}
