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
