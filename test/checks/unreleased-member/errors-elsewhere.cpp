// RUN: %check_spawn %s
// An error mutes the classes and functions that have it, and no others.
#include <thread>

void work();

class Whole {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Whole', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  void start() { t = std::thread(work); }
  ~Whole() {}
};

class BrokenMethod {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  void stop() { undeclared(t); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
  ~BrokenMethod() {}
};

class Unknown;
class BrokenField {
  Unknown field;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: field has incomplete type 'Unknown' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-4]]:7: note: forward declaration of 'Unknown'
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~BrokenField() {}
};

class BrokenBase : Unknown {
// CHECK-MESSAGES: :[[@LINE-1]]:20: error: base class has incomplete type [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-14]]:7: note: forward declaration of 'Unknown'
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~BrokenBase() {}
};

// The CFG of a destructor asks for those of all fields.
class WithALocal {
  Unknown field[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: field has incomplete type 'Unknown' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-26]]:7: note: forward declaration of 'Unknown'

public:
  ~WithALocal() {
    std::thread last(work);
  }
};
template <class T> struct Server {
  T own;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: field has incomplete type 'Unknown' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE+6]]:17: note: in instantiation of template class 'Server<Unknown>' requested here
// CHECK-MESSAGES: :[[@LINE-37]]:7: note: forward declaration of 'Unknown'
  ~Server() {
    std::thread last(work);
  }
};
template struct Server<Unknown>;
struct Inner {
  Unknown field;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: field has incomplete type 'Unknown' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-46]]:7: note: forward declaration of 'Unknown'
};
void destroys_a_temporary() {
  std::thread t(work);
  Inner();
}

void elsewhere() {
  std::thread t(work);
  t.join();
}
int bad = undeclared;
// CHECK-MESSAGES: :[[@LINE-1]]:11: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
