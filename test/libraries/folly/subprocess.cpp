// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of folly 2026.08; this is no header of its.
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace folly {
class ProcessReturnCode {
public:
  bool running() const;
  bool exited() const;
  int exitStatus() const;
};
class Subprocess {
public:
  using TimeoutDuration = std::chrono::milliseconds;
  class Options {
  public:
    Options();
    Options &pipeStdin();
    Options &pipeStdout();
    Options &chdir(const std::string &Dir);
    Options &detach();
    Options &allowDestructionWhileProcessRunning(bool Val);
    Options &killChildOnDestruction();
    Options &terminateChildOnDestruction(TimeoutDuration Timeout);
  };
  Subprocess();
  explicit Subprocess(const std::vector<std::string> &Argv,
                      const Options &How = Options(),
                      const char *Executable = nullptr,
                      const std::vector<std::string> *Env = nullptr);
  explicit Subprocess(const std::string &Cmd, const Options &How = Options(),
                      const std::vector<std::string> *Env = nullptr);
  Subprocess(const Subprocess &) = delete;
  Subprocess(Subprocess &&) = default;
  Subprocess &operator=(Subprocess &&) = default;
  ~Subprocess();
  int pid() const noexcept;
  ProcessReturnCode poll();
  ProcessReturnCode wait();
  void waitChecked();
  ProcessReturnCode waitOrTerminateOrKill(TimeoutDuration Wait,
                                          TimeoutDuration Term);
  void sendSignal(int Signal) noexcept;
  void kill() noexcept;
  std::pair<std::string, std::string> communicate(std::string Input = "");
};
} // namespace folly

using folly::Subprocess;
bool ready() noexcept;

void dropped(const std::vector<std::string> &Argv) { Subprocess{Argv}; }
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: the child process created here is discarded, which calls abort here [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:54: note: keep it and release it with 'wait()'

void neverReaped(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is never released, which calls abort at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: release it with 'wait()' on every path
}

// kill() sends a signal, and reaps nothing.
void killed(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv, Subprocess::Options().pipeStdout());
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is never released, which calls abort at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: release it with 'wait()' on every path
  Child.kill();
}

std::string communicated(const std::string &Command) {
  Subprocess Child(Command, Subprocess::Options().pipeStdout());
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is never released, which calls abort at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: release it with 'wait()' on every path
  return Child.communicate().first;
}

bool leavesEarly(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv, Subprocess::Options().chdir("/").pipeStdin());
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is not released on some paths, which calls abort there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: release it with 'wait()' on every path
  if (!ready())
    return false;
  Child.wait();
  return true;
}

void overwritten(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv);
  Child = Subprocess(Argv);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process 'Child' is overwritten before it is released, which calls abort here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'wait()' before this
  Child.wait();
}

void throws(const std::string &Command) {
  Subprocess Child(Command);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is not released when an exception is thrown, which calls abort then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: after this 'throw' 'Child' is destroyed while running
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: release it with 'wait()' on every path
  if (Command.empty())
    throw 1;
  Child.wait();
}

void inHeap(const std::vector<std::string> &Argv) {
  auto Child = std::make_unique<Subprocess>(Argv);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the child process in 'Child' is never released, which calls abort at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: release it with 'wait()' on every path
  Child->sendSignal(15);
}

class Server {
  Subprocess Child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'Child' is not released by the implicit destructor of 'Server', which calls abort if it is still running [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:59: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: release it in the destructor with 'wait()'

public:
  explicit Server(const std::vector<std::string> &Argv) : Child(Argv) {}
};

// Correct code.

int waited(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv);
  return Child.wait().exitStatus();
}

void checked(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv, Subprocess::Options());
  Child.waitChecked();
}

void atOnce(const std::string &Command) { Subprocess(Command).wait(); }

void terminated(const std::vector<std::string> &Argv) {
  using std::chrono::seconds;
  Subprocess Child(Argv);
  Child.waitOrTerminateOrKill(seconds(1), seconds(1));
}

void polled(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv);
  while (Child.poll().running()) {
  }
}

void detached(const std::vector<std::string> &Argv) {
  Subprocess{Argv, Subprocess::Options().detach()};
  Subprocess Child(Argv, Subprocess::Options().chdir("/").detach().pipeStdin());
}

void killedAtTheEnd(const std::vector<std::string> &Argv) {
  Subprocess Child(Argv, Subprocess::Options().killChildOnDestruction());
  Subprocess Other(Argv,
                   Subprocess::Options().terminateChildOnDestruction(
                       std::chrono::seconds(1)));
}

void mayBeRunning(const std::vector<std::string> &Argv) {
  Subprocess Child(
      Argv, Subprocess::Options().allowDestructionWhileProcessRunning(true));
}

// What the options say is not followed.
void optionsOfAVariable(const std::vector<std::string> &Argv) {
  Subprocess::Options How;
  How.detach();
  Subprocess Child(Argv, How);
}

void optionsOfAnother(const std::vector<std::string> &Argv,
                      const Subprocess::Options &How) {
  Subprocess Child(Argv, How);
}

void optionsInHeap(const std::vector<std::string> &Argv) {
  auto Child = std::make_unique<Subprocess>(
      Argv, Subprocess::Options().killChildOnDestruction());
}

void empty() { Subprocess Child; }

Subprocess handedOut(const std::vector<std::string> &Argv) {
  return Subprocess(Argv);
}

class Client {
  Subprocess Child;

public:
  explicit Client(const std::vector<std::string> &Argv)
      : Child(Argv, Subprocess::Options().killChildOnDestruction()) {}
};

class Careful {
  Subprocess Child;

public:
  explicit Careful(const std::vector<std::string> &Argv) : Child(Argv) {}
  ~Careful() { Child.wait(); }
};
