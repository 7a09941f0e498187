// RUN: %check_spawn %s --headers libstdc++,libc++
// What a std::shared_ptr out of sight points to is kept elsewhere, too: by whom
// does the work.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

class Request {
// CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Request' is a handle of started work but is not nodiscard, so a call that drops one compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE+27]]:11: note: 'request' returns one
// CHECK-FIXES: class [[nodiscard]] Request {
public:
  ~Request();
  void start();
  void cancel();
  void join();
  void wait();
  bool done() const;
};

class Requests {
public:
  std::shared_ptr<Request> post(const std::string &url);
  std::shared_ptr<Request> postAndCall(const std::string &url, std::function<void(Request &)> then);
  std::shared_ptr<Request> kept(const std::string &url) {
    auto made = std::make_shared<Request>();
    all.push_back(made);
    made->start();
    return made;
  }
  std::unique_ptr<Request> own(const std::string &url);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'own' returns a 'Request' in a 'std::unique_ptr' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::unique_ptr<Request> own(const std::string &url);
  std::shared_ptr<std::thread> thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'thread' returns a thread in a 'std::shared_ptr' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::shared_ptr<std::thread> thread();
  Request request(const std::string &url);

private:
  std::vector<std::shared_ptr<Request>> all;
};
std::shared_ptr<Request> startRequest();
