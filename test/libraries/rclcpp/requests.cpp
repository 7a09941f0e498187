// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of rclcpp and rclcpp_action 29; this is no header of theirs.
#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace rclcpp {
class Node {};
enum class FutureReturnCode { SUCCESS, INTERRUPTED, TIMEOUT };
namespace detail {
template <class FutureT> struct FutureAndRequestId {
  FutureT future;
  std::int64_t request_id;
  FutureAndRequestId(FutureT impl, std::int64_t req_id);
  FutureAndRequestId(FutureAndRequestId &&) noexcept = default;
  FutureAndRequestId &operator=(FutureAndRequestId &&) noexcept = default;
  ~FutureAndRequestId() = default;
  operator FutureT &();
  auto get() -> decltype(future.get());
  bool valid() const noexcept;
  void wait() const;
  template <class Rep, class Period> std::future_status wait_for(const std::chrono::duration<Rep, Period> &) const;
};
} // namespace detail
template <class ServiceT> class Client {
public:
  using SharedPtr = std::shared_ptr<Client>;
  using SharedRequest = std::shared_ptr<typename ServiceT::Request>;
  using SharedResponse = std::shared_ptr<typename ServiceT::Response>;
  using SharedFuture = std::shared_future<SharedResponse>;
  struct FutureAndRequestId : detail::FutureAndRequestId<std::future<SharedResponse>> {
    using detail::FutureAndRequestId<std::future<SharedResponse>>::FutureAndRequestId;
    SharedFuture share() noexcept;
  };
  struct SharedFutureAndRequestId : detail::FutureAndRequestId<SharedFuture> {
    using detail::FutureAndRequestId<SharedFuture>::FutureAndRequestId;
  };
  FutureAndRequestId async_send_request(SharedRequest request);
  template <class CallbackT> SharedFutureAndRequestId async_send_request(SharedRequest request, CallbackT &&cb);
  bool wait_for_service(std::chrono::nanoseconds timeout);
  bool remove_pending_request(std::int64_t request_id);
  bool remove_pending_request(const FutureAndRequestId &future);
};
class GenericClient {
public:
  using Future = std::future<std::shared_ptr<void>>;
  struct FutureAndRequestId : detail::FutureAndRequestId<Future> {
    using detail::FutureAndRequestId<Future>::FutureAndRequestId;
  };
  FutureAndRequestId async_send_request(void *request);
};
class Executor {
public:
  template <class FutureT> FutureReturnCode spin_until_future_complete(const FutureT &future, std::chrono::nanoseconds timeout = {});
};
template <class FutureT> FutureReturnCode spin_until_future_complete(std::shared_ptr<Node> node, const FutureT &future, std::chrono::nanoseconds timeout = {});
void spin(std::shared_ptr<Node> node);
} // namespace rclcpp

namespace rclcpp_action {
template <class ActionT> class ClientGoalHandle {
public:
  using SharedPtr = std::shared_ptr<ClientGoalHandle>;
};
template <class ActionT> class Client {
public:
  using GoalHandle = ClientGoalHandle<ActionT>;
  struct SendGoalOptions {
    std::function<void(typename GoalHandle::SharedPtr)> goal_response_callback;
  };
  std::shared_future<typename GoalHandle::SharedPtr> async_send_goal(const typename ActionT::Goal &goal, const SendGoalOptions &options = SendGoalOptions());
  std::shared_future<int> async_get_result(typename GoalHandle::SharedPtr handle, std::function<void(int)> callback = nullptr);
  std::shared_future<int> async_cancel_goal(typename GoalHandle::SharedPtr handle, std::function<void(int)> callback = nullptr);
  std::shared_future<int> async_cancel_all_goals(std::function<void(int)> callback = nullptr);
};
} // namespace rclcpp_action

struct AddTwoInts {
  struct Request {
    int a = 0, b = 0;
  };
  struct Response {
    int sum = 0;
  };
};
struct Fibonacci {
  struct Goal {
    int order = 0;
  };
};
using Adder = rclcpp::Client<AddTwoInts>;
using Action = rclcpp_action::Client<Fibonacci>;
using std::chrono::seconds;
std::shared_ptr<AddTwoInts::Request> request();
Adder::FutureAndRequestId send(Adder &client);
void answered(Adder::SharedFuture);
void log(int);
bool ready();

// Defects: nobody sees the answer.

void dropped(Adder::SharedPtr client) {
  client->async_send_request(request());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void only_named(Adder::SharedPtr client) {
  auto future = client->async_send_request(request());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'future' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  log(1);
}

void only_valid(Adder::SharedPtr client) {
  auto future = client->async_send_request(request());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'future' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  if (future.valid())
    log(2);
}

void in_a_loop(const std::vector<Adder::SharedPtr> &clients) {
  for (const Adder::SharedPtr &client : clients)
    client->async_send_request(request());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and look at its result
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void on_one_branch(Adder &client) {
  if (ready())
    client.async_send_request(request());
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and look at its result
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void through_a_function(Adder &client) {
  send(client);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'send' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void generic(rclcpp::GenericClient &client) {
  client.async_send_request(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'rclcpp::GenericClient::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void spins_for_nothing(Adder &client, std::shared_ptr<rclcpp::Node> node) {
  client.async_send_request(request());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  rclcpp::spin(node);
}

void collected(Adder &client) {
  std::vector<Adder::FutureAndRequestId> futures;
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the work in 'futures' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:42: note: keep the handle and look at its result
  futures.push_back(client.async_send_request(request()));
  log(3);
}

void by_a_callable(Adder &client) {
  std::function<void()> later = [&] { return client.async_send_request(request()); };
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the future from this call is discarded by 'std::function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: note: keep the handle and look at its result
  later();
}

void either(Adder &one, Adder &other) {
  ready() ? one.async_send_request(request()) : other.async_send_request(request());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep the handle and look at its result, or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-3]]:49: warning: the future from 'rclcpp::Client::async_send_request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-4]]:49: note: keep the handle and look at its result, or cast it to void if the drop is meant
}

// Correct code.

// The tutorial's client.
int tutorial(std::shared_ptr<rclcpp::Node> node, Adder::SharedPtr client) {
  while (!client->wait_for_service(seconds(1)))
    log(0);
  auto result = client->async_send_request(request());
  if (rclcpp::spin_until_future_complete(node, result) == rclcpp::FutureReturnCode::SUCCESS)
    return result.get()->sum;
  return -1;
}

// As documented: what has timed out is taken back.
int taken_back(rclcpp::Executor &executor, Adder &client) {
  auto future = client.async_send_request(request());
  if (executor.spin_until_future_complete(future, seconds(1)) == rclcpp::FutureReturnCode::TIMEOUT) {
    client.remove_pending_request(future);
    return -1;
  }
  return future.get()->sum;
}

// The answer is empty: that it has come is all.
bool acknowledged(std::shared_ptr<rclcpp::Node> node, Adder &client) {
  auto future = client.async_send_request(request());
  return rclcpp::spin_until_future_complete(node, future) == rclcpp::FutureReturnCode::SUCCESS;
}

bool acknowledged_at_once(rclcpp::Executor &executor, Adder &client) {
  return executor.spin_until_future_complete(client.async_send_request(request())) == rclcpp::FutureReturnCode::SUCCESS;
}

// The callback takes it.
void with_a_callback(Adder::SharedPtr client) {
  client->async_send_request(request(), answered);
}

void with_a_callback_and_name(Adder::SharedPtr client) {
  auto pending = client->async_send_request(request(), answered);
  log(static_cast<int>(pending.request_id));
}

// A bounded wait is one.
void waits_a_while(Adder::SharedPtr client) {
  client->async_send_request(request()).wait_for(seconds(1));
}

void waits(Adder &client) { log(client.async_send_request(request()).get()->sum); }

void meant(Adder &client) { (void)client.async_send_request(request()); }

void forgets_by_number(Adder &client) {
  auto future = client.async_send_request(request());
  client.remove_pending_request(future.request_id);
}

Adder::SharedFuture shared(Adder &client) { return client.async_send_request(request()).share(); }

Adder::FutureAndRequestId handed_on(Adder &client) { return client.async_send_request(request()); }

class Monitor {
  std::vector<Adder::FutureAndRequestId> pending;

public:
  void ask(Adder &client) { pending.push_back(client.async_send_request(request())); }
};

// The callbacks of the options take what comes of the goal.
void goal(Action &client) {
  Action::SendGoalOptions options;
  options.goal_response_callback = [](Action::GoalHandle::SharedPtr handle) { log(handle ? 1 : 0); };
  client.async_send_goal({10}, options);
}

int goal_waited_for(Action &client, std::shared_ptr<rclcpp::Node> node) {
  auto accepted = client.async_send_goal({10});
  if (rclcpp::spin_until_future_complete(node, accepted) != rclcpp::FutureReturnCode::SUCCESS)
    return -1;
  auto handle = accepted.get();
  auto result = client.async_get_result(handle);
  rclcpp::spin_until_future_complete(node, result);
  return result.get();
}

// To ask for the end is enough.
void cancelled(Action &client, Action::GoalHandle::SharedPtr handle) {
  client.async_cancel_goal(handle);
  client.async_cancel_all_goals();
}

void result_by_callback(Action &client, Action::GoalHandle::SharedPtr handle) {
  client.async_get_result(handle, log);
}
