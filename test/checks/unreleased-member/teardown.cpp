// RUN: %check_spawn %s
// A framework calls the method of a test that cleans up before it destroys the test.
#include <thread>

void work();

namespace testing {
class Test {
public:
  virtual ~Test();

protected:
  virtual void SetUp();
  virtual void TearDown();
};
} // namespace testing

class Joins : public testing::Test {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown() override { Server.join(); }
  std::thread Server;
};

class JoinsInHelper : public testing::Test {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown() override { stop(); }
  void stop() {
    if (Server.joinable())
      Server.join();
  }
  std::thread Server;
};

// The fixture of several tests, and one with more to clean up.
class Base : public testing::Test {
protected:
  void TearDown() override;
};

class Derived : public Base {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown() override {
    Server.join();
    Base::TearDown();
  }
  std::thread Server;
};

// A base of several fixtures calls what they override.
class Frame : public testing::Test {
public:
  virtual void setup() = 0;
  virtual void teardown() = 0;
  virtual void other() {}
  void SetUp() override final { setup(); }
  void TearDown() override final { teardown(); }
};
class InFrame : public Frame {
  void setup() override { Server = std::thread(work); }
  void teardown() override { Server.join(); }
  std::thread Server;
};
class FrameElsewhere : public testing::Test {
protected:
  virtual void teardown();
  void TearDown() override;
};
class InFrameElsewhere : public FrameElsewhere {
  void SetUp() override { Server = std::thread(work); }
  void teardown() override { Server.join(); }
  std::thread Server;
};

// The base calls something else.
class InFrameByOther : public Frame {
  void setup() override { Server = std::thread(work); }
  void teardown() override {}
  void other() override { Server.join(); }
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'InFrameByOther', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-5]]:36: note: started here
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'other' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'other' in the destructor
};
class InFrameWhoseSetUpIsElsewhere : public FrameElsewhere {
  void SetUp() override {
    FrameElsewhere::SetUp();
    Server = std::thread(work);
  }
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'InFrameWhoseSetUpIsElsewhere', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-4]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
};
class InFrameByItself : public FrameElsewhere {
  void SetUp() override { Server = std::thread(work); }
  void finish() { Server.join(); }
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'InFrameByItself', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-4]]:36: note: started here
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'finish' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'finish' in the destructor
};

// Its body is out of sight.
class Elsewhere : public testing::Test {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown() override;
  std::thread Server;
};

// What cleans up does not join.
class Forgets : public testing::Test {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown() override { Done = true; }
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'Forgets', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-4]]:36: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  bool Done = false;
};

// No framework knows this class, so nobody has to call the method.
class Fixture {
public:
  virtual ~Fixture() = default;
  virtual void TearDown();
};

class OnlyNamedSo : public Fixture {
public:
  void start() { Server = std::thread(work); }
  void TearDown() override { Server.join(); }

private:
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'OnlyNamedSo', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'TearDown' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'TearDown' in the destructor
};

// The framework calls the method that it knows.
class OtherSignature : public testing::Test {
protected:
  void SetUp() override { Server = std::thread(work); }
  void TearDown(int) { Server.join(); }
  std::thread Server;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Server' is not released by the implicit destructor of 'OtherSignature', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-4]]:36: note: started here
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'TearDown' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};
