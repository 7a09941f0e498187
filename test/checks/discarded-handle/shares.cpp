// RUN: %check_spawn %s --headers libstdc++,libc++
// What a std::shared_ptr out of sight points to is kept elsewhere, too: by whom
// does the work.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

class Request {
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
  std::shared_ptr<std::thread> thread();
  Request request(const std::string &url);

private:
  std::vector<std::shared_ptr<Request>> all;
};
std::shared_ptr<Request> startRequest();

void uses(Requests &requests) {
  requests.post("a");
  requests.postAndCall("b", [](Request &) {});
  requests.kept("c");
  startRequest();
  auto *p = &requests;
  p->post("d");
  std::make_shared<Request>();

  std::function<std::shared_ptr<Request>()> ask = startRequest;
  ask();
  std::function<void()> call = startRequest;
  call();

  // One that nobody else has.
  requests.own("e");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Request' in 'std::unique_ptr' from 'Requests::own' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  requests.request("f");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Request' from 'Requests::request' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  // A class that is known.
  requests.thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::shared_ptr' from 'Requests::thread' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
}
