// RUN: %check_spawn %s --headers libstdc++,libc++
// A base that starts and stops what derives from it, by hooks that nobody else can call:
// its owner looks after the order, and its destructor can't call them.
#include <memory>
#include <thread>

void work();

class Hardware {
  bool Started = false;

public:
  virtual ~Hardware() = default;
  bool start() { return Started = startHardware(); }
  bool stop() { return Started = !stopHardware(); }

protected:
  virtual bool startHardware() = 0;
  virtual bool stopHardware() = 0;
  virtual void opened() {}

public:
  virtual void open() {}
  virtual void close() {}
};

// Anybody can start it.
class ByAnyMethod : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'ByAnyMethod', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+10]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:8: note: 'stopHardware' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stopHardware' in the destructor
  bool startHardware() override { return true; }
  bool stopHardware() override {
    Worker.join();
    return true;
  }

public:
  void begin() { Worker = std::thread(work); }
};

// So can who has the object, by hooks that are public.
class ByPublicOnes : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'ByPublicOnes', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:35: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:8: note: 'close' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'close' in the destructor
  bool startHardware() override { return true; }
  bool stopHardware() override { return true; }

public:
  void open() override { Worker = std::thread(work); }
  void close() override { Worker.join(); }
};

class MadePublic : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'MadePublic', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE+8]]:8: note: 'stopHardware' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stopHardware' in the destructor

public:
  bool startHardware() override {
    Worker = std::thread(work);
    return true;
  }
  bool stopHardware() override {
    Worker.join();
    return true;
  }
};

// No hook releases it.
class NeverStopped : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'NeverStopped', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  bool startHardware() override {
    Worker = std::thread(work);
    return true;
  }
  bool stopHardware() override { return Worker.joinable(); }
};

// The hook that releases it starts it again.
class Restarted : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'Restarted', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  bool startHardware() override { return true; }
  bool stopHardware() override {
    if (Worker.joinable())
      Worker.join();
    Worker = std::thread(work);
    return true;
  }
};

// A constructor starts it before the base can.
class ByConstructor : public Hardware {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the implicit destructor of 'ByConstructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+10]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:8: note: 'stopHardware' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stopHardware' in the destructor
  bool startHardware() override { return true; }
  bool stopHardware() override {
    Worker.join();
    return true;
  }

public:
  ByConstructor() : Worker(work) {}
};

// Who derives from it can't reach the member, and nothing here releases it.
class Unreachable {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the destructor of 'Unreachable', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  virtual ~Unreachable() = default;
  void start() { Worker = std::thread(work); }
  virtual void configure() = 0;
};

// A class in sight that derives from it does not release it either.
class Radio {
protected:
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released by the destructor of 'Radio', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  virtual ~Radio() = default;
  void start() { Worker = std::thread(work); }
  virtual void configure() = 0;
};
class SerialRadio : public Radio {
  void configure() override {}
};

// Correct code.

// Those who derive from it, in other files, join.
class Evohome : public Hardware {
protected:
  std::thread Worker;
  bool startHardware() override {
    Worker = std::thread(work);
    return true;
  }
};

// They are its friends.
class SensorsBySerial;
class Sensors : public Hardware {
  friend class SensorsBySerial;
  std::thread Worker;
  void startQueue() { Worker = std::thread(work); }
  void stopQueue() { Worker.join(); }
};

class Camera : public Hardware {
  std::thread Worker;
  bool startHardware() override {
    Worker = std::thread(work);
    return true;
  }
  bool stopHardware() override {
    Worker.join();
    return true;
  }
};

class InHeap : public Hardware {
  std::shared_ptr<std::thread> Worker;

protected:
  bool startHardware() override {
    Worker = std::make_shared<std::thread>(work);
    return Worker != nullptr;
  }
  bool stopHardware() override {
    if (Worker) {
      Worker->join();
      Worker.reset();
    }
    return true;
  }
};

class BySeveral : public Hardware {
  std::thread Reader, Writer;
  void opened() override { Reader = std::thread(work); }
  bool startHardware() override {
    Writer = std::thread(work);
    return true;
  }
  void stopAll() {
    Reader.join();
    Writer.join();
  }
  bool stopHardware() override {
    stopAll();
    return true;
  }
};

class Printer : public Hardware {
protected:
  bool startHardware() override { return true; }
};
class LaserPrinter final : public Printer {
  std::thread Worker;
  bool startHardware() override {
    Worker = std::thread(work);
    return Printer::startHardware();
  }
  bool stopHardware() override {
    if (Worker.joinable())
      Worker.join();
    return true;
  }
};

// Hooks that the base keeps to itself.
class Service {
public:
  virtual ~Service() {}
  void run();

private:
  virtual void onStart() = 0;
  virtual void onStop() = 0;
};
class Clock : public Service {
  std::thread Ticker;
  void onStart() override { Ticker = std::thread(work); }
  void onStop() override { Ticker.join(); }
};

class Guarded : public Hardware {
  std::thread Worker;
  bool startHardware() override {
    Worker = std::thread(work);
    return true;
  }
  bool stopHardware() override { return true; }

public:
  ~Guarded() override {
    if (Worker.joinable())
      Worker.join();
  }
};
