// RUN: %check_spawn %s --headers libstdc++,libc++
// POCO's active methods and processes.
#include <Poco/ActiveDispatcher.h>
#include <Poco/ActiveMethod.h>
#include <Poco/ActiveResult.h>
#include <Poco/Activity.h>
#include <Poco/Mutex.h>
#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>
#include <Poco/Runnable.h>
#include <Poco/RunnableAdapter.h>
#include <Poco/Task.h>
#include <Poco/TaskManager.h>
#include <Poco/Thread.h>
#include <Poco/ThreadPool.h>
#include <Poco/Timer.h>
#include <atomic>
#include <functional>
#include <future>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using Poco::ActiveMethod;
using Poco::ActiveResult;
using Poco::Process;
using Poco::ProcessHandle;

void work();
bool ready();

class Sorter {
public:
  Sorter() : sort(this, &Sorter::sortImpl), flush(this, &Sorter::flushImpl) {}
  ActiveMethod<int, std::string, Sorter> sort;
  ActiveMethod<void, void, Sorter> flush;

private:
  int sortImpl(const std::string &Text) { return static_cast<int>(Text.size()); }
  void flushImpl() {}
};

class Writer : public Poco::ActiveDispatcher {
public:
  Writer() : write(this, &Writer::writeImpl) {}
  ActiveMethod<void, std::string, Writer,
               Poco::ActiveStarter<Poco::ActiveDispatcher>>
      write;

private:
  void writeImpl(const std::string &) {}
};

ActiveResult<int> later(Sorter &S);

void dropped(Sorter &S, Writer &W) {
  S.sort("b a");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result from 'Sorter::sort' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  S.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result from 'Sorter::flush' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  W.write("text");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result from 'Writer::write' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  later(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result from 'later' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  ActiveResult<int> Never = S.sort("c");
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the result 'Never' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep the handle and look at its result
  std::function<void()> Callback = [&S] { return S.flush(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the result from this call is discarded by 'std::function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep the handle and look at its result
}

void launched() {
  Process::launch("true", {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'Poco::Process::launch' is discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep its id and wait for it with 'Poco::Process::wait'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  ProcessHandle Never = Process::launch("sleep", {"1"});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'Never' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: wait for it with 'Poco::Process::wait' on every path
  ProcessHandle Killed = Process::launch("sleep", {"1"});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'Killed' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: wait for it with 'Poco::Process::wait' on every path
  Process::kill(Killed);
  ProcessHandle Asked = Process::launch("sleep", {"1"});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'Asked' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: wait for it with 'Poco::Process::wait' on every path
  if (Process::isRunning(Asked))
    work();
}

int early() {
  ProcessHandle Child = Process::launch("sleep", {"1"});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'Child' is not waited for on some paths, so it stays a zombie when it has ended [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: wait for it with 'Poco::Process::wait' on every path
  if (!ready())
    return -1;
  return Child.wait();
}

void check(int N) {
  if (N < 0)
    throw std::runtime_error("negative");
}
int throws(int N) {
  ProcessHandle Child = Process::launch("sleep", {"1"});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'Child' is not waited for when an exception is thrown, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call can throw, and then 'Child' is dropped
    // CHECK-MESSAGES: :[[@LINE-6]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: wait for it with 'Poco::Process::wait' on every path
  check(N);
  return Process::wait(Child);
}

void overwritten() {
  ProcessHandle Child = Process::launch("sleep", {"1"});
  Child = Process::launch("sleep", {"2"});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process 'Child' is overwritten before it is waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: wait for it with 'Poco::Process::wait' before this
  Child.wait();
}

void many(int N) {
  std::vector<ProcessHandle> Children;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'Children' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:24: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: wait for it with 'Poco::Process::wait' on every path
  for (int I = 0; I < N; ++I)
    Children.push_back(Process::launch("sleep", {"1"}));
}

// Nobody calls end() but the owner, who may forget.
class Forgets {
  ProcessHandle child;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the child process 'child' is not released by the implicit destructor of 'Forgets', so it stays a zombie when it has ended [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: 'end' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: call 'end' in the destructor

public:
  Forgets() : child(Process::launch("sleep", {"1"})) {}
  int end() { return child.wait(); }
};

// The thread drops what its function returns.
void returned() {
  Poco::Thread Thread;
  Thread.startFunc([] { return std::async(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future from this call is discarded by 'Poco::Thread::startFunc', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: keep it and wait for it where the result is needed, or call the function directly
  Thread.join();
}

// A sleep ends, so the task ends.
void sleeps() {
  std::thread Sleeper([] { Poco::Thread::sleep(5); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Sleeper' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 'Sleeper' at the end of its scope
  // CHECK-FIXES:   std::jthread Sleeper([] { Poco::Thread::sleep(5); });
}

// A lock lives no longer than the destructor's body.
class Locks {
  Poco::FastMutex mutex;
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
    Poco::FastMutex::ScopedLock lock(mutex);
    stopping = true;
  }
};

// Correct code.

// What POCO's own slides and samples show.
void tutorial(Sorter &S) {
  ActiveResult<int> Result = S.sort("b a");
  Result.wait();
  std::cout << Result.data() << std::endl;
  ActiveResult<void> Flushed = S.flush();
  if (!Flushed.tryWait(1000) || Flushed.failed())
    std::cerr << Flushed.error();
  S.flush().wait();
}
class HelloRunnable : public Poco::Runnable {
  void run() override { std::cout << "Hello, world!" << std::endl; }
};
class SampleTask : public Poco::Task {
public:
  SampleTask() : Task("sample") {}
  void runTask() override {}
};
void threads() {
  HelloRunnable Runnable;
  Poco::Thread Thread;
  Thread.start(Runnable);
  Thread.join();
  Poco::ThreadPool::defaultPool().start(Runnable);
  Poco::ThreadPool::defaultPool().joinAll();
  // The manager owns its tasks.
  Poco::TaskManager Manager;
  Manager.start(new SampleTask);
  Manager.joinAll();
}
class ActivityExample {
public:
  ActivityExample() : activity(this, &ActivityExample::run) {}
  // The activity's destructor stops and waits.
  void start() { activity.start(); }
  void onTimer(Poco::Timer &) {}

private:
  void run() {
    while (!activity.isStopped())
      Poco::Thread::sleep(200);
  }
  Poco::Activity<ActivityExample> activity;
};
void timer(ActivityExample &Example) {
  Poco::Timer Timer(250, 500);
  Timer.start(Poco::TimerCallback<ActivityExample>(Example,
                                                   &ActivityExample::onTimer));
  Timer.stop();
}

// Nothing has been started.
void notStarted() {
  Poco::Thread Thread;
  Poco::Thread Named("worker");
}

// Polled until it is there.
int polled(Sorter &S) {
  ActiveResult<int> Result = S.sort("a");
  while (!Result.available())
    Poco::Thread::sleep(10);
  return Result.data();
}

// A member or the caller keeps it.
class Keeper {
  ActiveResult<int> last;
  ProcessHandle child;

public:
  explicit Keeper(Sorter &S)
      : last(S.sort("a")), child(Process::launch("sleep", {"1"})) {}
  void again(Sorter &S) { last = S.sort("b"); }
  ~Keeper() { child.wait(); }
};
ActiveResult<int> passedOn(Sorter &S) { return S.sort("a"); }

// Waited for.
void processes() {
  Process::launch("true", {}).wait();
  Process::wait(Process::launch("true", {}));
  Poco::Pipe Out;
  ProcessHandle Child = Process::launch("ps", {"-ax"}, nullptr, &Out, nullptr);
  Poco::PipeInputStream In(Out);
  std::string Line;
  std::getline(In, Line);
  Child.wait();
  ProcessHandle Polled = Process::launch("sleep", {"1"});
  while (Process::tryWait(Polled) == -1)
    Poco::Thread::sleep(10);
  ProcessHandle Stopped = Process::launch("sleep", {"1"});
  Process::requestTermination(Stopped.id());
  Stopped.wait();
}

// Who has the id can wait for it.
Process::PID id() { return Process::launch("sleep", {"1"}).id(); }

void waitedForInContainers(int N) {
  std::vector<ProcessHandle> Children;
  for (int I = 0; I < N; ++I)
    Children.push_back(Process::launch("sleep", {"1"}));
  for (ProcessHandle &Child : Children)
    Child.wait();
}

// Said, and a matter of taste.
void said(Sorter &S) { (void)S.flush(); }
